// When requests arrive: those of a trace, or a Poisson process of its rates, drawn a batch at a time.
import type { Arrivals, Trace } from '../trace.ts';
import { Random } from './random.ts';

/** Draws of one batch: few enough to stay in the first cache. */
const batchLength = 1024;

/** Hands out arrivals in ascending order. */
export interface ArrivalStream {
  /** Milliseconds from the trace's start; empty at the end; overwritten by the next call. */
  next(): Float64Array;
}

/** The same seed gives the same arrivals, whatever serves them. */
export function arrivalStream({ arrivals, durationMs }: Trace, seed: number): ArrivalStream {
  return arrivals.kind === 'times'
    ? new RecordedArrivals(arrivals.timesMs)
    : new PoissonArrivals(arrivals, durationMs, seed);
}

class RecordedArrivals implements ArrivalStream {
  #timesMs: Float64Array;

  constructor(timesMs: Float64Array) {
    this.#timesMs = timesMs;
  }

  next(): Float64Array {
    const all = this.#timesMs;
    this.#timesMs = new Float64Array(0);
    return all;
  }
}

/**
 * A Poisson process of a rate that is constant in each interval: as the integral of the rate grows by an exponential of
 * mean 1, the next request arrives (Cinlar, Introduction to Stochastic Processes, section 4.7).
 */
class PoissonArrivals implements ArrivalStream {
  readonly #random: Random;
  readonly #perMs: Float64Array;
  readonly #intervalMs: number;
  readonly #durationMs: number;
  readonly #uniforms = new Float64Array(batchLength);
  readonly #batch = new Float64Array(batchLength);
  #interval = 0;
  #atMs = 0;

  constructor({ perSecond, intervalMs }: Extract<Arrivals, { kind: 'rates' }>, durationMs: number, seed: number) {
    this.#random = new Random(seed, 1);
    this.#perMs = perSecond.map((rate) => rate / 1000);
    this.#intervalMs = intervalMs;
    this.#durationMs = durationMs;
  }

  next(): Float64Array {
    this.#random.fill(this.#uniforms);
    let atMs = this.#atMs;
    let count = 0;
    for (; count < batchLength; count++) {
      atMs = this.#after(atMs, -Math.log(this.#uniforms[count]!));
      if (atMs >= this.#durationMs) break;
      this.#batch[count] = atMs;
    }
    this.#atMs = atMs;
    return count === batchLength ? this.#batch : this.#batch.subarray(0, count);
  }

  /** When the integral of the rate from `atMs` on is `amount`. */
  #after(atMs: number, amount: number): number {
    let from = atMs;
    let left = amount;
    while (this.#interval < this.#perMs.length) {
      const rate = this.#perMs[this.#interval]!;
      const endMs = (this.#interval + 1) * this.#intervalMs;
      const within = rate * (endMs - from);
      if (left < within) return Math.min(from + left / rate, endMs);
      left -= within;
      from = endMs;
      this.#interval++;
    }
    return Number.POSITIVE_INFINITY;
  }
}
