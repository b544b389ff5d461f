import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { scalar, testModel } from '../../test/testModel.ts';
import { recognizeGelu } from './recognizeGelu.ts';

const shape = ['N', 5];
const weights = {
  half: scalar(0.5),
  one: scalar(1),
  two: scalar(2),
  three: scalar(3),
  root: scalar(Math.SQRT2),
  inverse: scalar(Math.SQRT1_2),
  factor: scalar(0.044715),
  outer: scalar(Math.sqrt(2 / Math.PI)),
};
type Nodes = readonly (readonly [string, readonly string[], string])[];

function after(nodes: Nodes, outputs: readonly string[] = ['y']): string[] {
  const model = testModel({
    inputs: { x: shape, z: shape },
    outputs: Object.fromEntries(outputs.map((name) => [name, shape])),
    nodes: nodes.map(([opType, inputs, output]) => makeNode(opType, inputs, [output])),
    weights,
    opset: 24,
  });
  return operatorsAfter(recognizeGelu, model);
}

const erf: Nodes = [
  ['Div', ['x', 'root'], 'a'],
  ['Erf', ['a'], 'b'],
  ['Add', ['b', 'one'], 'c'],
];
const cubes: Record<string, Nodes> = {
  'Pow of 3': [['Pow', ['x', 'three'], 'cube']],
  'Mul of Pow of 2': [
    ['Pow', ['x', 'two'], 'square'],
    ['Mul', ['square', 'x'], 'cube'],
  ],
  'Mul of Mul': [
    ['Mul', ['x', 'x'], 'square'],
    ['Mul', ['x', 'square'], 'cube'],
  ],
};

test.for<[string, Nodes]>([
  ['x * (1 + erf) * 0.5', [...erf, ['Mul', ['x', 'c'], 'd'], ['Mul', ['d', 'half'], 'y']]],
  ['0.5 * (1 + erf) * x', [...erf, ['Mul', ['half', 'c'], 'd'], ['Mul', ['d', 'x'], 'y']]],
  ['(0.5 * x) * (1 + erf)', [['Mul', ['x', 'half'], 'd'], ...erf, ['Mul', ['d', 'c'], 'y']]],
  [
    'erf of a product',
    [['Mul', ['x', 'inverse'], 'a'], ...erf.slice(1), ['Mul', ['x', 'c'], 'd'], ['Mul', ['d', 'half'], 'y']],
  ],
])('becomes Gelu: %s', ([, nodes]) => {
  expect(after(nodes)).toEqual(['Gelu']);
});

test('a number of more axes, which gives the result more, is left alone', () => {
  const nodes = [...erf, ['Mul', ['x', 'c'], 'd'], ['Mul', ['d', 'half'], 'y']] as Nodes;
  const model = testModel({
    inputs: { x: [5] },
    outputs: { y: undefined },
    nodes: nodes.map(([opType, inputs, output]) => makeNode(opType, inputs, [output])),
    weights: { ...weights, half: { dims: [1, 1], values: Float32Array.of(0.5) } },
  });

  expect(operatorsAfter(recognizeGelu, model)).toEqual(nodes.map(([opType]) => opType));
});

test.for(Object.keys(cubes))('becomes Gelu by tanh: %s', (cube) => {
  const nodes: Nodes = [
    ...cubes[cube]!,
    ['Mul', ['factor', 'cube'], 'e'],
    ['Add', ['x', 'e'], 'f'],
    ['Mul', ['f', 'outer'], 'g'],
    ['Tanh', ['g'], 'h'],
    ['Add', ['one', 'h'], 'i'],
    ['Mul', ['half', 'x'], 'j'],
    ['Mul', ['j', 'i'], 'y'],
  ];

  expect(after(nodes)).toEqual(['Gelu']);
});

test('becomes Swish: x * sigmoid(x)', () => {
  expect(
    after([
      ['Sigmoid', ['x'], 'a'],
      ['Mul', ['a', 'x'], 'y'],
    ]),
  ).toEqual(['Swish']);
});

test.for<[string, Nodes, string[]?]>([
  [
    'another divisor',
    [['Div', ['x', 'two'], 'a'], ...erf.slice(1), ['Mul', ['x', 'c'], 'd'], ['Mul', ['d', 'half'], 'y']],
  ],
  [
    'another addend',
    [...erf.slice(0, 2), ['Add', ['b', 'two'], 'c'], ['Mul', ['x', 'c'], 'd'], ['Mul', ['d', 'half'], 'y']],
  ],
  ['another factor', [...erf, ['Mul', ['x', 'c'], 'd'], ['Mul', ['d', 'two'], 'y']]],
  ['another x', [...erf, ['Mul', ['z', 'c'], 'd'], ['Mul', ['d', 'half'], 'y']]],
  ['a sum that is needed', [...erf, ['Mul', ['x', 'c'], 'd'], ['Mul', ['d', 'half'], 'y']], ['y', 'c']],
  [
    'a sigmoid of something else',
    [
      ['Sigmoid', ['z'], 'a'],
      ['Mul', ['a', 'x'], 'y'],
    ],
  ],
  [
    'a sigmoid that is needed',
    [
      ['Sigmoid', ['x'], 'a'],
      ['Mul', ['a', 'x'], 'y'],
    ],
    ['y', 'a'],
  ],
])('is left alone: %s', ([, nodes, outputs]) => {
  expect(after(nodes, outputs)).toEqual(nodes.map(([opType]) => opType));
});
