// Convolutions, on images with their channels last.
import { fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { emitConvolution } from './emitConvolution.ts';
import { epilogueOf } from './epilogue.ts';
import { filtersOf } from './pack.ts';
import { checkChannels, windowAxesOf } from './windows.ts';

/**
 * Conv, and what passes made of it: input 3 is added to the result. Filters that are known only in a run are packed in
 * each.
 */
export function lowerConv(node: Lowering): void {
  node.checkFloat(0, 1, 2, 3);
  const lengths = node.input(1).shape.map((extent) => node.fixed(extent, 'filters'));
  const [filters, channels, ...kernel] = lengths as [number, number, ...number[]];
  const groups = node.int('group', 1);
  if (groups < 1 || filters % groups) throw node.refuse(`expected filters for ${groups} groups, found ${filters}`);
  checkChannels(node, groups * channels);
  node.checkSize(fixedExtent(filters), 2);
  emitConvolution(node, {
    ...{ x: node.required(0, 'channelsLast'), batch: node.input(0).shape[0]!, axes: windowAxesOf(node, kernel) },
    ...{ groups, channels, outputs: filters / groups, filters: filtersOf(node, 1) },
    ...{ bias: node.operand(2), residual: node.operand(3, 'channelsLast'), end: epilogueOf(node) },
    out: node.result(0, 'channelsLast'),
  });
}
