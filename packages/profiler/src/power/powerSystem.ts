import type { Sources, SystemFiles } from '@kinglet/host';
import type { PerfCalls } from '../counters/perfCalls.ts';

/** What power is measured with. */
export interface PowerSystem {
  readonly perf: PerfCalls;
  readonly sources: Sources;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
  /** Does the work again and again until what it gives is called; keeps no process alive. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
}

/** A folder whose name the pattern matches. */
export function foldersOf(files: SystemFiles, path: string, pattern: RegExp): string[] {
  return files
    .list(path)
    .filter((name) => pattern.test(name))
    .map((name) => `${path}/${name}`);
}

/** `every` of this machine. */
export function unheldInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
}
