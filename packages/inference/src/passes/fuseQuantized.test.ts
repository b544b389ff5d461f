// Products and convolutions of integers in place of those of dequantized operands: answers stay.
import { type AttributeValue, type ModelProto, makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { scalar, testModel, type Weight } from '../../test/testModel.ts';
import { fuseQuantized } from './fuseQuantized.ts';

const bytes = (...dims: number[]): Weight => ({
  dims,
  type: 'int8',
  values: Int8Array.from(
    { length: dims.reduce((product, length) => product * length, 1) },
    (_, i) => ((i * 37) % 99) - 40,
  ),
});
const floats = (dims: readonly number[], of: (i: number) => number): Weight => ({
  dims,
  values: Float32Array.from({ length: dims.reduce((product, length) => product * length, 1) }, (_, i) => of(i)),
});
const point: Weight = { dims: [], type: 'uint8', values: Uint8Array.of(120) };
const node = (opType: string, inputs: string, outputs: string, attributes: Record<string, AttributeValue> = {}) =>
  makeNode(opType, inputs.split(' '), outputs.split(' '), { attributes });

function model(x: readonly number[], nodes: readonly NodeProto[], weights: Record<string, Weight>): ModelProto {
  return testModel({ inputs: { x }, outputs: { y: undefined }, nodes, weights, opset: 23 });
}

const quantized = [node('QuantizeLinear', 'x xs xz', 'x_q'), node('DequantizeLinear', 'x_q xs xz', 'x_d')];
const scales = { xs: scalar(0.01), xz: point, w: bytes(4, 5), ws: scalar(0.02) };

test.for<[string, number, number, string[]]>([
  ['becomes integers', 0.01, 0.5, ['QuantizeLinear', 'QLinearMatMul', 'DequantizeLinear']],
  [
    'of more than integers hold stays',
    1e-5,
    30000,
    ['QuantizeLinear', 'DequantizeLinear', 'DequantizeLinear', 'Gemm', 'QuantizeLinear', 'DequantizeLinear'],
  ],
])('a bias %s', ([, scale, bias, expected]) => {
  const nodes = [
    ...quantized,
    node('DequantizeLinear', 'w ws', 'w_d'),
    node('Gemm', 'x_d w_d b', 'g'),
    node('QuantizeLinear', 'g ys xz', 'y_q'),
    node('DequantizeLinear', 'y_q ys xz', 'y'),
  ];
  const given = {
    ...scales,
    xs: scalar(scale),
    ws: scalar(scale),
    b: floats([5], (i) => bias * (i - 2)),
    ys: scalar(bias / 20),
  };

  expect(operatorsAfter(fuseQuantized, model([3, 4], nodes, given))).toEqual(expected);
});

test('scales of half precision are numbers, not their bits', () => {
  const nodes = [
    ...quantized,
    node('DequantizeLinear', 'w ws', 'w_d', { output_dtype: 1n }),
    node('DequantizeLinear', 'b bs', 'b_d', { output_dtype: 1n }),
    node('Gemm', 'x_d w_d b_d', 'y'),
  ];
  const half: Weight = { dims: [], type: 'float16', values: Uint16Array.of(0x2800) };
  const b: Weight = { dims: [5], type: 'int32', values: Int32Array.of(10, -20, 30, -40, 50) };

  expect(operatorsAfter(fuseQuantized, model([3, 4], nodes, { ...scales, ws: half, b, bs: half }))).toEqual([
    'QuantizeLinear',
    'DequantizedMatMul',
  ]);
});

test('quantizers without a zero point make a convolution without one', () => {
  const nodes = [
    node('QuantizeLinear', 'x xs', 'x_q'),
    node('DequantizeLinear', 'x_q xs', 'x_d'),
    node('DequantizeLinear', 'w ws', 'w_d'),
    node('Conv', 'x_d w_d', 'c'),
    node('QuantizeLinear', 'c ys', 'y_q'),
    node('DequantizeLinear', 'y_q ys', 'y'),
  ];
  // Powers of two: no rounding but the quantizers' own.
  const given = { xs: scalar(2 ** -5), w: bytes(3, 4, 2, 2), ws: scalar(2 ** -6), ys: scalar(2 ** -4) };

  expect(operatorsAfter(fuseQuantized, model([1, 4, 4, 5], nodes, given))).toContain('QLinearConv');
});

const dynamic = (opType: string): NodeProto[] => [
  node('DynamicQuantizeLinear', 'x', 'q s z'),
  node(opType, 'q w z', 'sums'),
  node('Cast', 'sums', 'floats', { to: 1n }),
  node('Mul', 's ws', 'both'),
  node('Mul', 'floats both', 'y'),
];

test.for<[string, string, number[], Record<string, Weight>]>([
  ['of rows of the image', 'ConvInteger', [1, 1, 3, 4], { w: bytes(3, 1, 1, 1), ws: floats([3, 1], (i) => i + 1) }],
  [
    'of rows, with an axis of one before',
    'ConvInteger',
    [1, 1, 3, 4],
    { w: bytes(3, 1, 1, 1), ws: floats([1, 3, 1], (i) => i + 1) },
  ],
  ['that give the result more axes', 'MatMulInteger', [3, 4], { w: bytes(4, 2), ws: floats([1, 1, 1], () => 2) }],
])('scales %s are no scales of channels', ([, opType, x, weights]) => {
  const operators = operatorsAfter(fuseQuantized, model(x, dynamic(opType), weights));

  expect(operators).toEqual(['DynamicQuantizeLinear', opType, 'Cast', 'Mul', 'Mul']);
});

test('scales of channels and of columns go into the product', () => {
  const convolution = { w: bytes(3, 1, 2, 2), ws: floats([1, 3, 1, 1], (i) => i + 1) };
  const product = { w: bytes(4, 2), ws: floats([2], (i) => i + 1) };

  expect(operatorsAfter(fuseQuantized, model([1, 1, 3, 4], dynamic('ConvInteger'), convolution)).at(-1)).toBe(
    'DequantizedConv',
  );
  expect(operatorsAfter(fuseQuantized, model([3, 4], dynamic('MatMulInteger'), product)).at(-1)).toBe(
    'DequantizedMatMul',
  );
});
