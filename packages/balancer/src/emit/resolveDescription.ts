// A description with every default, in which nothing can be taken for a proxy's own syntax.
import { isIP } from 'node:net';
import { optionError } from '../errors.ts';
import { type OutlierOptions, resolveOptions, type SlowStartOptions, type StrategyName } from '../options.ts';
import type { RetryBudgetOptions } from '../retryBudget.ts';
import {
  type Check,
  checked,
  milliseconds,
  numberFrom,
  optional,
  textLike,
  wholeNumber,
  withDefault,
} from './check.ts';
import type {
  FleetDescription,
  HealthCheckDescription,
  ListenDescription,
  RetryDescription,
} from './fleetDescription.ts';
import { type ResolvedInstance, resolveInstances } from './resolveInstances.ts';

export interface PlacedInstance extends ResolvedInstance {
  /** Takes what the local ones cannot: false of all where none is local. */
  readonly isBackup: boolean;
}

/** Undefined is off. */
export interface ResolvedDescription {
  readonly name: string;
  readonly instances: readonly PlacedInstance[];
  readonly listen: Required<ListenDescription>;
  readonly strategy: StrategyName;
  readonly choices: number;
  readonly locality: string | undefined;
  readonly localityThreshold: number | undefined;
  readonly keyHeader: string;
  readonly ringPoints: number | undefined;
  readonly tableSize: number;
  readonly healthCheck: Required<HealthCheckDescription> | undefined;
  readonly outlier: Required<OutlierOptions> | undefined;
  readonly slowStart: Required<SlowStartOptions> | undefined;
  readonly retry: { readonly attempts: number; readonly budget: Required<RetryBudgetOptions> | undefined } | undefined;
  readonly maxRequestsPerInstance: number | undefined;
  readonly maxRequests: number | undefined;
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
}

/** Throws BalancerError KINGLET_BALANCER_OPTION, KINGLET_BALANCER_INSTANCE. */
export function resolveDescription(description: FleetDescription): ResolvedDescription {
  const { choices, ...resolved } = checked<Unresolved>('description', description, checks);
  const { strategy, tableSize } = resolved;
  resolveOptions({ strategy, tableSize });
  const { length } = resolved.instances;
  const all = length <= 16 ? length : 2;
  return { ...resolved, instances: place(resolved), choices: Math.max(2, Math.min(choices ?? all, length)) };
}

type Unresolved = Omit<ResolvedDescription, 'choices' | 'instances'> & {
  readonly choices: number | undefined;
  readonly instances: readonly ResolvedInstance[];
};

function place({ instances, locality }: Pick<Unresolved, 'instances' | 'locality'>): PlacedInstance[] {
  const isLocal = (instance: ResolvedInstance) => instance.locality === locality;
  const hasLocal = locality !== undefined && instances.some((one) => one.weight > 0 && isLocal(one));
  return instances.map((instance) => ({ ...instance, isBackup: hasLocal && !isLocal(instance) }));
}

const most = 1_000_000;
const word = textLike(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/, 'a letter, then up to 62 letters, digits, _ and -');

const ipAddress: Check<string> = (path, value) => {
  // A zone (`fe80::1%eth0`) may hold anything.
  if (typeof value === 'string' && isIP(value) !== 0 && !value.includes('%')) return value;
  throw optionError(path, 'an IP address', value);
};

const listen: Check<Required<ListenDescription>> = (path, value) =>
  checked<Required<ListenDescription>>(path, value, {
    port: wholeNumber(1, 65_535),
    address: withDefault(ipAddress, '0.0.0.0'),
  });

const healthCheck: Check<Required<HealthCheckDescription>> = (path, value) =>
  checked<Required<HealthCheckDescription>>(path, value, {
    path: textLike(/^\/[A-Za-z0-9._~%/?=&:@+,-]*$/, 'a path of / and the characters of URLs'),
    intervalMs: withDefault(milliseconds, 5000),
    timeoutMs: withDefault(milliseconds, 1000),
    healthyThreshold: withDefault(wholeNumber(1, 1000), 2),
    unhealthyThreshold: withDefault(wholeNumber(1, 1000), 3),
  });

const outlier: Check<Required<OutlierOptions>> = (path, value) =>
  checked<Required<OutlierOptions>>(path, value, {
    consecutiveFailures: withDefault(wholeNumber(1, most), 5),
    successRateFactor: withDefault(numberFrom(0.001, 1000), 1.9),
    successRateVolume: withDefault(wholeNumber(1, most), 100),
    successRateInstances: withDefault(wholeNumber(2, most), 5),
    intervalMs: withDefault(milliseconds, 10_000),
    baseEjectionMs: withDefault(milliseconds, 30_000),
    maxEjectionMs: withDefault(milliseconds, 300_000),
    maxEjected: withDefault(numberFrom(0, 1), 0.1),
  });

const slowStart: Check<Required<SlowStartOptions>> = (path, value) =>
  checked<Required<SlowStartOptions>>(path, value, {
    windowMs: milliseconds,
    aggression: withDefault(numberFrom(0.001, 1000), 1),
    minimum: withDefault(numberFrom(0.001, 1), 0.1),
  });

const budget: Check<Required<RetryBudgetOptions>> = (path, value) =>
  checked<Required<RetryBudgetOptions>>(path, value, {
    ratio: withDefault(numberFrom(0, 1), 0.2),
    minPerSecond: withDefault(numberFrom(0, most), 10),
  });

const retry: Check<NonNullable<ResolvedDescription['retry']>> = (path, value) =>
  checked<{ readonly [Name in keyof Required<RetryDescription>]: NonNullable<ResolvedDescription['retry']>[Name] }>(
    path,
    value,
    { attempts: withDefault(wholeNumber(1, 100), 3), budget: optional(budget) },
  );

const checks = {
  name: withDefault(word, 'kinglet'),
  instances: resolveInstances,
  listen,
  // Which there are is checked where the balancer checks it.
  strategy: withDefault(textLike(/^/, 'a text') as Check<StrategyName>, 'least-request' as const),
  choices: optional(wholeNumber(2, most)),
  locality: optional(textLike(/^[\w.:-]{1,100}$/, 'letters, digits, . _ - :')),
  localityThreshold: optional(numberFrom(0.01, 1)),
  keyHeader: withDefault(textLike(/^[A-Za-z][A-Za-z0-9-]{0,62}$/, 'a letter, then letters, digits and -'), 'x-key'),
  ringPoints: optional(wholeNumber(1, 100_000)),
  tableSize: withDefault(wholeNumber(2, 5_000_011), 65_537),
  healthCheck: optional(healthCheck),
  outlier: optional(outlier),
  slowStart: optional(slowStart),
  retry: optional(retry),
  maxRequestsPerInstance: optional(wholeNumber(1, most)),
  maxRequests: optional(wholeNumber(1, most)),
  connectTimeoutMs: withDefault(milliseconds, 1000),
  timeoutMs: withDefault(milliseconds, 60_000),
};
