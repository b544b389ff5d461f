// What serves the traffic in a simulation.

/** How long an instance works at a request, in milliseconds. */
export type ServiceTime =
  | { readonly kind: 'constant'; readonly meanMs: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  /** Of a median, with the standard deviation of the logarithm. */
  | { readonly kind: 'lognormal'; readonly medianMs: number; readonly sigma: number };

/** Instances of ECS, Kubernetes and the like: they take a while to start, have so many slots, and share one queue. */
export interface ContainerFleet {
  readonly kind: 'containers';
  readonly service: ServiceTime;
  /** Requests that one instance works at at once. @default 1 */
  readonly concurrency?: number;
  /** From the decision until it serves. @default 30 000 */
  readonly startMs?: number;
  /** Requests that wait at most; those beyond are refused and count as missed. @default unbounded */
  readonly queueLimit?: number;
  /** What an instance costs from the decision to its end. @default 0.04 */
  readonly pricePerHour?: number;
  /** Instances at the start, all serving. @default the policy's min, or 1 */
  readonly instances?: number;
  /** Part of its memory that an instance uses with no slot busy and with all of them. @default none: `memory` is a missing metric */
  readonly memory?: { readonly idle: number; readonly busy: number };
}

/** A Lambda function: an environment for each request at once, provisioned ones by the policy, the others on demand with a cold start. */
export interface LambdaFleet {
  readonly kind: 'lambda';
  readonly service: ServiceTime;
  /** @default 'arm64' */
  readonly architecture?: 'arm64' | 'x64';
  /** @default 1024 */
  readonly memoryMiB?: number;
  /** Cold start: what a new environment takes before the handler. @default 200 */
  readonly initMs?: number;
  /** How long an idle environment is kept. @default 600 000 */
  readonly idleMs?: number;
  /** Environments at once in the account; beyond them requests are throttled and count as missed. @default 1000 */
  readonly concurrencyLimit?: number;
  /** New environments per 10 seconds. @default 1000 */
  readonly scalingRate?: number;
  /** How long provisioned concurrency takes until it serves. @default 60 000 */
  readonly provisionMs?: number;
  /** Provisioned environments at the start. @default 0 */
  readonly instances?: number;
}

export type Fleet = ContainerFleet | LambdaFleet;
