import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { testModel } from '../../test/testModel.ts';
import { toProto } from '../evaluate/index.ts';
import { type CompileOptions, compile } from './compile.ts';

const model = testModel({
  inputs: { x: ['N', 2] },
  outputs: { y: undefined },
  nodes: [makeNode('Neg', ['x'], ['y'])],
});

test.for<[name: string, options: CompileOptions, message: string]>([
  ['a batch of no items', { batch: 0 }, 'expected batch to be a whole number from 1 on, found 0'],
  ['a fraction of a batch', { batch: 1.5 }, 'found 1.5'],
  ['a batch that is no number', { batch: '2' as unknown as number }, 'found "2"'],
  ['a batch that no plan can hold', { batch: 2 ** 32 }, 'found 4294967296'],
  ['a shape of no input', { inputShapes: { X: [1, 2] } }, 'expected names of inputs (x), found "X"'],
  [
    'a value of no input',
    { inputValues: { w: toProto('w', { type: 'float', dims: [], values: Float32Array.of(1) }) } },
    'found "w"',
  ],
  [
    'a shape that is none',
    { inputShapes: { x: 2 as unknown as number[] } },
    'expected a list of lengths for input "x"',
  ],
  ['a length below 0', { inputShapes: { x: [-1, 2] } }, 'expected lengths of input "x" to be whole numbers'],
  ['a length that is missing', { inputShapes: { x: [undefined as unknown as number, 2] } }, 'found undefined'],
  ['a length without a name', { inputShapes: { x: ['', 2] } }, 'found ""'],
])('%s is refused', ([, options, message]) => {
  const compiling = () => compile(model, options);

  expect(compiling).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }));
  expect(compiling).toThrow(message);
});
