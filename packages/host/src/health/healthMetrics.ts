// What is watched, and in which units.
import type { Reading } from '../reading.ts';

/** The machine's, unless it says otherwise. Rates and shares are of the time since the sample before. */
export interface HealthValues {
  /** Threads that run or wait to, over a minute, for each processor. */
  readonly load: Reading<number>;
  /** Share of memory that cannot be had without swapping: of the cgroup's limit where there is one. */
  readonly memoryUse: Reading<number>;
  /** Shares of time in which some thread waited for it: PSI's `some`. */
  readonly cpuPressure: Reading<number>;
  readonly memoryPressure: Reading<number>;
  readonly ioPressure: Reading<number>;
  /** 1 if a processor was slowed down for heat, else 0. */
  readonly throttling: Reading<number>;
  /** A second. */
  readonly pageFaults: Reading<number>;
  /** A second: those that waited for a disk. */
  readonly majorPageFaults: Reading<number>;
  /** Share of the processors' time that the hypervisor gave to others. */
  readonly steal: Reading<number>;
  /** Milliseconds that this process's event loop was late at most, in the last two intervals. */
  readonly eventLoopDelay: Reading<number>;
}

export type HealthMetric = keyof HealthValues;

export interface HealthSample extends HealthValues {
  /** Milliseconds of the watch's clock. */
  readonly time: number;
}

export const healthMetrics: readonly HealthMetric[] = [
  'load',
  'memoryUse',
  'cpuPressure',
  'memoryPressure',
  'ioPressure',
  'throttling',
  'pageFaults',
  'majorPageFaults',
  'steal',
  'eventLoopDelay',
];
