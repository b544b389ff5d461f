// Weights of float16 and bfloat16: answers, and the room that they take in a plan.
import { type ElementType, type ModelProto, makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate, type Tensor } from '../src/evaluate/index.ts';
import { tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { testModel, type Weight } from './testModel.ts';

const random = randomNumbers(37);
const [inner, columns] = [128, 96];

type Half = 'bfloat16' | 'float16';

function halves(type: Half, ...dims: number[]): Weight {
  const count = dims.reduce((product, length) => product * length, 1);
  return { dims, type, values: (tensorOf(type, dims, randomWeights(random, count, 1)) as Tensor).values };
}

const product = (type: Half): ModelProto =>
  testModel({
    inputs: { x: ['N', inner] },
    outputs: { y: ['N', columns] },
    weights: { w: halves(type, inner, columns), b: halves(type, columns) },
    nodes: [
      makeNode('Cast', ['w'], ['w_f'], { attributes: { to: 1n } }),
      makeNode('Cast', ['b'], ['b_f'], { attributes: { to: 1n } }),
      makeNode('MatMul', ['x', 'w_f'], ['p']),
      makeNode('Add', ['p', 'b_f'], ['a']),
      makeNode('Relu', ['a'], ['y']),
    ],
  });

const convolution = (type: Half): ModelProto =>
  testModel({
    inputs: { x: ['N', 16, 4, 4] },
    outputs: { y: ['N', 32, 4, 4] },
    weights: { w: halves(type, 32, 16, 3, 3) },
    nodes: [
      makeNode('Cast', ['w'], ['w_f'], { attributes: { to: 1n } }),
      makeNode('Conv', ['x', 'w_f'], ['y'], { attributes: { pads: [1n, 1n, 1n, 1n] } }),
    ],
  });

function expectAnswers(model: ModelProto, file: Uint8Array, dims: readonly number[]): void {
  const type: ElementType = 'float';
  const x = randomWeights(
    random,
    dims.reduce((count, length) => count * length, 1),
    1,
  );
  const got = Model.load(file).run({ x }).y!;
  const { values } = evaluate(model, { x: { type, dims, values: x } }).y!;
  for (const [i, value] of (values as Float32Array).entries())
    expect(Math.abs(value - Number(got.data[i]))).toBeLessThan(1e-4);
}

test.for<[string, ModelProto, number[], number]>([
  ['a product of float16', product('float16'), [3, inner], inner * columns],
  ['a product of bfloat16', product('bfloat16'), [3, inner], inner * columns],
  ['a convolution of float16', convolution('float16'), [2, 16, 4, 4], 32 * 16 * 9],
])(
  'weights of 16 bits take 4 bytes each as floats and 2 as halves, and answer the same: %s',
  ([, model, dims, count]) => {
    const [floats, kept] = [compile(model), compile(model, { shortWeights: 'halves' })];

    expectAnswers(model, floats.file, dims);
    expectAnswers(model, kept.file, dims);
    expect(floats.file.length).toBeGreaterThan(4 * count);
    expect(kept.file.length).toBeLessThan(2 * count + 2048);
  },
);

test('an option that is not one of those there are is refused', () => {
  expect(() => compile(product('float16'), { shortWeights: 'quarters' as 'halves' })).toThrow(
    /expected shortWeights to be floats or halves, found "quarters"/,
  );
});
