// Samples that are being taken, and the threads that they are taken of.
import { ProfilerError } from '../errors.ts';
import type { ThreadProfile } from '../report/profileReport.ts';
import type { InspectedThread } from './inspectedThread.ts';
import { type Found, monotonicMicroseconds, type ThreadSampler } from './threadSampler.ts';

/** Samples that are being taken since this was made. */
export interface Sampling<Profile> {
  /** What could not be had, in sentences: a worker that did not answer, one that has no room for another profile. */
  readonly notes: readonly string[];
  /**
   * The samples of each thread, in the order of threads. Workers are asked, and given a second to answer: one that is inside a
   * native call answers when that is over. Rejects with ProfilerError KINGLET_PROFILER_STATE after the first time, and with
   * KINGLET_PROFILER_INSPECTOR where the engine has lost what it sampled of this thread.
   */
  stop(): Promise<readonly ThreadProfile<Profile>[]>;
  /** The same at once, for a process that exits: with workers this thread stands still until they have answered. */
  stopNow(): readonly ThreadProfile<Profile>[];
}

export interface SamplingStart {
  /** Worker threads too. */
  readonly workers: boolean;
  /** Milliseconds since the profile began. */
  readonly now: () => number;
}

/** How long workers are waited for. */
const patience = 1000;

export class OpenSampling<Profile> implements Sampling<Profile> {
  readonly notes: string[] = [];
  readonly title: string;
  readonly workers: boolean;
  readonly #threads = new Map<InspectedThread, ThreadSampler<Profile>>();
  /** Threads that were asked, with who wants to know when they have answered. */
  readonly #waiting = new Map<InspectedThread, (() => void)[]>();
  readonly #found: { readonly thread: number; readonly found: Found<Profile> }[] = [];
  /** Milliseconds of the profile minus those of the engine's clock. */
  readonly #offset: number;
  readonly #released: () => void;
  #answered: () => void = () => undefined;
  #own: InspectedThread | undefined;
  #failure: Error | undefined;
  #isStopped = false;

  constructor(title: string, { workers, now }: SamplingStart, released: () => void) {
    this.title = title;
    this.workers = workers;
    this.#offset = now() - monotonicMicroseconds() / 1000;
    this.#released = released;
  }

  /** Throws KINGLET_PROFILER_INSPECTOR. */
  beginOwn(thread: InspectedThread, sampler: ThreadSampler<Profile>): void {
    this.#own = thread;
    sampler.begin(this.title, (error) => {
      this.#failure = error;
    });
    if (this.#failure) throw refusal(this.#failure);
    this.#threads.set(thread, sampler);
  }

  begin(thread: InspectedThread, sampler: ThreadSampler<Profile>): void {
    this.#threads.set(thread, sampler);
    sampler.begin(this.title, ({ message }) => {
      if (this.#threads.delete(thread)) this.#note(thread, message);
    });
  }

  /** Asks the thread for what it has, unless it was asked before. */
  end(thread: InspectedThread, done?: () => void): void {
    const sampler = this.#threads.get(thread);
    this.#threads.delete(thread);
    if (sampler) this.#waiting.set(thread, []);
    const listeners = this.#waiting.get(thread);
    if (done && listeners) listeners.push(done);
    else done?.();
    sampler?.end(this.title, (outcome) => this.#take(thread, outcome));
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  async stop(): Promise<readonly ThreadProfile<Profile>[]> {
    this.#endAll();
    await this.#answers();
    return this.#finish();
  }

  stopNow(): readonly ThreadProfile<Profile>[] {
    this.#endAll();
    standStill(() => this.isWaiting);
    return this.#finish();
  }

  #endAll(): void {
    if (this.#isStopped)
      throw new ProfilerError(
        'KINGLET_PROFILER_STATE',
        'stop: expected samples that are being taken, found that they were stopped before: keep what the first stop gave',
      );
    this.#isStopped = true;
    for (const thread of [...this.#threads.keys()]) this.end(thread);
  }

  async #answers(): Promise<void> {
    if (!this.isWaiting) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#answered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #finish(): readonly ThreadProfile<Profile>[] {
    for (const thread of this.#waiting.keys()) this.#note(thread, `it did not answer in ${patience} ms`);
    this.#waiting.clear();
    this.#released();
    if (this.#failure) throw refusal(this.#failure);
    return this.#found
      .map(({ thread, found: { began, profile } }) => ({ thread, begin: began / 1000 + this.#offset, profile }))
      .sort((a, b) => a.thread - b.thread);
  }

  /** An answer that comes too late is left. */
  #take(thread: InspectedThread, outcome: Found<Profile> | Error): void {
    const listeners = this.#waiting.get(thread);
    if (!this.#waiting.delete(thread)) return;
    if (!(outcome instanceof Error)) this.#found.push({ thread: thread.id, found: outcome });
    else if (thread === this.#own) this.#failure = outcome;
    else this.#note(thread, outcome.message);
    for (const done of listeners ?? []) done();
    if (!this.isWaiting) this.#answered();
  }

  #note(thread: InspectedThread, message: string): void {
    this.notes.push(`no samples of thread ${thread.id}: ${message}`);
  }
}

/** Answers of workers come in between two turns of the loop: the engine interrupts JavaScript for them. */
export function standStill(isWaiting: () => boolean): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + patience;
  while (isWaiting() && performance.now() < end) Atomics.wait(cell, 0, 0, 1);
}

function refusal(cause: Error): ProfilerError {
  return new ProfilerError('KINGLET_PROFILER_INSPECTOR', `sampling: the engine refused: ${cause.message}`, { cause });
}
