// Blocks of every size: as small as they get, small ones, and operands whole.
import type { ActiveKernels } from '../src/activeKernels.ts';

/** What `compute` gives for caches of each size. Those of a process, so nothing is put back: a test file has its own. */
export function eachCache<T>(k: Pick<ActiveKernels, 'configureCache'>, compute: () => T): T[] {
  const sizes = [0, 2 ** 14, 2 ** 30];
  const choices = sizes.flatMap((l2) => sizes.map((l3) => ({ l1d: l2, l2, l3 })));
  return choices.map((choice) => {
    k.configureCache(choice);
    return compute();
  });
}
