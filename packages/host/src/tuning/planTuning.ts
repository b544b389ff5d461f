// From advice to writes.
import type { Advice, TuningWrite } from './advice.ts';

/** Writes in the order in which they are made; each path once. */
export interface TuningPlan {
  readonly writes: readonly TuningWrite[];
}

/** The writes that make every value what is advised; none for values that are unknown, right, or only reported. */
export function planTuning(advice: readonly Advice[]): TuningPlan {
  const writes = advice.flatMap((each) => (each.mayWrite ? each.writes : []));
  return { writes: writes.map(({ path, from, to }) => ({ path, from, to })) };
}
