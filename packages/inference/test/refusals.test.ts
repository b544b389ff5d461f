// Forms that no kernel computes, whose shapes or types alone tell.
import { makeNode, makeStringTensor } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { testModel } from './testModel.ts';

const attention = (inputs: Record<string, number[]>, outputs: number[], attributes = {}) =>
  testModel({
    inputs,
    outputs: { y: outputs },
    opset: 24,
    nodes: [makeNode('Attention', ['q', 'k', 'v'], ['y'], { attributes })],
  });
const heads = { q_num_heads: 2n, kv_num_heads: 2n };
const double = (opType: string, attributes = {}) =>
  testModel({
    inputs: { x: [2, 3] },
    outputs: { y: [2, 3] },
    types: { x: 'double', y: 'double' },
    opset: 24,
    nodes: [makeNode(opType, ['x'], ['y'], { attributes })],
  });

test.for([
  ['fewer values than keys', { q: [1, 2, 4, 8], k: [1, 2, 6, 8], v: [1, 2, 3, 8] }, [1, 2, 4, 8], {}],
  ['fewer heads of values', { q: [1, 2, 4, 8], k: [1, 2, 6, 8], v: [1, 1, 6, 8] }, [1, 2, 4, 8], {}],
  ['fewer sequences of keys', { q: [2, 2, 4, 8], k: [1, 2, 6, 8], v: [1, 2, 6, 8] }, [2, 2, 4, 8], {}],
  ['fewer values than keys, heads last', { q: [1, 4, 16], k: [1, 6, 16], v: [1, 3, 16] }, [1, 4, 16], heads],
] as const)('attention with %s', ([, inputs, output, attributes]) => {
  const model = attention(inputs as unknown as Record<string, number[]>, [...output], attributes);

  expect(() => compile(model)).toThrow(/expected as many/);
});

test.for([
  ['Softmax', {}],
  ['Swish', { alpha: 2 }],
] as const)('%s of double', ([opType, attributes]) => {
  expect(() => compile(double(opType, attributes))).toThrow('expected input 0 to be of float, found double');
});

test('strings are refused by the name of what reads them', () => {
  const model = testModel({
    inputs: { x: [2] },
    outputs: { x2: [2], y: [2] },
    types: { y: 'bool' },
    nodes: [makeNode('Relu', ['x'], ['x2']), makeNode('Equal', ['words', 'words'], ['y'], { name: 'same words' })],
  });
  model.graph!.initializer.push(makeStringTensor('words', [2], ['a', 'b']));

  expect(() => compile(model)).toThrow(/node "same words" \(Equal\)/);
});
