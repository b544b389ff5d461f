import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuantizedWeights, WeightScheme } from '../recipe.ts';
import { dequantizeWeights, quantizeWeights, type WeightTensor } from '../tensor/quantizeWeights.ts';
import { scaleInputs, scaleOutputs } from '../tensor/scaleChannels.ts';
import { choleskyFactor } from './choleskyFactor.ts';
import { correctBias } from './correctBias.ts';
import { equalize } from './equalize.ts';
import { gptq } from './gptq.ts';
import { addInputs, inputMoments, meansOf, secondMoment } from './inputMoments.ts';
import { outputError } from './outputError.ts';
import { refineRounding } from './refineRounding.ts';
import { smoothQuant } from './smoothQuant.ts';

const scheme: WeightScheme = { type: 'int4', isSymmetric: true, granularity: 'channel' };

/** Inputs that depend on one another, as real ones do. */
function inputsOf(rows: number, features: number): Float32Array {
  return Float32Array.from({ length: rows * features }, (_, i) => {
    const [row, feature] = [Math.floor(i / features), i % features];
    return Math.sin(row * 1.3) + 0.3 * Math.cos(row * (feature + 2));
  });
}

function weightsOf(channels: number, inputs: number): WeightTensor {
  const values = Float32Array.from({ length: channels * inputs }, (_, i) => Math.sin(i * i + 1));
  return { name: 'w', values, dims: [channels, inputs], channelAxis: 0 };
}

function transposed({ name, values, dims }: WeightTensor): WeightTensor {
  const [channels, inputs] = dims as [number, number];
  const columns = Float32Array.from(values, (_, i) => values[(i % channels) * inputs + Math.floor(i / channels)]!);
  return { name, values: columns, dims: [inputs, channels], channelAxis: 1 };
}

function momentOf(inputs: Float32Array, features: number): Float64Array {
  const moments = inputMoments(features);
  addInputs(moments, inputs);
  return secondMoment(moments);
}

function refined(weights: WeightTensor, moment: Float64Array, scheme: WeightScheme): QuantizedWeights {
  return refineRounding(weights, quantizeWeights(weights, scheme), moment);
}

test('moments are the same however the rows are cut', () => {
  const inputs = inputsOf(12, 5);
  const [whole, parts] = [inputMoments(5), inputMoments(5)];
  addInputs(whole, inputs);
  for (let at = 0; at < inputs.length; at += 15) addInputs(parts, inputs.subarray(at, at + 15));

  expect(parts).toEqual(whole);
  for (const [i, j] of [
    [1, 3],
    [3, 1],
    [2, 2],
  ] as const) {
    let expected = 0;
    for (let row = 0; row < 12; row++) expected += inputs[row * 5 + i]! * inputs[row * 5 + j]!;
    expect(secondMoment(whole)[i * 5 + j]).toBeCloseTo(expected, 10);
  }
  expect(meansOf(whole)[4]! * 12).toBeCloseTo(
    inputs.reduce((sum, value, i) => sum + (i % 5 === 4 ? value : 0), 0),
    10,
  );
});

test('inputs of another length and NaN are refused before they are counted', () => {
  const moments = inputMoments(3);
  for (const inputs of [new Float32Array(4), Float32Array.of(1, 2, 3, 4, Number.NaN, 6)])
    expect(() => addInputs(moments, inputs)).toThrow(expect.objectContaining({ code: 'KINGLET_QUANTIZATION_DATA' }));
  expect(moments).toEqual(inputMoments(3));
});

test.each([
  [300, 70, 1],
  [600, 70, 1e25],
  [600, 70, 1e-25],
])(
  'moments of %i rows of %i inputs are as exact as float32, and the same however the rows are cut',
  (rows, size, factor) => {
    const inputs = inputsOf(rows, size).map((value) => value * factor);
    const [whole, parts] = [inputMoments(size), inputMoments(size)];
    addInputs(whole, inputs);
    for (let row = 0; row < rows; row += 7) addInputs(parts, inputs.subarray(row * size, (row + 7) * size));
    const found = secondMoment(whole);

    expect(secondMoment(parts)).toEqual(found);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j += 9) {
        let [expected, magnitude] = [0, 0];
        for (let at = 0; at < inputs.length; at += size) {
          expected += inputs[at + i]! * inputs[at + j]!;
          magnitude += Math.abs(inputs[at + i]! * inputs[at + j]!);
        }
        expect(Math.abs(found[i * size + j]! - expected)).toBeLessThan(1e-6 * magnitude);
      }
  },
);

test.each([
  [6, 1e-12],
  [150, 1e-6],
])('the factor of a matrix of %i rows is one: V V^T = H', (size, bound) => {
  const matrix = momentOf(inputsOf(4 * size, size), size);
  for (let i = 0; i < size; i++) matrix[i * size + i]! *= 1.01;
  const factor = matrix.slice();

  expect(choleskyFactor(factor, size)).toBe(true);
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      let sum = 0;
      for (let k = j; k < size; k++) sum += factor[i * size + k]! * factor[j * size + k]!;
      const scale = Math.sqrt(matrix[i * size + i]! * matrix[j * size + j]!);
      expect(Math.abs(sum - matrix[i * size + j]!)).toBeLessThan(bound * scale);
    }
});

