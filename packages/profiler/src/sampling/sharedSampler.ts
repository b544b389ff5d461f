// One connection to the engine for all samplings of one kind.
import type { Session } from 'node:inspector';
import { isMainThread, threadId } from 'node:worker_threads';
import { type InspectedThread, openSession, ownThread } from './inspectedThread.ts';
import { InspectedWorkers } from './inspectedWorkers.ts';
import { OpenSampling, type Sampling, type SamplingStart, standStill } from './sampling.ts';
import type { OpenThreadSampler, ThreadSampler } from './threadSampler.ts';

let titles = 0;

/** Connected while at least one sampling is open, to workers while one that wants them is. */
export class SharedSampler<Profile> {
  readonly #openSampler: OpenThreadSampler<Profile>;
  readonly #samplings = new Set<OpenSampling<Profile>>();
  readonly #workers = new Map<InspectedThread, ThreadSampler<Profile>>();
  #own: OwnSampler<Profile> | undefined;
  #inspectedWorkers: InspectedWorkers | undefined;

  constructor(openSampler: OpenThreadSampler<Profile>) {
    this.#openSampler = openSampler;
  }

  start(start: SamplingStart): Sampling<Profile> {
    this.#own ??= this.#connect();
    const title = `kinglet ${threadId}.${++titles}`;
    const sampling: OpenSampling<Profile> = new OpenSampling(title, start, () => this.#release(sampling));
    this.#samplings.add(sampling);
    try {
      sampling.beginOwn(this.#own.thread, this.#own.sampler);
    } catch (error) {
      this.#release(sampling);
      throw error;
    }
    if (start.workers) this.#addWorkers(sampling);
    return sampling;
  }

  #connect(): OwnSampler<Profile> {
    const session = openSession();
    const thread = ownThread(session);
    return { session, thread, sampler: this.#openSampler(thread) };
  }

  #addWorkers(sampling: OpenSampling<Profile>): void {
    if (!isMainThread) {
      sampling.notes.push('no samples of workers that this worker starts: only the main thread is told of workers');
      return;
    }
    for (const [worker, sampler] of this.#workers) sampling.begin(worker, sampler);
    if (this.#inspectedWorkers) return;
    this.#inspectedWorkers = new InspectedWorkers((this.#own as OwnSampler<Profile>).session, {
      began: (worker) => this.#began(worker),
      ends: (worker, release) => this.#ends(worker, release),
      gone: (worker) => this.#workers.delete(worker),
    });
    process.once('exit', this.#drain);
  }

  #began(worker: InspectedThread): void {
    const sampler = this.#openSampler(worker);
    this.#workers.set(worker, sampler);
    for (const sampling of this.#samplings) if (sampling.workers) sampling.begin(worker, sampler);
  }

  #ends(worker: InspectedThread, release: () => void): void {
    this.#workers.delete(worker);
    let left = this.#samplings.size;
    const done = () => {
      if (--left === 0) release();
    };
    for (const sampling of [...this.#samplings]) sampling.end(worker, done);
  }

  /** A worker that waits to be let go would keep the process from exiting. */
  readonly #drain = (): void => {
    const samplings = [...this.#samplings];
    for (const worker of [...this.#workers.keys()]) for (const sampling of samplings) sampling.end(worker);
    standStill(() => samplings.some(({ isWaiting }) => isWaiting));
    this.#closeWorkers();
  };

  #release(sampling: OpenSampling<Profile>): void {
    this.#samplings.delete(sampling);
    if (![...this.#samplings].some(({ workers }) => workers)) this.#closeWorkers();
    if (this.#samplings.size > 0) return;
    this.#own?.sampler.close();
    this.#own?.session.disconnect();
    this.#own = undefined;
  }

  #closeWorkers(): void {
    if (!this.#inspectedWorkers) return;
    for (const sampler of this.#workers.values()) sampler.close();
    this.#workers.clear();
    this.#inspectedWorkers.close();
    this.#inspectedWorkers = undefined;
    process.off('exit', this.#drain);
  }
}

interface OwnSampler<Profile> {
  readonly session: Session;
  readonly thread: InspectedThread;
  readonly sampler: ThreadSampler<Profile>;
}
