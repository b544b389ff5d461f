// What of the kernels a profile uses.
import { countCalls } from '@kinglet/kernels/counting';
import { callShapes } from '@kinglet/kernels/plan';
import type { KernelCounter } from '../options.ts';
import { measureRoof } from './measureRoof.ts';

/**
 * Counts the calls of this thread's kernels from now on: `createProfiler({ kernels: countKernels })`. A call takes some tenths
 * of a microsecond longer while they are counted. The roof is measured when it is first asked for, once in a process.
 */
export function countKernels(): KernelCounter {
  const counter = countCalls();
  return {
    uses: () => counter.calls().map((use) => (isOfIntegers(use.kernel) ? { ...use, isOfIntegers: true } : use)),
    roof: () => counter.without(() => measureRoof()),
    stop: () => counter.stop(),
  };
}

/** i8, u8 and i16 of the operation table's types: whose products take more elements at once. */
const integerTypes = [2, 3, 6];

function isOfIntegers(kernel: string): boolean {
  const shapes: Readonly<Record<string, { readonly code: number } | undefined>> = callShapes;
  return integerTypes.includes((shapes[kernel]?.code ?? 0) >>> 16);
}
