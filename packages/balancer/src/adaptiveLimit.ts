// How many calls at once a fleet serves without a queue, found from their latencies.

const initialLimit = 20;
/** Calls at least whose mean latency is one sample: single ones differ too much by what is asked. */
const window = 256;
/** A mean so many times the least one says that calls wait. */
const tolerance = 1.5;
/** Part of the way to a smaller limit that one sample goes, and to a larger one. */
const smoothing = 0.2;
/** Samples after which the least mean is sought anew, since fleets and requests change. */
const renewal = 200;

/**
 * After Netflix' concurrency-limits: the gradient is tolerance · least mean / mean, from 0.5 to 1; below 1 the limit goes towards limit ·
 * gradient, otherwise it grows by its square root. Until it first shrinks it grows by half: a fleet may be far larger than the initial limit.
 * The least mean is renewed at half the limit, where nothing waits: sought under overload it would take the queue for the service.
 */
export class AdaptiveLimit {
  #limit = initialLimit;
  #leastMs = Number.POSITIVE_INFINITY;
  #isNew = true;
  #samples = 0;
  #calls = 0;
  #sumMs = 0;
  #mostUnderWay = 0;
  /** Samples that the renewal still takes, of which the first holds calls from before. */
  #renewing = 0;

  /** Calls at once, 1 at least. */
  get value(): number {
    return Math.max(1, Math.floor(this.#renewing > 0 ? this.#limit / 2 : this.#limit));
  }

  /** A call that ended well after so many milliseconds; `underWay` with it when it did. */
  succeeded(latencyMs: number, underWay: number): void {
    this.#sumMs += latencyMs;
    this.#mostUnderWay = Math.max(this.#mostUnderWay, underWay);
    if (++this.#calls < Math.max(window, this.#limit)) return;
    this.#sample(this.#sumMs / this.#calls);
    this.#calls = 0;
    this.#sumMs = 0;
    this.#mostUnderWay = 0;
  }

  /** One that failed: it waited, however soon that was. */
  failed(latencyMs: number, underWay: number): void {
    const least = this.#leastMs === Number.POSITIVE_INFINITY ? 0 : 2 * this.#leastMs;
    this.succeeded(Math.max(latencyMs, least), underWay);
  }

  #sample(meanMs: number): void {
    if (this.#renewing > 0) {
      if (--this.#renewing === 0) this.#leastMs = meanMs;
      return;
    }
    this.#leastMs = Math.min(this.#leastMs, meanMs);
    if (++this.#samples % renewal === 0) this.#renewing = 2;
    const gradient = Math.max(0.5, (tolerance * this.#leastMs) / meanMs);
    if (gradient < 1) this.#shrink(gradient);
    // A limit that is not used says nothing of a larger one.
    else if (this.#mostUnderWay * 2 >= this.#limit) this.#grow();
  }

  #shrink(gradient: number): void {
    this.#isNew = false;
    this.#limit = Math.max(1, this.#limit * (1 - smoothing * (1 - gradient)));
  }

  #grow(): void {
    this.#limit += this.#isNew ? this.#limit / 2 : Math.max(1, smoothing * Math.sqrt(this.#limit));
  }
}
