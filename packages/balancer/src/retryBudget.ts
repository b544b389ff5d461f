// How many requests may be sent again: a part of all, so that retries never multiply the load of a fleet that fails.

export interface RetryBudgetOptions {
  /** Retries and hedges for each request, over time. @default 0.2 */
  readonly ratio?: number;
  /** So many a second are allowed whatever the ratio. @default 10 */
  readonly minPerSecond?: number;
}

/** A token bucket: requests and time pay in, retries take out; it holds what ten seconds may need. */
export class RetryBudget {
  readonly #ratio: number;
  readonly #perMs: number;
  readonly #now: () => number;
  readonly #most: number;
  #tokens: number;
  #filledAt: number;

  constructor({ ratio = 0.2, minPerSecond = 10 }: RetryBudgetOptions, now: () => number) {
    this.#ratio = ratio;
    this.#perMs = minPerSecond / 1000;
    this.#now = now;
    this.#most = Math.max(1, 10 * minPerSecond, 100 * ratio);
    this.#tokens = minPerSecond;
    this.#filledAt = now();
  }

  /** A request that is sent for the first time. */
  request(): void {
    this.#fill(this.#ratio);
  }

  /** Whether one more may be sent; takes it out where it may. */
  take(): boolean {
    this.#fill(0);
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }

  #fill(more: number): void {
    const now = this.#now();
    this.#tokens = Math.min(this.#most, this.#tokens + more + (now - this.#filledAt) * this.#perMs);
    this.#filledAt = now;
  }
}
