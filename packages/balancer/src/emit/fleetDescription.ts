// What a proxy in front of a fleet shall do, whichever proxy it is.
import type { Instance } from '../instance.ts';
import type { OutlierOptions, SlowStartOptions, StrategyName } from '../options.ts';
import type { RetryBudgetOptions } from '../retryBudget.ts';

export type ProxyName = 'envoy' | 'haproxy' | 'nginx';

/** A proxy does what stands here and nothing more: what is left out is off. Times are whole milliseconds, up to a day. */
export interface FleetDescription {
  /** What the proxy calls the fleet: letters, digits, `_` and `-`. @default 'kinglet' */
  readonly name?: string;
  /**
   * Each with an `address`, or an `id` that is one: `host:port`, `[IPv6]:port`, with or without `http://`. An `id` that is none is of
   * letters, digits and `.`, `_`, `-`, `:`.
   */
  readonly instances: readonly Instance[];
  readonly listen: ListenDescription;
  /** @default 'least-request' */
  readonly strategy?: StrategyName;
  /** As in BalancerOptions. @default all up to 16 instances, 2 above */
  readonly choices?: number;
  /** Instances there are taken before others. */
  readonly locality?: string;
  /** Part of the local instances that must be available to stay local. @default what the proxy does */
  readonly localityThreshold?: number;
  /** The request's header that consistent hashing goes by. @default 'x-key' */
  readonly keyHeader?: string;
  /** Points on the ring for an instance of weight 1. @default what the proxy does */
  readonly ringPoints?: number;
  /** Entries of Maglev's table, a prime up to 5 000 011. @default 65 537 */
  readonly tableSize?: number;
  readonly healthCheck?: HealthCheckDescription;
  readonly outlier?: OutlierOptions;
  readonly slowStart?: SlowStartOptions;
  readonly retry?: RetryDescription;
  /** Requests at once to one instance. */
  readonly maxRequestsPerInstance?: number;
  /** Requests at once to all of them; more are answered with 503. */
  readonly maxRequests?: number;
  /** Until an instance has taken a connection. @default 1000 */
  readonly connectTimeoutMs?: number;
  /** Until an instance has answered, for each attempt. @default 60 000 */
  readonly timeoutMs?: number;
}

export interface ListenDescription {
  readonly port: number;
  /** An IP address of this machine. @default '0.0.0.0' */
  readonly address?: string;
}

/** Healthy is an answer of 200 to GET. */
export interface HealthCheckDescription {
  /** Begins with `/`. */
  readonly path: string;
  /** @default 5000 */
  readonly intervalMs?: number;
  /** @default 1000 */
  readonly timeoutMs?: number;
  /** @default 2 */
  readonly healthyThreshold?: number;
  /** @default 3 */
  readonly unhealthyThreshold?: number;
}

/** Of idempotent methods after a failure, an answer too late or of 502, 503, 504; of all where nothing was sent. */
export interface RetryDescription {
  /** Times that a request is sent at most. @default 3 */
  readonly attempts?: number;
  readonly budget?: RetryBudgetOptions;
}
