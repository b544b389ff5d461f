import { expect, test } from 'vitest';
import { checkModel } from '../checkModel.ts';
import { inferShapes } from '../inferShapes.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from '../make.ts';
import { makeTensor } from '../tensor.ts';
import { describeType, tensorType } from '../valueType.ts';

const domain = 'com.microsoft';
const attributes = { K: 40n, N: 3n, bits: 4n, block_size: 32n };

function modelOf(changed: Readonly<Record<string, bigint>> = {}, scales = 6, weights: 'int8' | 'uint8' = 'uint8') {
  const nodes = [
    makeNode('QuantizeLinear', ['x', 'one', 'zero'], ['q'], { domain }),
    makeNode('DequantizeLinear', ['q', 'one', 'zero'], ['d'], { domain }),
    makeNode('MatMulNBits', ['d', 'w', 's'], ['y'], { domain, attributes: { ...attributes, ...changed } }),
  ];
  const initializers = [
    makeTensor('one', 'float', [], Float32Array.of(1)),
    makeTensor('zero', 'uint16', [], Uint16Array.of(9)),
    makeTensor('w', weights, [3, 2, 16], weights === 'int8' ? new Int8Array(96) : new Uint8Array(96)),
    makeTensor('s', 'float', [scales], new Float32Array(scales)),
  ];
  const inputs = [makeValueInfo('x', tensorType('float', ['N', 2, 40]))];
  const outputs = [makeValueInfo('y', tensorType('float', undefined))];
  return makeModel(makeGraph({ nodes, inputs, outputs, initializers }), { opsets: { '': 17, [domain]: 1 } });
}

test('types and shapes of what com.microsoft quantizes', () => {
  const { types, unsupported } = inferShapes(modelOf());

  expect(['q', 'd', 'y'].map((name) => describeType(types.get(name)))).toEqual([
    'uint16[N, 2, 40]',
    'float[N, 2, 40]',
    'float[N, 2, 3]',
  ]);
  expect(unsupported).toEqual([]);
});

test.each<[string, Record<string, bigint>, number, RegExp]>([
  ['bits', { bits: 3n }, 6, /expected bits to be 2, 4 or 8, found 3/],
  ['a block', { block_size: 24n }, 6, /expected block_size to be a power of 2 from 16 on, found 24/],
  ['no rows', { K: 0n }, 6, /expected K to be 1 or more, found 0/],
  ['K', { K: 41n }, 6, /expected the last axis of A and K to be equal, found 40 and 41/],
  ['N', { N: 4n }, 8, /expected input 1 to have 128 elements, found \[3, 2, 16\]/],
  ['scales', {}, 5, /expected input 2 to have 6 elements, found \[5\]/],
])('MatMulNBits that does not fit its inputs is refused by name: %s', (_, changed, scales, message) => {
  expect(() => checkModel(modelOf(changed, scales))).toThrow(message);
});

test('weights that are not bytes without a sign are refused', () => {
  expect(() => checkModel(modelOf({}, 6, 'int8'))).toThrow(/expected input 1 to be of uint8, found int8/);
});
