// Weights of 4 bits through plans: MatMulNBits and dequantized blocks, answers beside the reference evaluator's.
import { type ModelProto, makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { testModel, type Weight } from './testModel.ts';

const random = randomNumbers(31);
const domain = 'com.microsoft';

function bytes(...dims: number[]): Weight {
  const values = Uint8Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => Math.floor(random() * 256));
  return { dims, type: 'uint8', values };
}

function scales(...dims: number[]): Weight {
  const count = dims.reduce((a, b) => a * b, 1);
  return { dims, values: Float32Array.from({ length: count }, () => 0.01 + random() / 100) };
}

interface Sizes {
  readonly inner: number;
  readonly columns: number;
  readonly block: number;
  readonly bits?: number;
}

function matMulNBits({ inner, columns, block, bits = 4 }: Sizes, given: Record<number, string>, level = 0): NodeProto {
  const attributes = { K: inner, N: columns, block_size: block, bits, accuracy_level: level };
  const inputs = Array.from({ length: 6 }, (_, i) => given[i] ?? ['x', 'w', 's'][i] ?? '');
  return makeNode('MatMulNBits', inputs, ['y'], {
    domain,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, BigInt(value)])),
  });
}

function weightsFor({ inner, columns, block, bits = 4 }: Sizes): Record<string, Weight> {
  const blocks = Math.ceil(inner / block);
  return { w: bytes(columns, blocks, (block * bits) / 8), s: scales(columns * blocks) };
}

/** The plan's kernels; its answers are no further than `most` of the largest from the evaluator's. */
function kernelsOf(model: ModelProto, dims: readonly number[], most = 1e-6): string[] {
  const x = randomWeights(
    random,
    dims.reduce((a, b) => a * b, 1),
    1,
  );
  const { file, program } = compile(model);

  const got = Model.load(file).run({ x }).y!;
  const expected = evaluate(model, { x: { type: 'float', dims, values: x } }).y!;

  const largest = Math.max(...Array.from(expected.values as Float32Array, Math.abs));
  expect(got.shape).toEqual(expected.dims);
  for (const [i, value] of (expected.values as Float32Array).entries())
    expect(Math.abs(value - Number(got.data[i]))).toBeLessThan(most * largest);
  return program.instructions.map(({ kernel }) => kernel);
}

test.for<[string, Sizes, Record<number, string>, number, string[]]>([
  ['blocks of 32', { inner: 64, columns: 20, block: 32 }, {}, 0, ['matmulNibbles']],
  ['a last block that is short, zero points', { inner: 70, columns: 5, block: 32 }, { 3: 'z' }, 1, ['matmulNibbles']],
  ['blocks of 256, with a bias', { inner: 300, columns: 17, block: 256 }, { 3: 'z', 5: 'b' }, 0, ['matmulNibbles']],
  ['blocks of 16, as floats', { inner: 40, columns: 20, block: 16 }, { 3: 'z', 5: 'b' }, 0, ['matmulPacked']],
  ['8 bits, as floats', { inner: 40, columns: 20, block: 16, bits: 8 }, { 3: 'z' }, 0, ['matmulPacked']],
  ['2 bits, as floats', { inner: 40, columns: 20, block: 32, bits: 2 }, {}, 0, ['matmulPacked']],
  ['rows in another order', { inner: 64, columns: 20, block: 32 }, { 4: 'g' }, 0, ['matmulPacked']],
])('MatMulNBits: %s', ([, sizes, given, level, kernels]) => {
  const { inner, columns, block, bits = 4 } = sizes;
  const blocks = Math.ceil(inner / block);
  const model = testModel({
    inputs: { x: ['N', 2, inner] },
    outputs: { y: ['N', 2, columns] },
    opsets: { [domain]: 1 },
    weights: {
      ...weightsFor(sizes),
      z: bytes(columns * Math.ceil((blocks * bits) / 8)),
      b: { dims: [columns], values: randomWeights(random, columns, 1) },
      g: { dims: [inner], type: 'int32', values: Int32Array.from({ length: inner }, (_, k) => k % blocks) },
    },
    nodes: [matMulNBits(sizes, given, level)],
  });

  expect(kernelsOf(model, [3, 2, inner])).toEqual(kernels);
});

test('accuracy level 4 multiplies bytes, with the bias and the activation behind it in the same kernel', () => {
  const sizes = { inner: 96, columns: 33, block: 32 };
  const product = Object.assign(matMulNBits(sizes, {}, 4), { output: ['p'] });
  const model = testModel({
    inputs: { x: ['N', 96] },
    outputs: { y: ['N', 33] },
    opsets: { [domain]: 1 },
    weights: { ...weightsFor(sizes), b: { dims: [33], values: randomWeights(random, 33, 1) } },
    nodes: [product, makeNode('Add', ['p', 'b'], ['a']), makeNode('Relu', ['a'], ['y'])],
  });

  expect(kernelsOf(model, [4, 96], 1e-2)).toEqual(['quantizeBlocks', 'matmulNibblesBytes']);
});

