// Results as long as data says, used further on: a detector's boxes, what is kept, what is not alike.
import { makeNode } from '@kinglet/onnx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { randomNumbers } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { expectAnswer, expectAnswers, expectOnnxRuntime, type Tensors } from './expectAnswers.ts';
import { row, testModel } from './testModel.ts';

const scalar = (value: number) => ({ dims: [], values: BigInt64Array.of(BigInt(value)), type: 'int64' as const });
const long = (...values: number[]) => ({
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
  type: 'int64' as const,
});

/** As YOLO's exporters write it: boxes by their middles, a score for each class, at most 5 of each class. */
const head = testModel({
  inputs: { raw: [1, 'boxes', 7] },
  outputs: { found: undefined, scores: undefined, picked: undefined },
  types: { picked: 'int64' },
  weights: {
    zero: long(0),
    two: long(2),
    four: long(4),
    seven: long(7),
    axis: long(2),
    one: long(1),
    half: row(0.5),
    most: long(5),
    overlap: row(0.45),
    least: row(0.3),
    first: scalar(0),
    second: scalar(1),
    third: scalar(2),
  },
  nodes: [
    makeNode('Slice', ['raw', 'zero', 'two', 'axis'], ['middles']),
    makeNode('Slice', ['raw', 'two', 'four', 'axis'], ['sizes']),
    makeNode('Mul', ['sizes', 'half'], ['halves']),
    makeNode('Sub', ['middles', 'halves'], ['from']),
    makeNode('Add', ['middles', 'halves'], ['to']),
    makeNode('Concat', ['from', 'to'], ['corners'], { attributes: { axis: 2n } }),
    makeNode('Slice', ['raw', 'four', 'seven', 'axis'], ['logits']),
    makeNode('Sigmoid', ['logits'], ['likely']),
    makeNode('Transpose', ['likely'], ['byClass'], { attributes: { perm: [0n, 2n, 1n] } }),
    makeNode('NonMaxSuppression', ['corners', 'byClass', 'most', 'overlap', 'least'], ['picked'], { name: 'nms' }),
    makeNode('Gather', ['picked', 'third'], ['which'], { attributes: { axis: 1n } }),
    makeNode('Squeeze', ['corners', 'zero'], ['flat']),
    makeNode('Gather', ['flat', 'which'], ['found'], { attributes: { axis: 0n } }),
    makeNode('Squeeze', ['likely', 'zero'], ['flatLikely']),
    makeNode('Gather', ['picked', 'second'], ['class'], { attributes: { axis: 1n } }),
    makeNode('Unsqueeze', ['which', 'one'], ['whichColumn']),
    makeNode('Unsqueeze', ['class', 'one'], ['classColumn']),
    makeNode('Concat', ['whichColumn', 'classColumn'], ['places'], { attributes: { axis: 1n } }),
    makeNode('GatherND', ['flatLikely', 'places'], ['scores']),
  ],
});

function boxes(count: number, seed: number, bias = 0): Tensors {
  const random = randomNumbers(seed);
  const values = Array.from({ length: count }, () => [
    ...[random() * 4, random() * 4, 1 + random(), 1 + random()],
    ...[0, 1, 2].map(() => bias + 4 * (random() - 0.7)),
  ]);
  return { raw: tensorOf('float', [1, count, 7], values.flat()) };
}

describe("a detector's head", () => {
  test('finds what the evaluator and ONNX Runtime find, of any number of boxes', async () => {
    const inputs = [1, 7, 40, 13, 100].map((count, i) => boxes(count, i));
    expectAnswers(head, inputs);
    await expectOnnxRuntime(head, inputs);
  });

  test('finds none', () => {
    const plan = expectAnswers(head, [boxes(20, 3, -20), boxes(20, 3)]);
    const { found, picked } = plan.run({ raw: { data: new Float32Array(70).fill(-9), shape: [1, 10, 7] } });
    expect([found!.shape, picked!.shape]).toEqual([
      [0, 4],
      [0, 3],
    ]);
  });
});

const some = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: -2, max: 2 }), { minLength, maxLength });
const runs = { numRuns: isNightly ? 5_000 : 150 };

test.each([
  [
    'NonZero',
    [
      makeNode('NonZero', ['x'], ['at']),
      makeNode('Transpose', ['at'], ['turned']),
      makeNode('GatherND', ['x', 'turned'], ['y']),
    ],
  ],
  [
    'Unique',
    [
      makeNode('Unique', ['x'], ['u', '', '', 'n']),
      makeNode('Cast', ['n'], ['f'], { attributes: { to: 1n } }),
      makeNode('Mul', ['u', 'f'], ['y']),
    ],
  ],
  [
    'Compress',
    [
      makeNode('Greater', ['x', 'none'], ['isMore']),
      makeNode('Compress', ['x', 'isMore'], ['k'], { attributes: { axis: 0n } }),
      makeNode('Concat', ['k', 'x', 'k'], ['y'], { attributes: { axis: 0n } }),
    ],
  ],
  [
    'NonZero of NonZero',
    [
      makeNode('NonZero', ['x'], ['at']),
      makeNode('NonZero', ['at'], ['again']),
      makeNode('Cast', ['again'], ['y'], { attributes: { to: 1n } }),
    ],
  ],
] as const)('what is made of %s has its length', (name, nodes) => {
  // Unique needs a length that is known.
  const length = name === 'Unique' ? 24 : 'N';
  const model = testModel({ inputs: { x: [length] }, outputs: { y: undefined }, nodes, weights: { none: row(0) } });
  const plan = Model.load(compile(model).file);
  fc.assert(
    fc.property(typeof length === 'number' ? some(length, length) : some(1, 60), (values) =>
      expectAnswer(plan, model, { x: tensorOf('float', [values.length], values) }),
    ),
    runs,
  );
});

test('a result that is not as long as the model says is refused, with its node', () => {
  const model = testModel({
    inputs: { x: ['N'] },
    outputs: { at: [1, 2] },
    types: { at: 'int64' },
    nodes: [makeNode('NonZero', ['x'], ['at'], { name: 'which' })],
  });
  const plan = Model.load(compile(model).file);
  expect(plan.run([0, 3, 0, 4]).at!.data).toEqual(BigInt64Array.of(1n, 3n));
  for (const x of [[0, 1], [1, 1, 1], []]) expect(() => plan.run(x)).toThrow(/which/);
});
