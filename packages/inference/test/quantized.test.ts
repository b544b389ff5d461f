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
  ['two', [2, 4, 6, 5], [4, 4, 3, 3], 1, { strides: [2n, 1n], pads: [1n, 0n, 1n, 0n] }],
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

const quantizer = (name: string, scale: string, zeroPoint: string) => [
  makeNode('QuantizeLinear', [name, scale, zeroPoint], [`${name}_q`]),
  makeNode('DequantizeLinear', [`${name}_q`, scale, zeroPoint], [`${name}_d`]),
];

/** x through a convolution, then `nodes` from `c_d` to `r`, then another convolution; all between quantizers. */
function chain(nodes: readonly NodeProto[], dims: readonly [number, number, number, number], end = 'cs'): ModelProto {
  const filters = bytes('int8', 4, dims[1], 1, 1);
  return testModel({
    inputs: { x: ['N', ...dims.slice(1)] },
    outputs: { y: undefined },
    weights: {
      ...{ xs: scales(0.02), xz: point('uint8', 128), cs: scales(0.1), cz: point('uint8', 0), ys: scales(0.3) },
      ...{ w: filters, ws: scales(0.01, 0.02, 0.01, 0.03), v: bytes('int8', 3, 4, 1, 1), vs: scales(0.01) },
      ...{ low: scales(0), high: scales(25.5), lower: scales(20), yz: point('uint8', 128) },
    },
    nodes: [
      ...quantizedInput,
      makeNode('DequantizeLinear', ['w', 'ws'], ['w_d'], { attributes: { axis: 0n } }),
      makeNode('Conv', ['x_d', 'w_d'], ['c']),
      ...quantizer('c', 'cs', 'cz'),
      ...nodes,
      ...quantizer('r', end, end === 'cs' ? 'cz' : 'yz'),
      makeNode('DequantizeLinear', ['v', 'vs'], ['v_d'], { attributes: { axis: 0n } }),
      makeNode('Conv', ['r_d', 'v_d'], ['p']),
      ...quantizedResult('p'),
    ],
  });
}

const twoConvolutions = ['conv2dRequantizeU8', 'conv2dRequantizeU8'];
const pool = { kernel_shape: [2n, 2n], strides: [2n, 2n] };

test.for<[string, readonly NodeProto[], string[]]>([
  ['Relu at the least integer', [makeNode('Relu', ['c_d'], ['r'])], []],
  ['Clip at the greatest', [makeNode('Clip', ['c_d', 'low', 'high'], ['r'])], []],
  ['MaxPool', [makeNode('MaxPool', ['c_d'], ['r'], { attributes: pool })], ['maxPool2dIntegerU8']],
  ['Transpose', [makeNode('Transpose', ['c_d'], ['r'], { attributes: { perm: [0n, 1n, 3n, 2n] } })], ['copyStrided']],
])('integers stay integers through %s', ([, nodes, kernels]) => {
  const found = kernelsOf(chain(nodes, [2, 4, 4, 4]), [2, 4, 4, 4], 0.3001);

  const between = found.slice(found.indexOf('conv2dRequantizeU8') + 1, found.lastIndexOf('conv2dRequantizeU8'));
  expect([...new Set(between)]).toEqual(kernels);
  expect(found.filter((name) => name.startsWith('conv2d'))).toEqual(twoConvolutions);
});

test('a limit inside the range of the integers stays', () => {
  const model = chain([makeNode('Clip', ['c_d', 'low', 'lower'], ['r'])], [1, 3, 2, 2]);

  expect(kernelsOf(model, [1, 3, 2, 2], 0.3001)).toContain('clamp');
});

test('a pool between quantizers of two scales stays one of floats', () => {
  const nodes = [makeNode('MaxPool', ['c_d'], ['r'], { attributes: pool })];

  expect(kernelsOf(chain(nodes, [1, 3, 4, 4], 'ys'), [1, 3, 4, 4], 0.3001)).toContain('dequantizeU8');
});

