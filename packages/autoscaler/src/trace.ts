// Traffic that can be replayed.

/** Requests one by one, or how many there were in each interval; the latter become requests by a Poisson process of a seed. */
export type Arrivals =
  | {
      readonly kind: 'times';
      /** Milliseconds from the trace's start, ascending, below its duration. */
      readonly timesMs: Float64Array;
      /** How long an instance works at each, in milliseconds. @default the fleet's service times */
      readonly serviceMs?: Float64Array;
    }
  | {
      readonly kind: 'rates';
      readonly intervalMs: number;
      /** Requests per second in each interval, the first from the start on; after the last there are none. */
      readonly perSecond: Float64Array;
    };

export interface Trace {
  readonly name: string;
  readonly durationMs: number;
  /** When it began, in milliseconds since the epoch: seasons count from there. @default 0 */
  readonly startMs?: number;
  readonly arrivals: Arrivals;
}
