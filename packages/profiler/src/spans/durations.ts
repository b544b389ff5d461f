// Quantiles of durations in little memory.

/** Each bucket is so much wider than the one before: a quantile is at most half of that off. */
const growth = 1.04;
const logGrowth = Math.log(growth);
/** In milliseconds: what is shorter is in the first bucket. */
const shortest = 1e-5;

/** A histogram of durations in milliseconds, by logarithm. */
export class Durations {
  readonly #buckets = new Map<number, number>();
  count = 0;
  total = 0;
  least: number = Number.POSITIVE_INFINITY;
  most = 0;

  add(milliseconds: number): void {
    const bucket = milliseconds <= shortest ? 0 : Math.ceil(Math.log(milliseconds / shortest) / logGrowth);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.count++;
    this.total += milliseconds;
    if (milliseconds < this.least) this.least = milliseconds;
    if (milliseconds > this.most) this.most = milliseconds;
  }

  /**
   * The least duration that no more than `1 - share` of them exceed, within 2 %; 0 of none.
   *
   * @param share from 0 to 1
   */
  quantile(share: number): number {
    let left = Math.max(1, Math.ceil(share * this.count));
    for (const [bucket, count] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return Math.min(Math.max(middleOf(bucket), this.least), this.most);
    }
    return 0;
  }
}

function middleOf(bucket: number): number {
  return bucket === 0 ? shortest : shortest * growth ** (bucket - 0.5);
}
