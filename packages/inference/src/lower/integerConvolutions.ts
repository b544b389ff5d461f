// Convolutions of bytes: ConvInteger and QLinearConv.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { type Extent, fixedExtent, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { type FilterSizes, joined, joinedFilters } from './joinGroups.ts';
import { wholeByteRows, wholePanels } from './panels.ts';
import { checkChannels, imageOf, windowsOf } from './windows.ts';
import { columnZeroPoints, scalesOf, signedBytes, zeroPointOf } from './zeroPoints.ts';

/** Sums of products in int32. */
export function lowerConvInteger(node: Lowering): void {
  emitSums(node, filtersOf(node, 1, 3), node.result(0, 'channelsLast'));
}

function emitSums(node: Lowering, filters: Filters, out: Operand): void {
  const kernel = imageType(node) === 'uint8' ? 'conv2dIntegerU8' : 'conv2dInteger';
  node.emit(
    kernel as 'conv2dInteger',
    ...imagesOf(node, filters, 2),
    ...filters.operands,
    ...([filters.zeroPoints, out] as const),
    ...endOf(node, filters),
  );
}

/**
 * `DequantizedConv` of the domain `kinglet`: x, its scale and zero point, filters, their scales and zero points, a bias of
 * float. The convolution in float.
 */
export function lowerDequantizedConv(node: Lowering): void {
  const filters = filtersOf(node, 3, 5);
  const { outputs } = filters;
  const out = node.result(0, 'channelsLast');
  const [sums, floats] = [node.scratch(4, out.length), node.scratch(4, out.length)];
  emitSums(node, filters, sums);
  const one = fixedExtent(1);
  node.emit('dequantizeI32', sums, one, one, out.length, node.filled(1, 1), undefined, floats);
  const { batch, area } = imagesExtents(node);
  const [scales, bias] = [scalesOf(node, 1, 4, outputs), node.operand(6)];
  const [mean, variance] = [node.filled(0, outputs), node.filled(1, outputs)];
  node.emit('batchNorm', floats, multiplyExtents(batch, area), outputs, mean, variance, scales, bias, 0, out);
}

function imagesExtents(node: Lowering) {
  const [batch, , ...area] = node.output().shape as [Extent, Extent, ...Extent[]];
  return { batch, area: sizeOfExtents(area) };
}

/** Bytes in, bytes out. */
export function lowerQLinearConv(node: Lowering): void {
  const filters = filtersOf(node, 3, 5);
  const type = imageType(node);
  if (node.output().type !== type)
    throw node.refuse(`expected a result of ${type} as x is, found ${node.output().type}`);
  const kernel = type === 'uint8' ? 'conv2dRequantizeU8' : 'conv2dRequantize';
  const multipliers = scalesOf(node, 1, 4, filters.outputs, 6);
  node.emit(
    kernel as 'conv2dRequantize',
    ...imagesOf(node, filters, 2),
    ...filters.operands,
    ...([
      filters.zeroPoints,
      node.operand(8),
      multipliers,
      zeroPointOf(node, 7),
      node.result(0, 'channelsLast'),
    ] as const),
    ...endOf(node, filters),
  );
}

interface Filters {
  readonly groups: number;
  readonly channels: number;
  /** Of all groups. */
  readonly outputs: number;
  readonly window: readonly number[];
  /** Packed, their sums, filters of a group, rows and columns of a filter: as kernels take them. */
  readonly operands: readonly [Operand, Operand, number, number, number];
  readonly zeroPoints: Operand | undefined;
}

function filtersOf(node: Lowering, index: number, zeroPoints: number): Filters {
  const lengths = node.input(index).shape.map((extent) => node.fixed(extent, 'filters'));
  const [outputs, channels, ...window] = lengths as [number, number, ...number[]];
  const groups = node.int('group', 1);
  const [height, width] = windowsOf(node, window).kernel;
  checkChannels(node, groups * channels);
  if (groups < 1 || outputs % groups !== 0)
    throw node.refuse(`expected filters for ${groups} groups, found ${outputs}`);
  const { operand, values, less } = signedBytes(node, index);
  const points = columnZeroPoints(node, zeroPoints, outputs, less);
  const own: FilterSizes = { groups, channels, each: outputs / groups, height, width };
  const sizes = values && (points === undefined || points.buffer.constant) ? joined(own) : own;
  const rest = { groups: sizes.groups, channels: sizes.channels, outputs, window, zeroPoints: points };
  const wide = sizes.groups * wholePanels(sizes.each);
  const length = wide * height * width * wholeByteRows(sizes.channels);
  const args = [sizes.groups, sizes.channels, sizes.each, height, width] as const;
  if (values) {
    const [sums, packed] = [new Int32Array(wide), new Int8Array(length)];
    const filters = sizes === own ? values : joinedFilters(values, own, sizes, points);
    typescriptKernels.packByteFilters(filters, ...args, sums, packed);
    return { ...rest, operands: [node.constant(packed), node.constant(sums), sizes.each, height, width] };
  }
  const [sums, packed] = [node.scratch(4, fixedExtent(wide)), node.scratch(1, fixedExtent(length))];
  node.emit('packByteFilters', operand, ...args, sums, packed);
  return { ...rest, operands: [packed, sums, sizes.each, height, width] };
}

/** From the images to their zero point, as kernels take them. */
function imagesOf(node: Lowering, { groups, channels }: Filters, zeroPoint: number) {
  const { shape } = node.input(0);
  const [height, width] = imageOf(node, shape);
  const x = node.required(0, 'channelsLast');
  return [x, shape[0]!, height, width, groups, channels, zeroPointOf(node, zeroPoint)] as const;
}

function endOf(node: Lowering, { window }: Filters) {
  return [...imageOf(node, node.output().shape), ...windowsOf(node, window).moves] as const;
}

function imageType(node: Lowering): 'int8' | 'uint8' {
  const { type } = node.input(0);
  if (type === 'int8' || type === 'uint8') return type;
  throw node.refuse(`expected input 0 to be of int8 or uint8, found ${type}`);
}
