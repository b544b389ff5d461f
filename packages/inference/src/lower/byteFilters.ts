// The filters of convolutions of bytes, packed now or in a run, and the images and results as kernels take them beside those.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { type FilterSizes, joined, joinedFilters } from './joinGroups.ts';
import { filtersOfPixels, joinOf, type PixelJoin, separate } from './joinPixels.ts';
import { checkChannels, imageOf, windowAxesOf, windowsOf } from './windows.ts';
import { columnZeroPoints, repeatedRow, signedBytes, zeroPointOf } from './zeroPoints.ts';

/** Filters as kernels take them: groups and pixels may be joined. */
export interface ByteFilters {
  readonly sizes: FilterSizes;
  readonly packed: Operand;
  readonly sums: Operand;
  readonly zeroPoints: Operand | undefined;
  /** Filters of all groups of ONNX's. */
  readonly outputs: number;
  readonly window: readonly number[];
  readonly join: PixelJoin;
}

/** Those of an input, with the zero points of another. */
export function byteFiltersOf(node: Lowering, index: number, zeroPoints: number): ByteFilters {
  const lengths = node.input(index).shape.map((extent) => node.fixed(extent, 'filters'));
  const [outputs, channels, ...window] = lengths as [number, number, ...number[]];
  const groups = node.int('group', 1);
  const [height, width] = windowsOf(node, window).kernel;
  checkChannels(node, groups * channels);
  if (groups < 1 || outputs % groups !== 0)
    throw node.refuse(`expected filters for ${groups} groups, found ${outputs}`);
  const { operand, values, less } = signedBytes(node, index);
  const points = columnZeroPoints(node, zeroPoints, outputs, less);
  const given = { groups, channels, each: outputs / groups, height, width };
  const columns = windowAxesOf(node, window).at(-1)!;
  const rest = { outputs, window };
  if (!values || (points && !points.buffer.constant))
    return { ...rest, ...packedLater(node, operand, given), zeroPoints: points, join: separate(columns) };
  const join = joinOf(given, columns);
  const zeros = repeatedRow(node, points, join.results);
  if (join.results === 1) {
    const sizes = joined(given);
    const filters = sizes === given ? values : joinedFilters(values, given, sizes, points);
    return { ...rest, ...packedNow(node, filters, sizes), zeroPoints: zeros, join };
  }
  const sizes = { ...given, channels: channels * join.pixels, each: outputs * join.results, width: join.taps };
  const filters = filtersOfPixels(values, given, columns, join, points);
  return { ...rest, ...packedNow(node, filters, sizes), zeroPoints: zeros, join };
}

/** From the images to their zero point. */
export function byteImagesOf(
  node: Lowering,
  { sizes, join }: ByteFilters,
  zeroPoint: number,
): readonly [Operand, Extent, Extent, Extent, number, number, Operand | number] {
  const { shape } = node.input(0);
  const [height, width] = imageOf(node, shape);
  const x = node.required(0, 'channelsLast');
  const columns = dividedBy(width, join.pixels);
  return [x, shape[0]!, height, columns, sizes.groups, sizes.channels, zeroPointOf(node, zeroPoint)];
}

/** From the packed filters to their columns. */
export function packedOf({ packed, sums, sizes }: ByteFilters): readonly [Operand, Operand, number, number, number] {
  return [packed, sums, sizes.each, sizes.height, sizes.width];
}

/** From the result's rows to the pads. */
export function byteResultOf(
  node: Lowering,
  { window, join }: ByteFilters,
): readonly [Extent, Extent, number, number, number, number, number, number] {
  const [height, width] = imageOf(node, node.output().shape);
  const [strideY, , dilationY, dilationX, padTop] = windowsOf(node, window).moves;
  const columns = dividedBy(width, join.results);
  return [height, columns, strideY, join.stride, dilationY, dilationX, padTop, join.before];
}

const [panel, quad] = [16, 4];

type Packed = Pick<ByteFilters, 'packed' | 'sizes' | 'sums'>;

function packedNow(node: Lowering, filters: Int8Array, sizes: FilterSizes): Packed {
  const [wide, length] = packedLengths(sizes);
  const [sums, packed] = [new Int32Array(wide), new Int8Array(length)];
  typescriptKernels.packByteFilters(filters, ...argumentsOf(sizes), sums, packed);
  return { sizes, packed: node.constant(packed), sums: node.constant(sums) };
}

function packedLater(node: Lowering, filters: Operand, sizes: FilterSizes): Packed {
  const [wide, length] = packedLengths(sizes);
  const [sums, packed] = [node.scratch(4, fixedExtent(wide)), node.scratch(1, fixedExtent(length))];
  node.emit('packByteFilters', filters, ...argumentsOf(sizes), sums, packed);
  return { sizes, packed, sums };
}

function packedLengths({
  groups,
  channels,
  each,
  height,
  width,
}: FilterSizes): readonly [sums: number, packed: number] {
  const wide = groups * Math.ceil(each / panel) * panel;
  return [wide, wide * height * width * Math.ceil(channels / quad) * quad];
}

function argumentsOf({ groups, channels, each, height, width }: FilterSizes) {
  return [groups, channels, each, height, width] as const;
}

/** What is joined has a fixed length. */
function dividedBy(extent: Extent, count: number): Extent {
  return count === 1 ? extent : fixedExtent(extent.fixed / count);
}
