// How many threads share the work of large calls.
import type { Addon } from './arenaBacking.ts';
import { rangeError } from './errors.ts';

/** The most that src/c/pool.h has room for. */
const mostThreads = 64;

export interface Threads {
  /**
   * From now on so many threads share large native calls, of this and every other JavaScript thread, the calling one included:
   * 1 at first, which is the calling one alone. Pass what the cgroup allows, not what the machine has. Calls and recorded
   * plans and models are cut along rows, columns, images or elements of their results, never along a sum: no bit of a result
   * depends on the number. Threads start with the first call that is long enough for them and end with the process; a call
   * that finds them busy with another's works alone. Engines without the addon have one. Throws RangeError
   * KINGLET_KERNELS_RANGE for what is no whole number from 1 to 64.
   * `configureThreads(Math.min(availableParallelism(), 64))`, of `node:os`, is all that the machine has.
   *
   * @example
   * configureThreads(1);
   * threads(); // 1
   */
  configureThreads(count: number): void;
  /** How many threads share large calls. */
  threads(): number;
}

export function threadsOf(addon: Addon | undefined): Threads {
  return {
    configureThreads(count) {
      if (!(Number.isInteger(count) && count >= 1 && count <= mostThreads))
        throw rangeError(
          'KINGLET_KERNELS_RANGE',
          `configureThreads: expected a whole number of threads from 1 to ${mostThreads}, got ${count}`,
        );
      addon?.threads?.(count);
    },
    threads: () => addon?.threads?.(0) ?? 1,
  };
}
