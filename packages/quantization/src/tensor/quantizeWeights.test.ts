import { expect, test } from 'vitest';
import type { Granularity, QuantizedWeights, WeightScheme } from '../recipe.ts';
import { type IntegerType, integerTypes } from './integerTypes.ts';
import { dequantizeValues, quantizeValues } from './quantizeValues.ts';
import { dequantizeWeights, quantizeWeights, scaleDims, type WeightTensor } from './quantizeWeights.ts';
import { rangeParameters, signedBlockParameters } from './rangeParameters.ts';

const types = Object.keys(integerTypes) as IntegerType[];

function weightsOf(dims: readonly number[], channelAxis: number): WeightTensor {
  const length = dims.reduce((product, dim) => product * dim, 1);
  // Waves of different heights: each channel and each block has a range of its own.
  const values = Float32Array.from({ length }, (_, i) => Math.sin(i * 1.7) * (1 + (i % 13)) + 0.3 * Math.cos(i / 5));
  return { name: 'w', values, dims, channelAxis };
}

/** By the definition: where each weight is says which scale it has, a position in `scaleDims`. */
function groupOf(index: number, { dims, channelAxis }: WeightTensor, granularity: Granularity): number {
  if (granularity === 'tensor') return 0;
  const position = dims.map((dim, axis) => Math.floor(index / dims.slice(axis + 1).reduce((a, b) => a * b, 1)) % dim);
  if (granularity === 'channel') return position[channelAxis]!;
  const inner = dims.slice(1).reduce((a, b) => a * b, 1);
  if (channelAxis === 0)
    return position[0]! * Math.ceil(inner / granularity.block) + Math.floor((index % inner) / granularity.block);
  const blocks = Math.ceil(dims.at(-2)! / granularity.block);
  const batch = Math.floor(index / (dims.at(-1)! * dims.at(-2)!));
  return (batch * blocks + Math.floor(position.at(-2)! / granularity.block)) * dims.at(-1)! + position.at(-1)!;
}

function reference(weights: WeightTensor, scheme: WeightScheme): { integers: number[]; scales: Map<number, number> } {
  const members = new Map<number, number[]>();
  for (const index of weights.values.keys()) {
    const group = groupOf(index, weights, scheme.granularity);
    members.set(group, [...(members.get(group) ?? []), index]);
  }
  const integers = new Array<number>(weights.values.length);
  const scales = new Map<number, number>();
  const isSigned = scheme.isSymmetric && typeof scheme.granularity === 'object' && scheme.type.endsWith('int4');
  for (const [group, indices] of members) {
    const values = Float32Array.from(indices, (index) => weights.values[index]!);
    const range = { least: Math.min(0, ...values), greatest: Math.max(0, ...values) };
    const parameters = isSigned ? signedBlockParameters(range, scheme) : rangeParameters(range, scheme);
    const rounded = quantizeValues(values, parameters, scheme.type);
    for (const [i, index] of indices.entries()) integers[index] = rounded[i]!;
    scales.set(group, parameters.scale);
  }
  return { integers, scales };
}

const shapes: readonly (readonly [string, number[], number, Granularity[]])[] = [
  ['MatMul', [70, 6], 1, ['tensor', 'channel', { block: 32 }]],
  ['Gemm, transB', [6, 70], 0, ['tensor', 'channel', { block: 32 }]],
  ['MatMul in a batch', [3, 33, 4], 2, ['tensor', 'channel', { block: 16 }]],
  ['Conv', [5, 3, 3, 3], 0, ['tensor', 'channel', { block: 16 }]],
  ['ConvTranspose', [4, 5, 3, 3], 1, ['tensor', 'channel']],
];

test.each(shapes)('%s: every weight has the scale of its channel or block', (_, dims, channelAxis, granularities) => {
  const weights = weightsOf(dims, channelAxis);
  for (const granularity of granularities)
    for (const type of types)
      for (const isSymmetric of [true, false]) {
        const scheme = { type, isSymmetric, granularity };
        const found = quantizeWeights(weights, scheme);
        const expected = reference(weights, scheme);
        expect([...found.integers]).toEqual(expected.integers);
        expect(found.scales.length).toBe(scaleDims(weights, scheme).reduce((a, b) => a * b, 1));
        for (const [group, scale] of expected.scales) expect(found.scales[group]).toBe(scale);
      }
});

