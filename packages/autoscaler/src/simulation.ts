// What a simulation is asked and what it answers.
import type { Decision, FleetState } from './decision.ts';
import type { Metrics } from './metrics.ts';
import type { Policy } from './policy.ts';

/** A pure function from what is known of a fleet to how many instances it shall have; `now` in milliseconds since the epoch. */
export type Decide = (state: FleetState, metrics: Metrics, policy: Policy, now: number) => Decision;

export interface SimulationOptions {
  /** The same seed gives the same result to the last bit. @default 1 */
  readonly seed?: number;
  /** A request that takes longer, is refused or throttled, is a miss of the objective. @default 1000 */
  readonly objectiveMs?: number;
  /** Only requests that arrive from here on are judged, in milliseconds from the trace's start. @default 0 */
  readonly fromMs?: number;
  /** How much time one point of the timeline covers. @default durationMs / 500 */
  readonly timelineMs?: number;
  /** Decides in the place of this package's `decide`. */
  readonly decide?: Decide;
}

export interface LatencySummary {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
}

/** One stretch of the timeline. */
export interface TimelinePoint {
  /** Milliseconds from the trace's start. */
  readonly atMs: number;
  readonly requests: number;
  /** Instances asked for, and of them those that serve, at its end. */
  readonly instances: number;
  readonly ready: number;
  /** Requests that wait at its end. */
  readonly queued: number;
  readonly misses: number;
}

export interface SimulationResult {
  readonly requests: number;
  /** Requests over the objective, refused or throttled. */
  readonly misses: number;
  readonly refused: number;
  readonly coldStarts: number;
  /** Of the answered requests, in milliseconds; percentiles within 0.4 %. */
  readonly latency: LatencySummary;
  /** From arrival until an instance takes a request up (Lambda: until its handler begins), of the answered ones. */
  readonly meanWaitMs: number;
  /** In dollars, at the prices of the fleet, from `fromMs` to the trace's end. */
  readonly cost: number;
  /** Containers: from the decision to the end of each. Lambda: of provisioned environments, from enabling to disabling. */
  readonly instanceHours: number;
  /** Changes of direction that were taken back within five minutes. */
  readonly flaps: number;
  readonly decisions: number;
  readonly timeline: readonly TimelinePoint[];
}