test('a sum of two quantized images lies as they do: nothing is turned', () => {
  const nodes = [makeNode('Add', ['c_d', 'c_d'], ['r'])];
  const found = kernelsOf(chain(nodes, [2, 4, 4, 4], 'ys'), [2, 4, 4, 4], 0.3001);

  const between = found.slice(found.indexOf('conv2dRequantizeU8') + 1, found.lastIndexOf('conv2dRequantizeU8'));
  expect(between).toEqual(['dequantizeU8', 'add', 'quantizeU8']);
});

test('parts of one scale are put together as integers', () => {
  const nodes = [
    makeNode('Relu', ['x_d'], ['e']),
    makeNode('QuantizeLinear', ['e', 'cs', 'cz'], ['e_q']),
    makeNode('DequantizeLinear', ['e_q', 'cs', 'cz'], ['e_d']),
    makeNode('Concat', ['c_d', 'e_d'], ['both'], { attributes: { axis: 1n } }),
  ];
  const model = testModel({
    inputs: { x: ['N', 2, 3] },
    outputs: { y: ['N', 4, 3] },
    types: { y: 'uint8' },
    weights: { cs: scales(0.1), cz: point('uint8', 7) },
    nodes: [
      makeNode('QuantizeLinear', ['x', 'cs', 'cz'], ['c_q']),
      makeNode('DequantizeLinear', ['c_q', 'cs', 'cz'], ['c_d']),
      makeNode('Relu', ['x'], ['x_d']),
      ...nodes,
      makeNode('QuantizeLinear', ['both', 'cs', 'cz'], ['y']),
    ],
  });

  expect(kernelsOf(model, [2, 2, 3], 0)).not.toContain('dequantizeU8');
});

/** A convolution between quantizers, with weights of so many filters; `wz` is what stands for 0 in them. */
function quantizedConvolution(
  dims: readonly number[],
  filters: readonly number[],
  attributes: Readonly<Record<string, bigint | bigint[]>>,
  wz = 0,
): ModelProto {
  const [outputs] = filters as [number];
  return testModel({
    inputs: { x: ['N', ...dims.slice(1)] },
    outputs: { y: undefined },
    weights: {
      ...{ xs: scales(0.02), xz: point('uint8', 128), ys: scales(0.1), yz: point('uint8', 128) },
      ...{ w: bytes('int8', ...filters), ws: scales(...Array.from({ length: outputs }, (_, i) => 0.01 + i / 1000)) },
      ...{ wz: { dims: [outputs], type: 'int8', values: new Int8Array(outputs).fill(wz) } },
      b: { dims: [outputs], values: randomWeights(random, outputs, 1) },
    },
    nodes: [
      ...quantizedInput,
      makeNode('DequantizeLinear', ['w', 'ws', 'wz'], ['w_d'], { attributes: { axis: 0n } }),
      makeNode('Conv', ['x_d', 'w_d', 'b'], ['p'], { attributes }),
      ...quantizedResult('p'),
    ],
  });
}

const pads = [1n, 1n, 1n, 1n];

test.for<[string, string, number, number[], Record<string, bigint | bigint[]>]>([
  ['of one pad', 'depthwiseRequantizeU8', 0, [3, 3], { pads }],
  ['along one axis, by a stride', 'depthwiseRequantizeU8', 0, [5], { pads: [2n, 1n], strides: [2n] }],
  ['that stands for 0 with 1', 'depthwiseConv2d', 1, [3, 3], { pads }],
  ['with holes', 'depthwiseConv2d', 0, [3, 3], { pads, dilations: [1n, 2n] }],
  ['of nine rows', 'depthwiseConv2d', 0, [9, 1], { pads: [4n, 0n, 4n, 0n] }],
])('a filter for each channel %s: %s', ([, kernel, zeroPoint, window, attributes]) => {
  const dims = [2, 24, 9, 7].slice(0, window.length + 2);
  const model = quantizedConvolution(dims, [24, 1, ...window], { ...attributes, group: 24n }, zeroPoint);

  expect(kernelsOf(model, dims, 0.1001)).toContain(kernel);
});

