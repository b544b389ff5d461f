// A rate that may be used up at once and comes back over time.

/** Full at the start; it never holds more than its size. */
export class TokenBucket {
  readonly #size: number;
  readonly #perMs: number;
  #tokens: number;
  #atMs = 0;

  /** `size` tokens come back in `refillMs`, evenly. */
  constructor(size: number, refillMs: number) {
    this.#size = size;
    this.#perMs = size / refillMs;
    this.#tokens = size;
  }

  /** Takes one, or answers false where there is less than one. */
  take(atMs: number): boolean {
    this.#tokens = Math.min(this.#size, this.#tokens + (atMs - this.#atMs) * this.#perMs);
    this.#atMs = atMs;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
