// Forms that no kernel computes, whose shapes or types alone tell.
import { type AttributeValue, makeNode, makeStringTensor } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { row, testModel, type Weight } from './testModel.ts';

const whole = (...values: number[]): Weight => ({
  dims: [values.length],
  type: 'int64',
  values: BigInt64Array.from(values, BigInt),
});
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
  ['fewer values than shared keys', { q: [1, 4, 4, 8], k: [1, 2, 6, 8], v: [1, 2, 3, 8] }, [1, 4, 4, 8], {}],
  ['fewer sequences of shared keys', { q: [2, 4, 4, 8], k: [1, 2, 6, 8], v: [1, 2, 6, 8] }, [2, 4, 4, 8], {}],
] as const)('attention with %s', ([, inputs, output, attributes]) => {
  const model = attention(inputs as unknown as Record<string, number[]>, [...output], attributes);

  expect(() => compile(model)).toThrow(/expected as many/);
});

test.for([
  ['V of five axes', { q: [1, 2, 4, 8], k: [1, 2, 6, 8], v: [1, 2, 3, 6, 8] }, 'expected 4 axes of input 2, found 5'],
  ['narrower shared keys', { q: [1, 4, 4, 8], k: [1, 2, 6, 7], v: [1, 2, 6, 8] }, 'heads of Q and K of one width'],
] as const)('attention with %s', ([, inputs, message]) => {
  const model = attention(inputs as unknown as Record<string, number[]>, [1, inputs.q[1], 4, 8]);

  expect(() => compile(model)).toThrow(message);
});

test.for([
  ['Softmax', {}],
  ['Swish', { alpha: 2 }],
] as const)('%s of double', ([opType, attributes]) => {
  expect(() => compile(double(opType, attributes))).toThrow('expected input 0 to be of float, found double');
});

test.for<[opType: string, input: string[], attributes: Record<string, AttributeValue>, message: string]>([
  ['Gemm', ['x', 'x'], { transB: 2n }, 'expected transB to be 0 or 1, found 2'],
  ['RotaryEmbedding', ['image', 'cache', 'cache'], { interleaved: -1n }, 'expected interleaved to be 0 or 1, found -1'],
  ['LRN', ['image'], { size: 0n }, 'expected a size of 1 or more, found 0'],
  ['Expand', ['x', 'large'], {}, 'expected a plan of less than 4 GiB'],
  ['ReduceMax', ['x', 'twice'], {}, 'expected each axis once, found [0,-2]'],
  ['GatherElements', ['x', 'rows'], {}, 'expected indices of 2 axes, found 1'],
  ['GatherND', ['x', 'rows'], { batch_dims: -1n }, 'expected batch_dims from 0 to 0, found -1'],
  ['RoiAlign', ['image', 'x', 'rows'], {}, 'expected input 1 to be of [2, 4], found [2, 2]'],
])('%s whose numbers no kernel takes', ([opType, input, attributes, message]) => {
  const model = testModel({
    inputs: { x: [2, 2], image: [1, 1, 3, 8], cache: [1, 3, 4] },
    outputs: { y: undefined },
    opset: 23,
    weights: { large: whole(2 ** 28 - 1, 1, 2), rows: whole(0, 1), twice: whole(0, -2) },
    nodes: [makeNode(opType, input, ['y'], { attributes })],
  });

  expect(() => compile(model)).toThrow(message);
});

const embedding = (cache: number[], others: Readonly<Record<string, number[]>>, attributes = {}) =>
  testModel({
    inputs: { x: [1, 2, 3, 8], cos: cache, sin: cache, ...others },
    outputs: { y: [1, 2, 3, 8] },
    types: { ids: 'int64' },
    opset: 24,
    nodes: [makeNode('RotaryEmbedding', ['x', 'cos', 'sin', ...Object.keys(others)], ['y'], { attributes })],
  });

