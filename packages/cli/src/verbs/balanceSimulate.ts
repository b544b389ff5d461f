// kinglet balance simulate
import { balancerPackage } from '../balance/balancerPackage.ts';
import { renderStrategies } from '../balance/renderStrategies.ts';
import { namedStrategies, simulateStrategies, slowServers, strategyNames } from '../balance/simulateStrategies.ts';
import { number, text } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const balanceSimulate: Verb = defineVerb({
  options: {
    instances: number('how many servers', { min: 1, max: 10_000, fallback: 16 }),
    slow: text('how many of them are slower, and how many times', {
      value: 'countxtimes',
      pattern: /^\d+x\d+(?:\.\d+)?$/,
      form: 'servers and times: 1x3',
      fallback: '1x3',
    }),
    load: number('part of what all servers together can take', { min: 0.01, max: 2, isWhole: false, fallback: 0.7 }),
    'service-ms': number('mean time of a request on a server that is not slow, exponential', {
      min: 0.001,
      max: 86_400_000,
      isWhole: false,
      fallback: 20,
    }),
    strategies: text(`some of ${strategyNames.join(', ')}`, { value: 'names', fallback: strategyNames.join(',') }),
    choices: number('among how many the cheapest is sought; without it all up to 16 servers, 2 above', {
      min: 2,
      max: 10_000,
    }),
    requests: number('Poisson arrivals; the first tenth is not counted', {
      min: 1000,
      max: 5_000_000,
      fallback: 200_000,
    }),
    seed: number('of all that is random', { min: 0, max: 2 ** 31 - 1, fallback: 1 }),
  },
  examples: [
    ['kinglet balance simulate', 'each strategy where one of 16 servers is three times slower'],
    [
      'kinglet balance simulate --slow 2x10 --load 0.5 --strategies peak-ewma,round-robin',
      'two of them, on another fleet',
    ],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(_, values) {
    const { instances, load, requests, seed, choices } = values;
    const strategies = namedStrategies(values.strategies);
    const slow = slowServers(values.slow, instances);
    const fleet = { instances, slow, serviceMs: values['service-ms'], load, requests, seed };
    const runs = simulateStrategies(await balancerPackage(), strategies, fleet, choices);
    return { data: { ...fleet, runs }, text: renderStrategies(fleet, runs) };
  },
});
