// Counts events, times those that are to be timed, and writes what was counted.
import type { ColdStart, ColdStartClock } from './coldStart.ts';
import { Counters } from './counters.ts';
import { EmfWriter } from './emf.ts';
import type { ResolvedServing, Timing } from './options.ts';
import type { Platform } from './platform.ts';

/** What of a definition is about metrics. */
type MeterOptions = Pick<ResolvedServing, 'emf' | 'timing'>;

/** One event in `sampled` of so many is timed. */
const sampleEvery = 64;

/** The metrics of one handler. */
export class Meter {
  readonly counters: Counters = new Counters();
  readonly #platform: Platform;
  readonly #start: ColdStartClock;
  readonly #emf: EmfWriter | undefined;
  readonly #every: number;
  readonly #timing: Timing;
  #untilSample = 0;

  constructor({ emf, timing }: MeterOptions, model: string, platform: Platform, start: ColdStartClock) {
    this.#platform = platform;
    this.#start = start;
    this.#timing = timing;
    this.#every = emf?.every ?? 1;
    const { functionName } = platform;
    const own = { ...(functionName === undefined ? {} : { FunctionName: functionName }), Model: model };
    if (emf) this.#emf = new EmfWriter({ ...emf, dimensions: { ...own, ...emf.dimensions } }, this.counters);
  }

  get coldStart(): ColdStart {
    return this.#start.times;
  }

  /** When an event began; NaN for one that is not timed. */
  begin(): number {
    if (this.#timing === 'off') return Number.NaN;
    if (this.#timing === 'sampled' && this.#untilSample-- > 0) return Number.NaN;
    this.#untilSample = sampleEvery - 1;
    return this.#platform.now();
  }

  /** An event that began at `begun` has been counted: times it, and writes a line if it is time to. */
  end(begun: number): void {
    if (!Number.isNaN(begun)) {
      const took = this.#platform.now() - begun;
      this.counters.took(took);
      this.#emf?.took(took);
    }
    if (this.#emf && (this.#emf.unwritten >= this.#every || this.#emf.isFull)) this.flush();
  }

  /** Writes what has been counted since the last line, if anything has. */
  flush(): void {
    if (!this.#emf || this.#emf.unwritten === 0) return;
    for (const line of this.#emf.lines(this.#platform.epoch(), this.coldStart)) this.#platform.writeLine(line);
  }
}
