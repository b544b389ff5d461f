// Entry `@kinglet/kernels/counting`: which kernels run, how often, how long, and how much work that is.
import { type CallCounter, CallCounting } from './counting/callCounting.ts';

export type { CallCounter } from './counting/callCounting.ts';
export type { CallCount } from './counting/sites.ts';

const counting = /* @__PURE__ */ new CallCounting(() => performance.now());

/**
 * Counts calls of this thread's kernels from now on: of functions, of methods of vectors and matrices, of plans and models by
 * their instructions; each on the tier that ran it. Calls that are refused, or have nothing to do, do not count. A call takes
 * about 0.3 microseconds longer while it is counted, and nothing in a process that never counts. After the last counter has
 * stopped functions are what they were, and yet a short call takes up to 30 nanoseconds longer than before: the engine has
 * seen more than one function in its place (bench/counting.ts). Counters do not know of each other.
 * Under the quickjs engine, where calls go to the bootstrap at once, nothing is counted.
 * `dot` of 1000 elements is counted as `{ kernel: 'dot', tier: 'avx2', calls: 1, milliseconds, bytes: 8000, flops: 2000 }`.
 */
export function countCalls(): CallCounter {
  return counting.count();
}
