// Products of bytes with more than one matrix on either side.
import { type ElementType, makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { type Tensor, tensorOf } from '../src/evaluate/tensor.ts';
import { expectPlanAnswers } from './planAnswers.ts';
import { testModel } from './testModel.ts';

type ShapeOf = readonly (number | string)[];

function bytesOf(type: ElementType, dims: readonly number[]): Tensor {
  const count = dims.reduce((product, length) => product * length, 1);
  return tensorOf(
    type,
    dims,
    Array.from({ length: count }, (_, i) => ((i * 37 + 11) % 256) - (type === 'int8' ? 128 : 0)),
  );
}

/** MatMulInteger of x by constants, or by the input w. */
function product(x: ShapeOf, w: readonly number[], isGiven = false) {
  const right = bytesOf('int8', w);
  return testModel({
    inputs: { x, ...(isGiven ? { w } : {}) },
    outputs: { y: undefined },
    types: { x: 'uint8', w: 'int8', y: 'int32' },
    weights: {
      z: { dims: [], type: 'uint8', values: Uint8Array.of(7) },
      ...(isGiven ? {} : { w: { dims: w, type: 'int8' as const, values: right.values } }),
    },
    nodes: [makeNode('MatMulInteger', ['x', 'w', 'z'], ['y'])],
  });
}

test.for([
  ['as many', [3, 2, 5], [3, 5, 4]],
  ['one for all, of more axes', [2, 5], [1, 1, 5, 4]],
  ['one on the left', [2, 5], [3, 5, 4]],
  ['one on the left, of as many axes', [1, 2, 5], [3, 5, 4]],
  ['a row on the left', [5], [3, 5, 4]],
  ['as many, but crosswise', [3, 1, 2, 5], [1, 3, 5, 4]],
  ['fewer, repeated', [2, 3, 2, 5], [3, 5, 4]],
] as const)('right matrices: %s', ([, x, w]) => {
  const inputs = { x: bytesOf('uint8', x), w: bytesOf('int8', w) };

  expectPlanAnswers(product(x, w), [{ x: inputs.x }]);
  expectPlanAnswers(product(x, w, true), [inputs]);
});

test('right matrices for each item, rows that grow with the batch', () => {
  const batches = [1, 3, 2].map((rows) => ({ x: bytesOf('uint8', [2, rows, 5]) }));

  expectPlanAnswers(product([2, 'N', 5], [2, 5, 4]), batches);
});

test.for([
  ['N', 2, 5],
  ['N', 3, 2, 5],
] as const)('several right matrices for a batch of any size are refused: %s', (x) => {
  expect(() => compile(product(x, [3, 5, 4]))).toThrow(/MatMulInteger of opset 21: expected/);
});

test.for([
  ['a scale for each row', [5], [], [], 1],
  ['scales for each matrix', [], [2, 1, 5], [], 4],
  ['zero points for each matrix', [], [], [2, 1, 5], 5],
] as const)('%s are refused: kernels take one, or one for each column', ([, xs, ws, wz, index]) => {
  const ones = (dims: readonly number[]) => ({
    dims,
    values: Float32Array.from(bytesOf('uint8', dims).values as Uint8Array),
  });
  const points = (dims: readonly number[]) => ({ ...bytesOf('int8', dims), type: 'int8' as const });
  const model = testModel({
    inputs: { x: [2, 5, 5] },
    outputs: { y: undefined },
    types: { x: 'int8', y: 'int8' },
    weights: {
      ...{ xs: ones(xs), ws: ones(ws), ys: ones([]) },
      ...{ xz: points([]), w: points([2, 5, 5]), wz: points(wz), yz: points([]) },
    },
    nodes: [makeNode('QLinearMatMul', ['x', 'xs', 'xz', 'w', 'ws', 'wz', 'ys', 'yz'], ['y'])],
  });

  expect(() => compile(model)).toThrow(`of input ${index}, found`);
});
