// Convolutions of bytes in many small groups: neighbouring groups as one, whose filters stand for 0 outside their own group.
import { integersOf, type Operand } from '../compile/program.ts';
import { panelColumns, wholeByteRows, wholePanels } from './panels.ts';

/** Of the filters of a convolution: outputs, input channels, rows, columns. */
export interface FilterSizes {
  readonly groups: number;
  readonly channels: number;
  /** Filters of a group. */
  readonly each: number;
  readonly height: number;
  readonly width: number;
}

/** As many groups together as fill a panel, where that takes less work; `sizes` itself where it does not. */
export function joined(sizes: FilterSizes): FilterSizes {
  const { groups, channels, each } = sizes;
  let [best, least] = [1, workOf(channels, each)];
  for (let count = 2; count * each <= panelColumns; count++) {
    const work = workOf(channels * count, each * count) / count;
    if (groups % count === 0 && work <= least) [best, least] = [count, work];
  }
  if (best === 1) return sizes;
  return { ...sizes, groups: groups / best, channels: channels * best, each: each * best };
}

function workOf(channels: number, each: number): number {
  return wholePanels(each) * wholeByteRows(channels);
}

/** Filters of `from` as those of `to`; the integer that stands for 0 is that of each filter. */
export function joinedFilters(
  filters: Int8Array,
  from: FilterSizes,
  to: FilterSizes,
  zeroPoints: Operand | undefined,
): Int8Array {
  const taps = from.height * from.width;
  const [length, longer] = [from.channels * taps, to.channels * taps];
  const points = zeroPoints && integersOf(zeroPoints);
  const out = new Int8Array((filters.length / length) * longer);
  for (let filter = 0; filter * length < filters.length; filter++) {
    const group = Math.floor(filter / from.each) % (to.each / from.each);
    const row = out.subarray(filter * longer, (filter + 1) * longer).fill(points?.[filter] ?? 0);
    row.set(filters.subarray(filter * length, (filter + 1) * length), group * length);
  }
  return out;
}
