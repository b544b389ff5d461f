// Models whose activations are of 16 bits, and 4-bit weights between quantizers: which kernels their plans have.
import { type ModelProto, makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { testModel, type Weight } from './testModel.ts';

const random = randomNumbers(29);
const [inner, columns] = [70, 19];

type Word = 'int16' | 'uint16';
type WeightType = 'int16' | 'int4' | 'int8' | 'uint8';

function integers(type: WeightType, least: number, most: number, ...dims: number[]): Weight {
  const count = dims.reduce((product, length) => product * length, 1);
  const numbers = Array.from({ length: count }, () => Math.floor(least + random() * (most - least + 1)));
  if (type === 'int16') return { dims, type, values: Int16Array.from(numbers) };
  if (type === 'int8') return { dims, type, values: Int8Array.from(numbers) };
  if (type === 'uint8') return { dims, type, values: Uint8Array.from(numbers) };
  const pairs = Array.from(
    { length: Math.ceil(count / 2) },
    (_, i) => (numbers[2 * i]! & 15) | (numbers[2 * i + 1]! << 4),
  );
  return { dims, type, values: Uint8Array.from(pairs) };
}

const scales = (...values: number[]): Weight => ({
  dims: values.length === 1 ? [] : [values.length],
  values: Float32Array.from(values),
});
const eachColumn = scales(...Array.from({ length: columns }, (_, i) => (1 + i) / 4000));

interface Parts {
  readonly weights: Weight;
  readonly point: Weight;
  readonly domain?: string;
  readonly opset?: number;
}

/** Gemm with a Relu behind it between quantizers of one type, and its result in float. */
function between({ weights, point, domain = '', opset = 21 }: Parts): ModelProto {
  const node = (...[opType, input, output, attributes = {}]: [string, string[], string, Record<string, bigint>?]) =>
    makeNode(opType, input, [output], { domain: opType.endsWith('Linear') ? domain : '', attributes });
  return testModel({
    inputs: { x: ['N', inner] },
    outputs: { y: ['N', columns] },
    opset,
    opsets: domain ? { [domain]: 1 } : {},
    weights: {
      ...{ w: weights, ws: eachColumn, b: { dims: [columns], values: randomWeights(random, columns, 1) } },
      ...{ xs: scales(1 / 16000), ys: scales(1 / 800), z: point },
    },
    nodes: [
      node('QuantizeLinear', ['x', 'xs', 'z'], 'x_q'),
      node('DequantizeLinear', ['x_q', 'xs', 'z'], 'x_d'),
      node('DequantizeLinear', ['w', 'ws'], 'w_d', { axis: 0n }),
      node('Gemm', ['x_d', 'w_d', 'b'], 'p', { transB: 1n }),
      node('QuantizeLinear', ['p', 'ys', 'z'], 'p_q'),
      node('DequantizeLinear', ['p_q', 'ys', 'z'], 'y'),
    ],
  });
}

const pointOf = (type: Word, value: number): Weight => ({
  dims: [],
  type,
  values: type === 'int16' ? Int16Array.of(value) : Uint16Array.of(value),
});

/** The plan's kernels; its answers are no further than `step` from the evaluator's. */
function kernelsOf(model: ModelProto, step: number): string[] {
  const x = randomWeights(random, 3 * inner, 1);
  const { file, program } = compile(model);

  const got = Model.load(file).run({ x }).y!;
  const { values } = evaluate(model, { x: { type: 'float', dims: [3, inner], values: x } }).y!;

  for (const [i, value] of (values as Float32Array).entries())
    expect(Math.abs(value - Number(got.data[i]))).toBeLessThanOrEqual(step * 1.001);
  return program.instructions.map(({ kernel }) => kernel);
}

const words = ['quantizeI16', 'matmulI16Requantize', 'dequantizeI16'];

test.for<[string, Word, number, Weight]>([
  ['int16 by int8', 'int16', 0, integers('int8', -127, 127, columns, inner)],
  ['int16 with a zero point by int16', 'int16', -900, integers('int16', -2000, 2000, columns, inner)],
  ['uint16 by int8', 'uint16', 32000, integers('int8', -127, 127, columns, inner)],
])('a product between quantizers of 16 bits is one of integers: %s', ([, type, zero, weights]) => {
  expect(kernelsOf(between({ weights, point: pointOf(type, zero) }), 1 / 800)).toEqual(words);
});

test('quantizers of com.microsoft, of an opset without 16 bits, are those of ONNX', () => {
  const weights = integers('int8', -127, 127, columns, inner);
  const model = between({ weights, point: pointOf('uint16', 30000), domain: 'com.microsoft', opset: 17 });

  expect(kernelsOf(model, 1 / 800)).toEqual(words);
});

test('weights of 4 bits by quantized activations are bytes in the plan', () => {
  const weights = integers('int4', -8, 7, columns, inner);
  const model = between({ weights, point: { dims: [], type: 'uint8', values: Uint8Array.of(128) } });

  expect(kernelsOf(model, 1 / 800)).toEqual(['quantizeU8', 'matmulRequantizeU8', 'dequantizeU8']);
});

test('weights with a zero point, which products of 16 bits have no kernel for, are floats', () => {
  const weights = integers('uint8', 0, 255, columns, inner);

  expect(kernelsOf(between({ weights, point: pointOf('int16', 0) }), 1 / 800)).not.toContain('matmulI16Requantize');
});

test('without a quantized result a product of 16 bits is a float with bias and activation', () => {
  const model = testModel({
    inputs: { x: ['N', 2, inner] },
    outputs: { y: ['N', 2, columns] },
    weights: {
      ...{ w: integers('int16', -9000, 9000, inner, columns), ws: eachColumn, xs: scales(1 / 16000) },
      ...{ z: pointOf('int16', 5), b: { dims: [columns], values: randomWeights(random, columns, 1) } },
    },
    nodes: [
      makeNode('QuantizeLinear', ['x', 'xs', 'z'], ['x_q']),
      makeNode('DequantizeLinear', ['x_q', 'xs', 'z'], ['x_d']),
      makeNode('DequantizeLinear', ['w', 'ws'], ['w_d']),
      makeNode('MatMul', ['x_d', 'w_d'], ['p']),
      makeNode('Add', ['p', 'b'], ['a']),
      makeNode('Relu', ['a'], ['y']),
    ],
  });
  const x = randomWeights(random, 6 * inner, 1);
  const { file, program } = compile(model);

  const got = Model.load(file).run({ x }).y!;
  const { values } = evaluate(model, { x: { type: 'float', dims: [3, 2, inner], values: x } }).y!;

  expect(program.instructions.map(({ kernel }) => kernel)).toEqual(['quantizeI16', 'matmulI16Dequantize']);
  for (const [i, value] of (values as Float32Array).entries())
    expect(Math.abs(value - Number(got.data[i]))).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)));
});
