import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packMatMulNBits } from './packMatMulNBits.ts';
import { quantizeBlocks } from './quantizeBlocks.ts';
import { quantizeWeights, type WeightTensor } from './quantizeWeights.ts';

/** Blocks of many heights, some of zeros, some of one sign alone. */
function weightsOf(K: number, N: number, channelAxis: number, seed: number): WeightTensor {
  const shift = seed % 3;
  const values = Float32Array.from({ length: K * N }, (_, i) => {
    const height = (i >> 5) % 7;
    return height * (Math.sin(i * 1.7 + seed) + (shift === 0 ? 0 : shift === 1 ? 1 : -1.5));
  });
  return { name: 'w', values, dims: channelAxis === 1 ? [K, N] : [N, K], channelAxis };
}

const schemes = fc.record({
  type: fc.constantFrom('int4' as const, 'uint4' as const),
  isSymmetric: fc.boolean(),
  granularity: fc.record({ block: fc.constantFrom(16, 32, 64) }),
});
const shapes = fc.oneof(
  // Several bands, the last one shorter; and shapes that words do not suit.
  fc.constantFrom([72, 2048], [1000, 132], [2048, 68]),
  fc.tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 20 })),
);

test('bands give the bits that whole matrices give, with scales too small for some of them', () => {
  fc.assert(
    fc.property(
      ...[shapes, fc.constantFrom(0, 1), schemes, fc.constantFrom('range' as const, 'mse' as const), fc.nat(50)],
      ([K, N], channelAxis, scheme, search, seed) => {
        const weights = weightsOf(K!, N!, channelAxis, seed);
        const expected = packMatMulNBits(quantizeWeights(weights, scheme, search), weights);

        const found = quantizeBlocks(weights, scheme, search);

        expect({ ...found, B: 0, scales: 0 }).toEqual({ ...expected, B: 0, scales: 0 });
        expect(Buffer.compare(found.B, expected.B)).toBe(0);
        expect(found.scales).toEqual(expected.scales);
      },
    ),
    { numRuns: 25 },
  );
});

test('a weight that is no number is named by its index in the matrix', () => {
  const weights = weightsOf(64, 2048, 1, 0);
  weights.values[70_000] = Number.NaN;
  const scheme = { type: 'int4', isSymmetric: true, granularity: { block: 32 } } as const;

  expect(() => quantizeBlocks(weights, scheme)).toThrow(
    expect.objectContaining({ message: expect.stringContaining('found NaN at index 70000:') }),
  );
});
