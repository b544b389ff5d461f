import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { expectNear } from '../../test/compareOutputs.ts';
import { testModel } from '../../test/testModel.ts';
import { randomNumbers, randomWeights } from '../build/randomNumbers.ts';
import { compile } from '../compile/compile.ts';
import { evaluate } from '../evaluate/index.ts';
import { Model } from '../index.ts';

type ShapeOf = readonly (number | string)[];

const random = randomNumbers(17);
const lengthsOf = (shape: ShapeOf): number[] => shape.map((length) => (typeof length === 'string' ? 3 : length));

/** The kernels of a product of a and b, or of a by constant b, whose answer for a batch of three is the evaluator's. */
function kernelsOf(a: ShapeOf, b: ShapeOf, y: ShapeOf, isConstant: boolean): string[] {
  const tensorOf = (shape: ShapeOf) => {
    const dims = lengthsOf(shape);
    const count = dims.reduce((product, length) => product * length, 1);
    return { type: 'float' as const, dims, values: randomWeights(random, count, 1) };
  };
  const [left, right] = [tensorOf(a), tensorOf(b)];
  const model = testModel({
    inputs: { a, ...(isConstant ? {} : { b }) },
    outputs: { y },
    weights: isConstant ? { b: right } : {},
    nodes: [makeNode('MatMul', ['a', 'b'], ['y'])],
  });
  const { file, program } = compile(model);

  const got = Model.load(file).run({ a: left.values, ...(isConstant ? {} : { b: right.values }) }).y!;

  const expected = evaluate(model, { a: left, ...(isConstant ? {} : { b: right }) }).y!;
  expect(got.shape).toEqual(expected.dims);
  expectNear(got.data, Array.from(expected.values as Float32Array), 1e-5);
  return program.instructions.map(({ kernel }) => kernel);
}

test.for<[ShapeOf, ShapeOf, ShapeOf]>([
  [
    ['N', 4],
    [4, 5],
    ['N', 5],
  ],
  [
    ['N', 2, 4],
    [4, 20],
    ['N', 2, 20],
  ],
  [['N', 4], [4], ['N']],
  [[4], [4, 5], [5]],
  [[4], [4], []],
  [['N', 2, 4], [4], ['N', 2]],
  [
    ['N', 2, 4],
    [4, 5],
    ['N', 2, 5],
  ],
  [
    ['N', 2, 3, 4],
    [2, 4, 5],
    ['N', 2, 3, 5],
  ],
  [
    ['N', 2, 3, 4],
    [1, 2, 4, 5],
    ['N', 2, 3, 5],
  ],
  [
    [2, 1, 3, 4],
    [5, 4, 6],
    [2, 5, 3, 6],
  ],
  [[4], [2, 4, 5], [2, 5]],
])('[$0] by [$1], by another input and by a constant', ([a, b, y]) => {
  kernelsOf(a, b, y, false);
  kernelsOf(a, b, y, true);
});

test('two batches multiply item by item', () => {
  expect(kernelsOf(['N', 2, 3, 4], ['N', 2, 4, 5], ['N', 2, 3, 5], false)).toEqual(['matmul']);
});

test('few columns are dot products of constants as they are, more lie in panels', () => {
  expect(kernelsOf(['N', 40], [40, 16], ['N', 16], true)).toEqual(['matmul']);
  expect(kernelsOf(['N', 40], [40, 17], ['N', 17], true)).toEqual(['matmulPacked']);
});

test('one batch repeated along another: more than a plan for one batch can say, so lengths are decided in a run', () => {
  expect(kernelsOf(['N', 1, 3, 4], ['N', 4, 5], ['N', 'N', 3, 5], false)).toContain('matmul');
});
