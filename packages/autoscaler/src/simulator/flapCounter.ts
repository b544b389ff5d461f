// Counts changes of a fleet that were taken back.

/** A change within this of one in the other direction takes it back. */
const takenBackWithinMs = 300_000;

export class FlapCounter {
  count = 0;
  #direction = 0;
  #changedAtMs = Number.NEGATIVE_INFINITY;

  /** Of `change` instances, more or fewer. */
  add(atMs: number, change: number): void {
    if (change === 0) return;
    const direction = Math.sign(change);
    if (direction === -this.#direction && atMs - this.#changedAtMs <= takenBackWithinMs) this.count++;
    this.#direction = direction;
    this.#changedAtMs = atMs;
  }
}
