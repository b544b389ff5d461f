// Threads, sums in a fixed order, and numbers in files that are larger than memory.
import { configureThreads, deterministic, matmulPacked, packColumns, sum, threads } from '@kinglet/kernels';
import { interleave } from '../interleave.ts';
import type { Comparison, SuiteContext, SuiteResult } from '../suite.ts';
import { fileCases, gatherCases } from './outOfCore.ts';
import { scalingOfProcesses } from './scalingOfProcesses.ts';
import type { WideGroup } from './wideGroup.ts';

export const threadsGroup: WideGroup = { name: 'threads', run };

/** Below it two processes are in each other's way already: threads of one share execution units. */
const worthAsking = 1.7;

async function run(context: SuiteContext): Promise<SuiteResult> {
  const options = context.quick
    ? { rounds: 5, sampleMs: 1, warmupMs: 20 }
    : { rounds: 31, sampleMs: 20, warmupMs: 200 };
  const machine = await scalingOfProcesses(context.quick ? 300 : 2000);
  return {
    comparisons: [
      product(machine, options),
      ...[1000, 1_000_000].map((length) => fixedOrder(length, options)),
      ...fileCases(context),
      ...gatherCases(context.quick, options),
    ],
    notes: [
      `Two processes, each pinned to a processor of its own and multiplying 512x512 matrices alone, do ${machine.toFixed(2)} times what one does` +
        `${machine < worthAsking ? `: less than ${worthAsking}, so that nothing is asked of two threads here` : ''}.`,
    ],
  };
}

type Options = Parameters<typeof interleave>[1];

/** Two threads against one, by turns, on a product that is large. */
function product(machine: number, options: Options): Comparison {
  const size = 1024;
  const a = waves(size * size);
  const packed = packColumns(waves(size * size), size, size, new Float32Array(size * size));
  const out = new Float32Array(size * size);
  const nothing = new Float32Array(0);
  const on = (count: number): (() => Float32Array) => {
    return () => {
      configureThreads(count);
      return matmulPacked(a, size, size, packed, size, nothing, nothing, out, Number.NaN, Number.NaN, 0);
    };
  };
  const before = threads();
  const [one, two] = nanoseconds(
    [
      { name: 'one', run: on(1) },
      { name: 'two', run: on(2) },
    ],
    options,
  );
  configureThreads(before);
  return {
    ...{ case: 'threads: matmul 1024x1024x1024 on two', metric: 'time', unit: 'ms', better: 'lower' },
    values: { kinglet: two / 1e6, 'one thread': one / 1e6 },
    ...(machine < worthAsking ? {} : { bar: { ratio: 1.6 } }),
  };
}

/** What a fixed order costs. */
function fixedOrder(length: number, options: Options): Comparison {
  const a = waves(length);
  const [fixed, free] = nanoseconds(
    [
      { name: 'fixed', run: () => deterministic.sum(a) },
      { name: 'free', run: () => sum(a) },
    ],
    options,
  );
  return {
    ...{ case: `threads: deterministic sum of ${length}`, metric: 'time', unit: 'ns', better: 'lower' },
    values: { kinglet: fixed, 'sum in any order': free },
  };
}

/** Of two alternatives that take turns. */
function nanoseconds(contenders: Parameters<typeof interleave>[0], options: Options): [number, number] {
  const [first, second] = interleave(contenders, options).map(({ ns }) => ns);
  return [first!, second!];
}

function waves(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(i));
}
