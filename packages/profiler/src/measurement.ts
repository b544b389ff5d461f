// A value together with where it comes from, or the reason why there is none.

/**
 * How far a value can be trusted. `pmu`: counted by the processor. `software`: counted by the kernel (perf's software events).
 * `rusage`: the kernel's accounting of a process or thread. `clock`: a difference of two readings of a clock or of a sensor's
 * counter. `estimate`: computed from others by a formula that its `source` gives.
 */
export type Confidence = 'clock' | 'estimate' | 'pmu' | 'rusage' | 'software';

export type Unit =
  | 'bytes'
  | 'bytes/s'
  | 'celsius'
  | 'count'
  | 'flop/s'
  | 'hertz'
  | 'joules'
  | 'milliseconds'
  | 'per kilo-instruction'
  | 'ratio'
  | 'watts';

/** A number that was measured: never NaN, never infinite. */
export interface Measured {
  readonly value: number;
  readonly unit: Unit;
  readonly confidence: Confidence;
  /** The events, files or calls, and the formula where there is one. */
  readonly source: string;
  /** The share of the time that its events were on the processor's counters, where below 1: the value is scaled by it. */
  readonly counted?: number;
}

/** Why a value is not there, such as `ENOENT — this machine has no PMU`. */
export interface Unavailable {
  readonly unavailable: string;
}

export type Measurement = Measured | Unavailable;

/** By name, in the order in which they are shown. Names are lower camel case: `cycles`, `ipc`, `l1dMpki`, `pageFaults`. */
export type Metrics = Readonly<Record<string, Measurement>>;

export function isMeasured(measurement: Measurement): measurement is Measured {
  return 'value' in measurement;
}

/** The value, if there is one. */
export function numberOf(measurement: Measurement | undefined): number | undefined {
  return measurement && isMeasured(measurement) ? measurement.value : undefined;
}
