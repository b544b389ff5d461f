// Convolutions of bytes with few channels or few filters: neighbouring pixels of a row as the channels of one, and neighbouring
// results as its filters.
import { isFixed } from '../compile/extent.ts';
import { integersOf, type Operand } from '../compile/program.ts';
import type { FilterSizes } from './joinGroups.ts';
import type { WindowAxis } from './windows.ts';

/** Filters that kernels compute at a time, and channels that they take at a time. */
const [panel, quad] = [16, 4];

/** How windows of joined pixels move along a row. */
export interface PixelJoin {
  /** Of the images and of the results, so many side by side are one. */
  readonly pixels: number;
  readonly results: number;
  /** In joined pixels. */
  readonly taps: number;
  readonly stride: number;
  readonly before: number;
  /** Pixels of the first window that lie before what was its first tap. */
  readonly skipped: number;
}

/** Every pixel by itself. */
export function separate({ taps, stride, before }: WindowAxis): PixelJoin {
  return { pixels: 1, results: 1, taps, stride, before, skipped: 0 };
}

/** Filters become larger by joining: it must take a quarter of the work away. */
const worth = 0.75;

/**
 * The join that takes least work for a result: none, where none is worth it. Work is counted in what one instruction of a
 * 512-bit vector does: products of four channels of a tap by the filters of a panel, and one for each copy when windows are
 * gathered, which are single taps of up to four channels, else rows of taps.
 */
export function joinOf({ groups, channels, each, height }: FilterSizes, axis: WindowAxis): PixelJoin {
  const { size, out, dilation } = axis;
  let best = separate(axis);
  if (groups !== 1 || dilation !== 1 || !isFixed(size) || !isFixed(out)) return best;
  let least = worth * workOf(channels, each, axis.taps, height);
  for (const pixels of [1, 2, 4])
    for (let results = 2; results <= panel; results++) {
      if (size.fixed % pixels !== 0 || out.fixed % results !== 0 || (results * axis.stride) % pixels !== 0) continue;
      const join = joinedBy(axis, pixels, results);
      const work = workOf(channels * pixels, each * results, join.taps, height) / results;
      if (work < least) [best, least] = [join, work];
    }
  return best;
}

/** Filters (OIHW) as those of joined pixels: what stands for 0, which is that of each filter, in place of other taps. */
export function filtersOfPixels(
  filters: Int8Array,
  { channels, each, height }: FilterSizes,
  { taps, stride }: WindowAxis,
  join: PixelJoin,
  zeroPoints: Operand | undefined,
): Int8Array {
  const { pixels, results } = join;
  const points = zeroPoints && integersOf(zeroPoints);
  const length = channels * pixels * height * join.taps;
  const out = new Int8Array(results * each * length);
  for (let i = 0; i < results * each; i++) out.fill(points?.[i % each] ?? 0, i * length, (i + 1) * length);
  for (const [i, value] of filters.entries()) {
    const [tap, y] = [i % taps, Math.floor(i / taps) % height];
    const channel = Math.floor(i / taps / height) % channels;
    const filter = Math.floor(i / taps / height / channels);
    for (let result = 0; result < results; result++) {
      const at = join.skipped + result * stride + tap;
      const joined = (result * each + filter) * channels * pixels + (at % pixels) * channels + channel;
      out[(joined * height + y) * join.taps + Math.floor(at / pixels)] = value;
    }
  }
  return out;
}

function joinedBy({ taps, stride, before }: WindowAxis, pixels: number, results: number): PixelJoin {
  const joinedBefore = Math.ceil(before / pixels);
  const skipped = joinedBefore * pixels - before;
  const span = skipped + (results - 1) * stride + taps;
  return {
    ...{ pixels, results, taps: Math.ceil(span / pixels), stride: (results * stride) / pixels },
    ...{ before: joinedBefore, skipped },
  };
}

function workOf(channels: number, each: number, taps: number, height: number): number {
  const quads = Math.ceil(channels / quad) * taps * height;
  const copies = channels % quad === 0 ? height : Math.ceil(channels / quad) * taps * height;
  return quads * Math.ceil(each / panel) + copies;
}
