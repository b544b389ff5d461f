// Convolutions of bytes with a filter for each channel: QLinearConv of as many groups as channels.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { stillAxis } from './emitConvolution.ts';
import { checkChannels, imageOf, windowAxesOf } from './windows.ts';
import { columnZeroPoints, scalesOf, signedBytes, zeroPointOf } from './zeroPoints.ts';

/** Rows and columns of a filter that the kernel takes at most. */
const mostTaps = 8;

/** What of a convolution decides whether there is a kernel of bytes that goes along the channels. */
export interface DepthwiseShape {
  readonly groups: number;
  /** Of the filters (OI, then one or two lengths of a window). */
  readonly filters: readonly number[];
  readonly dilations: readonly number[];
}

/** A filter for each channel, of taps side by side. */
export function hasDepthwiseKernel({ groups, filters, dilations }: DepthwiseShape): boolean {
  const [outputs, channels, ...window] = filters;
  const isSmall = window.length > 0 && window.length <= 2 && window.every((taps) => taps <= mostTaps);
  return groups > 1 && outputs === groups && channels === 1 && isSmall && dilations.every((step) => step === 1);
}

/** False, with nothing done, where there is no such kernel: then also for filters that do not stand for 0 with 0. */
export function lowerDepthwiseBytes(node: Lowering, type: 'int8' | 'uint8'): boolean {
  const filters = node.input(3).shape.map((extent) => node.fixed(extent, 'filters'));
  const [channels, , ...window] = filters as [number, number, ...number[]];
  const shape = { groups: node.int('group', 1), filters, dilations: node.ints('dilations', []) };
  const areKnown = node.input(3).constant && (!node.has(5) || node.input(5).constant);
  if (!areKnown || !hasDepthwiseKernel(shape)) return false;
  checkChannels(node, channels);
  const { values, less } = signedBytes(node, 3);
  if (columnZeroPoints(node, 5, channels, less)) return false;
  const [columns, rows = stillAxis(fixedExtent(1))] = windowAxesOf(node, window).toReversed();
  const { packed, sums } = packedFilters(node, values!, channels, rows.taps, columns!.taps);
  const kernel = type === 'uint8' ? 'depthwiseRequantizeU8' : 'depthwiseRequantize';
  const images = node.input(0).shape;
  node.emit(
    kernel as 'depthwiseRequantize',
    ...([node.required(0, 'channelsLast'), images[0]!, ...imageOf(node, images), channels] as const),
    ...([zeroPointOf(node, 2), packed, sums, rows.taps, columns!.taps, node.operand(8)] as const),
    ...([scalesOf(node, 1, 4, channels, 6), zeroPointOf(node, 7), node.result(0, 'channelsLast')] as const),
    ...([rows.out, columns!.out, rows.stride, columns!.stride, rows.before, columns!.before] as const),
  );
  return true;
}

const [panel, quad] = [16, 4];

/** Of each channel the columns of its filter, filled up with zeros: one row of a matrix. */
function packedFilters(
  node: Lowering,
  filters: Int8Array,
  channels: number,
  rows: number,
  columns: number,
): { readonly packed: Operand; readonly sums: Operand } {
  const depth = Math.ceil(rows / quad) * quad;
  const inner = columns * depth;
  const matrix = new Int8Array(channels * inner);
  for (const [i, value] of filters.entries()) {
    const [column, row, channel] = [i % columns, Math.floor(i / columns) % rows, Math.floor(i / columns / rows)];
    matrix[channel * inner + column * depth + row] = value;
  }
  const wide = Math.ceil(channels / panel) * panel;
  const [sums, packed] = [new Int32Array(wide), new Int8Array(wide * inner)];
  typescriptKernels.packBytes(matrix, inner, channels, 1, sums, packed);
  return { packed: node.constant(packed), sums: node.constant(sums) };
}
