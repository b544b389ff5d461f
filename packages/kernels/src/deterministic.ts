// The operations that can promise the same bits on every tier and in every engine; the others refuse.
import { rangeError } from './errors.ts';
import { type CoreKernels, type Kernels, kernelNames } from './generated/kernels.ts';
import { typescriptDeterministic } from './typescriptDeterministic.ts';

type Sums = typeof typescriptDeterministic;

/** Nothing is rounded, or each step once, whatever the tier. */
const everywhereTheSame = ['add', 'sub', 'mul', 'div', 'max', 'min', 'normLinf', 'argmax', 'argmin'] as const;
const inFixedOrder = [
  'sum',
  'dot',
  'mean',
  'variance',
  'sumOfSquares',
  'normL1',
  'normL2',
  'squaredEuclidean',
] as const;
const names = [...inFixedOrder, ...everywhereTheSame] as const;

/**
 * Operations as those of the same names, whose results have the same bits on every processor, in every engine and for any
 * number of threads. Reductions add in one order: element i to the (i mod 16)th of sixteen sums, every step rounded to f32 and
 * nothing fused, then sums i and i + 8, i + 4, i + 2, i + 1; what is divided or rooted behind a sum is so in f64. Every other
 * operation throws RangeError KINGLET_KERNELS_DETERMINISTIC.
 */
export type DeterministicKernels = Pick<CoreKernels, (typeof names)[number]>;

export function deterministicKernels(kernels: CoreKernels | Kernels): DeterministicKernels {
  const sums: Sums = 'deterministicSum' in kernels ? kernels : typescriptDeterministic;
  const refusals = kernelNames.map((name) => [name, () => refuse(name)]);
  const same = everywhereTheSame.map((name) => [name, kernels[name]]);
  return { ...Object.fromEntries([...refusals, ...same]), ...inOrder(sums) };
}

function inOrder(sums: Sums): Pick<CoreKernels, (typeof inFixedOrder)[number]> {
  const mean = (a: Float32Array): number => Math.fround(sums.deterministicSum(a) / a.length);
  return {
    mean,
    sum: sums.deterministicSum,
    dot: sums.deterministicDot,
    sumOfSquares: sums.deterministicSumOfSquares,
    squaredEuclidean: sums.deterministicSquaredEuclidean,
    normL1: sums.deterministicNormL1,
    normL2(a) {
      const total = sums.deterministicSumOfSquares(a);
      return total > leastSquare && total < Number.POSITIVE_INFINITY ? Math.fround(Math.sqrt(total)) : slowNorm(a);
    },
    variance: (a) => Math.fround(sums.deterministicDeviations(a, mean(a)) / a.length),
  };
}

/** Below it squares may have vanished. */
const leastSquare = 2 ** -100;

/** Of squares that f32 cannot hold, which f64 can. */
function slowNorm(a: Float32Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * a[i]!;
  return Math.fround(Math.sqrt(total));
}

function refuse(name: string): never {
  throw rangeError(
    'KINGLET_KERNELS_DETERMINISTIC',
    `deterministic: expected an operation with the same bits everywhere, one of ${names.join(', ')}; got ${name}`,
  );
}