test.for([
  { channels: 1, filters: 8, kernel: 'conv2d' },
  { channels: 2, filters: 40, kernel: 'conv2d' },
  { channels: 3, filters: 16, kernel: 'conv2d' },
  { channels: 3, filters: 17, kernel: 'conv2dRequantizeU8' },
  { channels: 4, filters: 2, kernel: 'conv2dRequantizeU8' },
])('$filters filters of $channels channels between quantizers: $kernel', ({ channels, filters, kernel }) => {
  const dims = [2, channels, 6, 8];

  expect(kernelsOf(quantizedConvolution(dims, [filters, channels, 3, 3], { pads }), dims, 0.1001)).toContain(kernel);
});

test.for([
  { width: 8, stride: 1, zeroPoint: 0, taps: [4, 4, 48] },
  { width: 8, stride: 1, zeroPoint: 9, taps: [4, 4, 48] },
  { width: 8, stride: 2, zeroPoint: 9, taps: [3, 4, 12] },
  { width: 7, stride: 1, zeroPoint: 9, taps: [11, 1, 42] },
  { width: 1, stride: 1, zeroPoint: 9, taps: [5, 1, 6] },
])('pixels of $width columns are joined where that is less work: $taps', ({ width, stride, zeroPoint, taps }) => {
  const wz = new Int8Array(6).fill(zeroPoint);
  const model = testModel({
    inputs: { x: ['N', 1, 5, width] },
    outputs: { y: undefined },
    types: { x: 'uint8', y: 'uint8' },
    weights: {
      ...{ xs: scales(0.02), xz: point('uint8', 100), ys: scales(0.3), yz: point('uint8', 90) },
      ...{ w: bytes('int8', 6, 1, 3, 5), ws: scales(0.01, 0.02, 0.03, 0.01, 0.02, 0.01) },
      ...{
        wz: { dims: [6], type: 'int8', values: wz },
        b: { dims: [6], type: 'int32', values: Int32Array.of(9, 8, 7, 6, 5, -4000) },
      },
    },
    nodes: [
      makeNode('QLinearConv', ['x', 'xs', 'xz', 'w', 'ws', 'wz', 'ys', 'yz', 'b'], ['y'], {
        attributes: { pads: [1n, 2n, 1n, 2n], strides: [1n, BigInt(stride)] },
      }),
    ],
  });

  kernelsOf(model, [2, 1, 5, width], 0, 'uint8');
  const { args } = compile(model).program.instructions.find(({ kernel }) => kernel === 'conv2dRequantizeU8')!;
  // Columns, channels and number of filters.
  expect([args[11], args[5], args[9]]).toEqual(taps);
});

test('pixels of many channels stay apart, for a few filters of which the others would only be zeros', () => {
  const dims = [2, 64, 4, 8];

  const { program } = compile(quantizedConvolution(dims, [2, 64, 1, 1], {}));
  const { args } = program.instructions.find(({ kernel }) => kernel === 'conv2dRequantizeU8')!;
  expect([args[11], args[5], args[9]]).toEqual([1, 64, 2]);
});

test.for([1, 4])('sums of a convolution in many groups are exact: %i filters of each', (each) => {
  const model = testModel({
    inputs: { x: ['N', 8, 4, 4] },
    outputs: { y: ['N', 8 * each, 2, 2] },
    types: { x: 'uint8', y: 'int32' },
    weights: {
      ...{ w: bytes('int8', 8 * each, 1, 3, 3), z: point('uint8', 131) },
      wz: { dims: [8 * each], type: 'int8', values: Int8Array.from({ length: 8 * each }, (_, i) => i - 9) },
    },
    nodes: [makeNode('ConvInteger', ['x', 'w', 'z', 'wz'], ['y'], { attributes: { group: 8n } })],
  });

  expect(kernelsOf(model, [2, 8, 4, 4], 0, 'uint8')).toContain('conv2dIntegerU8');
});