const nibble = (type: 'int4' | 'uint4', ...dims: number[]): Weight => ({
  ...bytes(Math.ceil(dims.reduce((a, b) => a * b, 1) / 2)),
  dims,
  type,
});

test.for<[string, Weight, Weight, Weight | undefined, number, number, 'Gemm' | 'MatMul']>([
  ['int4 in blocks of rows', nibble('int4', 96, 18), scales(3, 18), undefined, 0, 32, 'MatMul'],
  ['uint4 with zero points', nibble('uint4', 64, 18), scales(2, 18), nibble('uint4', 2, 18), 0, 32, 'MatMul'],
  ['a scale for each column', nibble('int4', 50, 18), scales(18), undefined, 1, 0, 'MatMul'],
  ['one scale', nibble('int4', 50, 18), scales(), undefined, 1, 0, 'Gemm'],
  ['a transposed matrix of Gemm', nibble('int4', 18, 64), scales(18, 1), nibble('int4', 18, 1), 1, 64, 'Gemm'],
])('dequantized 4 bits are multiplied as they are: %s', ([, w, s, z, axis, block, opType]) => {
  const isTurned = w.dims[0] === 18;
  const inner = isTurned ? w.dims[1]! : w.dims[0]!;
  const model = testModel({
    inputs: { x: ['N', inner] },
    outputs: { y: ['N', 18] },
    weights: { w, s, ...(z ? { z } : {}), b: { dims: [18], values: randomWeights(random, 18, 1) } },
    nodes: [
      makeNode('DequantizeLinear', z ? ['w', 's', 'z'] : ['w', 's'], ['d'], {
        attributes: { axis: BigInt(axis), ...(block ? { block_size: BigInt(block) } : {}) },
      }),
      opType === 'MatMul'
        ? makeNode('MatMul', ['x', 'd'], ['y'])
        : makeNode('Gemm', ['x', 'd', 'b'], ['y'], { attributes: { transB: isTurned ? 1n : 0n } }),
    ],
  });

  expect(kernelsOf(model, [3, inner])).toEqual(['matmulNibbles']);
});

test('4-bit weights take an eighth of their floats, and their scales', () => {
  const [inner, columns, block] = [512, 256, 32];
  const sizes = { inner, columns, block };
  const model = testModel({
    inputs: { x: ['N', inner] },
    outputs: { y: ['N', columns] },
    opsets: { [domain]: 1 },
    weights: weightsFor(sizes),
    nodes: [matMulNBits(sizes, {})],
  });

  const nibbles = inner * columns * (1 / 2 + 4 / block);
  expect(compile(model).file.length).toBeLessThan(nibbles + 2048);
});

test.for([
  [0, ['matmulNibblesHalfScales']],
  [4, ['quantizeBlocks', 'matmulNibblesBytesHalfScales']],
] as const)('scales that halves hold are halves in the plan: accuracy level %i', ([level, kernels]) => {
  const [inner, columns, block] = [1024, 64, 32];
  const halves = Float32Array.from({ length: (inner / block) * columns }, (_, i) => (1 + (i % 9)) / 256);
  const sizes = { inner, columns, block };
  const model = testModel({
    inputs: { x: ['N', inner] },
    outputs: { y: ['N', columns] },
    opsets: { [domain]: 1 },
    weights: { ...weightsFor(sizes), s: { dims: [halves.length], values: halves } },
    nodes: [matMulNBits(sizes, {}, level)],
  });

  expect(kernelsOf(model, [2, inner], level ? 1e-2 : 1e-6)).toEqual(kernels);
  expect(compile(model).file.length).toBeLessThan((inner * columns * 4) / 7 + 2048);
});

test('weights that a run brings are refused with the name of the node', () => {
  const model = testModel({
    inputs: { x: ['N', 32], s: [4] },
    outputs: { y: ['N', 4] },
    opsets: { [domain]: 1 },
    weights: { w: bytes(4, 1, 16) },
    nodes: [matMulNBits({ inner: 32, columns: 4, block: 32 }, {})],
  });

  expect(() => compile(model)).toThrow(
    /com.microsoft.MatMulNBits of opset 1: expected input 2 \("s"\) to be a constant/,
  );
});

test('a group that there is not is refused', () => {
  const sizes = { inner: 32, columns: 4, block: 32 };
  const model = testModel({
    inputs: { x: ['N', 32] },
    outputs: { y: ['N', 4] },
    opsets: { [domain]: 1 },
    weights: { ...weightsFor(sizes), g: { dims: [32], type: 'int32', values: new Int32Array(32).fill(1) } },
    nodes: [matMulNBits(sizes, { 4: 'g' })],
  });

  expect(() => compile(model)).toThrow(/expected g_idx to be 0 to 0, found 1/);
});
