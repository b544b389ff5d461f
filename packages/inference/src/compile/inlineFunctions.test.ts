// Models that bring functions with them.
import {
  type FunctionProto,
  type ModelProto,
  makeGraph,
  makeNode,
  makeValueInfo,
  type NodeProto,
  tensorType,
} from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { scalar, testModel } from '../../test/testModel.ts';
import { InferenceError } from '../errors.ts';
import { evaluate } from '../evaluate/index.ts';
import { Model } from '../index.ts';
import { compile } from './compile.ts';

interface Body {
  readonly name: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute?: readonly string[];
  readonly node: readonly NodeProto[];
}

/** The model with functions of the domain `own`. */
function withFunctions(model: ModelProto, ...bodies: readonly Body[]): ModelProto {
  const own = { ...model.opsetImport[0]!, domain: 'own', version: 1n };
  model.opsetImport.push(own);
  const rest = {
    domain: 'own',
    overload: '',
    attribute: [],
    attributeProto: [],
    valueInfo: [],
    opsetImport: model.opsetImport,
  };
  model.functions = bodies.map((body) => ({ ...rest, ...body }) as unknown as FunctionProto);
  return model;
}

const call = (opType: string, input: string[], output: string[], attributes = {}): NodeProto =>
  makeNode(opType, input, output, { domain: 'own', attributes });
const modelOf = (...nodes: NodeProto[]): ModelProto =>
  testModel({ inputs: { x: ['N', 2] }, outputs: { y: ['N', 2] }, nodes, weights: { two: scalar(2) } });

function leaky(): Body {
  const node = makeNode('LeakyRelu', ['a'], ['b'], { attributes: { alpha: 0 } });
  node.attribute[0]!.refAttrName = 'slope';
  return {
    name: 'Leak',
    input: ['a'],
    output: ['c'],
    attribute: ['slope'],
    node: [node, makeNode('Neg', ['b'], ['c'])],
  };
}

const values = Float32Array.of(1, -2, 3, -4);

/** What a plan answers, which the evaluator answers too. */
function answerOf(model: ModelProto): ArrayLike<number | bigint> {
  const expected = evaluate(model, { x: { type: 'float', dims: [2, 2], values } });
  const found = Model.load(compile(model).file).run({ x: values });
  expect(found.y!.data).toEqual(expected.y!.values);
  return found.y!.data;
}

test('a function called twice is two bodies, each with its own attribute', () => {
  const model = withFunctions(
    modelOf(call('Leak', ['x'], ['m'], { slope: 0.5 }), call('Leak', ['m'], ['y'], { slope: 0.25 })),
    leaky(),
  );

  expect(answerOf(model)).toEqual(Float32Array.of(0.25, -1, 0.75, -2));
});

test('functions call functions, and give back what they are given', () => {
  const outer: Body = {
    name: 'Outer',
    input: ['a', 'k'],
    output: ['d', 'a'],
    node: [makeNode('Mul', ['a', 'k'], ['b']), call('Leak', ['b'], ['d'], { slope: 1 })],
  };
  const model = withFunctions(
    modelOf(call('Outer', ['x', 'two'], ['m', 'same']), makeNode('Sub', ['m', 'same'], ['y'])),
    outer,
    leaky(),
  );

  expect(answerOf(model)).toEqual(Float32Array.of(-3, 6, -9, 12));
});

test('a value may be two outputs', () => {
  const both: Body = { name: 'Both', input: ['a'], output: ['b', 'b'], node: [makeNode('Neg', ['a'], ['b'])] };
  const model = withFunctions(modelOf(call('Both', ['x'], ['m', 'n']), makeNode('Add', ['m', 'n'], ['y'])), both);

  expect(answerOf(model)).toEqual(Float32Array.of(-2, 4, -6, 8));
});

test('graphs inside functions read the names of the call', () => {
  const branch = (opType: string) =>
    makeGraph({
      nodes: [makeNode(opType, ['a'], ['r'])],
      inputs: [],
      outputs: [makeValueInfo('r', tensorType('float', ['N', 2]))],
    });
  const attributes = { then_branch: branch('Abs'), else_branch: branch('Neg') };
  const choose: Body = {
    name: 'Choose',
    input: ['a', 'k'],
    output: ['d'],
    node: [makeNode('Greater', ['k', 'k'], ['never']), makeNode('If', ['never'], ['d'], { attributes })],
  };

  expect(answerOf(withFunctions(modelOf(call('Choose', ['x', 'two'], ['y'])), choose))).toEqual(
    Float32Array.of(-1, 2, -3, 4),
  );
});

test('a function that calls itself is refused', () => {
  const loop: Body = { name: 'Loop', input: ['a'], output: ['b'], node: [call('Loop', ['a'], ['b'])] };
  const model = withFunctions(modelOf(call('Loop', ['x'], ['y'])), loop);

  expect(() => compile(model)).toThrow(InferenceError);
  expect(() => compile(model)).toThrow('own.Loop: expected a function that does not call itself');
  expect(() => evaluate(model, { x: { type: 'float', dims: [2, 2], values } })).toThrow(InferenceError);
});

test('what is refused inside names the call', () => {
  const random = makeNode('RandomNormalLike', ['a'], ['b'], { name: 'inside' });
  const node = makeNode('Noise', ['x'], ['y'], { domain: 'own', name: 'call' });
  const model = withFunctions(modelOf(node), { name: 'Noise', input: ['a'], output: ['b'], node: [random] });

  expect(() => compile(model)).toThrow('node "call#1/inside" (RandomNormalLike): RandomNormalLike of opset');
});

test('a function of another opset is refused by name', () => {
  const model = withFunctions(modelOf(call('Leak', ['x'], ['y'], { slope: 1 })), leaky());
  model.functions[0]!.opsetImport = [{ ...model.opsetImport[0]!, version: 13n }];

  expect(() => compile(model)).toThrow("own.Leak: expected a function of the model's opset");
});

test.for(['', 'ai.onnx'])('functions of two opsets are refused, whatever the model says of them: %s', (domain) => {
  const model = withFunctions(
    modelOf(call('Leak', ['x'], ['m'], { slope: 1 }), call('Other', ['m'], ['y'], { slope: 1 })),
    leaky(),
    { ...leaky(), name: 'Other' },
  );
  const opset = model.opsetImport[0]!;
  model.opsetImport = model.opsetImport.slice(1);
  model.functions[0]!.opsetImport = [{ ...opset, version: 13n }];
  model.functions[1]!.opsetImport = [{ ...opset, domain, version: 18n }];

  expect(() => compile(model)).toThrow("own.Other: expected a function of the model's opset 13, found 18");
});

test('functions that each call the next one twice are refused before they fill the memory', () => {
  const chain = Array.from({ length: 40 }, (_, i): Body => {
    const next = `F${(i + 1) % 40}`;
    const node = i === 39 ? [makeNode('Neg', ['a'], ['b'])] : [call(next, ['a'], ['m']), call(next, ['m'], ['b'])];
    return { name: `F${i}`, input: ['a'], output: ['b'], node };
  });

  expect(() => compile(withFunctions(modelOf(call('F0', ['x'], ['y'])), ...chain))).toThrow('nor fills the memory');
});
