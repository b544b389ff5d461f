// The distribution of a value, in memory that does not grow with it.

/** Bins on each side of 0, and the exact extremes. Its width doubles when a value is outside: bins are added in pairs. */
export class Histogram {
  least: number = Number.POSITIVE_INFINITY;
  greatest: number = Number.NEGATIVE_INFINITY;
  count = 0;
  /** The bin i holds [(i − half) width, (i − half + 1) width). */
  readonly bins: Float64Array<ArrayBuffer>;
  width = 0;

  /** `bins` is even. */
  constructor(bins = 4096) {
    this.bins = new Float64Array(bins);
  }

  add(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value < this.least) this.least = value;
      if (value > this.greatest) this.greatest = value;
    }
    this.count += values.length;
    const most = Math.max(Math.abs(this.least), Math.abs(this.greatest));
    const half = this.bins.length / 2;
    if (this.width === 0 && most > 0) this.#start(most);
    while (most > this.width * half) this.#double();
    if (this.width === 0) this.bins[half]! += values.length;
    else for (let i = 0; i < values.length; i++) this.bins[this.#indexOf(values[i]!)]!++;
  }

  /** A width that is a power of 2, so that the bins do not depend on the order of the samples. */
  #start(most: number): void {
    this.width = 2 ** Math.ceil(Math.log2(most / (this.bins.length / 2)));
  }

  #indexOf(value: number): number {
    const { length } = this.bins;
    return Math.min(length - 1, Math.max(0, Math.floor(value / this.width) + length / 2));
  }

  #double(): void {
    const { bins } = this;
    const half = bins.length / 2;
    const merged = new Float64Array(bins.length);
    for (let i = 0; i < bins.length; i++) merged[((i - half) >> 1) + half]! += bins[i]!;
    bins.set(merged);
    this.width *= 2;
  }
}
