// The smallest choice of precisions whose measured loss is within a budget.

/** A precision that a layer may have. */
export interface Candidate<Choice> {
  readonly choice: Choice;
  /** Of the layer's weights, with scales. */
  readonly bytes: number;
  /** The error that this choice alone causes: it orders choices, and is taken to add up. */
  readonly error: number;
}

/** Choices for all layers that were measured. */
export interface MeasuredChoice {
  /** The index of each layer's candidate. */
  readonly picks: readonly number[];
  readonly bytes: number;
  readonly loss: number;
}

export interface PrecisionSearch {
  /** The smallest that is within the budget; undefined if none is. */
  readonly best: MeasuredChoice | undefined;
  /** What no other measured choice is both smaller and better than, the smallest first. */
  readonly front: readonly MeasuredChoice[];
  /** All that were measured, the smallest first. */
  readonly measured: readonly MeasuredChoice[];
}

/**
 * Walks along the lower hull of bytes and summed errors (a Lagrangian: each layer takes the candidate with the least
 * bytes + λ error), measures what lies on it by bisection, then gives single layers smaller candidates as long as the
 * measured loss allows. `measure` is asked once for each choice. Deterministic.
 */
export function searchPrecisions<Choice>(
  layers: readonly (readonly Candidate<Choice>[])[],
  budget: number,
  measure: (picks: readonly number[]) => number,
): PrecisionSearch {
  const search = new Search(layers, budget, measure);
  const hull = hullOf(layers);
  const first = search.bisect(hull);
  if (first) search.shrink(first);
  const measured = search.measured();
  return {
    best: smallest(measured.filter(({ loss }) => loss <= budget)),
    front: frontOf(measured),
    measured: measured.toSorted((a, b) => a.bytes - b.bytes || a.loss - b.loss),
  };
}

class Search<Choice> {
  readonly #layers: readonly (readonly Candidate<Choice>[])[];
  readonly #budget: number;
  readonly #measure: (picks: readonly number[]) => number;
  readonly #known = new Map<string, MeasuredChoice>();

  constructor(
    layers: readonly (readonly Candidate<Choice>[])[],
    budget: number,
    measure: (picks: readonly number[]) => number,
  ) {
    this.#layers = layers;
    this.#budget = budget;
    this.#measure = measure;
  }

  measured(): MeasuredChoice[] {
    return [...this.#known.values()];
  }

  /** The smallest point of the hull within the budget, where a larger one loses less. */
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

  /** One layer at a time to a smaller candidate, what saves most first, until nothing is allowed any more. */
  shrink(start: MeasuredChoice): void {
    let current = start;
    for (let next: MeasuredChoice | undefined = start; next; current = next ?? current) {
      next = this.#smallerThan(current);
      if (!next) return;
    }
  }

  #smallerThan({ picks }: MeasuredChoice): MeasuredChoice | undefined {
    const steps = this.#layers.flatMap((candidates, layer) =>
      candidates.flatMap(({ bytes }, pick) => {
        const saved = candidates[picks[layer]!]!.bytes - bytes;
        return saved > 0 ? [{ layer, pick, saved }] : [];
      }),
    );
    for (const { layer, pick } of steps.sort((a, b) => b.saved - a.saved)) {
      const point = this.#at(picks.with(layer, pick));
      if (point.loss <= this.#budget) return point;
    }
    return undefined;
  }

  #at(picks: readonly number[]): MeasuredChoice {
    const key = picks.join();
    const known = this.#known.get(key);
    if (known) return known;
    const bytes = picks.reduce((sum, pick, layer) => sum + this.#layers[layer]![pick]!.bytes, 0);
    const measured = this.#measure(picks);
    const point = { picks, bytes, loss: Number.isNaN(measured) ? Number.POSITIVE_INFINITY : measured };
    this.#known.set(key, point);
    return point;
  }
}

/** The points of the lower hull, the smallest first: at each λ where a layer changes its candidate. */
function hullOf<Choice>(layers: readonly (readonly Candidate<Choice>[])[]): (readonly number[])[] {
  const steps = layers.flatMap((candidates, layer) => stepsOf(candidates).map((step) => ({ ...step, layer })));
  const picks = layers.map((candidates) => smallestOf(candidates));
  const points = [[...picks]];
  for (const { layer, to } of steps.sort((a, b) => b.gain - a.gain)) {
    picks[layer] = to;
    points.push([...picks]);
  }
  return points;
}

interface Step {
  readonly to: number;
  /** Error taken away by each byte. */
  readonly gain: number;
}

/** From a layer's smallest candidate along its hull, the steepest first. */
function stepsOf<Choice>(candidates: readonly Candidate<Choice>[]): Step[] {
  const steps: Step[] = [];
  for (let from = smallestOf(candidates); ; from = steps.at(-1)!.to) {
    const next = candidates
      .map((candidate, to) => ({ to, gain: gainOf(candidates[from]!, candidate) }))
      .filter(({ to, gain }) => candidates[to]!.bytes > candidates[from]!.bytes && gain > 0)
      .sort((a, b) => b.gain - a.gain)[0];
    if (!next) return steps;
    steps.push(next);
  }
}

function gainOf(from: Candidate<unknown>, to: Candidate<unknown>): number {
  return (from.error - to.error) / (to.bytes - from.bytes);
}

/** Of those with the fewest bytes the one with the least error. */
function smallestOf(candidates: readonly Candidate<unknown>[]): number {
  let best = 0;
  for (const [i, { bytes, error }] of candidates.entries()) {
    const { bytes: least, error: own } = candidates[best]!;
    if (bytes < least || (bytes === least && error < own)) best = i;
  }
  return best;
}

function smallest(points: readonly MeasuredChoice[]): MeasuredChoice | undefined {
  return points.reduce<MeasuredChoice | undefined>(
    (least, each) =>
      !least || each.bytes < least.bytes || (each.bytes === least.bytes && each.loss < least.loss) ? each : least,
    undefined,
  );
}

function frontOf(points: readonly MeasuredChoice[]): MeasuredChoice[] {
  const ordered = points.toSorted((a, b) => a.bytes - b.bytes || a.loss - b.loss);
  let least = Number.POSITIVE_INFINITY;
  return ordered.filter(({ loss }) => {
    const isBetter = loss < least;
    least = Math.min(least, loss);
    return isBetter;
  });
}
