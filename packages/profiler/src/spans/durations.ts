// Quantiles of durations in little memory.

/** A bucket is what a float64's exponent and the first five bits behind it say: a thirty-second of a power of two, 3 % wide at most. */
const droppedBits = 15;
const bits = new DataView(new ArrayBuffer(8));

/** A histogram of durations in milliseconds, by magnitude. */
export class Durations {
  readonly #buckets = new Map<number, number>();
  count = 0;
  total = 0;
  least: number = Number.POSITIVE_INFINITY;
  most = 0;

  add(milliseconds: number): void {
    const bucket = bucketOf(milliseconds);
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

function bucketOf(milliseconds: number): number {
  bits.setFloat64(0, milliseconds);
  return bits.getUint32(0) >>> droppedBits;
}

function middleOf(bucket: number): number {
  return (leastOf(bucket) + leastOf(bucket + 1)) / 2;
}

function leastOf(bucket: number): number {
  bits.setUint32(0, bucket << droppedBits);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}
