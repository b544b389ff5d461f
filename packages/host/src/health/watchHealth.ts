// Watches how a machine and this process fare.
import { EventEmitter } from 'node:events';
import { HostError } from '../errors.ts';
import { ownSources, type Sources } from '../sources.ts';
import { type EventLoopDelays, eventLoopDelays } from './eventLoopDelays.ts';
import type { HealthSample } from './healthMetrics.ts';
import { healthReader } from './readHealth.ts';
import { type Crossing, crossingsOf, type Thresholds } from './thresholds.ts';

/** A timer that repeats. */
export interface Ticker {
  /** Keeps the process alive. */
  ref(): unknown;
  unref(): unknown;
  stop(): void;
}

export interface HealthClock {
  /** Milliseconds that never go back. */
  now(): number;
  every(milliseconds: number, tick: () => void): Ticker;
}

export interface WatchOptions {
  /** Milliseconds between samples, from 10 to a day. @default 1000 */
  readonly interval?: number;
  /** @default none */
  readonly thresholds?: Thresholds;
  /** @default this machine's */
  readonly sources?: Sources;
  readonly clock?: HealthClock;
  /** Made by the watch, which stops it. */
  readonly delays?: () => EventLoopDelays;
  /** Its abort stops the watch. */
  readonly signal?: AbortSignal;
}

/**
 * Starts to watch. `for await` takes samples; a reader that is slow gets the newest one and misses those between. The event
 * `crossing` says when a threshold was crossed. The process is kept alive only while somebody waits for a sample.
 *
 * @throws {HostError} KINGLET_HOST_OPTION for an interval or thresholds out of their range
 */
export function watchHealth(options: WatchOptions = {}): HealthWatch {
  return new HealthWatch(options);
}

const [leastInterval, mostInterval] = [10, 86_400_000];

/** What a watch emits, with what listeners get. */
export interface HealthEvents {
  crossing: [crossing: Crossing];
}

export class HealthWatch extends EventEmitter<HealthEvents> implements AsyncIterable<HealthSample>, Disposable {
  readonly #read: () => HealthSample;
  readonly #crossings: (sample: HealthSample) => readonly Crossing[];
  readonly #ticker: Ticker;
  readonly #delays: EventLoopDelays;
  readonly #signal: AbortSignal | undefined;
  /** The newest sample, and how many there were. */
  #newest: { readonly sample: HealthSample; readonly number: number } | undefined;
  /** Those who wait for the next; the ticker keeps the process alive exactly while there are some. */
  #waiting: (() => void)[] = [];
  #isStopped = false;

  constructor({
    interval = 1000,
    thresholds = {},
    sources = ownSources(),
    clock = ownClock,
    delays = eventLoopDelays,
    signal,
  }: WatchOptions) {
    super();
    if (!(interval >= leastInterval && interval <= mostInterval))
      throw new HostError(
        'KINGLET_HOST_OPTION',
        `Expected an interval of ${leastInterval} to ${mostInterval} ms, got ${interval}`,
      );
    this.#crossings = crossingsOf(thresholds);
    this.#delays = delays();
    this.#read = healthReader(sources, () => clock.now(), this.#delays.longest);
    this.#ticker = clock.every(interval, () => this.#tick());
    this.#ticker.unref();
    this.#signal = signal;
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (signal?.aborted) this.stop();
  }

  /** Samples from now on, until the watch is stopped. */
  async *[Symbol.asyncIterator](): AsyncGenerator<HealthSample, void, undefined> {
    let seen = this.#newest?.number ?? 0;
    while (!this.#isStopped) {
      if ((this.#newest?.number ?? 0) === seen) await this.#nextTick();
      if (this.#isStopped || !this.#newest) return;
      seen = this.#newest.number;
      yield this.#newest.sample;
    }
  }

  /** Ends every iteration and lets go of the timers. May be called again. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#ticker.stop();
    this.#delays.stop();
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#wake();
  }

  [Symbol.dispose](): void {
    this.stop();
  }

  readonly #onAbort = (): void => this.stop();

  #tick(): void {
    const sample = this.#read();
    this.#newest = { sample, number: (this.#newest?.number ?? 0) + 1 };
    for (const crossing of this.#crossings(sample)) this.emit('crossing', crossing);
    this.#wake();
  }

  #nextTick(): Promise<void> {
    this.#ticker.ref();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #wake(): void {
    this.#ticker.unref();
    const woken = this.#waiting;
    this.#waiting = [];
    for (const resolve of woken) resolve();
  }
}

const ownClock: HealthClock = {
  now: () => performance.now(),
  every: (milliseconds, tick) => {
    const timer = setInterval(tick, milliseconds);
    return { ref: () => timer.ref(), unref: () => timer.unref(), stop: () => clearInterval(timer) };
  },
};
