// What samples one thread, for any number of samplings at once.
import type { InspectedThread } from './inspectedThread.ts';

/** What one sampling found on one thread. */
export interface Found<Profile> {
  /** When it began there, on `monotonicMicroseconds`. */
  readonly began: number;
  readonly profile: Profile;
}

export interface ThreadSampler<Profile> {
  /** `failed` may be called before this returns. */
  begin(title: string, failed: (error: Error) => void): void;
  /** Once for each that has begun. */
  end(title: string, done: (outcome: Found<Profile> | Error) => void): void;
  /** When none goes on. */
  close(): void;
}

export type OpenThreadSampler<Profile> = (thread: InspectedThread) => ThreadSampler<Profile>;

/** The clock that the engine takes samples by: one for all threads. */
export function monotonicMicroseconds(): number {
  return Number(process.hrtime.bigint()) / 1000;
}
