// A value that is computed from counts.
import type { Unit } from '../measurement.ts';
import type { Count } from './cores/coreEvents.ts';

/** A reason where there is no value. */
export type Computed = number | string;

export type Counts = Readonly<Partial<Record<Count, number>>>;

export interface Surroundings {
  /** Of wall-clock time. */
  readonly milliseconds: number;
  /** That the threads ran. */
  readonly ranNanoseconds: number;
  /** Of a vector of SVE. */
  readonly vectorBytes: number | undefined;
  /** Whether the kernel's work for the threads was counted too. */
  readonly isKernelCounted: boolean;
}

export interface PmuMetric {
  readonly name: string;
  readonly unit: Unit;
  /** All on the counters together. */
  readonly needs: readonly Count[];
  readonly isEstimate?: true;
  /** What of the counts: `of` gives the label of each. */
  readonly formula: (of: (count: Count) => string) => string;
  /** Counts are scaled to the whole time. */
  readonly compute: (counts: Required<Counts>, surroundings: Surroundings) => Computed;
}

export function ratio(name: string, part: Count, whole: Count, note?: string): PmuMetric {
  return {
    name,
    unit: 'ratio',
    needs: [part, whole],
    formula: (of) => `${of(part)} / ${of(whole)}${note ? `, ${note}` : ''}`,
    compute: (counts) => divided(counts[part], counts[whole]),
  };
}

export function divided(part: number, whole: number): Computed {
  return whole > 0 ? part / whole : 'what it would be divided by is 0: nothing was counted';
}
