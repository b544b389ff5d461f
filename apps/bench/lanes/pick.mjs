// Nanoseconds of CPU that a choice takes, in a process of its own, as a caller has one balancer: what other strategies
// taught the compiler is not measured. Arguments: strategy, instances, rounds.
import { measurePick } from '../src/scaling/balancerPick.ts';

const [strategy, instances, rounds] = process.argv.slice(2);
console.log(measurePick(strategy, Number(instances), Number(rounds)));
