// How values are made, so that none is NaN or infinite.
import type { Confidence, Measurement, Unavailable, Unit } from '../measurement.ts';

/** What is told with a value. */
export interface Origin {
  readonly unit: Unit;
  readonly confidence: Confidence;
  readonly source: string;
  /** The share of the time that the events were on the processor's counters. @default 1 */
  readonly counted?: number;
}

/** The value, or why there is none if it is no number. */
export function measured(value: number, { unit, confidence, source, counted = 1 }: Origin): Measurement {
  if (!Number.isFinite(value)) return unavailable(`${source}: what was read gives no number`);
  return { value, unit, confidence, source, ...(counted < 1 ? { counted } : {}) };
}

/** A total or a count: what only grows. */
export function measuredTotal(value: number, origin: Origin): Measurement {
  return value < 0 ? unavailable(`${origin.source}: it went backwards`) : measured(value, origin);
}

export function unavailable(reason: string): Unavailable {
  return { unavailable: reason };
}
