import { makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { row, scalar, testModel } from '../../test/testModel.ts';
import { recognizeNormalization } from './recognizeNormalization.ts';

const weights = {
  epsilon: scalar(1e-5),
  one: scalar(1),
  two: scalar(2),
  four: scalar(4),
  gamma: row(1, 2, 3, 4),
  beta: row(-1, 0.5, 2, 0),
  last: { dims: [1], values: BigInt64Array.of(-1n), type: 'int64' as const },
};

function after(nodes: readonly NodeProto[], { opset = 17, outputs = ['y'] } = {}): string[] {
  const used = Object.entries(weights).filter(([name]) => nodes.some(({ input }) => input.includes(name)));
  const shapes = outputs.map((name) => [name, name === 'y' ? ['N', 3, 4] : ['N', 3, 1]]);
  const model = testModel({
    inputs: { x: ['N', 3, 4] },
    outputs: Object.fromEntries(shapes),
    nodes,
    weights: Object.fromEntries(used),
    opset,
  });
  return operatorsAfter(recognizeNormalization, model);
}

function mean(input: string, output: string, axis = -1n): NodeProto {
  return makeNode('ReduceMean', [input], [output], { attributes: { axes: [axis] } });
}

/** From x to its deviation `s`. */
function deviation(of: string, square = makeNode('Pow', [of, 'two'], ['sq'])): NodeProto[] {
  return [
    square,
    mean('sq', 'var'),
    makeNode('Add', ['var', 'epsilon'], ['shifted']),
    makeNode('Sqrt', ['shifted'], ['s']),
  ];
}

const centre = [mean('x', 'm'), makeNode('Sub', ['x', 'm'], ['c'])];
const scale = [makeNode('Mul', ['n', 'gamma'], ['g']), makeNode('Add', ['g', 'beta'], ['y'])];
const quotient = makeNode('Div', ['c', 's'], ['n']);

test('the layer norm that PyTorch exports becomes LayerNormalization', () => {
  expect(after([...centre, ...deviation('c'), quotient, ...scale])).toEqual(['LayerNormalization']);
});

test('so does one with a product for the square, a reciprocal and its weight first', () => {
  const nodes = [
    ...centre,
    ...deviation('c', makeNode('Mul', ['c', 'c'], ['sq'])),
    makeNode('Reciprocal', ['s'], ['r']),
    makeNode('Mul', ['r', 'c'], ['n']),
    makeNode('Mul', ['gamma', 'n'], ['y']),
  ];

  expect(after(nodes)).toEqual(['LayerNormalization']);
});

test('one without weights gets a weight of ones', () => {
  expect(after([...centre, ...deviation('c'), makeNode('Div', ['c', 's'], ['y'])])).toEqual(['LayerNormalization']);
});

test('axes may be an input', () => {
  const reduce = (input: string, output: string) => makeNode('ReduceMean', [input, 'last'], [output]);
  const [square, , ...root] = deviation('c');
  const nodes = [reduce('x', 'm'), centre[1]!, square!, reduce('sq', 'var'), ...root, quotient, ...scale];

  expect(after(nodes, { opset: 18 })).toEqual(['LayerNormalization']);
});

test('a number of more axes, which gives the result more, is left alone', () => {
  const nodes = [...centre, ...deviation('c'), makeNode('Div', ['c', 's'], ['y'])];
  const model = testModel({
    inputs: { x: [3, 4] },
    outputs: { y: undefined },
    nodes,
    weights: { two: weights.two, epsilon: { dims: [1, 1, 1], values: Float32Array.of(1e-5) } },
    opset: 17,
  });

  expect(operatorsAfter(recognizeNormalization, model)).toEqual(nodes.map(({ opType }) => opType));
});

test.for([
  ['Div by the root', [makeNode('Div', ['x', 's'], ['n'])]],
  ['Mul by 1 / root', [makeNode('Div', ['one', 's'], ['r']), makeNode('Mul', ['x', 'r'], ['n'])]],
  ['Mul by Reciprocal', [makeNode('Reciprocal', ['s'], ['r']), makeNode('Mul', ['x', 'r'], ['n'])]],
] as const)('a root mean square becomes RMSNormalization: %s', ([, nodes]) => {
  const all = [...deviation('x'), ...nodes, makeNode('Mul', ['gamma', 'n'], ['y'])];

  expect(after(all)).toEqual(['RMSNormalization']);
});

test.for<[string, NodeProto[], string[]?]>([
  ['another power', [...centre, ...deviation('c', makeNode('Pow', ['c', 'four'], ['sq'])), quotient, ...scale]],
  [
    'the mean of another axis',
    [mean('x', 'm', 1n), centre[1]!, ...deviation('x'), makeNode('Div', ['c', 's'], ['n']), ...scale],
  ],
  ['another dividend', [...centre, ...deviation('c'), makeNode('Div', ['x', 's'], ['n']), ...scale]],
  ['a root that is needed', [...centre, ...deviation('c'), quotient, ...scale], ['y', 's']],
])('is left alone: %s', ([, nodes, outputs]) => {
  expect(after(nodes, outputs ? { outputs } : {})).toEqual(nodes.map(({ opType }) => opType));
});
