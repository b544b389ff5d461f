// What is seen of a simulation: by the policy since its last decision, by the timeline, and by the result.
import type { Metrics, Reading } from '../metrics.ts';
import type { LatencySummary } from '../simulation.ts';
import { LatencyHistogram } from './latencyHistogram.ts';
import { Level } from './level.ts';

/** Requests and misses of one stretch. */
export interface Counts {
  requests: number;
  misses: number;
}

/** Counts requests; `busy`, `slots`, `queued` and `inSystem` are kept by the engine. */
export class Recorder {
  /** Slots at work and slots there are, of the ready instances. */
  readonly busy: Level = new Level();
  readonly slots: Level = new Level();
  /** Requests that wait, and those that wait or are worked at. */
  readonly queued: Level = new Level();
  readonly inSystem: Level = new Level();
  readonly #objectiveMs: number;
  readonly #fromMs: number;
  readonly #judged = new LatencyHistogram();
  readonly #window = new LatencyHistogram();
  #windowFromMs = 0;
  #windowArrivals = 0;
  #stretch: Counts = { requests: 0, misses: 0 };
  #requests = 0;
  #misses = 0;
  #refused = 0;
  #waitMs = 0;

  /** Only requests that arrive from `fromMs` on are judged. */
  constructor(objectiveMs: number, fromMs: number) {
    this.#objectiveMs = objectiveMs;
    this.#fromMs = fromMs;
  }

  arrive(atMs: number): void {
    this.#windowArrivals++;
    this.#stretch.requests++;
    if (atMs >= this.#fromMs) this.#requests++;
  }

  /** An instance takes a request up. */
  start(arrivalMs: number, atMs: number): void {
    if (arrivalMs >= this.#fromMs) this.#waitMs += atMs - arrivalMs;
  }

  complete(arrivalMs: number, latencyMs: number): void {
    this.#window.add(latencyMs);
    const isJudged = arrivalMs >= this.#fromMs;
    if (isJudged) this.#judged.add(latencyMs);
    if (latencyMs <= this.#objectiveMs) return;
    this.#stretch.misses++;
    if (isJudged) this.#misses++;
  }

  /** Turned away, throttled, or never answered. */
  refuse(arrivalMs: number): void {
    this.#stretch.misses++;
    if (arrivalMs < this.#fromMs) return;
    this.#misses++;
    this.#refused++;
  }

  /** Averages since the last call; none over no time. */
  window(atMs: number): Metrics {
    const spanMs = atMs - this.#windowFromMs;
    const slots = this.slots.takeAverage(atMs);
    const busy = this.busy.takeAverage(atMs);
    const concurrency = this.inSystem.takeAverage(atMs);
    const metrics = {
      cpu: slots > 0 ? busy / slots : missing('No instance is ready.'),
      concurrency,
      connections: concurrency,
      queueLength: this.queued.takeAverage(atMs),
      requestsPerSecond: spanMs > 0 ? (this.#windowArrivals / spanMs) * 1000 : missing('No time has passed.'),
      ...this.#latencies(),
    };
    this.#windowFromMs = atMs;
    this.#windowArrivals = 0;
    this.#window.clear();
    return metrics;
  }

  #latencies(): Metrics {
    if (this.#window.count === 0) {
      const none = missing('No request was answered.');
      return { latencyP50: none, latencyP95: none, latencyP99: none };
    }
    return {
      latencyP50: this.#window.percentile(0.5),
      latencyP95: this.#window.percentile(0.95),
      latencyP99: this.#window.percentile(0.99),
    };
  }

  /** Counts since the last call. */
  stretch(): Counts {
    const counts = this.#stretch;
    this.#stretch = { requests: 0, misses: 0 };
    return counts;
  }

  totals(): Counts & { refused: number; latency: LatencySummary; meanWaitMs: number } {
    const answered = this.#requests - this.#refused;
    return {
      requests: this.#requests,
      misses: this.#misses,
      refused: this.#refused,
      latency: this.#judged.summary(),
      meanWaitMs: answered > 0 ? this.#waitMs / answered : 0,
    };
  }
}

function missing(why: string): Reading {
  return { value: undefined, missing: why };
}
