// Samples of what a thread allocates.
import type { HeapProfile } from '../report/profileReport.ts';
import type { InspectedThread, Reply } from './inspectedThread.ts';
import { lastOrdinal, sliceHeapProfile } from './sliceHeapProfile.ts';
import { type Found, monotonicMicroseconds, type OpenThreadSampler, type ThreadSampler } from './threadSampler.ts';

/** The engine has one heap profile a thread; each sampling is given what was allocated after it began. */
export function heapSampler(intervalBytes: number, freed: boolean): OpenThreadSampler<HeapProfile> {
  const start = {
    samplingInterval: intervalBytes,
    includeObjectsCollectedByMajorGC: freed,
    includeObjectsCollectedByMinorGC: freed,
  };
  return (thread) => new HeapSampler(thread, start);
}

class HeapSampler implements ThreadSampler<HeapProfile> {
  readonly #thread: InspectedThread;
  readonly #start: object;
  readonly #begun = new Map<string, { readonly began: number; after: number }>();
  #isRunning = false;

  constructor(thread: InspectedThread, start: object) {
    this.#thread = thread;
    this.#start = start;
  }

  begin(title: string, failed: (error: Error) => void): void {
    const isFirst = !this.#isRunning;
    this.#isRunning = true;
    const mark = { began: monotonicMicroseconds(), after: -1 };
    this.#begun.set(title, mark);
    // The first one asks too: the engine would not say that somebody else samples, nor take another interval.
    this.#read((outcome) => {
      if (!(outcome instanceof Error)) mark.after = lastOrdinal(outcome);
      if (isFirst && !(outcome instanceof Error)) this.#refuse(title, failed);
      else if (!isFirst && outcome instanceof Error) failed(outcome);
    });
    if (isFirst && this.#isRunning)
      this.#thread.post('HeapProfiler.startSampling', this.#start, (reply) => {
        if ('error' in reply) failed(reply.error);
      });
  }

  end(title: string, done: (outcome: Found<HeapProfile> | Error) => void): void {
    const mark = this.#begun.get(title);
    this.#begun.delete(title);
    this.#read((outcome) => {
      if (outcome instanceof Error) done(outcome);
      else done({ began: mark?.began ?? 0, profile: sliceHeapProfile(outcome, mark?.after ?? -1) });
    });
  }

  close(): void {
    if (this.#isRunning) this.#thread.post('HeapProfiler.stopSampling');
  }

  #refuse(title: string, failed: (error: Error) => void): void {
    this.#begun.delete(title);
    this.#isRunning = false;
    failed(new Error('somebody else takes a heap profile of this thread already, a debugger or another interval'));
  }

  #read(done: (outcome: HeapProfile | Error) => void): void {
    this.#thread.post('HeapProfiler.getSamplingProfile', {}, (reply: Reply) =>
      done('error' in reply ? reply.error : (reply.result as { profile: HeapProfile }).profile),
    );
  }
}
