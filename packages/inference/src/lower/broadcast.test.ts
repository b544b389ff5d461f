import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { testModel } from '../../test/testModel.ts';
import { compile } from '../compile/compile.ts';
import { Model } from '../index.ts';

const operations = {
  Add: (a: number, b: number) => a + b,
  Div: (a: number, b: number) => a / b,
  Mul: (a: number, b: number) => a * b,
  Pow: (a: number, b: number) => a ** b,
  Sub: (a: number, b: number) => a - b,
};

type Lengths = readonly number[];

/** NumPy's broadcasting, element by element. */
function expected(
  apply: (a: number, b: number) => number,
  a: Float32Array,
  aDims: Lengths,
  b: Float32Array,
  bDims: Lengths,
) {
  const rank = Math.max(aDims.length, bDims.length);
  const pad = (dims: Lengths): number[] => [...Array<number>(rank - dims.length).fill(1), ...dims];
  const [first, second] = [pad(aDims), pad(bDims)];
  const shape = first.map((length, i) => Math.max(length, second[i]!));
  const count = shape.reduce((product, length) => product * length, 1);
  const at = (dims: Lengths, i: number): number => {
    let [rest, step, place] = [i, 1, 0];
    for (let axis = rank - 1; axis >= 0; axis--) {
      if (dims[axis]! > 1) place += (rest % shape[axis]!) * step;
      step *= dims[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return place;
  };
  return { shape, data: Float32Array.from({ length: count }, (_, i) => apply(a[at(first, i)]!, b[at(second, i)]!)) };
}

function values(dims: Lengths, from: number): Float32Array {
  const count = dims.reduce((product, length) => product * length, 1);
  return Float32Array.from({ length: count }, (_, i) => 0.5 + ((i * 7 + from) % 11) / 4);
}

const pairs: (readonly [Lengths, Lengths])[] = [
  [
    [2, 3, 4],
    [2, 3, 4],
  ],
  [[2, 3, 4], [4]],
  [
    [2, 3, 4],
    [3, 4],
  ],
  [
    [2, 3, 4],
    [1, 1, 4],
  ],
  [
    [2, 3, 4],
    [2, 3, 1],
  ],
  [
    [2, 3, 4],
    [3, 1],
  ],
  [[2, 3, 4], []],
  [[2, 3, 4], [1]],
  [[4], [2, 3, 4]],
  [
    [3, 1],
    [2, 3, 4],
  ],
  [
    [2, 1, 4],
    [3, 1],
  ],
  [
    [2, 1, 1, 3],
    [5, 4, 1],
  ],
];
const cases = Object.keys(operations).flatMap((opType) =>
  pairs.flatMap(([a, b]) =>
    [true, false].map((isConstant) => ({ opType: opType as keyof typeof operations, a, b, isConstant })),
  ),
);

test.for(cases)('$opType of [$a] and [$b], the second a constant: $isConstant', ({ opType, a, b, isConstant }) => {
  const [x, y] = [values(a, 1), values(b, 5)];
  const { shape, data } = expected(operations[opType], x, a, y, b);
  const model = testModel({
    inputs: { x: a, ...(isConstant ? {} : { y: b }) },
    outputs: { z: shape },
    weights: isConstant ? { y: { dims: b, values: y } } : {},
    nodes: [makeNode(opType, ['x', 'y'], ['z'])],
  });

  const got = Model.load(compile(model).file).run({ x, ...(isConstant ? {} : { y }) }).z!;

  expect(got.shape).toEqual(shape);
  for (const [i, value] of data.entries())
    expect(Math.abs(Number(got.data[i]) - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
});

test.for([2, 3, 0.5, -0.5, -1, 1, 1.5])('a power of %d needs no second operand in memory', (exponent) => {
  const model = testModel({
    inputs: { x: ['N', 3] },
    outputs: { z: ['N', 3] },
    weights: { e: { dims: [], values: Float32Array.of(exponent) } },
    nodes: [makeNode('Pow', ['x', 'e'], ['z'])],
  });
  const x = Float32Array.of(1, 2, 3.5, 0.25, 9, 4);

  const { data } = Model.load(compile(model).file).run(x).z!;

  for (const [i, value] of x.entries()) expect(Number(data[i])).toBeCloseTo(value ** exponent, 4);
});

test('a batch of any size meets rows and numbers', () => {
  const model = testModel({
    inputs: { x: ['N', 2, 3] },
    outputs: { z: ['N', 2, 3] },
    weights: {
      row: { dims: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
      number: { dims: [], values: Float32Array.of(2) },
      column: { dims: [2, 1], values: Float32Array.of(10, 20) },
    },
    nodes: [
      makeNode('Add', ['x', 'row'], ['a']),
      makeNode('Sub', ['number', 'a'], ['b']),
      makeNode('Mul', ['b', 'column'], ['z']),
    ],
  });
  const x = Float32Array.from({ length: 18 }, (_, i) => i);

  const { shape, data } = Model.load(compile(model).file).run(x).z!;

  expect(shape).toEqual([3, 2, 3]);
  expect([...data]).toEqual([...x].map((value, i) => (2 - value - ((i % 6) + 1)) * (i % 6 < 3 ? 10 : 20)));
});
