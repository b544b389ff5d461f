import { describe, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { addValueInfo } from './addValueInfo.ts';
import { setAttribute } from './attributes.ts';
import { findProblems } from './checkModel.ts';
import { diffModels, printDifferences } from './diffModels.ts';
import { readModel, writeModel } from './encoding.ts';
import { inferShapes } from './inferShapes.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from './make.ts';
import { printModel } from './printModel.ts';
import { makeTensor } from './tensor.ts';
import { describeType, tensorType, valueTypeOf } from './valueType.ts';

describe('a model as text', () => {
  test('has a line for every node, with types where they are known', () => {
    const model = encoderModel();

    const lines = printModel(model, { shapes: inferShapes(model) }).split('\n');

    expect(lines[0]).toBe('IR version 10; opset ai.onnx 21; by kinglet');
    expect(lines).toContain('  input tokens: int64[batch, 16]');
    expect(lines).toContain('  constant heads: int64[1] 4');
    expect(lines).toContain('  scores: float[batch, 4, 16, 16] = MatMul(q_heads, k_turned)  # scores');
    expect(lines).toContain('  output encoded: float[batch, 16, 32]');
  });

  test('shows the graphs inside a node', () => {
    const branch = makeGraph({ name: 'then', nodes: [makeNode('Neg', ['x'], ['n'])], inputs: [], outputs: [] });
    const node = makeNode('If', ['c'], ['y'], { attributes: { then_branch: branch } });

    const text = printModel(makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [] })));

    expect(text).toContain('  y = If(c)\n    then_branch:\n      graph then\n        n = Neg(x)\n');
  });

  test('shows attributes of every type, and no more of them than asked', () => {
    const value = makeTensor('', 'float', [3], Float32Array.of(0.1, 2, 3));
    const attributes = { a: 1n, b: 0.1, c: 'text', d: [1n, 2n, 3n], e: [0.5], f: ['x'], value };
    const node = makeNode('Any', [''], ['y'], { domain: 'example', attributes });

    const text = printModel(makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [] })), { maxElements: 2 });

    expect(text).toContain(
      'y = example.Any(_) {a = 1, b = 0.1, c = "text", d = [1, 2, … 1 more], e = [0.5], f = ["x"], value = float[3] 0.1, 2, …}',
    );
  });

  test('has no control characters, whatever the names', () => {
    const node = makeNode('Neg\u001b[2J', ['x\n'], ['y'], { name: '\u0007' });

    const text = printModel(makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [] })));

    expect(text).toContain('y = Neg\\u001b[2J(x\\u000a)  # \\u0007\n');
  });
});

describe('differences', () => {
  test('are none between a model and its copy, in whatever order', () => {
    const copy = readModel(writeModel(encoderModel()));
    copy.graph!.node.reverse();

    expect(diffModels(encoderModel(), copy)).toEqual([]);
  });

  test('are told by name', () => {
    const other = encoderModel();
    const graph = other.graph!;
    setAttribute(graph.node.find(({ opType }) => opType === 'Softmax')!, 'axis', 1n);
    graph.initializer = graph.initializer.filter(({ name }) => name !== 'bias');
    graph.initializer[0] = makeTensor('words', 'float', [1], Float32Array.of(1));
    graph.node.push(makeNode('Neg', ['x'], ['extra']));
    graph.input[0] = makeValueInfo('tokens', tensorType('int64', [1, 16]));
    other.opsetImport[0]!.version = 20n;

    const text = printDifferences(diffModels(encoderModel(), other));

    expect(text.split('\n').map((line) => line.split(':')[0])).toEqual([
      '~ opset ai.onnx',
      '~ input tokens',
      '~ initializer words',
      '- initializer bias',
      '~ node weights',
      '+ node extra',
      '',
    ]);
    expect(text).toContain(
      '~ node weights: weights = Softmax(scaled) {axis = -1} => weights = Softmax(scaled) {axis = 1}',
    );
  });
});

test('what was inferred can be written into the model', () => {
  const model = encoderModel();

  addValueInfo(model, inferShapes(model));

  const scores = model.graph!.valueInfo.find(({ name }) => name === 'scores');
  expect(describeType(valueTypeOf(scores?.type))).toBe('float[batch, 4, 16, 16]');
  expect(model.graph!.valueInfo).toHaveLength(model.graph!.node.length - 1);
  expect(findProblems(readModel(writeModel(model)))).toEqual([]);
});
