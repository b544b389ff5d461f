// What comes of a profile.
import type { ProfileReport } from '@kinglet/profiler';

export interface Profiled {
  readonly report: ProfileReport;
  /** Events that were not answered. */
  readonly failures: number;
}
