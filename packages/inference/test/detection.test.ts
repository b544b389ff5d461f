// Operators of detection and segmentation in forms that ONNX's own cases leave out: plans answer as the reference evaluator
// does, and both as ONNX Runtime, where it is there.
import { type AttributeValue, type ElementType, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { type Tensor, tensorOf } from '../src/evaluate/tensor.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { expectPlanAnswers } from './planAnswers.ts';
import { testModel, type Weight } from './testModel.ts';

interface Case {
  readonly opType: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** In the order of the node's inputs: what is given in a run, or is a weight. */
  readonly inputs: readonly (Given | Weight)[];
  readonly outputs: readonly (readonly number[])[];
  readonly types?: readonly ElementType[];
  readonly opset?: number;
  /** ONNX Runtime has no kernel for it, or another answer, for the reason that is given. */
  readonly unlikeOnnxRuntime?: string;
}

interface Given {
  readonly shape: readonly number[];
  /** From one number to another; from -1 to 1 if left out. */
  readonly range?: readonly [number, number];
  readonly type?: 'float' | 'int64';
}

const random = randomNumbers(7);
const big = (...values: number[]): bigint[] => values.map(BigInt);
const longs = (...values: number[]): Weight => ({
  dims: [values.length],
  values: BigInt64Array.from(values.map(BigInt)),
  type: 'int64',
});
const floats = (...dims: number[]): Weight => ({
  dims,
  values: randomWeights(
    random,
    dims.reduce((product, length) => product * length, 1),
    0.5,
  ),
});
const isWeight = (input: Given | Weight): input is Weight => 'dims' in input;

const image = { shape: [2, 3, 5, 7] };
const regions = { shape: [4, 4], range: [-3, 12] as const };
const images = longs(0, 1, 1, 0);

const cases: Readonly<Record<string, Case>> = {
  'TopK: another axis': {
    opType: 'TopK',
    attributes: { axis: 1n },
    inputs: [{ shape: [3, 9, 4] }, longs(5)],
    outputs: [
      [3, 5, 4],
      [3, 5, 4],
    ],
    types: ['float', 'int64'],
  },
  'TopK: all, the least first': {
    opType: 'TopK',
    attributes: { largest: 0n },
    inputs: [{ shape: [2, 50], range: [0, 6], type: 'int64' }, longs(50)],
    outputs: [
      [2, 50],
      [2, 50],
    ],
    types: ['int64', 'int64'],
  },
  'GridSample: cubic, reflected': {
    opType: 'GridSample',
    attributes: { mode: 'cubic', padding_mode: 'reflection' },
    inputs: [image, { shape: [2, 4, 3, 2], range: [-1.4, 1.4] }],
    outputs: [[2, 3, 4, 3]],
    unlikeOnnxRuntime: 'it reflects pixels of cubic weights at other ends',
  },
  'GridSample: nearest, border, aligned': {
    opType: 'GridSample',
    attributes: { mode: 'nearest', padding_mode: 'border', align_corners: 1n },
    inputs: [image, { shape: [2, 4, 3, 2], range: [-1.4, 1.4] }],
    outputs: [[2, 3, 4, 3]],
  },
  'GridSample: linear, border': {
    opType: 'GridSample',
    attributes: { padding_mode: 'border' },
    inputs: [{ shape: [1, 17, 6, 5] }, { shape: [1, 8, 9, 2], range: [-1.4, 1.4] }],
    outputs: [[1, 17, 8, 9]],
  },
  'GridSample: volumes': {
    opType: 'GridSample',
    inputs: [{ shape: [1, 2, 3, 4, 5] }, { shape: [1, 2, 3, 2, 3], range: [-1.2, 1.2] }],
    outputs: [[1, 2, 2, 3, 2]],
  },
  'RoiAlign: one point a pixel': {
    opType: 'RoiAlign',
    attributes: { output_height: 3n, output_width: 2n },
    inputs: [
      image,
      { dims: [4, 4], values: Float32Array.of(0, 0, 6, 4, -2, -3, 1.5, 9, 2, 1, 2.5, 1.25, 30, 1, 31, 2) },
      images,
    ],
    opset: 16,
    outputs: [[4, 3, 3, 2]],
  },
  'RoiAlign: regions of a pixel or more, scaled': {
    opType: 'RoiAlign',
    attributes: {
      ...{ output_height: 2n, output_width: 2n, sampling_ratio: 3n, spatial_scale: 0.5 },
      coordinate_transformation_mode: 'output_half_pixel',
    },
    inputs: [image, regions, images],
    opset: 16,
    outputs: [[4, 3, 2, 2]],
  },
  'RoiAlign: the largest': {
    opType: 'RoiAlign',
    attributes: { mode: 'max', output_height: 2n, output_width: 3n, sampling_ratio: 2n },
    inputs: [image, regions, images],
    opset: 16,
    outputs: [[4, 3, 2, 3]],
  },
  MaxRoiPool: {
    opType: 'MaxRoiPool',
    attributes: { pooled_shape: big(2, 3), spatial_scale: 0.5 },
    inputs: [image, { dims: [3, 5], values: Float32Array.of(0, 1, 1, 9, 7, 1, 0, 2, 3, 3, 1, 4, 4, 13, 9) }],
    outputs: [[3, 3, 2, 3]],
    opset: 13,
  },
  'MaxPool: positions, by columns': {
    opType: 'MaxPool',
    attributes: { kernel_shape: big(3, 2), strides: big(2, 2), pads: big(1, 0, 1, 1), storage_order: 1n },
    inputs: [image],
    outputs: [
      [2, 3, 3, 4],
      [2, 3, 3, 4],
    ],
    types: ['float', 'int64'],
  },
  'MaxPool: positions, volumes with holes': {
    opType: 'MaxPool',
    attributes: { kernel_shape: big(2, 2, 2), dilations: big(1, 2, 2), ceil_mode: 1n, strides: big(1, 2, 1) },
    inputs: [{ shape: [1, 2, 3, 6, 5] }],
    outputs: [
      [1, 2, 2, 3, 3],
      [1, 2, 2, 3, 3],
    ],
    types: ['float', 'int64'],
  },
  'DeformConv: groups, offset groups, a mask, holes': {
    opType: 'DeformConv',
    attributes: { group: 2n, offset_group: 2n, pads: big(1, 1, 1, 1), strides: big(2, 1), dilations: big(1, 2) },
    inputs: [
      { shape: [2, 4, 6, 7] },
      floats(6, 2, 3, 2),
      { shape: [2, 24, 3, 7], range: [-2, 2] },
      floats(6),
      { shape: [2, 12, 3, 7] },
    ],
    outputs: [[2, 6, 3, 7]],
    unlikeOnnxRuntime: 'it has no kernel',
  },
  'Col2Im: doubles of three axes': {
    opType: 'Col2Im',
    attributes: { strides: big(1, 2, 1), pads: big(0, 1, 0, 0, 1, 0) },
    inputs: [{ shape: [2, 24, 12] }, longs(3, 4, 2), longs(2, 2, 1)],
    outputs: [[2, 6, 3, 4, 2]],
    unlikeOnnxRuntime: 'three axes are refused',
  },
  'Det: rows change places': {
    opType: 'Det',
    inputs: [{ shape: [2, 3, 6, 6] }],
    outputs: [[2, 3]],
  },
  'Einsum: a diagonal that is summed, letters that are summed alone': {
    opType: 'Einsum',
    attributes: { equation: 'iib,bjk->bi' },
    inputs: [{ shape: [4, 4, 3] }, { shape: [3, 2, 5] }],
    outputs: [[3, 4]],
  },
  'Einsum: heads': {
    opType: 'Einsum',
    attributes: { equation: 'bqhd,bkhd->bhqk' },
    inputs: [{ shape: [2, 5, 3, 4] }, { shape: [2, 6, 3, 4] }],
    outputs: [[2, 3, 5, 6]],
  },
  'Einsum: three operands, dots that broadcast': {
    opType: 'Einsum',
    attributes: { equation: '...ij, jk, ...k -> ...i' },
    inputs: [{ shape: [2, 1, 4, 3] }, { shape: [3, 5] }, { shape: [3, 5] }],
    outputs: [[2, 3, 4]],
    unlikeOnnxRuntime: 'it wants dots of one length',
  },
  'Einsum: an outer product of integers, no arrow': {
    opType: 'Einsum',
    attributes: { equation: 'b,a' },
    inputs: [
      { shape: [3], range: [-9, 9], type: 'int64' },
      { shape: [4], range: [-9, 9], type: 'int64' },
    ],
    outputs: [[4, 3]],
    types: ['int64'],
  },
  'AffineGrid: volumes': {
    opType: 'AffineGrid',
    inputs: [{ shape: [2, 3, 4] }, longs(2, 1, 2, 3, 4)],
    outputs: [[2, 2, 3, 4, 3]],
  },
};

const shaped = ({ shape, range: [least, most] = [-1, 1], type = 'float' }: Given): Tensor => {
  const count = shape.reduce((product, length) => product * length, 1);
  const numbers = Array.from({ length: count }, () => least + random() * (most - least));
  return tensorOf(type, shape, type === 'int64' ? numbers.map(Math.floor) : numbers);
};

describe.each(Object.entries(cases))('%s', (_, given) => {
  const { opType, attributes = {}, inputs, outputs, types = [], opset = 22 } = given;
  const names = inputs.map((_input, i) => `i${i}`);
  const runtime = inputs.flatMap((input, i) => (isWeight(input) ? [] : [[`i${i}`, input] as const]));
  const model = testModel({
    inputs: Object.fromEntries(runtime.map(([name, { shape }]) => [name, shape])),
    outputs: Object.fromEntries(outputs.map((shape, i) => [`o${i}`, shape])),
    nodes: [
      makeNode(
        opType,
        names,
        Object.keys(outputs).map((i) => `o${i}`),
        { attributes },
      ),
    ],
    weights: Object.fromEntries(inputs.flatMap((input, i) => (isWeight(input) ? [[`i${i}`, input]] : []))),
    types: {
      ...Object.fromEntries(runtime.map(([name, { type = 'float' }]) => [name, type])),
      ...Object.fromEntries(outputs.map((_shape, i) => [`o${i}`, types[i] ?? 'float'])),
    },
    opset,
  });
  const tensors = Object.fromEntries(runtime.map(([name, input]) => [name, shaped(input)]));

  test('a plan answers as the evaluator does', () => expectPlanAnswers(model, [tensors]));

  test.skipIf(!hasOnnxRuntime || given.unlikeOnnxRuntime)('as ONNX Runtime does', async () => {
    const feeds = Object.entries(tensors).map(([name, { values, dims }]) => [
      name,
      { data: values as Float32Array, dims },
    ]);

    const theirs = await runOnnxRuntime(model, Object.fromEntries(feeds));

    for (const [name, { values }] of Object.entries(evaluate(model, tensors)))
      for (const [i, wanted] of Array.from(theirs[name] as ArrayLike<number | bigint>, Number).entries())
        expect(Math.abs(Number(values[i]) - wanted), `${name}[${i}]`).toBeLessThanOrEqual(
          1e-5 * (1 + Math.abs(wanted)),
        );
  });
});
