// Convolutions, on images with their channels last.
import { typescriptKernels } from '@kinglet/kernels/plan';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { epilogueOf } from './epilogue.ts';
import { imageOf, windowsOf } from './windows.ts';

const panel = 16;

/** Conv, and what passes made of it: input 3 is added to the result. Filters must be constants. */
export function lowerConv(node: Lowering): void {
  const filters = node.constantInput(1);
  if (!(filters instanceof Float32Array)) throw node.refuse('expected filters of float');
  const shape = node.input(1).shape.map((extent) => extent.fixed);
  const [outputs, groupChannels] = shape as [number, number];
  const groups = node.int('group', 1);
  const { kernel, moves } = windowsOf(node, shape.slice(2));
  const image = node.input(0);
  const out = node.output();
  const x = node.required(0, 'channelsLast');
  const [height, width] = imageOf(node, image.shape);
  const [outHeight, outWidth] = imageOf(node, out.shape);
  const bias = node.operand(2);
  const residual = node.operand(3, 'channelsLast');
  const end = epilogueOf(node);
  const batch = image.shape[0]!;
  if (groupChannels === 1 && outputs === groups && !residual) {
    const packed = node.constant(packDepthwise(filters, groups, kernel));
    node.emit(
      'depthwiseConv2d',
      x,
      batch,
      height,
      width,
      groups,
      packed,
      ...kernel,
      bias,
      node.result(0, 'channelsLast'),
      outHeight,
      outWidth,
      ...moves,
      ...end,
    );
    return;
  }
  const each = outputs / groups;
  const packed: Operand = node.constant(packFilters(filters, groups, groupChannels, each, kernel));
  node.emit(
    'conv2d',
    x,
    batch,
    height,
    width,
    groups,
    groupChannels,
    each,
    packed,
    ...kernel,
    bias,
    residual,
    node.result(0, 'channelsLast'),
    outHeight,
    outWidth,
    ...moves,
    ...end,
  );
}

function packDepthwise(
  filters: Float32Array,
  channels: number,
  [height, width]: readonly [number, number],
): Float32Array {
  const packed = new Float32Array(Math.ceil(channels / panel) * panel * height * width);
  return typescriptKernels.packDepthwise(filters, channels, height, width, packed);
}

function packFilters(
  filters: Float32Array,
  groups: number,
  channels: number,
  outputs: number,
  [height, width]: readonly [number, number],
): Float32Array {
  const packed = new Float32Array(groups * Math.ceil(outputs / panel) * panel * height * width * channels);
  return typescriptKernels.packFilters(filters, groups, channels, outputs, height, width, packed);
}