test('the search loses no more than the range in any block, and less in all', () => {
  const weights = weightsOf([128, 8], 1);
  weights.values[5] = 60;
  for (const granularity of ['tensor', 'channel', { block: 32 }] as const)
    for (const type of ['int4', 'uint4'] as const) {
      const scheme = { type, isSymmetric: type === 'int4', granularity };
      const lossOf = (quantized: QuantizedWeights) =>
        squaredError(dequantizeWeights(quantized, weights), weights.values);

      expect(lossOf(quantizeWeights(weights, scheme, 'mse'))).toBeLessThan(
        0.97 * lossOf(quantizeWeights(weights, scheme)),
      );
    }
});

test('channels of zeros, of one number and of subnormals are kept', () => {
  const rows = [0, 0, 0, -7, -7, -7, 1e-40, -1e-40, 0, 3, 1, -2];
  const weights = { name: 'w', values: Float32Array.from(rows), dims: [4, 3], channelAxis: 0 };
  for (const type of types) {
    const scheme = { type, isSymmetric: false, granularity: 'channel' } as const;
    const found = dequantizeWeights(quantizeWeights(weights, scheme), weights);

    expect([...found.subarray(0, 3)]).toEqual([0, 0, 0]);
    for (const value of found.subarray(3, 6)) expect(value).toBeCloseTo(-7, 5);
    expect([...found.subarray(6, 9)].map(Math.abs)).toEqual([0, 0, 0]);
  }
});

test('weights that are no numbers are refused by name', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const weights = { name: 'conv1.weight', values: Float32Array.of(1, -2, value, 4), dims: [2, 2], channelAxis: 0 };

    expect(() => quantizeWeights(weights, { type: 'int8', isSymmetric: true, granularity: 'channel' })).toThrow(
      expect.objectContaining({
        code: 'KINGLET_QUANTIZATION_MODEL',
        message: `weights conv1.weight: expected finite values, found ${value} at index 2: exclude its layer or mend the model`,
      }),
    );
  }
});

test.each([
  [[4, 5, 3, 3], 1, { block: 32 }, 'KINGLET_QUANTIZATION_OPTION'],
  [[4, 45], 0, { block: 20 }, 'KINGLET_QUANTIZATION_OPTION'],
  [[4, 45], 2, 'channel', 'KINGLET_QUANTIZATION_OPTION'],
  [[4, 44], 0, 'channel', 'KINGLET_QUANTIZATION_MODEL'],
] as const)('dims %j, axis %i, granularity %j: %s', (dims, channelAxis, granularity, code) => {
  const weights = { name: 'w', values: new Float32Array(180), dims, channelAxis };

  expect(() => quantizeWeights(weights, { type: 'int8', isSymmetric: true, granularity })).toThrow(
    expect.objectContaining({ code }),
  );
});

test('the product with the reciprocal rounds as the quotient does', () => {
  const values = Float32Array.from({ length: 20_000 }, (_, i) => Math.sin(i) * 127.5);
  const range = { least: Math.min(...values), greatest: Math.max(...values) };
  const scheme = { type: 'int16', isSymmetric: false, granularity: 'tensor' } as const;
  const parameters = rangeParameters(range, scheme);
  const found = quantizeWeights({ name: 'w', values, dims: [values.length], channelAxis: 0 }, scheme);

  expect(found.integers).toEqual(quantizeValues(values, parameters, 'int16'));
  expect(dequantizeWeights(found, { dims: [values.length], channelAxis: 0 })).toEqual(
    dequantizeValues(found.integers, parameters),
  );
});

function squaredError(found: Float32Array, values: Float32Array): number {
  return found.reduce((sum, value, i) => sum + (value - values[i]!) ** 2, 0);
}
