// Convolutional operators in forms that ONNX's own cases leave out: plans answer as the reference evaluator does, for
// batches of two sizes.
import { type AttributeValue, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { expectNear } from './compareOutputs.ts';
import { expectPlanAnswers } from './planAnswers.ts';
import { testModel, type Weight } from './testModel.ts';

interface Operator {
  readonly opType: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** Behind the batch. */
  readonly shape: readonly number[];
  readonly weights?: readonly (readonly number[])[];
  readonly opset?: number;
}

const big = (...values: number[]): bigint[] => values.map(BigInt);

const operators: Readonly<Record<string, Operator>> = {
  'Conv: one axis': { opType: 'Conv', shape: [3, 11], weights: [[4, 3, 3], [4]], attributes: { pads: big(1, 2) } },
  'Conv: groups, dilations, uneven pads': {
    opType: 'Conv',
    shape: [4, 9, 8],
    weights: [[6, 2, 3, 2], [6]],
    attributes: { group: 2n, dilations: big(2, 3), pads: big(2, 0, 1, 3), strides: big(1, 2) },
  },
  'Conv: same, lower': {
    opType: 'Conv',
    shape: [2, 7, 6],
    weights: [[17, 2, 4, 3]],
    attributes: { auto_pad: 'SAME_LOWER', strides: big(2, 1) },
  },
  'Conv: each channel': {
    opType: 'Conv',
    shape: [19, 6, 7],
    weights: [[19, 1, 3, 3], [19]],
    attributes: { group: 19n, pads: big(1, 1, 1, 1) },
  },
  'Conv: each channel, twice': {
    opType: 'Conv',
    shape: [3, 6, 7],
    weights: [[6, 1, 3, 3], [6]],
    attributes: { group: 3n },
  },
  'Conv: few filters for neighbours together': {
    opType: 'Conv',
    shape: [2, 9, 12],
    weights: [[3, 2, 5, 5], [3]],
    attributes: { pads: big(2, 2, 2, 2) },
  },
  'Conv: few filters, a stride': {
    opType: 'Conv',
    shape: [2, 9, 13],
    weights: [[8, 2, 3, 4]],
    attributes: { strides: big(2, 2), pads: big(0, 1, 0, 2) },
  },
  'Conv: pads wider than the image': {
    opType: 'Conv',
    shape: [2, 3, 2],
    weights: [[20, 2, 2, 3], [20]],
    attributes: { pads: big(3, 4, 1, 5) },
  },
  'Conv: volumes': {
    opType: 'Conv',
    shape: [4, 5, 6, 7],
    weights: [[6, 2, 3, 2, 3], [6]],
    attributes: { group: 2n, pads: big(1, 0, 1, 2, 1, 1), strides: big(2, 1, 2), dilations: big(2, 1, 1) },
  },
  'ConvTranspose: strides, dilations, groups': {
    opType: 'ConvTranspose',
    shape: [4, 4, 5],
    weights: [[4, 3, 3, 2], [6]],
    attributes: { group: 2n, strides: big(3, 2), dilations: big(2, 3), output_padding: big(1, 1) },
  },
  'ConvTranspose: fewer taps than the stride': {
    opType: 'ConvTranspose',
    shape: [2, 3, 4],
    weights: [[2, 5, 2, 1], [5]],
    attributes: { strides: big(3, 3), pads: big(1, 0, 0, 0) },
  },
  'ConvTranspose: pads beyond the taps': {
    opType: 'ConvTranspose',
    shape: [2, 6, 7],
    weights: [[2, 3, 2, 2]],
    attributes: { pads: big(3, 2, 1, 2) },
  },
  'ConvTranspose: volumes': {
    opType: 'ConvTranspose',
    shape: [2, 3, 4, 3],
    weights: [[2, 3, 2, 3, 2], [3]],
    attributes: { strides: big(2, 1, 2), pads: big(0, 1, 1, 1, 0, 0) },
  },
  'MaxPool: up to the end': {
    opType: 'MaxPool',
    shape: [5, 8, 7],
    attributes: { kernel_shape: big(3, 2), strides: big(2, 3), ceil_mode: 1n, pads: big(1, 0, 0, 1) },
  },
  'MaxPool: volumes': {
    opType: 'MaxPool',
    shape: [3, 5, 6, 7],
    attributes: {
      kernel_shape: big(2, 3, 2),
      strides: big(2, 1, 2),
      pads: big(1, 1, 0, 0, 1, 1),
      dilations: big(1, 2, 1),
    },
  },
  'AveragePool: pads count': {
    opType: 'AveragePool',
    shape: [3, 6, 7],
    attributes: { kernel_shape: big(3, 3), pads: big(1, 2, 2, 1), count_include_pad: 1n },
  },
  'AveragePool: beyond counted pads': {
    opType: 'AveragePool',
    shape: [3, 6, 8],
    attributes: {
      kernel_shape: big(3, 3),
      pads: big(1, 1, 0, 1),
      strides: big(3, 2),
      count_include_pad: 1n,
      ceil_mode: 1n,
    },
  },
  'AveragePool: volumes, up to the end': {
    opType: 'AveragePool',
    shape: [2, 6, 5, 7],
    attributes: { kernel_shape: big(3, 2, 3), strides: big(2, 2, 3), ceil_mode: 1n },
  },
  'LpPool: three': {
    opType: 'LpPool',
    shape: [3, 6, 7],
    attributes: { kernel_shape: big(2, 3), p: 3n, pads: big(1, 0, 0, 1) },
  },
  'GlobalAveragePool: volumes': { opType: 'GlobalAveragePool', shape: [3, 2, 3, 4] },
  'GlobalMaxPool: one axis': { opType: 'GlobalMaxPool', shape: [3, 9] },
  'GlobalLpPool: one': { opType: 'GlobalLpPool', shape: [5, 3, 4], attributes: { p: 1n } },
  'InstanceNormalization: one axis': { opType: 'InstanceNormalization', shape: [4, 9], weights: [[4], [4]] },
  'GroupNormalization: of groups': {
    opType: 'GroupNormalization',
    shape: [6, 3, 3],
    weights: [[6], [6]],
    attributes: { num_groups: 2n },
  },
  'LRN: another power': {
    opType: 'LRN',
    shape: [7, 3, 2],
    attributes: { size: 4n, alpha: 0.5, beta: 0.6, bias: 2 },
  },
  'PRelu: channels': { opType: 'PRelu', shape: [5, 3, 4], weights: [[5, 1, 1]] },
  'Softmax: channels': { opType: 'Softmax', shape: [5, 3, 4], attributes: { axis: 1n } },
  'Gemm: a column is added': {
    opType: 'Gemm',
    shape: [6],
    weights: [[4, 6], [1]],
    attributes: { transB: 1n, alpha: 0.5, beta: 2 },
  },
};

describe.each(Object.entries(operators))('%s', (_, operator) => {
  test.each(['known', 'given'])('with weights that are %s', (kind) => {
    const { opType, attributes = {}, shape, weights = [], opset = 22 } = operator;
    const random = randomNumbers(7);
    const values = weights.map((dims): Weight => {
      const length = dims.reduce((product, count) => product * count, 1);
      return { dims, values: randomWeights(random, length, 1) };
    });
    const names = values.map((_weight, i) => `w${i}`);
    const named = Object.fromEntries(values.map((weight, i) => [names[i]!, weight]));
    const isGiven = kind === 'given';
    const model = testModel({
      inputs: {
        x: ['N', ...shape],
        ...(isGiven ? Object.fromEntries(weights.map((dims, i) => [names[i]!, dims])) : {}),
      },
      outputs: { y: undefined },
      nodes: [makeNode(opType, ['x', ...names], ['y'], { attributes })],
      weights: isGiven ? {} : named,
      opset,
    });

    const plan = Model.load(compile(model).file);

    for (const items of [1, 3]) {
      const x = randomWeights(random, items * shape.reduce((product, count) => product * count, 1), 1);
      const tensors = { x: { type: 'float' as const, dims: [items, ...shape], values: x } };
      const given = isGiven
        ? Object.fromEntries(values.map((weight, i) => [names[i]!, { type: 'float' as const, ...weight }]))
        : {};
      const expected = evaluate(model, { ...tensors, ...given }).y!;
      const answer = plan.run({ x, ...Object.fromEntries(Object.entries(given).map(([name, w]) => [name, w.values])) })
        .y!;
      expect(answer.shape).toEqual(expected.dims);
      expectNear(answer.data as Float32Array, expected.values as Float32Array, 1e-5);
    }
  });
});

test.for([1, 4, 8, 15])('%i filters: what is no number reaches no window that it is not in', (filters) => {
  const random = randomNumbers(5);
  const values = randomWeights(random, 2 * 64, 1);
  [values[20], values[90]] = [Number.NaN, Number.POSITIVE_INFINITY];
  const model = testModel({
    inputs: { x: [1, 2, 8, 8] },
    outputs: { y: undefined },
    nodes: [makeNode('Conv', ['x', 'w'], ['y'], { attributes: { pads: big(1, 1, 1, 1) } })],
    weights: { w: { dims: [filters, 2, 3, 3], values: randomWeights(random, filters * 18, 1) } },
  });

  expectPlanAnswers(model, [{ x: { type: 'float', dims: [1, 2, 8, 8], values } }]);
});