test('a matrix that is not positive definite has no factor', () => {
  expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
});

test('the output error is that of the outputs', () => {
  const [weights, inputs] = [weightsOf(3, 4), inputsOf(7, 4)];
  const other = weights.values.map((value) => Math.round(value * 4) / 4);
  let [lost, all] = [0, 0];
  for (let row = 0; row < 7; row++)
    for (let channel = 0; channel < 3; channel++) {
      let [exact, found] = [0, 0];
      for (let i = 0; i < 4; i++) {
        exact += inputs[row * 4 + i]! * weights.values[channel * 4 + i]!;
        found += inputs[row * 4 + i]! * other[channel * 4 + i]!;
      }
      lost += (exact - found) ** 2;
      all += exact ** 2;
    }
  expect(outputError(weights, other, momentOf(inputs, 4))).toBeCloseTo(lost / all, 10);
  expect(outputError(weights, weights.values, new Float64Array(16))).toBe(0);
});

test.each([
  ['gptq', gptq],
  ['refineRounding', refined],
] as const)(
  '%s makes the same weights of either layout, and of independent inputs rounds to nearest',
  (_, quantize) => {
    const weights = weightsOf(3, 40);
    const moment = momentOf(inputsOf(60, 40), 40);
    for (const granularity of ['tensor', 'channel', { block: 16 }] as const) {
      const rows = dequantizeWeights(quantize(weights, moment, { ...scheme, granularity }), weights);
      const columns = transposed(weights);
      const found = dequantizeWeights(quantize(columns, moment, { ...scheme, granularity }), columns);
      expect(found).toEqual(transposed({ ...weights, values: rows }).values);
    }
    const identity = Float64Array.from({ length: 1600 }, (_, i) => (i % 41 === 0 ? 1 : 0));
    expect(quantize(weights, identity, scheme).integers).toEqual(quantizeWeights(weights, scheme).integers);
  },
);

test.each(['channel', { block: 16 }] as const)('GPTQ is what its paper says, with scales by %j', (granularity) => {
  const [channels, inputs] = [3, 150];
  const weights = weightsOf(channels, inputs);
  const moment = momentOf(inputsOf(300, inputs), inputs);

  const found = gptq(weights, moment, { ...scheme, granularity });

  expect(found.integers).toEqual(paperGptq(weights, moment, found));
});

/** One weight after another with the inverse of what is left (equations 2 and 3 of the paper), in float64. */
function paperGptq({ values }: WeightTensor, moment: Float64Array, { scales, scheme }: QuantizedWeights): Int8Array {
  const inputs = Math.sqrt(moment.length);
  const mean = Array.from({ length: inputs }, (_, i) => moment[i * (inputs + 1)]!).reduce((a, b) => a + b) / inputs;
  const inverse = inverseOf(
    moment.map((value, i) => (i % (inputs + 1) === 0 ? value + 0.01 * mean : value)),
    inputs,
  );
  const left = Float64Array.from(values);
  const integers = new Int8Array(values.length);
  const groups = scales.length / (values.length / inputs);
  const block = typeof scheme.granularity === 'object' ? scheme.granularity.block : inputs;
  for (let i = 0; i < inputs; i++) {
    for (let row = 0; row < values.length; row += inputs) {
      const scale = scales[(row / inputs) * groups + Math.floor(i / block)]!;
      integers[row + i] = Math.min(Math.max(Math.round(left[row + i]! / scale), -8), 7);
      const error = (left[row + i]! - integers[row + i]! * scale) / inverse[i * inputs + i]!;
      for (let j = i + 1; j < inputs; j++) left[row + j]! -= error * inverse[i * inputs + j]!;
    }
    const pivot = inverse[i * inputs + i]!;
    const column = Array.from({ length: inputs }, (_, j) => inverse[j * inputs + i]! / pivot);
    const row = inverse.slice(i * inputs, (i + 1) * inputs);
    for (let j = 0; j < inputs; j++) for (let k = 0; k < inputs; k++) inverse[j * inputs + k]! -= column[j]! * row[k]!;
  }
  return integers;
}

/** By Gauss and Jordan. */
function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const [left, right] = [matrix.slice(), new Float64Array(size * size)];
  for (let i = 0; i < size; i++) right[i * size + i] = 1;
  for (let i = 0; i < size; i++) {
    const pivot = left[i * size + i]!;
    for (const half of [left, right]) for (let k = 0; k < size; k++) half[i * size + k]! /= pivot;
    for (let j = 0; j < size; j++) {
      const factor = left[j * size + i]!;
      if (j !== i)
        for (const half of [left, right])
          for (let k = 0; k < size; k++) half[j * size + k]! -= factor * half[i * size + k]!;
    }
  }
  return right;
}

