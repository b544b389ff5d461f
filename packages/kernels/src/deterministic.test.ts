import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { type DeterministicKernels, deterministicKernels } from './deterministic.ts';
import { deterministic } from './index.ts';
import { typescriptKernels } from './typescriptKernels.ts';

/** Of magnitudes from 2^-20 to 2^20, so that any other order of adding them gives other bits. */
const mixed = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * 12.9898 + seed) * 2 ** (((i * 7 + seed) % 41) - 20));

const lengths = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100, 1000, 4099];

/** What each reduction says of each length; misaligned by an element, since addresses change nothing. */
function answers(kernels: DeterministicKernels): readonly (readonly number[])[] {
  return lengths.map((length) => {
    const [a, b] = [mixed(length + 1, 1).subarray(1), mixed(length + 1, 2).subarray(1)];
    const { sum, dot, mean, variance, sumOfSquares, normL1, normL2, squaredEuclidean } = kernels;
    const folds = [sum, mean, variance, sumOfSquares, normL1, normL2].map((fold) => fold(a));
    return [...folds, dot(a, b), squaredEuclidean(a, b)];
  });
}

const expected = answers(deterministicKernels(typescriptKernels));

describe.for(testableIsas())('on %s', (isa) => {
  const kernels = deterministicKernels(activateKernels(loadAddon, isa, loadWasm));

  test('reductions have the bits of plain TypeScript', () => {
    expect(answers(kernels)).toEqual(expected);
  });

  test('NaN and infinities leave the sums that they should', () => {
    const { sum, dot, normL1, normL2, variance, squaredEuclidean } = kernels;
    const wide = new Float32Array(300).fill(1).with(17, Number.POSITIVE_INFINITY);

    expect([sum(wide), normL1(wide), normL2(wide)]).toEqual(Array(3).fill(Number.POSITIVE_INFINITY));
    expect([
      variance(wide),
      dot(
        wide,
        wide.map(() => 0),
      ),
      sum(wide.with(3, Number.NaN)),
    ]).toEqual(Array(3).fill(Number.NaN));
    expect(squaredEuclidean(wide, new Float32Array(300))).toBe(Number.POSITIVE_INFINITY);
  });

  test('a norm is right where squares overflow or vanish', () => {
    expect(kernels.normL2(new Float32Array(400).fill(2 ** 100))).toBe(20 * 2 ** 100);
    expect(kernels.normL2(new Float32Array(400).fill(2 ** -120))).toBe(20 * 2 ** -120);
    expect(kernels.normL2(new Float32Array(400))).toBe(0);
  });
});

test('the order is the one that is promised', () => {
  const a = mixed(1000, 3);
  const lanes = Array.from({ length: 16 }, (_, lane) =>
    a.filter((_, i) => i % 16 === lane).reduce((total, x) => Math.fround(total + x), 0),
  );
  const halved = (values: readonly number[]): readonly number[] =>
    values.slice(0, values.length / 2).map((x, i) => Math.fround(x + values[i + values.length / 2]!));

  expect(deterministic.sum(a)).toBe(halved(halved(halved(halved(lanes))))[0]);
});

test('nothing has no mean, and sums of 0', () => {
  const nothing = new Float32Array(0);

  expect([deterministic.mean(nothing), deterministic.variance(nothing)]).toEqual([Number.NaN, Number.NaN]);
  expect([deterministic.sum(nothing), deterministic.normL2(nothing)]).toEqual([0, 0]);
});

test('arithmetic and extremes are those of every tier', () => {
  const [a, b, out] = [mixed(100, 1), mixed(100, 2), new Float32Array(100)];

  expect(deterministic.div(a, b, out)[5]).toBe(Math.fround(a[5]! / b[5]!));
  expect(deterministic.max(a)).toBe(Math.max(...a));
});

test('other operations refuse, and name those that do not', () => {
  const others = deterministic as unknown as Record<string, () => unknown>;

  expect(others.softmax).toThrow(
    expect.objectContaining({
      code: 'KINGLET_KERNELS_DETERMINISTIC',
      message:
        'deterministic: expected an operation with the same bits everywhere, one of sum, dot, mean, variance, sumOfSquares, ' +
        'normL1, normL2, squaredEuclidean, add, sub, mul, div, max, min, normLinf, argmax, argmin; got softmax',
    }),
  );
});
