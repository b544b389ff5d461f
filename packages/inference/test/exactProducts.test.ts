// MatMul of types that kernels of float do not multiply: plans answer as the reference evaluator does, to the last digit of integers.
import { type ElementType, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { expectPlanAnswers } from './planAnswers.ts';
import { testModel } from './testModel.ts';

const random = randomNumbers(11);
const types = ['double', 'int32', 'int64', 'uint64'] as const;

function product(type: ElementType, a: readonly number[], b: readonly number[], out: readonly number[]) {
  return testModel({
    inputs: { a, b },
    outputs: { y: out },
    types: { a: type, b: type, y: type },
    nodes: [makeNode('MatMul', ['a', 'b'], ['y'])],
  });
}

function tensor(type: (typeof types)[number], dims: readonly number[]) {
  const count = dims.reduce((size, length) => size * length, 1);
  const least = type === 'uint64' ? 0 : -100;
  const numbers = Array.from({ length: count }, () => least + random() * 200);
  return tensorOf(type, dims, type === 'double' ? numbers : numbers.map(Math.floor));
}

describe.each(types)('%s', (type) => {
  test.each([
    ['matrices', [3, 4], [4, 5], [3, 5]],
    ['stacks that broadcast', [2, 1, 3, 4], [3, 4, 2], [2, 3, 3, 2]],
    ['a row', [4], [2, 4, 3], [2, 3]],
    ['a column', [2, 3, 4], [4], [2, 3]],
    ['two lists', [5], [5], []],
    ['more products than are held at a time', [130, 70], [70, 120], [130, 120]],
    ['nothing to sum', [2, 0], [0, 3], [2, 3]],
  ])('%s', (_, a, b, out) => {
    expectPlanAnswers(product(type, a, b, out), [{ a: tensor(type, a), b: tensor(type, b) }]);
  });
});

test('integers wrap', () => {
  const model = Model.load(compile(product('int32', [1, 2], [2, 1], [1, 1])).file);

  expect([...model.run({ a: [2 ** 30, 1], b: [4, -3] }).y!.data]).toEqual([-3]);
});
