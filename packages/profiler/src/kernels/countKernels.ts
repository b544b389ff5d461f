// What of the kernels a profile uses.
import { countCalls } from '@kinglet/kernels/counting';
import type { KernelCounter } from '../options.ts';
import { measureRoof } from './measureRoof.ts';

/**
 * Counts the calls of this thread's kernels from now on: `createProfiler({ kernels: countKernels })`. A call takes some tenths
 * of a microsecond longer while they are counted. The roof is measured when it is first asked for, once in a process.
 */
export function countKernels(): KernelCounter {
  const counter = countCalls();
  return {
    uses: () => counter.calls(),
    roof: () => counter.without(() => measureRoof()),
    stop: () => counter.stop(),
  };
}
