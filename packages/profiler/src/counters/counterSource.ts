// What spans count with, whatever it is that is counted.
import type { Metrics } from '../measurement.ts';

/** Running totals that are read at both ends of a span. */
export interface CounterSource {
  /** How many numbers a reading has. */
  readonly width: number;
  /**
   * Writes the totals since it was opened into `into[at]` and the `width - 1` behind it, without allocating: two calls are
   * part of every span.
   */
  read(into: Float64Array, at: number): void;
  /**
   * What the difference of two readings says; or the sum of such differences, of spans that were added up. Every metric that
   * this source knows is there, measured or with the reason why not.
   *
   * @param difference of `width` numbers
   * @param milliseconds of wall-clock time between them
   */
  explain(difference: Float64Array, milliseconds: number): Metrics;
  /** A second time does nothing. Reading afterwards throws KINGLET_PROFILER_STATE. */
  close(): void;
}
