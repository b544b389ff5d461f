// Convolutions, on images with their channels last.
import type { Lowering } from '../compile/lowering.ts';
import { epilogueOf } from './epilogue.ts';
import { type FilterShape, packedDepthwise, packedFilters } from './pack.ts';
import { imageOf, type Windows, windowsOf } from './windows.ts';

/**
 * Conv, and what passes made of it: input 3 is added to the result. Filters that are known only in a run are packed in
 * each.
 */
export function lowerConv(node: Lowering): void {
  node.checkFloat(0, 1, 2, 3);
  const lengths = node.input(1).shape.map((extent) => node.fixed(extent, 'filters'));
  const [filters, channels, ...kernel] = lengths as [number, number, ...number[]];
  const windows = windowsOf(node, kernel);
  const groups = node.int('group', 1);
  if (filters % groups) throw node.refuse(`expected filters for ${groups} groups, found ${filters}`);
  const isDepthwise = channels === 1 && filters === groups && !node.has(3);
  if (isDepthwise) convolveChannels(node, groups, windows);
  else convolve(node, { groups, channels, outputs: filters / groups, kernel: windows.kernel }, windows);
}

function convolve(node: Lowering, filters: FilterShape, { kernel, moves }: Windows): void {
  const { groups, channels, outputs } = filters;
  const { shape } = node.input(0);
  node.emit(
    'conv2d',
    node.required(0, 'channelsLast'),
    shape[0]!,
    ...imageOf(node, shape),
    groups,
    channels,
    outputs,
    packedFilters(node, 1, filters),
    ...kernel,
    node.operand(2),
    node.operand(3, 'channelsLast'),
    node.result(0, 'channelsLast'),
    ...imageOf(node, node.output().shape),
    ...moves,
    ...epilogueOf(node),
  );
}

function convolveChannels(node: Lowering, channels: number, { kernel, moves }: Windows): void {
  const { shape } = node.input(0);
  node.emit(
    'depthwiseConv2d',
    node.required(0, 'channelsLast'),
    shape[0]!,
    ...imageOf(node, shape),
    channels,
    packedDepthwise(node, 1, channels, kernel),
    ...kernel,
    node.operand(2),
    node.result(0, 'channelsLast'),
    ...imageOf(node, node.output().shape),
    ...moves,
    ...epilogueOf(node),
  );
}
