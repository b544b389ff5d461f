// Quantized models through plans: what passes make of them, and answers beside the reference evaluator's.
import { type ElementType, type ModelProto, makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { testModel, type Weight } from './testModel.ts';

const random = randomNumbers(23);

function bytes(type: 'int8' | 'uint8', ...dims: number[]): Weight {
  const count = dims.reduce((product, length) => product * length, 1);
  const values = Array.from({ length: count }, () => Math.floor(random() * 256) - (type === 'int8' ? 128 : 0));
  return { dims, type, values: type === 'int8' ? Int8Array.from(values) : Uint8Array.from(values) };
}

const scales = (...values: number[]): Weight => ({
  dims: values.length === 1 ? [] : [values.length],
  values: Float32Array.from(values),
});
const point = (type: 'int8' | 'uint8', value: number): Weight => ({
  dims: [],
  type,
  values: type === 'int8' ? Int8Array.of(value) : Uint8Array.of(value),
});

/** The plan's answers, no further than `most` from the reference evaluator's on the same random input, and its kernels. */
function kernelsOf(model: ModelProto, dims: readonly number[], most: number, type: ElementType = 'float'): string[] {
  const count = dims.reduce((product, length) => product * length, 1);
  const values = type === 'float' ? randomWeights(random, count, 1) : bytes(type as 'int8', count).values;
  const { file, program } = compile(model);

  const got = Model.load(file).run({ x: values as Float32Array });

  for (const [name, expected] of Object.entries(evaluate(model, { x: { type, dims, values } }))) {
    expect(got[name]!.shape).toEqual(expected.dims);
    const far = Array.from(expected.values as ArrayLike<bigint | number>, (value, i) =>
      Math.abs(Number(value) - Number(got[name]!.data[i])),
    );
    expect(Math.max(...far)).toBeLessThanOrEqual(most);
  }
  return program.instructions.map(({ kernel }) => kernel);
}

/** QuantizeLinear and DequantizeLinear of x, whose result is `x_d`. */
const quantizedInput = [
  makeNode('QuantizeLinear', ['x', 'xs', 'xz'], ['x_q']),
  makeNode('DequantizeLinear', ['x_q', 'xs', 'xz'], ['x_d']),
];
const quantizedResult = (name: string) => [
  makeNode('QuantizeLinear', [name, 'ys', 'yz'], ['y_q']),
  makeNode('DequantizeLinear', ['y_q', 'ys', 'yz'], ['y']),
];

test.for(['int8', 'uint8'] as const)(
  'a product of dequantized %s becomes one of integers, its Relu and bias with it',
  (type) => {
    const zero = type === 'int8' ? -128 : 0;
    const model = testModel({
      inputs: { x: ['N', 20] },
      outputs: { y: ['N', 7] },
      weights: {
        xs: scales(0.02),
        xz: point(type, zero + 128),
        w: bytes('int8', 7, 20),
        ws: scales(...Array.from({ length: 7 }, (_, i) => 0.01 + i / 1000)),
        b: { dims: [7], type: 'int32', values: Int32Array.from({ length: 7 }, (_, i) => (i - 3) * 100) },
        bs: scales(0.0002),
        ys: scales(0.05),
        yz: point(type, zero),
      },
      nodes: [
        ...quantizedInput,
        makeNode('DequantizeLinear', ['w', 'ws'], ['w_d'], { attributes: { axis: 0n } }),
        makeNode('DequantizeLinear', ['b', 'bs'], ['b_d']),
        makeNode('Gemm', ['x_d', 'w_d', 'b_d'], ['p'], { attributes: { transB: 1n } }),
        makeNode('Relu', ['p'], ['r']),
        ...quantizedResult('r'),
      ],
    });

    const [quantize, product, dequantize] = type === 'int8' ? ['I8', '', 'I8'] : ['U8', 'U8', 'U8'];
    expect(kernelsOf(model, [3, 20], 0.0501)).toEqual([
      `quantize${quantize}`,
      `matmulRequantize${product}`,
      `dequantize${dequantize}`,
    ]);
  },
);

test('without a quantized result the product is a float, with bias and activation', () => {
  const model = testModel({
    inputs: { x: ['N', 2, 9] },
    outputs: { y: ['N', 2, 5] },
    weights: {
      xs: scales(0.02),
      xz: point('uint8', 130),
      w: bytes('uint8', 9, 5),
      ws: scales(0.01),
      wz: point('uint8', 120),
      b: { dims: [5], values: Float32Array.of(1, 2, 3, -4, 5) },
    },
    nodes: [
      ...quantizedInput,
      makeNode('DequantizeLinear', ['w', 'ws', 'wz'], ['w_d']),
      makeNode('MatMul', ['x_d', 'w_d'], ['p']),
      makeNode('Add', ['b', 'p'], ['s']),
      makeNode('Sigmoid', ['s'], ['y']),
    ],
  });

  expect(kernelsOf(model, [2, 2, 9], 1e-5)).toEqual(['quantizeU8', 'matmulDequantizeU8']);
});

test.for([
  ['one image axis', [3, 4, 5], [6, 2, 3], 2, { pads: [1n, 1n] }],
  ['two', [2, 3, 6, 5], [4, 3, 3, 3], 1, { strides: [2n, 1n], pads: [1n, 0n, 1n, 0n] }],
] as const)('a convolution between quantizers: %s', ([, dims, filter, group, attributes]) => {
  const model = testModel({
    inputs: { x: dims },
    outputs: { y: dims.map((length, i) => (i === 1 ? filter[0] : i === 0 ? length : `L${i}`)) },
    weights: {
      xs: scales(0.02),
      xz: point('uint8', 128),
      w: bytes('int8', ...filter),
      ws: scales(...Array.from({ length: filter[0] }, (_, i) => 0.01 + i / 1000)),
      b: { dims: [filter[0]], values: randomWeights(random, filter[0], 1) },
      ys: scales(0.1),
      yz: point('uint8', 128),
    },
    nodes: [
      ...quantizedInput,
      makeNode('DequantizeLinear', ['w', 'ws'], ['w_d'], { attributes: { axis: 0n } }),
      makeNode('Conv', ['x_d', 'w_d', 'b'], ['p'], { attributes: { ...attributes, group: BigInt(group) } }),
      ...quantizedResult('p'),
    ],
  });

  expect(kernelsOf(model, dims, 0.1001)).toContain('conv2dRequantizeU8');
});

test('dynamic quantization becomes one product behind the quantizer', () => {
  const model = testModel({
    inputs: { x: ['N', 12] },
    outputs: { y: ['N', 4] },
    weights: {
      w: bytes('int8', 12, 4),
      ws: scales(0.01, 0.02, 0.03, 0.04),
      wz: { dims: [4], type: 'int8', values: Int8Array.of(1, -2, 3, 0) },
      b: { dims: [4], values: Float32Array.of(1, 2, 3, 4) },
    },
    nodes: [
      makeNode('DynamicQuantizeLinear', ['x'], ['x_q', 'xs', 'xz']),
      makeNode('MatMulInteger', ['x_q', 'w', 'xz', 'wz'], ['i']),
      makeNode('Cast', ['i'], ['f'], { attributes: { to: 1n } }),
      makeNode('Mul', ['xs', 'ws'], ['s']),
      makeNode('Mul', ['f', 's'], ['p']),
      makeNode('Add', ['p', 'b'], ['a']),
      makeNode('Relu', ['a'], ['y']),
    ],
  });

  const kernels = kernelsOf(model, [3, 12], 1e-4);
  expect(kernels[0]).toBe('dynamicQuantizeU8');
  expect(kernels.at(-1)).toBe('matmulDequantizeU8');
  expect(kernels).not.toContain('matmulIntegerU8');
});

test.for<[string, Record<string, Weight>, NodeProto]>([
  [
    'MatMulInteger',
    { z: point('uint8', 7), w: bytes('uint8', 6, 3), wz: point('uint8', 9) },
    makeNode('MatMulInteger', ['x', 'w', 'z', 'wz'], ['y']),
  ],
  ['MatMulInteger of int8 weights', { w: bytes('int8', 6, 3) }, makeNode('MatMulInteger', ['x', 'w'], ['y'])],
])('sums of products are exact: %s', ([, weights, node]) => {
  const model = testModel({
    inputs: { x: ['N', 6] },
    outputs: { y: ['N', 3] },
    types: { x: 'uint8', y: 'int32' },
    weights,
    nodes: [node],
  });

  expect(kernelsOf(model, [4, 6], 0, 'uint8')).toEqual(['matmulIntegerU8']);
});

test('sums of a convolution are exact', () => {
  const model = testModel({
    inputs: { x: ['N', 2, 5, 5] },
    outputs: { y: ['N', 3, 3, 3] },
    types: { x: 'int8', y: 'int32' },
    weights: { w: bytes('uint8', 3, 2, 3, 3), z: point('int8', -3), wz: point('uint8', 100) },
    nodes: [makeNode('ConvInteger', ['x', 'w', 'z', 'wz'], ['y'])],
  });

  expect(kernelsOf(model, [2, 2, 5, 5], 0, 'int8')).toContain('conv2dInteger');
});

test.for<[string, Record<string, Weight>, readonly NodeProto[]]>([
  [
    'a scale for each row of the weights',
    { ws: scales(...Array<number>(20).fill(0.01)) },
    [
      makeNode('DequantizeLinear', ['w', 'ws'], ['w_d'], { attributes: { axis: 0n } }),
      makeNode('MatMul', ['x_d', 'w_d'], ['y']),
    ],
  ],
  [
    'weights that something else reads',
    { ws: scales(0.01) },
    [
      makeNode('DequantizeLinear', ['w', 'ws'], ['w_d']),
      makeNode('MatMul', ['w_d', 'v'], ['w_v']),
      makeNode('MatMul', ['x_d', 'w_v'], ['y']),
    ],
  ],
])('products of floats stay so: %s', ([, weights, nodes]) => {
  const used = nodes.some(({ input }) => input.includes('v'));
  const model = testModel({
    inputs: { x: ['N', 20] },
    outputs: { y: ['N', 7] },
    weights: {
      xs: scales(0.02),
      xz: point('uint8', 130),
      w: bytes('int8', 20, 7),
      ...weights,
      ...(used ? { v: { dims: [7, 7], values: randomWeights(random, 49, 1) } } : {}),
    },
    nodes: [...quantizedInput, ...nodes],
  });

  const kernels = kernelsOf(model, [2, 20], 1e-3);
  expect(kernels.some((name) => name.startsWith('matmulDequantize') || name.startsWith('matmulRequantize'))).toBe(
    false,
  );
});
