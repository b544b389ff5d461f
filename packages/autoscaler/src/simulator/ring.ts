// A double-ended queue of numbers that grows as it must and allocates nothing else.

/** Only what is in it may be taken: `size` says how much that is. */
export class Ring {
  #values: Float64Array;
  #head = 0;
  #size = 0;

  constructor(capacity = 16) {
    // A power of two: positions wrap by a mask.
    this.#values = new Float64Array(2 ** Math.ceil(Math.log2(capacity)));
  }

  get size(): number {
    return this.#size;
  }

  get first(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#values[this.#head]!;
  }

  get last(): number {
    const last = (this.#head + this.#size - 1) & (this.#values.length - 1);
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#values[last]!;
  }

  push(value: number): void {
    if (this.#size === this.#values.length) this.#grow();
    this.#values[(this.#head + this.#size++) & (this.#values.length - 1)] = value;
  }

  /** Takes the first. */
  shift(): number {
    const { first } = this;
    this.#head = (this.#head + 1) & (this.#values.length - 1);
    this.#size--;
    return first;
  }

  /** Takes the last. */
  pop(): number {
    const { last } = this;
    this.#size--;
    return last;
  }

  clear(): void {
    this.#size = 0;
  }

  #grow(): void {
    const values = new Float64Array(this.#values.length * 2);
    values.set(this.#values.subarray(this.#head));
    values.set(this.#values.subarray(0, this.#head), this.#values.length - this.#head);
    this.#values = values;
    this.#head = 0;
  }
}
