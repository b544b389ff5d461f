// One of the instances among which is chosen.

/** What a caller says of an instance. */
export interface Instance {
  /** Unique in its fleet; consistent hashing places an instance by it. */
  readonly id: string;
  /** What a request is sent to: a URL's origin, an alias, a worker's number. @default id */
  readonly address?: string;
  /** Its part of the traffic is weight / sum of weights; 0 takes it out. @default 1 */
  readonly weight?: number;
  /** Where it runs: a zone, a NUMA node. */
  readonly locality?: string;
}

/** What a balancer knows of an instance. */
export interface InstanceStatistics {
  readonly id: string;
  readonly address: string;
  readonly weight: number;
  readonly locality: string | undefined;
  readonly state: InstanceState;
  /** Requests under way. */
  readonly active: number;
  readonly requests: number;
  readonly failures: number;
  /** Peak-sensitive moving average of the latency, in milliseconds; undefined before the first answer. */
  readonly latencyMs: number | undefined;
  readonly ejections: number;
}

/**
 * - `available`: is chosen.
 * - `unhealthy`: an active check failed.
 * - `ejected`: its own answers were too bad.
 * - `draining`: gets nothing new, and is gone when what it has is done.
 */
export type InstanceState = 'available' | 'draining' | 'ejected' | 'unhealthy';

/** How a request ended. */
export interface Outcome {
  /** @default true */
  readonly ok?: boolean;
  /** Does not count as an answer of the instance: cancelled by the caller, a hedge that lost. @default false */
  readonly cancelled?: boolean;
  /** Until the answer began, where the lease is held until it ended. @default since the lease was taken */
  readonly latencyMs?: number;
}