test('a convolution of dequantized operands without a quantizer behind multiplies integers', () => {
  const model = testModel({
    inputs: { x: ['N', 4, 5, 5] },
    outputs: { y: ['N', 6, 5, 5] },
    weights: {
      ...{ xs: scales(0.02), xz: point('uint8', 128), bs: scales(0.0002) },
      ...{ w: bytes('int8', 6, 4, 3, 3), ws: scales(...Array.from({ length: 6 }, (_, i) => 0.01 + i / 1000)) },
      b: { dims: [6], type: 'int32', values: Int32Array.of(1000, -2000, 3000, 0, 500, 9) },
    },
    nodes: [
      ...quantizedInput,
      makeNode('DequantizeLinear', ['w', 'ws'], ['w_d'], { attributes: { axis: 0n } }),
      makeNode('DequantizeLinear', ['b', 'bs'], ['b_d']),
      makeNode('Conv', ['x_d', 'w_d', 'b_d'], ['p'], { attributes: { pads: [1n, 1n, 1n, 1n] } }),
      makeNode('Sigmoid', ['p'], ['y']),
    ],
  });

  expect(kernelsOf(model, [2, 4, 5, 5], 1e-5)).toContain('conv2dIntegerU8');
});

test('a convolution as dynamic quantization writes it: its scales and bias once for each channel', () => {
  const model = testModel({
    inputs: { x: ['N', 3, 5, 5] },
    outputs: { y: ['N', 6, 3, 3] },
    weights: {
      ...{ w: bytes('int8', 6, 3, 3, 3), ws: scales(0.01), wz: point('int8', 0) },
      b: { dims: [6], values: randomWeights(random, 6, 1) },
      shape: { dims: [4], type: 'int64', values: BigInt64Array.of(1n, -1n, 1n, 1n) },
    },
    nodes: [
      makeNode('Reshape', ['b', 'shape'], ['b_r']),
      makeNode('DynamicQuantizeLinear', ['x'], ['x_q', 'xs', 'xz']),
      makeNode('ConvInteger', ['x_q', 'w', 'xz', 'wz'], ['i']),
      makeNode('Cast', ['i'], ['f'], { attributes: { to: 1n } }),
      makeNode('Mul', ['xs', 'ws'], ['s']),
      makeNode('Mul', ['f', 's'], ['p']),
      makeNode('Add', ['p', 'b_r'], ['a']),
      makeNode('Relu', ['a'], ['y']),
    ],
  });

  const kernels = kernelsOf(model, [2, 3, 5, 5], 1e-4);
  expect(
    kernels.slice(kernels.indexOf('conv2dIntegerU8')).filter((name) => name !== 'mul' && name !== 'copyStrided'),
  ).toEqual(['conv2dIntegerU8', 'dequantizeI32', 'batchNorm', 'relu', 'transposeEach']);
});

const rowReaders: readonly [string, Parameters<typeof makeNode>[3]?, ...string[]][] = [
  ['Sigmoid'],
  ['QuantizeLinear', {}, 'ys', 'yz'],
  ['Softmax', { attributes: { axis: -1n } }],
  ['BatchNormalization', {}, 'factor', 'shift', 'mean', 'variance'],
  ['PRelu', {}, 'slope'],
];

test.for(rowReaders)('rows that were images are in their order for %s', ([opType, options, ...others]) => {
  const isQuantized = opType === 'QuantizeLinear';
  const model = testModel({
    inputs: { x: ['N', 2, 4, 4] },
    outputs: { y: ['N', 12] },
    types: isQuantized ? { y: 'uint8' } : {},
    weights: {
      ...{ w: { dims: [3, 2, 3, 3], values: randomWeights(random, 54, 0.5) } },
      ...{ ys: scales(0.02), yz: point('uint8', 128) },
      ...Object.fromEntries(
        ['factor', 'shift', 'mean', 'slope', 'variance'].map((name) => {
          const values = randomWeights(random, 12, 1);
          return [
            name,
            { dims: [12], values: name === 'variance' ? values.map((value) => value * value + 1) : values },
          ];
        }),
      ),
    },
    nodes: [
      makeNode('Conv', ['x', 'w'], ['c']),
      makeNode('Flatten', ['c'], ['f']),
      makeNode(opType, ['f', ...others], ['y'], options),
    ],
  });

  kernelsOf(model, [2, 2, 4, 4], isQuantized ? 1 : 1e-5);
});