test('GPTQ rounds as usual what was always 0, and needs no more than one row of inputs', () => {
  const weights = weightsOf(2, 8);
  for (const moment of [new Float64Array(64), momentOf(inputsOf(1, 8), 8)])
    expect(outputError(weights, dequantizeWeights(gptq(weights, moment, scheme), weights), moment) || 0).toBeLessThan(
      0.01,
    );
  expect(gptq(weights, new Float64Array(64), scheme).integers).toEqual(quantizeWeights(weights, scheme).integers);
});

test('no other integer of any one weight is better than the refined one', () => {
  const [weights, moment] = [weightsOf(3, 24), momentOf(inputsOf(60, 24), 24)];
  for (let i = 0; i < 24; i++) moment[i * 25]! += 0.5;
  const found = refined(weights, moment, scheme);
  const lossOf = (integers: typeof found.integers) =>
    outputError(weights, dequantizeWeights({ ...found, integers }, weights), moment);

  expect(lossOf(found.integers)).toBeLessThan(0.6 * lossOf(quantizeWeights(weights, scheme).integers));
  for (let at = 0; at < found.integers.length; at++)
    for (const step of [-1, 1]) {
      const other = found.integers.slice();
      other[at] = Math.min(Math.max(other[at]! + step, -8), 7);
      // What is added to the diagonal may prefer another by as little.
      expect(lossOf(other)).toBeGreaterThan(0.98 * lossOf(found.integers));
    }
});

test('a corrected bias gives outputs their mean back', () => {
  const [weights, inputs] = [weightsOf(3, 4), inputsOf(9, 4)];
  const moments = inputMoments(4);
  addInputs(moments, inputs);
  const means = meansOf(moments);
  const other = weights.values.map((value) => Math.round(value));
  const bias = correctBias(weights, other, means, Float32Array.of(1, 2, 3));
  for (let channel = 0; channel < 3; channel++) {
    const mean = (values: Float32Array) => means.reduce((sum, m, i) => sum + m * values[channel * 4 + i]!, 0);
    expect(bias[channel]! + mean(other)).toBeCloseTo(channel + 1 + mean(weights.values), 5);
  }
  // Of Conv a mean for each input channel: both weights of a channel have it.
  expect(correctBias(weights, other, Float64Array.of(0.5, -1))).toEqual(
    correctBias(weights, other, Float64Array.of(0.5, 0.5, -1, -1)),
  );
  expect(() => correctBias(weights, other, means.subarray(1))).toThrow(
    'expected a number for each of its inputs or input channels (4 weights each output), found 3',
  );
});

test('factors of inputs and outputs come back off, in either layout', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }), (powers) => {
      const factors = powers.map((power) => 2 ** power);
      const inverses = factors.map((factor) => 1 / factor);
      for (const weights of [weightsOf(4, 4), transposed(weightsOf(4, 4)), { ...weightsOf(4, 16), dims: [4, 4, 2, 2] }])
        for (const scale of [scaleInputs, scaleOutputs])
          expect(scale(scale(weights, factors), inverses)).toEqual(weights);
    }),
  );
  expect(scaleInputs(weightsOf(1, 4), [1, 2]).values[3]).toBe(Math.fround(weightsOf(1, 4).values[3]! * 2));
  expect(() => scaleInputs(weightsOf(2, 4), [1, 2, 3])).toThrow(
    expect.objectContaining({ code: 'KINGLET_QUANTIZATION_DATA' }),
  );
});

test('smoothed weights meet inputs of like ranges; what is always 0 stays', () => {
  const weights = { ...weightsOf(2, 3), values: Float32Array.of(1, 0, 2, -4, 0, 1) };
  const { factors } = smoothQuant(weights, [16, 5, 0]);
  expect([...factors]).toEqual([2, 1, 1]);
});

test('equalized channels have the same range in both layers', () => {
  const pair = equalize({ first: weightsOf(4, 6), bias: Float32Array.of(1, 2, 3, 4), second: weightsOf(3, 4) });
  for (let channel = 0; channel < 4; channel++) {
    const first = Math.max(...pair.first.values.subarray(channel * 6, channel * 6 + 6).map(Math.abs));
    const second = Math.max(...[0, 1, 2].map((output) => Math.abs(pair.second.values[output * 4 + channel]!)));
    expect(first).toBeCloseTo(second, 6);
  }
  expect(() => equalize({ first: weightsOf(4, 6), second: weightsOf(3, 6) })).toThrow(
    'expected to read the 4 channels of w',
  );
});

test('a second moment of other inputs, and weights that are no matrix, are refused', () => {
  const weights = weightsOf(2, 4);
  expect(() => gptq(weights, new Float64Array(9), scheme)).toThrow(
    "expected the inputs' second moment, 4 x 4 finite numbers, found 9 values",
  );
  expect(() => gptq(weights, new Float64Array(16).fill(Number.NaN), scheme)).toThrow('found NaN or infinities');
  expect(() => gptq({ ...weights, dims: [2, 2, 2], channelAxis: 1 }, new Float64Array(16), scheme)).toThrow(
    expect.objectContaining({ code: 'KINGLET_QUANTIZATION_OPTION' }),
  );
});
