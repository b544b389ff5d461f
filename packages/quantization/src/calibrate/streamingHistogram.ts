// A histogram of a stream of numbers whose range is not known before.

/** On each side of 0: at least half of them are used by the side with the greatest magnitude. */
export const binsPerSide = 4096;

/** Counts of the numbers between i * width and (i + 1) * width, for i from `from` on; a border belongs to the bin away from 0. */
export interface HistogramBins {
  readonly width: number;
  readonly from: number;
  readonly counts: Float64Array;
}

/**
 * Bins of equal width, the same on both sides of 0, in constant memory. The width is a power of two: where a number does
 * not fit, it doubles and each two neighbours become one, which moves no number over a border. So the bins are those that
 * the greatest magnitude alone says, whatever the order of the numbers. Zeros are counted apart: integers hold them exactly.
 */
export class StreamingHistogram {
  /** 0 until a number other than 0 came. */
  #width = 0;
  // #counts[i + binsPerSide] is that of bin i.
  readonly #counts = new Float64Array(2 * binsPerSide);
  #zeros = 0;

  /** Adds finite numbers, of which `magnitude` is the greatest. */
  add(values: ArrayLike<number>, magnitude: number): void {
    if (magnitude > 0) this.#widen(magnitude);
    const scale = this.#width > 0 ? 1 / this.#width : 0;
    const counts = this.#counts;
    let zeros = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      // Less than binsPerSide: what | 0 cuts to an integer.
      if (value > 0) counts[binsPerSide + ((value * scale) | 0)]!++;
      else if (value < 0) counts[binsPerSide - 1 - ((-value * scale) | 0)]!++;
      else zeros++;
    }
    this.#zeros += zeros;
  }

  get zeros(): number {
    return this.#zeros;
  }

  /** The bins from the first to the last that holds a number: none where all are 0. */
  bins(): HistogramBins {
    const first = this.#counts.findIndex((count) => count > 0);
    if (first < 0) return { width: this.#width, from: 0, counts: new Float64Array(0) };
    const end = this.#counts.findLastIndex((count) => count > 0) + 1;
    return { width: this.#width, from: first - binsPerSide, counts: this.#counts.slice(first, end) };
  }

  #widen(magnitude: number): void {
    if (this.#width === 0) this.#width = leastWidth(magnitude);
    for (; magnitude >= this.#width * binsPerSide; this.#width *= 2) mergePairs(this.#counts);
  }
}

// Its reciprocal is finite.
const smallestWidth = 2 ** -1000;

/** The least power of two with which a magnitude fits. */
function leastWidth(magnitude: number): number {
  let width = Math.max(2 ** Math.floor(Math.log2(magnitude / binsPerSide)), smallestWidth);
  while (magnitude >= width * binsPerSide) width *= 2;
  while (width > smallestWidth && magnitude < (width / 2) * binsPerSide) width /= 2;
  return width;
}

/** Bins 2i and 2i + 1 become bin i: from 0 outwards, so that none is overwritten before it was read. */
function mergePairs(counts: Float64Array): void {
  const half = binsPerSide / 2;
  for (let i = 0; i < half; i++) {
    const [above, below] = [binsPerSide + i, binsPerSide - 1 - i];
    counts[above] = counts[binsPerSide + 2 * i]! + counts[binsPerSide + 2 * i + 1]!;
    counts[below] = counts[binsPerSide - 1 - 2 * i]! + counts[binsPerSide - 2 - 2 * i]!;
  }
  counts.fill(0, 0, half);
  counts.fill(0, binsPerSide + half);
}
