import { checkModel, writeModel } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { expectNear } from '../../test/compareOutputs.ts';
import { floats, type TensorToWrite, writeSafetensors } from '../../test/writeSafetensors.ts';
import { compile } from '../compile/compile.ts';
import { evaluate } from '../evaluate/index.ts';
import { Model } from '../index.ts';
import type { Layer, ModelDescription } from './modelDescription.ts';
import { modelFromSafetensors } from './modelFromSafetensors.ts';
import { randomNumbers, randomWeights } from './randomNumbers.ts';

const random = randomNumbers(11);

function weights(...shape: number[]): TensorToWrite {
  const count = shape.reduce((product, length) => product * length, 1);
  return floats(shape, [...randomWeights(random, count, 0.5)]);
}

/** The model's answer on random input, which is that of the reference evaluator. */
function answer(
  tensors: Readonly<Record<string, TensorToWrite>>,
  description: ModelDescription,
  dims: readonly number[],
) {
  const made = modelFromSafetensors(writeSafetensors(tensors), description);
  checkModel(made);
  const values = randomWeights(
    random,
    dims.reduce((product, length) => product * length, 1),
    1,
  );
  const expected = evaluate(made, { x: { type: 'float', dims, values } }).y!;

  const got = Model.load(compile(made).file).run(values).y!;

  expect(got.shape).toEqual(expected.dims);
  expectNear(got.data, Array.from(expected.values, Number));
  return got;
}

test('dense layers follow each other', () => {
  const tensors = { 'a.weight': weights(5, 3), 'a.bias': weights(5), 'b.weight': weights(2, 5) };
  const layers: Layer[] = [
    { type: 'linear', weight: 'a.weight', bias: 'a.bias', activation: 'Relu' },
    { type: 'linear', weight: 'b.weight', activation: 'Softmax' },
  ];

  expect(answer(tensors, { input: { shape: ['N', 3] }, layers }, [4, 3]).shape).toEqual([4, 2]);
});

test('a layer of an encoder: attention and a feed-forward part, each added to what it was given', () => {
  const names = ['q', 'k', 'v', 'o'];
  const square = Object.fromEntries(
    names.flatMap((name) => [
      [name, weights(8, 8)],
      [`${name}.bias`, weights(8)],
    ]),
  );
  const tensors = {
    ...square,
    n1: weights(8),
    b1: weights(8),
    n2: weights(8),
    up: weights(16, 8),
    down: weights(8, 16),
  };
  const [query, key, value, output] = names.map((name) => ({ weight: name, bias: `${name}.bias` }));
  const layers: Layer[] = [
    {
      type: 'residual',
      layers: [{ type: 'attention', heads: 2, query: query!, key: key!, value: value!, output: output! }],
    },
    { type: 'layerNorm', weight: 'n1', bias: 'b1', epsilon: 1e-6 },
    {
      type: 'residual',
      layers: [
        { type: 'linear', weight: 'up', activation: 'Gelu' },
        { type: 'linear', weight: 'down' },
      ],
    },
    { type: 'rmsNorm', weight: 'n2' },
  ];

  expect(answer(tensors, { input: { shape: ['N', 5, 8] }, layers }, [2, 5, 8]).shape).toEqual([2, 5, 8]);
});

test('convolutions and pools end in a dense layer', () => {
  const tensors = { conv: weights(4, 2, 3, 3), bias: weights(4), dense: weights(3, 16) };
  const layers: Layer[] = [
    { type: 'conv2d', weight: 'conv', bias: 'bias', pads: [1, 1, 1, 1], activation: 'Relu' },
    { type: 'maxPool2d', kernel: [2, 2] },
    { type: 'activation', activation: 'Tanh' },
    { type: 'averagePool2d', kernel: [2, 2], strides: [2, 2] },
    { type: 'flatten' },
    { type: 'linear', weight: 'dense' },
  ];

  expect(answer(tensors, { input: { shape: ['N', 2, 8, 8] }, layers }, [3, 2, 8, 8]).shape).toEqual([3, 3]);
});

test('weights of half precision become floats', () => {
  const tensors = {
    half: { dtype: 'F16', shape: [1, 2], bytes: Uint8Array.of(0x00, 0x3c, 0x00, 0xc0) },
    brain: { dtype: 'BF16', shape: [1, 1], bytes: Uint8Array.of(0x40, 0x40) },
  };
  const layers: Layer[] = [
    { type: 'linear', weight: 'half' },
    { type: 'linear', weight: 'brain' },
  ];
  const made = modelFromSafetensors(writeSafetensors(tensors), { input: { shape: ['N', 2] }, layers });

  expect([...Model.load(compile(made).file).run([5, 1]).y!.data]).toEqual([9]);
});

test('a file that was read into a Buffer, as Node reads files, is no other', () => {
  const tensors = { w: weights(2, 3) };
  const bytes = writeSafetensors(tensors);
  const description: ModelDescription = { input: { shape: ['N', 3] }, layers: [{ type: 'linear', weight: 'w' }] };

  const made = modelFromSafetensors(Buffer.from(bytes), description);

  expect(writeModel(made)).toEqual(writeModel(modelFromSafetensors(bytes, description)));
});

const one = { w: weights(2, 3), b: weights(3), i: { dtype: 'I8', shape: [1, 1], bytes: Uint8Array.of(1) } };
const layer = (of: object): ModelDescription => ({ input: { shape: ['N', 3] }, layers: [of as Layer] });

test.for<[ModelDescription, string]>([
  [layer({ type: 'linear', weight: 'none' }), 'layers[0]: there is no tensor "none"'],
  [layer({ type: 'linear', weight: 'b' }), 'layers[0]: expected tensor "b" to have 2 axes, found [3]'],
  [layer({ type: 'linear', weight: 'w', bias: 'b' }), 'layers[0]: expected tensor "b" to have 2 elements, found 3'],
  [layer({ type: 'linear', weight: 'i' }), 'expected tensor "i" to be of F32, F16 or BF16, found int8'],
  [layer({ type: 'linear', weight: 'w', activation: 'Swoosh' }), 'layers[0]: expected activation to be one of Gelu'],
  [layer({ type: 'swoosh' }), 'layers[0]: expected a type of layer that there is, found swoosh'],
  [layer({ type: 'residual', layers: [{ type: 'what' }] }), 'layers[0].layers[0]: expected a type of layer'],
  [layer({ type: 'rmsNorm', weight: 'b', bias: 'b' }), 'layers[0]: expected no bias'],
  [layer({ type: 'maxPool2d', kernel: [2] }), 'layers[0]: expected 2 whole numbers, found [2]'],
  [layer({ type: 'attention', heads: 0 }), 'layers[0]: expected heads and kvHeads to be whole numbers from 1 on'],
  [layer({ type: 'attention', heads: 1 }), 'layers[0]: expected query, key, value and output to name their weights'],
  [{ input: { shape: ['N', 3] } } as unknown as ModelDescription, 'expected layers to be an array'],
  [{ layers: [] } as unknown as ModelDescription, 'expected input.shape to be lengths'],
  [{ input: { shape: ['N', 1.5] }, layers: [] }, 'expected input.shape to be lengths'],
  [layer({ type: 'rmsNorm', weight: 'b', epsilon: 'small' }), 'layers[0]: expected epsilon to be a number from 0 on'],
])('is refused: %#', ([description, message]) => {
  expect(() => modelFromSafetensors(writeSafetensors(one), description)).toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION', message: expect.stringContaining(message) as string }),
  );
});
