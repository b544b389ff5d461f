// The samplings of a profiler: one around the whole profile, or one around each of the spans that are asked for.

import { optionError, ProfilerError } from '../errors.ts';
import type { SamplingOptions } from '../options.ts';
import type { CpuProfile, HeapProfile, ThreadProfile } from '../report/profileReport.ts';
import type { Sampling } from './sampling.ts';
import { checkIntervals, startCpuSampling, startHeapSampling } from './startSampling.ts';

export interface Samples {
  readonly cpu: readonly ThreadProfile<CpuProfile>[];
  readonly heap: readonly ThreadProfile<HeapProfile>[];
  readonly notes: readonly string[];
}

interface Sampled {
  readonly cpu: Sampling<CpuProfile> | undefined;
  readonly heap: Sampling<HeapProfile> | undefined;
}

/** A server that samples each invocation must not grow for ever: the profiles of a kind that are kept, the first ones. */
const mostProfiles = 1000;

/** Throws ProfilerError KINGLET_PROFILER_OPTION. */
export function checkSampling(options: SamplingOptions): void {
  const { around = 'profile' } = options;
  checkIntervals(options);
  if (around !== 'profile' && !Array.isArray(around))
    throw optionError('around', "'profile' or a list of names of spans", around);
}

export class Samplers {
  readonly #options: SamplingOptions;
  readonly #now: () => number;
  readonly #cpu: ThreadProfile<CpuProfile>[] = [];
  readonly #heap: ThreadProfile<HeapProfile>[] = [];
  readonly #notes = new Set<string>();
  readonly #ofSpans = new Map<number, Sampled>();
  readonly #stopping = new Set<Promise<void>>();
  #whole: Sampled | undefined;

  /** Begins around the whole profile, if that is wanted. */
  constructor(options: SamplingOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
    if ((options.around ?? 'profile') === 'profile') this.#whole = this.#start();
  }

  /** A span has been opened. */
  began(id: number, name: string): void {
    const { around = 'profile' } = this.#options;
    if (around !== 'profile' && around.includes(name)) this.#ofSpans.set(id, this.#start());
  }

  ended(id: number): void {
    const sampled = this.#ofSpans.get(id);
    this.#ofSpans.delete(id);
    if (!sampled) return;
    // This thread answers at once: only workers are worth waiting for.
    if (this.#options.workers) this.#stop(sampled);
    else this.#stopNow(sampled);
  }

  /** What was found so far; of spans, of those that have ended. */
  look(): Samples {
    if (this.#whole) {
      // The next one begins beside it: alone it would make the engine take stock of all code again.
      const next = this.#start();
      this.#stopNow(this.#whole);
      this.#whole = next;
    }
    return { cpu: [...this.#cpu], heap: [...this.#heap], notes: [...this.#notes] };
  }

  async release(): Promise<void> {
    for (const sampled of this.#letGo()) this.#stop(sampled);
    await Promise.all(this.#stopping);
  }

  releaseNow(): void {
    for (const sampled of this.#letGo()) this.#stopNow(sampled);
    if (this.#stopping.size > 0)
      this.#notes.add(
        `sampling: ${this.#stopping.size} of spans were not waited for: await stop() to have those of workers`,
      );
  }

  #letGo(): Sampled[] {
    const sampled = [...(this.#whole ? [this.#whole] : []), ...this.#ofSpans.values()];
    this.#whole = undefined;
    this.#ofSpans.clear();
    return sampled;
  }

  #start(): Sampled {
    const { cpu = true, heap = false, around: _, ...intervals } = this.#options;
    const options = { ...intervals, now: this.#now };
    return {
      cpu: cpu ? this.#unlessRefused(() => startCpuSampling(options)) : undefined,
      heap: heap ? this.#unlessRefused(() => startHeapSampling(options)) : undefined,
    };
  }

  #stop({ cpu, heap }: Sampled): void {
    const stop = async <Profile>(sampling: Sampling<Profile> | undefined, into: ThreadProfile<Profile>[]) => {
      if (!sampling) return;
      await sampling.stop().then(
        (found) => this.#keep(found, into),
        (error) => this.#refused(error),
      );
      for (const note of sampling.notes) this.#notes.add(note);
    };
    const stopping: Promise<void> = Promise.all([stop(cpu, this.#cpu), stop(heap, this.#heap)]).then(() => {
      this.#stopping.delete(stopping);
    });
    this.#stopping.add(stopping);
  }

  #stopNow({ cpu, heap }: Sampled): void {
    const stop = <Profile>(sampling: Sampling<Profile> | undefined, into: ThreadProfile<Profile>[]) => {
      const found = sampling && this.#unlessRefused(() => sampling.stopNow());
      if (found) this.#keep(found, into);
      for (const note of sampling?.notes ?? []) this.#notes.add(note);
    };
    stop(cpu, this.#cpu);
    stop(heap, this.#heap);
  }

  #keep<Profile>(found: readonly ThreadProfile<Profile>[], into: ThreadProfile<Profile>[]): void {
    into.push(...found.slice(0, mostProfiles - into.length));
    if (into.length === mostProfiles) this.#notes.add(`sampling: the first ${mostProfiles} profiles are kept`);
  }

  /** A profile goes on without what the engine refuses. */
  #unlessRefused<Value>(work: () => Value): Value | undefined {
    try {
      return work();
    } catch (error) {
      this.#refused(error);
      return undefined;
    }
  }

  #refused(error: unknown): void {
    if (!(error instanceof ProfilerError) || error.code !== 'KINGLET_PROFILER_INSPECTOR') throw error;
    this.#notes.add(error.message);
  }
}
