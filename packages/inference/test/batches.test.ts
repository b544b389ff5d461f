// Operators on batches of any size: plans made for a symbolic batch answer as the reference evaluator does.
import { type AttributeValue, type ElementType, makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { type Tensor, tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { findDifference } from './backend/compareTensors.ts';
import { testModel, type Weight } from './testModel.ts';

interface Operator {
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** Behind the batch. */
  readonly shape: readonly number[];
  readonly type?: ElementType;
  readonly others?: readonly (Weight | 'x')[];
  readonly resultType?: ElementType;
  readonly outputs?: number;
  readonly opset?: number;
}

function lengths(...values: number[]): Weight {
  return { dims: [values.length], values: BigInt64Array.from(values, BigInt), type: 'int64' };
}

function whole(value: number): Weight {
  return { dims: [], values: BigInt64Array.of(BigInt(value)), type: 'int64' };
}

function floats(dims: readonly number[]): Weight {
  const count = dims.reduce((product, length) => product * length, 1);
  return { dims, values: Float32Array.from({ length: count }, (_, i) => ((i * 5) % 7) - 3) };
}

const operators: Readonly<Record<string, Operator>> = {
  'Transpose: the batch moves': { attributes: { perm: [2n, 0n, 1n] }, shape: [3, 4] },
  'Transpose: the batch stays': { attributes: { perm: [0n, 3n, 1n, 2n] }, shape: [2, 3, 4], type: 'int16' },
  'Slice: backwards': { shape: [7, 3], others: [lengths(-1), lengths(-9), lengths(1), lengths(-2)] },
  'Slice: the whole batch': { shape: [4], others: [lengths(0, 1), lengths(2 ** 40, 3), lengths(0, 1)] },
  'Pad: around items': { shape: [2, 3], others: [lengths(0, 1, 2, 0, 0, 1), floats([])] },
  'Pad: reflect': { attributes: { mode: 'reflect' }, shape: [4, 5], others: [lengths(0, 2, 3, 0, 1, 2)] },
  'Pad: edge, cut': { attributes: { mode: 'edge' }, shape: [4, 5], others: [lengths(0, -1, 3, 0, 1, -2)] },
  'Expand: before the batch': { shape: [3], others: [lengths(2, 1, 3)] },
  'Tile: items': { shape: [2, 3], others: [lengths(1, 2, 3)] },
  'Tile: the batch': { shape: [2], others: [lengths(3, 1)], type: 'double' },
  'Gather: along the last axis': { attributes: { axis: -1n }, shape: [5], others: [lengths(4, -5, 1)] },
  'Gather: items by constants': { attributes: { axis: 1n }, shape: [4, 2], others: [lengths(3, 0)], type: 'uint8' },
  'ReduceSum: apart axes': { shape: [3, 4], others: [lengths(0, 2)], opset: 13 },
  'ReduceMean: items': { shape: [3, 4], others: [lengths(1, 2)], opset: 18 },
  'ReduceMax: integers': { shape: [6], others: [lengths(1)], type: 'int32', opset: 18 },
  'ReduceLogSumExp: rows': { shape: [6], others: [lengths(1)], opset: 18 },
  'ArgMax: channels': { attributes: { axis: 1n }, shape: [3, 2], resultType: 'int64' },
  'CumSum: items': { shape: [3, 2], others: [whole(1)] },
  'LogSoftmax: channels': { attributes: { axis: 1n }, shape: [4, 3] },
  'Hardmax: rows': { shape: [4] },
  'LpNormalization: rows': { attributes: { p: 1n }, shape: [5] },
  'MeanVarianceNormalization: images': { shape: [2, 3, 2] },
  'Where: by rows': { shape: [4], others: [floats([4]), floats([1])], type: 'bool', resultType: 'float' },
  'Equal: with itself': { shape: [4], others: ['x'], resultType: 'bool', type: 'int64' },
  'Mod: with a row': { shape: [4], others: [{ ...lengths(3, -2, 5, 1) }], type: 'int64' },
  'Max: with a column': { shape: [2, 3], others: [floats([2, 1])] },
  'Cast: to integers': { attributes: { to: 6n }, shape: [3], resultType: 'int32' },
  'Cast: to floats of 8 bits': { attributes: { to: 17n }, shape: [7], resultType: 'float8e4m3fn' },
  'Cast: to integers of 4 bits': { attributes: { to: 22n }, shape: [7], type: 'int32', resultType: 'int4' },
  'Cast: from floats of 4 bits': {
    attributes: { to: 1n },
    shape: [7],
    type: 'float4e2m1',
    resultType: 'float',
    opset: 23,
  },
  'Transpose: integers of 4 bits': { attributes: { perm: [0n, 2n, 1n] }, shape: [2, 3], type: 'uint4' },
  'QuantizeLinear: to 16 bits by columns': {
    attributes: { axis: 1n },
    shape: [3],
    others: [
      { dims: [3], values: Float32Array.of(0.5, 0.25, 2) },
      { dims: [3], values: Uint16Array.of(1, 2, 300), type: 'uint16' },
    ],
    resultType: 'uint16',
  },
  'DepthToSpace: blocks': { attributes: { blocksize: 2n }, shape: [8, 2, 3] },
  'SpaceToDepth: blocks': { attributes: { blocksize: 2n }, shape: [2, 4, 6], type: 'float16' },
  'Trilu: matrices': { attributes: { upper: 0n }, shape: [3, 4], others: [whole(1)] },
  'OneHot: classes': {
    shape: [2],
    type: 'int64',
    others: [whole(4), { dims: [2], values: Float32Array.of(-1, 1) }],
    resultType: 'float',
  },
  'Split: items': { attributes: { axis: 1n }, shape: [5], others: [lengths(2, 3)], outputs: 2 },
  'Clip: by limits': { shape: [5], others: [floats([]), { dims: [], values: Float32Array.of(2) }] },
  'Clip: by attributes, half precision': { attributes: { min: -1.5, max: 2 }, shape: [7], type: 'float16', opset: 6 },
  'CenterCropPad: both': { attributes: { axes: [1n, 2n] }, shape: [3, 6], others: [lengths(6, 3)] },
  'Exp: of doubles': { shape: [5], type: 'double' },
  'Log: of doubles': { shape: [5], type: 'double' },
  'Softsign: floats of 16 bits': { shape: [5], type: 'float16' },
  'Sigmoid: floats of 16 bits': { shape: [5], type: 'bfloat16' },
  'PRelu: slopes of elements': { shape: [3, 4], others: [floats([3, 4])] },
  'Not: booleans': { shape: [5], type: 'bool' },
  'BatchNormalization: numbers': {
    shape: [],
    others: [floats([1]), floats([1]), floats([1]), { dims: [1], values: Float32Array.of(2) }],
  },
  'Sum: of three': { shape: [3], others: ['x', floats([1])] },
};

function inputOf(type: ElementType, dims: readonly number[]): Tensor {
  const count = dims.reduce((product, length) => product * length, 1);
  const isWhole = /int|bool/.test(type);
  const numbers = Array.from({ length: count }, (_, i) => {
    const value = ((i * 37 + 11) % 23) - (type.startsWith('u') ? 0 : 9);
    return type === 'bool' ? value & 1 : isWhole ? value : value / 3;
  });
  return tensorOf(type, dims, numbers);
}

test.each(Object.entries(operators))('%s', (name, operator) => {
  const { attributes = {}, shape, type = 'float', others = [], outputs = 1, opset = 21 } = operator;
  const names = Array.from({ length: outputs }, (_, i) => `y${i}`);
  const weights = others.flatMap((weight, i) => (weight === 'x' ? [] : [[`w${i}`, weight] as const]));
  const input = others.map((weight, i) => (weight === 'x' ? 'x' : `w${i}`));
  const resultType = operator.resultType ?? type;
  const model = testModel({
    inputs: { x: ['N', ...shape] },
    outputs: Object.fromEntries(names.map((output) => [output, undefined])),
    weights: Object.fromEntries(weights),
    types: { x: type, ...Object.fromEntries(names.map((output) => [output, resultType])) },
    nodes: [makeNode(name.split(':')[0]!, ['x', ...input], names, { attributes })],
    opset,
  });
  const plan = Model.load(compile(model).file);

  for (const items of [1, 3, 2]) {
    const x = inputOf(type, [items, ...shape]);
    const expected = evaluate(model, { x });
    const found = Object.entries(plan.run({ x: x.values })).map(([output, { shape: dims, data }]) => {
      return [output, { type: expected[output]!.type, dims, values: data }] as const;
    });

    expect(findDifference(expected, Object.fromEntries(found), 1e-6)).toBeUndefined();
  }
});

test('the last of a batch are as many as asked for, or a run is refused', () => {
  const model = testModel({
    inputs: { x: ['N', 4] },
    outputs: { y: undefined },
    weights: { starts: lengths(-2), ends: lengths(2 ** 40) },
    nodes: [makeNode('Slice', ['x', 'starts', 'ends'], ['y'])],
  });

  const plan = Model.load(compile(model).file);
  expect(plan.run({ x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }).y!.data.join()).toBe('5,6,7,8,9,10,11,12');
  expect(() => plan.run({ x: [1, 2, 3, 4] })).toThrow(
    'expected N - 2 not to be negative, as node "-> y" (Slice) takes it, got -1',
  );
  expect(compile(model, { batch: 3 }).program.outputs[0]!.shape[0]).toEqual({ fixed: 2, perItem: 0 });
});

test.for([
  [
    'MaxPool',
    ['x'],
    [1, 1, 'N'],
    { kernel_shape: [3n] },
    /\(MaxPool\): expected lengths and steps .*, found N - 2; fix/,
  ],
  [
    'Slice',
    ['x', 'last', 'least', 'first', 'last'],
    [3, 'N'],
    {},
    /\(Slice\): expected lengths and steps .*, found -1\*N;/,
  ],
  ['Add', ['x', 'row'], ['N'], {}, /lengths that broadcast for every batch, found N for 3/],
  ['Concat', ['x', 'square'], ['N', 3], { axis: 1n }, /parts that fit for every batch, found \[N, 6\] for \[3, 6\]/],
  ['Split', ['x', 'parts'], ['N', 3], {}, /parts that fit for every batch, found \[9\] for \[3\*N\]/],
  ['MatMul', ['x', 'stack'], ['N', 1, 3], {}, /lengths that broadcast for every batch, found N for 3/],
] as const)('%s for which not every batch has a result is refused', ([opType, input, x, attributes, message]) => {
  const weights = {
    ...{ row: floats([3]), parts: lengths(3), square: floats([3, 3]), stack: floats([3, 3, 2]) },
    ...{ first: lengths(0), last: lengths(-1), least: lengths(-(2 ** 40)) },
  };
  const nodes = [makeNode(opType, input, ['y'], { attributes: attributes as Record<string, AttributeValue> })];
  const model = testModel({ inputs: { x }, outputs: { y: undefined }, weights, nodes });

  expect(() => compile(model)).toThrow(message);
  expect(() =>
    compile(model, { batch: 3, inputShapes: { x: x.map((length) => (length === 'N' ? 3 : length)) } }),
  ).not.toThrow();
});