test.for([
  ['too wide', [50, 5], { ids: [1, 3] }, {}],
  ['too narrow', [50, 3], { ids: [1, 3] }, {}],
  ['as wide as all of a head', [50, 4], { ids: [1, 3] }, { rotary_embedding_dim: 4n }],
  ['too narrow, without positions', [1, 3, 1], {}, {}],
] as const)('rotary embedding with caches that are %s', ([, cache, others, attributes]) => {
  const model = embedding([...cache], others as unknown as Record<string, number[]>, attributes);

  expect(() => compile(model)).toThrow(/expected input 1 to have [23] axes, the last of length [24]/);
});

const many = 2 ** 25;

test.for<[opType: string, input: string[], x: number[], attributes: Record<string, AttributeValue>, most: number]>([
  ['Pad', ['x', 'pads'], [2], { mode: 'edge' }, 2 ** 24],
  ['Pad', ['x', 'fewPads'], [2], { mode: 'reflect' }, 4096],
  ['Trilu', ['x'], [2 ** 12, 2 ** 13], {}, 2 ** 24],
  ['OneHot', ['x', 'depth', 'values'], [1], {}, 2 ** 24],
  ['Hardmax', ['x'], [many], {}, 2 ** 24],
  ['Attention', ['q', 'k', 'k'], [1], { is_causal: 1n }, 2 ** 24],
  ['LRN', ['image'], [1], { size: BigInt(many) }, 2 ** 24],
  ['Resize', ['image', '', '', 'sizes'], [1], {}, 2 ** 20],
  ['ConvTranspose', ['image', 'filter'], [1], { strides: [100n, 100n], output_padding: [99n, 99n] }, 4096],
])('%s of %j whose shapes ask for more memory than a compiler has', ([opType, input, x, attributes, most]) => {
  const model = testModel({
    inputs: { x, q: [1, 1, many + 1, 1], k: [1, 1, many, 1], image: [1, 1, 1, 1] },
    outputs: { y: undefined },
    opset: 23,
    weights: {
      ...{ pads: whole(0, many), fewPads: whole(0, 10_000), depth: whole(many), sizes: whole(1, 1, 1, many) },
      ...{ values: row(0, 1), filter: { dims: [1, 1, 1, 1], values: Float32Array.of(1) } },
    },
    nodes: [makeNode(opType, input, ['y'], { attributes })],
  });

  expect(() => compile(model)).toThrow(`expected at most ${most} `);
});

test('what makes strings of strings is refused by its name', () => {
  const model = testModel({
    inputs: { x: [2] },
    outputs: { x2: [2], y: [2] },
    types: { y: 'string' },
    nodes: [
      makeNode('Relu', ['x'], ['x2']),
      makeNode('StringConcat', ['words', 'words'], ['y'], { name: 'longer words' }),
    ],
  });
  model.graph!.initializer.push(makeStringTensor('words', [2], ['a', 'b']));

  expect(() => compile(model)).toThrow(/node "longer words" \(StringConcat\)/);
});

test.for<[opType: string, input: string[], message: RegExp]>([
  ['RandomNormalLike', ['x'], /expected no random numbers, .*: export the model for inference, or make them an input$/],
  ['Bernoulli', ['x'], /Bernoulli of opset 21: expected no random numbers/],
  ['TopK', ['x', 'many'], /expected K from 0 to the 3 elements along axis 1, found 4$/],
  ['TopK', ['x', 'count'], /expected input 1 \("count"\) to be a constant$/],
  ['RoiAlign', ['image', 'boxes', 'one'], /expected sampling_ratio from 0 to 18, found 99$/],
  ['GridSample', ['image', 'grid'], /expected padding_mode to be one of zeros, border, reflection, found wrap$/],
])('%s of %j', ([opType, input, message]) => {
  const attributes = { RoiAlign: { sampling_ratio: 99n }, GridSample: { padding_mode: 'wrap' } }[opType] ?? {};
  const model = testModel({
    inputs: { x: [2, 3], count: [1], image: [1, 2, 5, 5], boxes: [1, 4], grid: [1, 2, 2, 2] },
    outputs: { y: undefined },
    types: { count: 'int64' },
    weights: { many: whole(4), one: whole(0) },
    nodes: [makeNode(opType, input, opType === 'TopK' ? ['y', 'places'] : ['y'], { attributes })],
  });

  expect(() => compile(model)).toThrow(message);
});
