// The best of many, without sorting all.

/** One answer of a search. */
export interface Neighbour {
  /** Of the vector, in the order they were given. */
  readonly index: number;
  readonly score: number;
}

/** The k best scores among indices, the best first; of equal scores the lower index first. */
export function topK(indices: ArrayLike<number>, score: (index: number) => number, k: number): Neighbour[] {
  const best: Neighbour[] = [];
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    const value = score(index);
    // Most are worse than the k that there are: no object for them.
    if (best.length === k && value < best[k - 1]!.score) continue;
    const found = { index, score: value };
    best.splice(placeOf(found, best), 0, found);
    if (best.length > k) best.pop();
  }
  return best;
}

function isBetter(a: Neighbour, b: Neighbour): boolean {
  return a.score > b.score || (a.score === b.score && a.index < b.index);
}

/** Where it belongs among those that are in order: bisection. */
function placeOf(found: Neighbour, best: readonly Neighbour[]): number {
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBetter(best[middle]!, found)) low = middle + 1;
    else high = middle;
  }
  return low;
}
