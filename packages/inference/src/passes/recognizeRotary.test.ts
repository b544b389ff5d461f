import { makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { testModel, type Weight } from '../../test/testModel.ts';
import { recognizeRotary } from './recognizeRotary.ts';

const [tokens, width] = [3, 4];

/** Angles of tokens, each half of a row the same. */
function cache(of: (angle: number) => number, spoil = 0): Weight {
  const values = Float32Array.from({ length: tokens * width }, (_, i) => {
    const [token, pair] = [Math.floor(i / width), i % (width / 2)];
    return of(token / 10 ** pair);
  });
  values[width - 1]! += spoil;
  return { dims: [1, 1, tokens, width], values };
}

const ints = (...values: number[]): Weight => ({
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
  type: 'int64',
});
const slices = [
  makeNode('Slice', ['x', 'zero', 'half', 'last'], ['low']),
  makeNode('Slice', ['x', 'half', 'end', 'last'], ['high']),
];
const other = makeNode('Slice', ['x', 'from', 'to', 'last'], ['high']);
const end = (axis = -1n, halves = ['minus', 'low']) => [
  makeNode('Neg', [halves[1] === 'low' ? 'high' : 'low'], ['minus']),
  makeNode('Concat', halves, ['turned'], { attributes: { axis } }),
  makeNode('Mul', ['x', 'cos'], ['a']),
  makeNode('Mul', ['turned', 'sin'], ['b']),
  makeNode('Add', ['a', 'b'], ['y']),
];

function after(nodes: readonly NodeProto[], weights: Record<string, Weight> = {}): string[] {
  const all = {
    zero: ints(0),
    half: ints(width / 2),
    end: ints(2 ** 31),
    last: ints(-1),
    cos: cache(Math.cos),
    sin: cache(Math.sin),
    ...weights,
  };
  const used = Object.entries(all).filter(([name]) => nodes.some(({ input }) => input.includes(name)));
  const shape = ['N', 2, tokens, width];
  const model = testModel({
    inputs: { x: shape },
    outputs: { y: shape },
    nodes,
    weights: Object.fromEntries(used),
    opset: 23,
  });
  return operatorsAfter(recognizeRotary, model);
}

test('halves that are cut out, turned and multiplied become RotaryEmbedding', () => {
  expect(after([...slices, ...end()])).toEqual(['RotaryEmbedding']);
});

test('so do halves that were split', () => {
  const split = makeNode('Split', ['x'], ['low', 'high'], { attributes: { axis: 3n, num_outputs: 2n } });

  expect(after([split, ...end(3n)])).toEqual(['RotaryEmbedding']);
});

test('a half may begin so far from the end', () => {
  expect(after([slices[0]!, other, ...end()], { from: ints(-width / 2), to: ints(width) })).toEqual([
    'RotaryEmbedding',
  ]);
});

test.for<[string, readonly NodeProto[], Record<string, Weight>?]>([
  ['halves of other angles', [...slices, ...end()], { cos: cache(Math.cos, 0.5) }],
  ['a half that begins elsewhere', [slices[0]!, other, ...end()], { from: ints(1), to: ints(3) }],
  ['a half that begins there from behind', [slices[0]!, other, ...end()], { from: ints(-width), to: ints(2) }],
  ['the lower half turned', [...slices, ...end(-1n, ['minus', 'high'])]],
])('is left alone: %s', ([, nodes, weights]) => {
  expect(after(nodes, weights).toSorted()).toEqual(nodes.map(({ opType }) => opType).toSorted());
});
