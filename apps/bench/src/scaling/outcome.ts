// Who is better in a duel of two quantities that should both be low.

/** What is compared; both should be low. */
export interface Weighed {
  readonly cost: number;
  readonly misses: number;
}

/** `trade-off`: better in one, worse in the other. */
export type Outcome = 'dominated' | 'dominates' | 'equal' | 'trade-off';

/** One dominates another when it is nowhere worse and somewhere better. */
export function outcomeOf(own: Weighed, other: Weighed): Outcome {
  const isNeverWorse = own.cost <= other.cost && own.misses <= other.misses;
  const isNeverBetter = own.cost >= other.cost && own.misses >= other.misses;
  if (isNeverWorse && isNeverBetter) return 'equal';
  if (isNeverWorse) return 'dominates';
  return isNeverBetter ? 'dominated' : 'trade-off';
}

/** Whether two cost the same, within 2 %. */
export function isEqualCost(own: Weighed, other: Weighed): boolean {
  return own.cost >= 0.98 * other.cost && own.cost <= 1.02 * other.cost;
}
