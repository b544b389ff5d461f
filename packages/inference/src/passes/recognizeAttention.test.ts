import { makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { scalar, testModel, type Weight } from '../../test/testModel.ts';
import { recognizeAttention } from './recognizeAttention.ts';

const heads: readonly [string, number, number, number] = ['N', 2, 3, 4];
const lengths = (...values: number[]): Weight => ({
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
  type: 'int64',
});
const weights: Record<string, Weight> = {
  root: scalar(2),
  factor: scalar(0.7),
  split: lengths(0, 3, 2, 4),
  joined: lengths(0, 3, 8),
  zero: scalar(0),
  together: lengths(10, 3, 3),
  apart: lengths(5, 2, 3, 3),
};

function after(
  nodes: readonly NodeProto[],
  inputs: Record<string, readonly (number | string)[]> = { q: heads, k: heads, v: heads },
  y: readonly (number | string)[] = heads,
): string[] {
  const used = Object.entries(weights).filter(([name]) => nodes.some(({ input }) => input.includes(name)));
  const model = testModel({ inputs, outputs: { y }, nodes, weights: Object.fromEntries(used), opset: 23 });
  return operatorsAfter(recognizeAttention, model);
}

function transpose(from: string, to: string, ...perm: bigint[]): NodeProto {
  return makeNode('Transpose', [from], [to], { attributes: { perm } });
}

const turned = transpose('k', 'kt', 0n, 1n, 3n, 2n);
const scores = [turned, makeNode('MatMul', ['q', 'kt'], ['s'])];
const end = (from: string, axis = -1n) => [
  makeNode('Softmax', [from], ['p'], { attributes: { axis } }),
  makeNode('MatMul', ['p', 'v'], ['y']),
];

test.for<[string, NodeProto[]]>([
  ['without a scale', [...scores, ...end('s')]],
  ['scores divided', [...scores, makeNode('Div', ['s', 'root'], ['d']), ...end('d', 3n)]],
  ['scores multiplied', [...scores, makeNode('Mul', ['factor', 's'], ['d']), ...end('d')]],
  [
    'queries and keys multiplied',
    [
      makeNode('Mul', ['q', 'factor'], ['qs']),
      turned,
      makeNode('Mul', ['kt', 'factor'], ['ks']),
      makeNode('MatMul', ['qs', 'ks'], ['s']),
      ...end('s'),
    ],
  ],
])('head after head, %s, becomes Attention', ([, nodes]) => {
  expect(after(nodes)).toEqual(['Attention']);
});

const guarded = (zero: string) => [
  makeNode('Softmax', ['s'], ['p'], { attributes: { axis: -1n } }),
  makeNode('IsNaN', ['p'], ['n']),
  makeNode('Where', ['n', zero, 'p'], ['g']),
  makeNode('MatMul', ['g', 'v'], ['y']),
];

test('shares that are 0 where they would be NaN are those of Attention', () => {
  expect(after([...scores, ...guarded('zero')])).toEqual(['Attention']);
  expect(after([...scores, ...guarded('root')])).toContain('Softmax');
});

test('keys may be turned while sequences and heads are one axis', () => {
  const nodes = (perm: bigint[]) => [
    makeNode('Reshape', ['k', 'together'], ['k3']),
    transpose('k3', 'k3t', ...perm),
    makeNode('Reshape', ['k3t', 'apart'], ['kt']),
    makeNode('MatMul', ['q', 'kt'], ['s']),
    ...end('s'),
  ];
  const fixed = [5, 2, 3, 3];
  const inputs = { q: fixed, k: fixed, v: fixed };

  expect(after(nodes([0n, 2n, 1n]), inputs, fixed)).toEqual(['Attention']);
  expect(after(nodes([0n, 1n, 2n]), inputs, fixed)).toContain('Softmax');
});

test.for([[['N', 1, 1, 3]], [['N', 2, 3, 3]], [[3, 3]], [[1, 1, 3, 3]]] as const)(
  'a mask [%s] is an input of Attention',
  ([shape]) => {
    const nodes = [
      ...scores,
      makeNode('Div', ['s', 'root'], ['d']),
      makeNode('Add', ['d', 'mask'], ['masked']),
      ...end('masked'),
    ];

    expect(after(nodes, { q: heads, k: heads, v: heads, mask: shape })).toEqual(['Attention']);
  },
);

const joined = ['N', 3, 8] as const;
const apart = (name: string, ...perm: bigint[]): NodeProto[] => [
  makeNode('Reshape', [name, 'split'], [`${name}_split`]),
  transpose(`${name}_split`, `${name}_heads`, ...perm),
];
const fromTokens = (keyOrder: bigint[], mask: NodeProto[] = [], last = 's') => [
  ...apart('q', 0n, 2n, 1n, 3n),
  ...apart('k', ...keyOrder),
  ...apart('v', 0n, 2n, 1n, 3n),
  makeNode('MatMul', ['q_heads', 'k_heads'], ['s']),
  ...mask,
  makeNode('Softmax', [last], ['p'], { attributes: { axis: -1n } }),
  makeNode('MatMul', ['p', 'v_heads'], ['o']),
  transpose('o', 'o_turned', 0n, 2n, 1n, 3n),
  makeNode('Reshape', ['o_turned', 'joined'], ['y']),
];

test('heads that were split and are joined again stay beside each other: no transposes', () => {
  const inputs = { q: joined, k: joined, v: joined };

  expect(after(fromTokens([0n, 2n, 3n, 1n]), inputs, joined)).toEqual(['Attention']);
});

test('a mask for each head needs heads apart', () => {
  const nodes = fromTokens([0n, 2n, 3n, 1n], [makeNode('Add', ['s', 'mask'], ['masked'])], 'masked');
  const operators = after(nodes, { q: joined, k: joined, v: joined, mask: ['N', 2, 3, 3] }, joined);

  expect(operators.filter((name) => name === 'Transpose')).toHaveLength(4);
  expect(operators).toContain('Attention');
});

test.for<[string, NodeProto[], Record<string, readonly (number | string)[]>?]>([
  ['softmax along another axis', [...scores, ...end('s', 2n)]],
  [
    'keys that are not turned',
    [makeNode('MatMul', ['q', 'k'], ['s']), ...end('s')],
    { q: heads, k: ['N', 2, 4, 3], v: heads },
  ],
  ['keys that all items share', [...scores, ...end('s')], { q: heads, k: [1, 2, 3, 4], v: heads }],
  [
    'a mask that makes a batch of one item',
    [...scores, makeNode('Add', ['s', 'mask'], ['masked']), ...end('masked')],
    { q: [1, 2, 3, 4], k: [1, 2, 3, 4], v: heads, mask: ['N', 1, 3, 3] },
  ],
  [
    'a mask that is the same for all keys',
    [...scores, makeNode('Add', ['s', 'mask'], ['masked']), ...end('masked')],
    { q: heads, k: heads, v: heads, mask: [3, 1] },
  ],
  [
    'probabilities on the right',
    [
      ...scores,
      makeNode('Softmax', ['s'], ['p'], { attributes: { axis: -1n } }),
      makeNode('MatMul', ['v', 'p'], ['y']),
    ],
    { q: ['N', 2, 4, 4], k: ['N', 2, 4, 4], v: ['N', 2, 4, 4] },
  ],
])('is left alone: %s', ([, nodes, inputs]) => {
  const y = inputs?.q?.[2] === 4 ? ['N', 2, 4, 4] : heads;

  expect(after(nodes, inputs, y)).toEqual(nodes.map(({ opType }) => opType));
});
