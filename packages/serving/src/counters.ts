// What a handler counts, and how long its events took.

/** Upper bounds of the buckets of latencies, in seconds: 1, 2 and 5 of each power of ten from a microsecond to ten seconds. */
export const latencyBounds: readonly number[] = [
  1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
];

/** Numbers since the environment began. */
export interface Counts {
  readonly events: number;
  /** Events answered with a status of 4xx, and those that failed in the function itself. */
  readonly refusedEvents: number;
  readonly failedEvents: number;
  /** Events with an array of items. */
  readonly batches: number;
  readonly items: number;
  /** Items of batches that were answered with an error. */
  readonly failedItems: number;
}

/** Latencies of the events that were timed. */
export interface LatencyHistogram {
  /** For each bound of `latencyBounds`, and for what is above all, the events up to it and above the one before. */
  readonly buckets: readonly number[];
  /** Seconds. */
  readonly sum: number;
  readonly count: number;
}

/** What became of an event's items. */
export interface AnsweredItems {
  /** HTTP's. */
  readonly statusCode: number;
  readonly items: number;
  readonly failedItems: number;
  readonly isBatch: boolean;
}

/** Counts, and times. */
export class Counters {
  readonly #buckets = new Float64Array(latencyBounds.length + 1);
  #counts: { -readonly [Name in keyof Counts]: number } = {
    events: 0,
    refusedEvents: 0,
    failedEvents: 0,
    batches: 0,
    items: 0,
    failedItems: 0,
  };
  #sum = 0;
  #timed = 0;

  get counts(): Counts {
    return { ...this.#counts };
  }

  get latency(): LatencyHistogram {
    return { buckets: [...this.#buckets], sum: this.#sum, count: this.#timed };
  }

  /** An event whose items were answered. */
  answered({ items, failedItems, isBatch, statusCode }: AnsweredItems): void {
    const counts = this.#counts;
    if (statusCode >= 400) this.refused(statusCode);
    else counts.events++;
    if (isBatch) counts.batches++;
    counts.items += items;
    counts.failedItems += failedItems;
  }

  /** An event that was not. */
  refused(statusCode: number): void {
    this.#counts.events++;
    if (statusCode < 500) this.#counts.refusedEvents++;
    else this.#counts.failedEvents++;
  }

  /** An event that took so many milliseconds. */
  took(milliseconds: number): void {
    const seconds = milliseconds / 1000;
    const bucket = latencyBounds.findIndex((bound) => seconds <= bound);
    const at = bucket < 0 ? latencyBounds.length : bucket;
    this.#buckets[at] = this.#buckets[at]! + 1;
    this.#sum += seconds;
    this.#timed++;
  }
}
