// The cheapest choice of precisions whose measured loss is within a budget.

/** A precision that a layer may have. */
export interface Candidate<Choice> {
  readonly choice: Choice;
  /** Bytes or nanoseconds: it orders choices, and is taken to add up. */
  readonly cost: number;
  /** The error that this choice alone causes: it orders choices, and is taken to add up. */
  readonly error: number;
}

/** Choices for all layers that were measured. */
export interface MeasuredChoice {
  /** The index of each layer's candidate. */
  readonly picks: readonly number[];
  readonly cost: number;
  readonly loss: number;
}

/** Gives what a choice costs and loses; is asked once for each. */
export type Measure = (picks: readonly number[]) => Pick<MeasuredChoice, 'cost' | 'loss'>;

export interface PrecisionSearch {
  /** What no other measured choice is both cheaper and better than, the cheapest first: the first within the budget is the best. */
  readonly front: readonly MeasuredChoice[];
  /** All that were measured, the cheapest first. */
  readonly measured: readonly MeasuredChoice[];
  /** What the search had no need to measure, the cheapest first; each is measured when it is taken. */
  readonly others: Iterable<MeasuredChoice>;
}

/**
 * Walks along the lower hull of costs and summed errors (a Lagrangian: each layer takes the candidate with the least
 * cost + λ error), measures what lies on it by bisection, then gives single layers cheaper candidates as long as the
 * measured loss allows. Deterministic for what `measure` gives.
 */
export function searchPrecisions<Choice>(
  layers: readonly (readonly Candidate<Choice>[])[],
  budget: number,
  measure: Measure,
): PrecisionSearch {
  const search = new Search(layers, budget, measure);
  const hull = hullOf(layers);
  const first = search.bisect(hull);
  if (first) search.shrink(first);
  const measured = search.measured();
  return {
    front: frontOf(measured),
    measured: measured.toSorted((a, b) => a.cost - b.cost || a.loss - b.loss),
    others: search.others(hull),
  };
}

/** The most choices that a search measures, `others` with them: points of the hull, and steps from one of them. */
export function mostMeasured(layers: readonly (readonly unknown[])[]): number {
  return 1 + 2 * layers.reduce((sum, candidates) => sum + candidates.length - 1, 0);
}

class Search<Choice> {
  readonly #layers: readonly (readonly Candidate<Choice>[])[];
  readonly #budget: number;
  readonly #measure: Measure;
  readonly #known = new Map<string, MeasuredChoice>();

  constructor(layers: readonly (readonly Candidate<Choice>[])[], budget: number, measure: Measure) {
    this.#layers = layers;
    this.#budget = budget;
    this.#measure = measure;
  }

  measured(): MeasuredChoice[] {
    return [...this.#known.values()];
  }

  /** The cheapest point of the hull within the budget, where a dearer one loses less. */
  bisect(hull: readonly (readonly number[])[]): MeasuredChoice | undefined {
    let [low, high] = [0, hull.length - 1];
    let found: MeasuredChoice | undefined;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const point = this.#at(hull[middle]!);
      if (point.loss <= this.#budget) {
        found = point;
        high = middle - 1;
      } else low = middle + 1;
    }
    return found;
  }

  /**
   * One layer at a time to a cheaper candidate, what saves most first. What lost too much is not tried again, since it is
   * taken to lose more beside layers that are cheaper by then: each candidate is measured at most once.
   */
  shrink(start: MeasuredChoice): void {
    const refused = new Set<string>();
    for (let current: MeasuredChoice | undefined = start; current; ) current = this.#cheaperThan(current, refused);
  }

  /** Points of the hull. */
  *others(hull: readonly (readonly number[])[]): Generator<MeasuredChoice> {
    for (const picks of hull) if (!this.#known.has(picks.join())) yield this.#at(picks);
  }

  /** Adds to `refused` what loses too much. */
  #cheaperThan({ picks }: MeasuredChoice, refused: Set<string>): MeasuredChoice | undefined {
    const steps = this.#layers.flatMap((candidates, layer) =>
      candidates.flatMap(({ cost }, pick) => {
        const saved = candidates[picks[layer]!]!.cost - cost;
        return saved > 0 && !refused.has(`${layer} ${pick}`) ? [{ layer, pick, saved }] : [];
      }),
    );
    for (const { layer, pick } of steps.sort((a, b) => b.saved - a.saved)) {
      const point = this.#at(picks.with(layer, pick));
      if (point.loss <= this.#budget) return point;
      refused.add(`${layer} ${pick}`);
    }
    return undefined;
  }

  #at(picks: readonly number[]): MeasuredChoice {
    const key = picks.join();
    const known = this.#known.get(key);
    if (known) return known;
    const { cost, loss } = this.#measure(picks);
    const point = { picks, cost, loss: Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss };
    this.#known.set(key, point);
    return point;
  }
}

/** The points of the lower hull, the cheapest first: at each λ where a layer changes its candidate. */
function hullOf<Choice>(layers: readonly (readonly Candidate<Choice>[])[]): (readonly number[])[] {
  const steps = layers.flatMap((candidates, layer) => stepsOf(candidates).map((step) => ({ ...step, layer })));
  const picks = layers.map((candidates) => stepsOf(candidates)[0]?.from ?? cheapestOf(candidates));
  const points = [[...picks]];
  for (const { layer, to } of steps.sort((a, b) => b.gain - a.gain)) {
    picks[layer] = to;
    points.push([...picks]);
  }
  return points;
}

interface Step {
  readonly from: number;
  readonly to: number;
  /** Error taken away by each unit of cost. */
  readonly gain: number;
}

/** From a layer's cheapest candidate along its hull, the steepest first. */
function stepsOf<Choice>(candidates: readonly Candidate<Choice>[]): Step[] {
  const steps: Step[] = [];
  for (let from = cheapestOf(candidates); ; from = steps.at(-1)!.to) {
    const next = candidates
      .map((candidate, to) => ({ from, to, gain: gainOf(candidates[from]!, candidate) }))
      .filter(({ to, gain }) => candidates[to]!.cost > candidates[from]!.cost && gain > 0)
      .sort((a, b) => b.gain - a.gain)[0];
    if (!next) return steps;
    steps.push(next);
  }
}

function gainOf(from: Candidate<unknown>, to: Candidate<unknown>): number {
  return (from.error - to.error) / (to.cost - from.cost);
}

/** Of those that cost least the one with the least error. */
function cheapestOf(candidates: readonly Candidate<unknown>[]): number {
  let best = 0;
  for (const [i, { cost, error }] of candidates.entries()) {
    const { cost: least, error: own } = candidates[best]!;
    if (cost < least || (cost === least && error < own)) best = i;
  }
  return best;
}

function frontOf(points: readonly MeasuredChoice[]): MeasuredChoice[] {
  const ordered = points.toSorted((a, b) => a.cost - b.cost || a.loss - b.loss);
  let least = Number.POSITIVE_INFINITY;
  return ordered.filter(({ loss }) => {
    const isBetter = loss < least;
    least = Math.min(least, loss);
    return isBetter;
  });
}
