import {
  type ModelProto,
  makeAttribute,
  makeGraph,
  makeModel,
  makeNode,
  makeValueInfo,
  type NodeProto,
} from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { evaluate } from '../evaluate/index.ts';
import { Model } from '../index.ts';
import { compile } from './compile.ts';

const x = { type: 'float', dims: [2, 3], values: Float32Array.of(-2, -1, 0, 1, 2, 3) } as const;

/** A node of a function, with attributes that it takes from the call. */
function referring(node: NodeProto, attribute: string, from: string): NodeProto {
  const reference = Object.assign(makeAttribute(attribute, 0), { refAttrName: from });
  return Object.assign(node, { attribute: [...node.attribute, reference] });
}

interface FunctionParts {
  readonly name: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly node: readonly NodeProto[];
  readonly opset?: bigint;
}

function modelOf(
  nodes: readonly NodeProto[],
  functions: readonly FunctionParts[],
  outputs: readonly string[],
): ModelProto {
  const type = { kind: 'tensor', elementType: 'float', shape: ['N', 3] } as const;
  const graph = makeGraph({
    nodes,
    inputs: [makeValueInfo('x', type)],
    outputs: outputs.map((name) => makeValueInfo(name, type)),
  });
  const made = functions.map(({ name, input, output, node, opset = 21n }) => ({
    ...{ $typeName: 'onnx.FunctionProto', name, domain: 'own', overload: '', docString: '' },
    ...{ input, output, node, attribute: ['slope'], attributeProto: [], valueInfo: [], metadataProps: [] },
    opsetImport: [
      { $typeName: 'onnx.OperatorSetIdProto', domain: '', version: opset },
      { $typeName: 'onnx.OperatorSetIdProto', domain: 'own', version: 1n },
    ],
  }));
  return makeModel(graph, { opsets: { '': 21, own: 1 }, functions: made as never });
}

const leaky: FunctionParts = {
  name: 'Leaky',
  input: ['a', 'extra'],
  output: ['b', 'same'],
  node: [
    referring(makeNode('LeakyRelu', ['a'], ['t'], { name: 'inside' }), 'alpha', 'slope'),
    makeNode('Sum', ['t', 'extra'], ['b']),
    makeNode('Identity', ['a'], ['same']),
  ],
};
const twice: FunctionParts = {
  name: 'Twice',
  input: ['a'],
  output: ['c', 'a'],
  node: [
    referring(makeNode('Leaky', ['a', 'a'], ['t'], { domain: 'own' }), 'slope', 'slope'),
    referring(makeNode('Leaky', ['t', 'a'], ['c'], { domain: 'own' }), 'slope', 'slope'),
  ],
};

test('calls of functions, which call others, answer as their bodies do', () => {
  const call = makeNode('Twice', ['x'], ['y', 'z'], { domain: 'own', attributes: { slope: 0.5 } });
  const other = makeNode('Twice', ['y'], ['w'], { domain: 'own', attributes: { slope: 0.25 } });
  const model = modelOf([call, other], [leaky, twice], ['y', 'z', 'w']);

  const expected = evaluate(model, { x });
  const found = Model.load(compile(model).file).run({ x: x.values });

  const answers = Object.entries(found).map(([name, { data }]) => [name, data]);
  expect(Object.fromEntries(answers)).toEqual({ y: expected.y!.values, z: x.values, w: expected.w!.values });
});

test('what is refused inside names the call', () => {
  const body = { ...leaky, node: [makeNode('RandomNormalLike', ['a'], ['b'], { name: 'inside' })], output: ['b'] };
  const model = modelOf([makeNode('Leaky', ['x', 'x'], ['y'], { domain: 'own', name: 'call' })], [body], ['y']);

  expect(() => compile(model)).toThrow('node "call#1/inside" (RandomNormalLike): RandomNormalLike of opset 21: ');
});

test('functions of another opset, and those that call themselves, are refused by name', () => {
  const call = makeNode('Leaky', ['x', 'x'], ['y'], { domain: 'own' });
  const old = modelOf([call], [{ ...leaky, opset: 13n }], ['y']);
  const endless = modelOf(
    [call],
    [{ ...leaky, output: ['b'], node: [makeNode('Leaky', ['a', 'a'], ['b'], { domain: 'own' })] }],
    ['y'],
  );

  expect(() => compile(old)).toThrow("own.Leaky: expected a function of the model's opset 21, found 13");
  expect(() => compile(endless)).toThrow('own.Leaky: expected a function that does not call itself');
});
