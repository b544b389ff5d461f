import { type AttributeValue, makeNode } from '@kinglet/onnx';
import { test } from 'vitest';
import { expectPlanAnswers } from '../../test/planAnswers.ts';
import { testModel } from '../../test/testModel.ts';
import type { Tensor } from '../evaluate/tensor.ts';

/** With an infinity in the middle of the first, which only what is mixed from it may have. */
function image(...dims: number[]): Tensor {
  const count = dims.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: count }, (_, i) => ((i * 37) % 11) - 4);
  const [height = 1, width = 1] = dims.slice(-2);
  values[(height >> 1) * width + (width >> 1)] = Number.POSITIVE_INFINITY;
  return { type: 'float', dims, values };
}

const crop = { coordinate_transformation_mode: 'tf_crop_and_resize', extrapolation_value: 1e10 };

test.for<[name: string, dims: number[], sizes: number[], attributes: Record<string, AttributeValue>]>([
  ['larger, cubic', [1, 2, 7, 6], [1, 2, 12, 15], { mode: 'cubic' }],
  ['smaller, cubic, antialiased', [1, 2, 17, 19], [1, 2, 4, 3], { mode: 'cubic', antialias: 1n }],
  ['corners', [2, 1, 5, 6], [2, 1, 9, 11], { mode: 'linear', coordinate_transformation_mode: 'align_corners' }],
  ['channels', [1, 6, 5], [1, 3, 5], { mode: 'linear', antialias: 1n }],
  ['volumes', [1, 1, 4, 5, 6], [1, 1, 6, 3, 7], { mode: 'linear' }],
  ['cut', [1, 2, 6, 8], [1, 2, 5, 5], { mode: 'linear', ...crop }],
  ['all of it outside', [1, 1, 6, 8], [1, 1, 2, 2], { mode: 'nearest', ...crop, axes: [2n, 3n] }],
])('%s: each element is a sum of those that it is mixed from', ([name, dims, sizes, attributes]) => {
  const region = name.startsWith('all') ? [2, 2, 3, 3] : [0, 0, -0.25, 0.25, 1, 1, 1.5, 0.75];
  const isCut = 'extrapolation_value' in attributes;
  const wanted = name.startsWith('all') ? sizes.slice(2) : sizes;
  const model = testModel({
    inputs: { x: ['N', ...dims.slice(1)] },
    outputs: { y: undefined },
    weights: {
      roi: { dims: [region.length], values: Float32Array.from(region) },
      scales: { dims: [dims.length], values: Float32Array.from(dims, (length, i) => sizes[i]! / length) },
      sizes: { dims: [wanted.length], type: 'int64', values: BigInt64Array.from(wanted, BigInt) },
    },
    nodes: [makeNode('Resize', isCut ? ['x', 'roi', '', 'sizes'] : ['x', '', 'scales'], ['y'], { attributes })],
  });

  expectPlanAnswers(model, [{ x: image(...dims) }], isCut ? { batch: dims[0]! } : undefined);
});