test('rows that were images are joined and parted in their order', () => {
  const weights = () => ({ dims: [3, 2, 3, 3], values: randomWeights(random, 54, 0.5) });
  const model = testModel({
    inputs: { x: ['N', 2, 4, 4] },
    outputs: { y: ['N', 24], left: ['N', 5], right: ['N', 7] },
    weights: { w: weights(), v: weights(), lengths: { type: 'int64', dims: [2], values: BigInt64Array.of(5n, 7n) } },
    nodes: [
      makeNode('Conv', ['x', 'w'], ['c']),
      makeNode('Conv', ['x', 'v'], ['d']),
      makeNode('Flatten', ['c'], ['f']),
      makeNode('Flatten', ['d'], ['g']),
      makeNode('Concat', ['f', 'g'], ['y'], { attributes: { axis: 1n } }),
      makeNode('Split', ['f', 'lengths'], ['left', 'right'], { attributes: { axis: 1n } }),
    ],
  });

  kernelsOf(model, [2, 2, 4, 4], 1e-5);
});

test('a bias of Gemm that is a matrix of one row goes into the product', () => {
  const model = testModel({
    inputs: { x: ['N', 20] },
    outputs: { y: ['N', 7] },
    weights: {
      ...{ xs: scales(0.02), xz: point('uint8', 130), ys: scales(0.05), yz: point('uint8', 128) },
      ...{ w: bytes('int8', 20, 7), ws: scales(0.01), b: { dims: [1, 7], values: randomWeights(random, 7, 1) } },
    },
    nodes: [
      ...quantizedInput,
      makeNode('DequantizeLinear', ['w', 'ws'], ['w_d']),
      makeNode('Gemm', ['x_d', 'w_d', 'b'], ['p']),
      ...quantizedResult('p'),
    ],
  });

  expect(kernelsOf(model, [3, 20], 0.0501)).toEqual(['quantizeU8', 'matmulRequantizeU8', 'dequantizeU8']);
});

test('a scale below 0, which turns the order round, keeps pools and limits in float', () => {
  const model = testModel({
    inputs: { x: ['N', 1, 4, 4] },
    outputs: { y: ['N', 1, 2, 2] },
    types: { y: 'uint8' },
    weights: { xs: scales(-0.02), xz: point('uint8', 0) },
    nodes: [
      ...quantizedInput,
      makeNode('MaxPool', ['x_d'], ['p'], { attributes: pool }),
      makeNode('Relu', ['p'], ['r']),
      makeNode('QuantizeLinear', ['r', 'xs', 'xz'], ['y']),
    ],
  });

  kernelsOf(model, [2, 1, 4, 4], 0);
});

test('one scale in a list is one for all of a single axis', () => {
  const model = testModel({
    inputs: { x: [5] },
    outputs: { y: [5] },
    weights: { xs: { dims: [1], values: Float32Array.of(0.02) }, xz: { ...point('uint8', 130), dims: [1] } },
    nodes: [
      makeNode('QuantizeLinear', ['x', 'xs', 'xz'], ['q']),
      makeNode('DequantizeLinear', ['q', 'xs', 'xz'], ['y']),
    ],
  });

  expect(kernelsOf(model, [5], 0)).toEqual(['quantizeU8', 'dequantizeU8']);
});

test.for([
  ['fewer zero points than scales', scales(0.1, 0.2, 0.3), point('uint8', 1), {}, 'as many zero points as scales'],
  ['an axis that is not there', scales(0.1, 0.2, 0.3), undefined, { axis: 2n }, 'expected an axis from -2 to 1'],
  [
    'blocks for a part of an axis',
    { dims: [2, 1], values: Float32Array.of(1, 2) },
    undefined,
    { axis: 1n, block_size: 2n },
    'expected blocks for all 3',
  ],
] as const)('%s are refused', ([, xs, xz, attributes, message]) => {
  const model = testModel({
    inputs: { x: [2, 3] },
    outputs: { y: undefined },
    types: { y: 'uint8' },
    weights: { xs, ...(xz ? { xz } : {}) },
    nodes: [makeNode('QuantizeLinear', ['x', 'xs', ...(xz ? ['xz'] : [])], ['y'], { attributes })],
  });

  expect(() => compile(model)).toThrow(message);
});
