// How a balancer chooses, and what it does about bad instances.
import { optionError } from './errors.ts';
import type { Instance } from './instance.ts';

/** - `least-request`, `peak-ewma`: the cheapest of some, by requests under way or by latency times those; see `choices`. */
export type StrategyName = 'least-request' | 'maglev' | 'peak-ewma' | 'random' | 'ring-hash' | 'round-robin';

/** Ejection of instances by their own answers, after Envoy's outlier detection. */
export interface OutlierOptions {
  /** Failures one after another that eject. @default 5 */
  readonly consecutiveFailures?: number;
  /** Ejects below mean − factor · deviation of the fleet's success rates, in an interval. @default 1.9 */
  readonly successRateFactor?: number;
  /** Requests in an interval below which a rate says nothing. @default 100 */
  readonly successRateVolume?: number;
  /** Instances with so many requests below which the rates are not compared. @default 5 */
  readonly successRateInstances?: number;
  /** @default 10 000 */
  readonly intervalMs?: number;
  /** Times the ejections one after another. @default 30 000 */
  readonly baseEjectionMs?: number;
  /** @default 300 000 */
  readonly maxEjectionMs?: number;
  /** Of the fleet, at most this part is ejected at once, but always one may be. @default 0.1 */
  readonly maxEjected?: number;
}

/** Weight of an instance that comes (back): weight · max(minimum, (t / window)^(1 / aggression)). */
export interface SlowStartOptions {
  readonly windowMs: number;
  /** @default 1 */
  readonly aggression?: number;
  /** @default 0.1 */
  readonly minimum?: number;
}

export interface BalancerOptions {
  readonly instances?: readonly Instance[];
  /** @default 'peak-ewma' */
  readonly strategy?: StrategyName;
  /**
   * Among how many the cheapest is sought: 2 is the power of two choices, right for many clients and stale knowledge;
   * all of them is right for one client and few instances. @default all up to 16 instances, 2 above
   */
  readonly choices?: number;
  /** How fast a latency is forgotten. @default 10 000 */
  readonly decayMs?: number;
  /** Instances there are taken before others, while enough of them are available. */
  readonly locality?: string;
  /** Part of the local instances that must be available to stay local. @default 0.7 */
  readonly localityThreshold?: number;
  /** Points on the ring for an instance of weight 1. @default 160 */
  readonly ringPoints?: number;
  /** Entries of Maglev's table, a prime. @default 65 537 */
  readonly tableSize?: number;
  /** @default those of OutlierOptions */
  readonly outlier?: OutlierOptions | false;
  readonly slowStart?: SlowStartOptions;
  /** Requests at once to one instance, above which it is full. @default unbounded */
  readonly maxRequestsPerInstance?: number;
  /** Milliseconds, never going back. @default performance.now */
  readonly now?: () => number;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
}

export interface ResolvedOptions {
  readonly strategy: StrategyName;
  readonly choices: number | undefined;
  readonly decayMs: number;
  readonly locality: string | undefined;
  readonly localityThreshold: number;
  readonly ringPoints: number;
  readonly tableSize: number;
  readonly outlier: Required<OutlierOptions> | undefined;
  readonly slowStart: Required<SlowStartOptions> | undefined;
  readonly maxRequestsPerInstance: number;
  readonly now: () => number;
  readonly random: () => number;
}

/** Of all strategies. */
export const strategyNames: readonly StrategyName[] = [
  'least-request',
  'maglev',
  'peak-ewma',
  'random',
  'ring-hash',
  'round-robin',
];

/** With every default; throws BalancerError KINGLET_BALANCER_OPTION. */
export function resolveOptions(options: BalancerOptions): ResolvedOptions {
  const { strategy = 'peak-ewma', choices, locality, tableSize = 65_537 } = options;
  if (!strategyNames.includes(strategy)) throw optionError('strategy', `one of ${strategyNames.join(', ')}`, strategy);
  if (!isPrime(tableSize)) throw optionError('tableSize', 'a prime from 2 to 5 000 011', tableSize);
  return {
    strategy,
    choices: choices === undefined ? undefined : count('choices', choices, 2),
    decayMs: positive('decayMs', options.decayMs ?? 10_000),
    locality,
    localityThreshold: part('localityThreshold', options.localityThreshold ?? 0.7),
    ringPoints: count('ringPoints', options.ringPoints ?? 160, 1),
    tableSize,
    outlier: options.outlier === false ? undefined : resolveOutlier(options.outlier ?? {}),
    slowStart: options.slowStart && resolveSlowStart(options.slowStart),
    maxRequestsPerInstance: positive(
      'maxRequestsPerInstance',
      options.maxRequestsPerInstance ?? Number.POSITIVE_INFINITY,
    ),
    now: options.now ?? (() => performance.now()),
    random: options.random ?? Math.random,
  };
}

function resolveOutlier(given: OutlierOptions): Required<OutlierOptions> {
  return {
    consecutiveFailures: count('outlier.consecutiveFailures', given.consecutiveFailures ?? 5, 1),
    successRateFactor: positive('outlier.successRateFactor', given.successRateFactor ?? 1.9),
    successRateVolume: count('outlier.successRateVolume', given.successRateVolume ?? 100, 1),
    successRateInstances: count('outlier.successRateInstances', given.successRateInstances ?? 5, 2),
    intervalMs: positive('outlier.intervalMs', given.intervalMs ?? 10_000),
    baseEjectionMs: positive('outlier.baseEjectionMs', given.baseEjectionMs ?? 30_000),
    maxEjectionMs: positive('outlier.maxEjectionMs', given.maxEjectionMs ?? 300_000),
    maxEjected: part('outlier.maxEjected', given.maxEjected ?? 0.1),
  };
}

function resolveSlowStart(given: SlowStartOptions): Required<SlowStartOptions> {
  return {
    windowMs: positive('slowStart.windowMs', given.windowMs),
    aggression: positive('slowStart.aggression', given.aggression ?? 1),
    minimum: part('slowStart.minimum', positive('slowStart.minimum', given.minimum ?? 0.1)),
  };
}

function positive(what: string, value: number): number {
  if (value > 0) return value;
  throw optionError(what, 'a number above 0', value);
}

function part(what: string, value: number): number {
  if (value >= 0 && value <= 1) return value;
  throw optionError(what, 'a number from 0 to 1', value);
}

function count(what: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw optionError(what, `a whole number from ${least}`, value);
}

function isPrime(value: number): boolean {
  if (!Number.isInteger(value) || value < 2 || value > 5_000_011) return false;
  for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false;
  return true;
}
