// Samples of a thread's call stack.
import type { CpuProfile } from '../report/profileReport.ts';
import type { InspectedThread, Reply } from './inspectedThread.ts';
import { inTimeOrder } from './sampleTimes.ts';
import { sliceProfile } from './sliceProfile.ts';
import { type Found, monotonicMicroseconds, type OpenThreadSampler, type ThreadSampler } from './threadSampler.ts';

/** How many profiles the engine takes of one thread at a time (V8's `CpuProfilesCollection::kMaxSimultaneousProfiles`). */
export const mostProfiles = 100;

/**
 * By `profile` and `profileEnd` of the engine's console: it gives any number of profiles with titles the samples of one sampling
 * thread, so that the second one costs a fraction of a millisecond, where each `Profiler.start` takes stock of all code again, for
 * a tenth of a second in a large program.
 */
export function cpuSampler(intervalMicroseconds: number): OpenThreadSampler<CpuProfile> {
  return (thread) => new CpuSampler(thread, intervalMicroseconds);
}

class CpuSampler implements ThreadSampler<CpuProfile> {
  readonly #thread: InspectedThread;
  readonly #began = new Map<string, number>();
  readonly #finished = new Map<string, CpuProfile>();

  constructor(thread: InspectedThread, interval: number) {
    this.#thread = thread;
    thread.listen((method, parameters) => this.#hear(method, parameters as ConsoleProfile));
    thread.post('Profiler.enable');
    thread.post('Profiler.setSamplingInterval', { interval });
  }

  begin(title: string, failed: (error: Error) => void): void {
    if (this.#began.size >= mostProfiles) {
      failed(
        new Error(`${mostProfiles} CPU profiles are being taken of thread ${this.#thread.id}: the most there can be`),
      );
      return;
    }
    this.#call('profile', title, (reply) => {
      if ('error' in reply) failed(reply.error);
    });
    this.#began.set(title, monotonicMicroseconds());
  }

  end(title: string, done: (outcome: Found<CpuProfile> | Error) => void): void {
    this.#call('profileEnd', title, (reply) => {
      const profile = this.#finished.get(title);
      const cut = this.#began.get(title) ?? 0;
      this.#finished.delete(title);
      this.#began.delete(title);
      if ('error' in reply) done(reply.error);
      else if (profile) done(found(profile, cut));
      else done(new Error('the engine gave no CPU profile: another program may take as many as there can be'));
    });
  }

  close(): void {
    this.#thread.post('Profiler.disable');
  }

  #call(name: string, title: string, reply: (reply: Reply) => void): void {
    // The program may have globals of these names, and a console of its own.
    const expression = `process.getBuiltinModule('node:inspector').console.${name}(${JSON.stringify(title)})`;
    this.#thread.post('Runtime.evaluate', { expression, silent: true }, reply);
  }

  #hear(method: string, { title, profile }: ConsoleProfile): void {
    if (method === 'Profiler.consoleProfileFinished' && this.#began.has(title)) this.#finished.set(title, profile);
  }
}

interface ConsoleProfile {
  readonly title: string;
  readonly profile: CpuProfile;
}

/** Without the time that the engine took to begin, as far as it is known. */
function found(profile: CpuProfile, cut: number): Found<CpuProfile> {
  const ordered = inTimeOrder(profile);
  const sliced = sliceProfile(ordered, Math.max(0, (cut - profile.startTime) / 1000), Number.POSITIVE_INFINITY);
  return { began: sliced.startTime, profile: sliced };
}
