// DeformConv: convolutions whose taps lie where offsets move them, by products of what is read there.
import { sampleModes, samplePaddings, sampleUnits } from '@kinglet/kernels/plan';
import { type Extent, fixedExtent, scaleExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { partOf } from '../compile/programBuilder.ts';
import { binaryOf } from './compute.ts';
import { emitStrided, startOf } from './copyStrided.ts';
import { constantElements, newElements } from './elements.ts';
import { noEpilogue } from './epilogue.ts';
import { checkCount, mostElements } from './limits.ts';
import { packedMatrix } from './pack.ts';
import { checkChannels, type WindowAxis, windowAxesOf } from './windows.ts';

interface Sizes {
  readonly batch: Extent;
  readonly channels: number;
  /** Of an image. */
  readonly pixels: number;
  /** Results of an image. */
  readonly area: number;
  readonly taps: number;
  readonly axes: readonly [WindowAxis, WindowAxis];
}

/** Offsets (Dai et al., 2017) and masks (Zhu et al., 2019) of images of two axes; constant filters. */
export function lowerDeformConv(node: Lowering): void {
  node.checkFloat(0, 1, 2, 3, 4);
  const filters = node.knownFloats(1);
  if (!filters) throw node.refuse('expected constant filters');
  const [outputs, groupChannels, ...kernel] = node.input(1).shape.map(({ fixed }) => fixed) as [
    number,
    number,
    ...number[],
  ];
  if (kernel.length !== 2) throw node.refuse(`expected an image of two axes, found ${kernel.length}`);
  const groups = node.int('group', 1);
  const sizes = sizesOf(node, groupChannels * groups, windowAxesOf(node, kernel) as [WindowAxis, WindowAxis]);
  const columns = columnsOf(node, sizes);
  const rows = scaleExtent(sizes.batch, sizes.area);
  const [each, inner] = [outputs / groups, sizes.taps * groupChannels];
  const out = node.result(0, 'channelsLast');
  for (let group = 0; group < groups; group++) {
    const left = channelsOf(node, columns, rows, sizes, group, groups);
    const made = groups === 1 ? out : node.scratch(4, scaleExtent(rows, each));
    const part = filters.subarray(group * each * inner, (group + 1) * each * inner);
    const packed = packedMatrix(node, tapsFirst(part, groupChannels, sizes.taps), inner, each, true);
    const bias = node.has(3) ? partOf(node.required(3), fixedExtent(group * each), fixedExtent(each)) : undefined;
    node.emit('matmulPacked', left, rows, inner, packed, each, bias, undefined, made, ...noEpilogue);
    if (groups > 1)
      copyRows(
        node,
        { operand: made, width: each, at: 0 },
        { operand: out, width: outputs, at: group * each },
        rows,
        each,
      );
  }
}

function sizesOf(node: Lowering, channels: number, axes: readonly [WindowAxis, WindowAxis]): Sizes {
  checkChannels(node, channels);
  const [height, width] = axes.map(({ size }) => node.fixed(size, 'the image')) as [number, number];
  const [rows, columns] = axes.map(({ out }) => node.fixed(out, 'the result')) as [number, number];
  const taps = axes[0].taps * axes[1].taps;
  const batch = node.input(0).shape[0]!;
  const offsets = node.int('offset_group', 1) * taps * rows * columns;
  node.checkSize(scaleExtent(batch, 2 * offsets), 2);
  if (node.has(4)) node.checkSize(scaleExtent(batch, offsets), 4);
  checkCount(node, 2 * taps * rows * columns, mostElements, 'places of taps');
  return { batch, channels, pixels: height * width, area: rows * columns, taps, axes };
}

/** What every tap of every result reads: [batch, results, taps, channels]. */
function columnsOf(node: Lowering, sizes: Sizes): Operand {
  const { batch, channels, pixels, area, taps, axes } = sizes;
  const groups = node.int('offset_group', 1);
  const each = channels / groups;
  const points = area * taps;
  const rows = scaleExtent(batch, points);
  const x = node.required(0, 'channelsLast');
  const columns = node.scratch(4, scaleExtent(rows, channels));
  for (let group = 0; group < groups; group++) {
    const image = groups === 1 ? x : node.scratch(4, scaleExtent(batch, pixels * each));
    const made = groups === 1 ? columns : node.scratch(4, scaleExtent(rows, each));
    const images = scaleExtent(batch, pixels);
    if (groups > 1)
      copyRows(
        node,
        { operand: x, width: channels, at: group * each },
        { operand: image, width: each, at: 0 },
        images,
        each,
      );
    node.emit(
      ...(['samplePoints', image, batch, 1, axes[0].size, axes[1].size, each, undefined] as const),
      ...([placesOf(node, sizes, group), batch, points, 2, undefined, undefined, masksOf(node, sizes, group)] as const),
      ...([sampleModes.indexOf('linear'), samplePaddings.indexOf('zeros'), sampleUnits.indexOf('pixels')] as const),
      ...([0, made] as const),
    );
    if (groups > 1)
      copyRows(
        node,
        { operand: made, width: each, at: 0 },
        { operand: columns, width: channels, at: group * each },
        rows,
        each,
      );
  }
  return columns;
}

/** The places of an offset group's taps, x before y: [batch, results, taps, 2]. */
function placesOf(node: Lowering, sizes: Sizes, group: number): Operand {
  const { batch, area, taps } = sizes;
  const shape = [batch, fixedExtent(area), fixedExtent(taps), fixedExtent(2)];
  const moves = newElements(node, 'float', shape);
  const first = fixedExtent((2 * group * taps + 1) * area);
  const axes = [
    {
      count: batch,
      from: fixedExtent(2 * node.int('offset_group', 1) * taps * area),
      to: fixedExtent(2 * taps * area),
    },
    { count: fixedExtent(area), from: fixedExtent(1), to: fixedExtent(2 * taps) },
    { count: fixedExtent(taps), from: fixedExtent(2 * area), to: fixedExtent(2) },
    { count: fixedExtent(2), from: fixedExtent(-area), to: fixedExtent(1) },
  ];
  emitStrided(node, { operand: node.required(2), at: first }, startOf(moves.operand), axes);
  const still = constantElements(node, 'float', [1, area, taps, 2], stillPlaces(node, sizes));
  return binaryOf(node, 'add', moves, still).operand;
}

/** Where taps are without offsets. */
function stillPlaces(node: Lowering, { axes }: Sizes): number[] {
  const along = axes.map(({ out, taps, stride, dilation, before }) =>
    Array.from({ length: node.fixed(out, 'the result') }, (_, i) =>
      Array.from({ length: taps }, (_tap, k) => i * stride - before + k * dilation),
    ),
  ) as [number[][], number[][]];
  const [down, right] = along;
  return down.flatMap((ys) => right.flatMap((xs) => ys.flatMap((y) => xs.flatMap((x) => [x, y]))));
}

/** [batch, results, taps]. */
function masksOf(node: Lowering, { batch, area, taps }: Sizes, group: number): Operand | undefined {
  if (!node.has(4)) return undefined;
  const made = node.scratch(4, scaleExtent(batch, area * taps));
  const axes = [
    { count: batch, from: fixedExtent(node.int('offset_group', 1) * taps * area), to: fixedExtent(taps * area) },
    { count: fixedExtent(area), from: fixedExtent(1), to: fixedExtent(taps) },
    { count: fixedExtent(taps), from: fixedExtent(area), to: fixedExtent(1) },
  ];
  emitStrided(node, { operand: node.required(4), at: fixedExtent(group * taps * area) }, startOf(made), axes);
  return made;
}

/** The channels of a group of filters: [rows, taps, channels of it]. */
function channelsOf(
  node: Lowering,
  columns: Operand,
  rows: Extent,
  { channels, taps }: Sizes,
  group: number,
  groups: number,
): Operand {
  if (groups === 1) return columns;
  const each = channels / groups;
  const count = scaleExtent(rows, taps);
  const made = node.scratch(4, scaleExtent(count, each));
  copyRows(
    node,
    { operand: columns, width: channels, at: group * each },
    { operand: made, width: each, at: 0 },
    count,
    each,
  );
  return made;
}

/** Filters as channels lie: [filters, channels, taps] to [filters, taps, channels]. */
function tapsFirst(filters: Float32Array, channels: number, taps: number): Float32Array {
  return filters.map((_, i) => {
    const [filter, tap, channel] = [Math.floor(i / (channels * taps)), Math.floor(i / channels) % taps, i % channels];
    return filters[(filter * channels + channel) * taps + tap]!;
  });
}

/** Elements from the `at`-th on of rows that are so wide. */
interface Columns {
  readonly operand: Operand;
  readonly width: number;
  readonly at: number;
}

function copyRows(node: Lowering, from: Columns, to: Columns, rows: Extent, count: number): void {
  const axes = [
    { count: rows, from: fixedExtent(from.width), to: fixedExtent(to.width) },
    { count: fixedExtent(count), from: fixedExtent(1), to: fixedExtent(1) },
  ];
  const [start, end] = [from, to].map(({ operand, at }) => ({ operand, at: fixedExtent(at) })) as [
    { operand: Operand; at: Extent },
    { operand: Operand; at: Extent },
  ];
  emitStrided(node, start, end, axes);
}
