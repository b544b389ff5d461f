import type { Sources, SystemFiles } from '@kinglet/host';
import type { PerfCalls } from '../counters/perfCalls.ts';

/** What power is measured with. */
export interface PowerSystem {
  readonly perf: PerfCalls;
  readonly sources: Sources;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
}

/** A folder whose name the pattern matches. */
export function foldersOf(files: SystemFiles, path: string, pattern: RegExp): string[] {
  return files
    .list(path)
    .filter((name) => pattern.test(name))
    .map((name) => `${path}/${name}`);
}
