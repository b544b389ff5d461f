// A process that handles events of some tens of microseconds, bare or in a profiler that is off, and prints the nanoseconds of CPU time
// an event.
import { createProfiler } from '@kinglet/profiler';

const [kind, events] = [process.argv[2], Number(process.argv[3])];
const off = createProfiler({ enabled: false });
const profiled = off.profileFunction(event);
const handle = kind === 'off' ? () => off.context('event', profiled) : () => event();
nanoseconds(events / 10);
console.log(nanoseconds(events));

function nanoseconds(times: number): number {
  const before = process.cpuUsage();
  let sum = 0;
  for (let i = 0; i < times; i++) sum += handle();
  const { user, system } = process.cpuUsage(before);
  if (!(sum > times)) throw new Error(`Expected sums of square roots, found ${sum}`);
  return (1000 * (user + system)) / times;
}

/** Without garbage, whose collection would drown what is looked for. */
function event(): number {
  let sum = 0;
  for (let i = 1; i <= 20_000; i++) sum += Math.sqrt(i);
  return sum;
}
