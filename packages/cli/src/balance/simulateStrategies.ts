// The same requests under several strategies, where some servers are slower than the others.
import type { SimulationResult, StrategyName } from '@kinglet/balancer';
import { usageError } from '../cliError.ts';
import { suggestion } from '../nearest.ts';
import type { BalancerPackage } from './balancerPackage.ts';

export interface BalancedFleet {
  readonly instances: number;
  readonly slow: SlowServers;
  /** Mean time of a request on a server that is not slow. */
  readonly serviceMs: number;
  /** Of the capacity of all servers together. */
  readonly load: number;
  readonly requests: number;
  readonly seed: number;
}

export interface SlowServers {
  readonly count: number;
  /** How many times slower. */
  readonly factor: number;
}

export interface SimulatedStrategy extends Omit<SimulationResult, 'requests'> {
  readonly strategy: StrategyName;
  /** Part of the requests that the slow servers got. */
  readonly slowShare: number;
}

export const strategyNames: readonly StrategyName[] = [
  'peak-ewma',
  'least-request',
  'random',
  'round-robin',
  'ring-hash',
  'maglev',
];

/** @throws BalancerError `KINGLET_BALANCER_OPTION` for a strategy or a fleet that cannot be */
export function simulateStrategies(
  { simulate }: BalancerPackage,
  strategies: readonly StrategyName[],
  { instances, slow, serviceMs, ...traffic }: BalancedFleet,
  choices: number | undefined,
): SimulatedStrategy[] {
  const times = Array.from({ length: instances }, (_, at) => serviceMs * (at < slow.count ? slow.factor : 1));
  return strategies.map((strategy) => {
    const balancer = { strategy, ...(choices === undefined ? {} : { choices }) };
    const { requests, ...latency } = simulate({ balancer, serviceMs: times, ...traffic });
    const slowRequests = requests.slice(0, slow.count).reduce((sum, count) => sum + count, 0);
    return { strategy, ...latency, slowShare: slowRequests / traffic.requests };
  });
}

/** Of `1x3`: one server, three times slower. @throws {CliError} `KINGLET_CLI_USAGE` for more servers than there are */
export function slowServers(words: string, instances: number): SlowServers {
  const [count, factor] = words.split('x').map(Number) as [number, number];
  if (count <= instances && factor > 0) return { count, factor };
  throw usageError(`Expected --slow to be of up to ${instances} servers, slower by a factor above 0, got ${words}`);
}

/** @throws {CliError} `KINGLET_CLI_USAGE` for a name that is none */
export function namedStrategies(words: string): StrategyName[] {
  return words.split(',').map((word) => {
    const name = strategyNames.find((one) => one === word.trim());
    if (name) return name;
    const hint = suggestion(word, strategyNames);
    throw usageError(`Expected --strategies to be some of ${strategyNames.join(', ')}, got ${word}${hint}`);
  });
}
