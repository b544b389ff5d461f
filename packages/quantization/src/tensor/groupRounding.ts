// Every weight with the scale of its group: ranges, rounding, and what rounding loses. The loops that cost time.
import { maximum, minimum, quantizeI8, quantizeI16, quantizeU8 } from '@kinglet/kernels';
import { extremesOf } from './extremes.ts';
import { type IntegerArray, type IntegerRange, type IntegerType, integerTypes } from './integerTypes.ts';
import { roundHalfEven } from './quantizeValues.ts';
import { forEachRun, type ScaleGroups, slabsOf } from './scaleGroups.ts';

/** By group. */
export interface GroupRanges {
  /** <= 0 */
  readonly least: Float32Array;
  /** >= 0 */
  readonly greatest: Float32Array;
}

/** By group. */
export interface GroupParameters {
  readonly scales: Float32Array;
  readonly zeroPoints: Int32Array;
}

/** The range of each group's values, which holds 0; not finite where one of them is not. */
export function groupRanges(values: Float32Array, groups: ScaleGroups): GroupRanges {
  const ranges = { least: new Float32Array(groups.count), greatest: new Float32Array(groups.count) };
  if (groups.step === 1 && groups.inner >= manyNumbers) widenRows(values, groups, ranges);
  else {
    const widen = groups.step === 0 ? widenGroup : widenEach;
    forEachRun(groups, (start, end, group) => widen(values, start, end, group, ranges));
  }
  return ranges;
}

/** Puts the integers of finite values into `integers`, each rounded with its group's scale: `quantizeValues` says how. */
export function roundGroups(
  values: Float32Array,
  groups: ScaleGroups,
  { scales, zeroPoints }: GroupParameters,
  type: IntegerType,
  integers: IntegerArray,
): void {
  for (const { start, outer, channels, inner, group } of slabsOf(groups)) {
    const end = start + outer * channels * inner;
    const own = {
      scales: scales.subarray(group, group + channels),
      points: zeroPoints.subarray(group, group + channels),
    };
    roundSlab(values.subarray(start, end), [outer, channels, inner], own, integers.subarray(start, end));
  }
  if (integerTypes[type].bits === 4) clip(integers, integerTypes[type]);
}

/** The numbers that integers stand for. */
export function unroundGroups(
  integers: IntegerArray,
  groups: ScaleGroups,
  { scales, zeroPoints }: GroupParameters,
): Float32Array<ArrayBuffer> {
  const values = new Float32Array(integers.length);
  const { step } = groups;
  forEachRun(groups, (start, end, first) => {
    for (let i = start, group = first; i < end; i++, group += step)
      values[i] = (integers[i]! - zeroPoints[group]!) * scales[group]!;
  });
  return values;
}

function roundSlab(
  values: Float32Array,
  [outer, channels, inner]: readonly [number, number, number],
  { scales, points }: { readonly scales: Float32Array; readonly points: Int32Array },
  to: IntegerArray,
): void {
  if (to instanceof Int8Array) quantizeI8(values, outer, channels, inner, scales, points, to);
  else if (to instanceof Uint8Array) quantizeU8(values, outer, channels, inner, scales, points, to);
  else if (to instanceof Int16Array) quantizeI16(values, outer, channels, inner, scales, points, to);
  else
    for (let i = 0; i < to.length; i++) {
      const channel = Math.floor(i / inner) % channels;
      const rounded = roundHalfEven(Math.fround(values[i]! / scales[channel]!)) + points[channel]!;
      to[i] = Math.min(Math.max(rounded, 0), 65535);
    }
}

/** Integers of kernels that know bytes, to 4 bits, four at a time. */
function clip(integers: IntegerArray, range: IntegerRange): void {
  const words = new Int32Array(integers.buffer, integers.byteOffset, integers.length >> 2);
  clipWords(words, -range.least * 0x01010101, integers, range);
  clipPart(integers, 4 * words.length, integers.length, range.least, range.greatest);
}

/** `lift`: in each byte, what makes the least 0. */
function clipWords(words: Int32Array, lift: number, integers: IntegerArray, { least, greatest }: IntegerRange): void {
  // Takes the lift away again: the highest bit, which it sets, is turned.
  const lower = (0x80808080 - lift) | 0;
  for (let word = 0; word < words.length; word++) {
    // The sum of each byte and -least, without carries: below 16 inside.
    const four = words[word]!;
    const lifted = ((four & 0x7f7f7f7f) + lift) ^ (four & 0x80808080);
    if (lifted & 0xe0e0e0e0) clipPart(integers, 4 * word, 4 * word + 4, least, greatest);
    // At most the next 16 above, as the value that is as far from 0 as the least: 15 is all ones.
    else if (lifted & 0x10101010) {
      const low = (lifted | (((lifted >>> 4) & 0x01010101) * 15)) & 0x0f0f0f0f;
      words[word] = (low + lower) ^ 0x80808080;
    }
  }
}

function clipPart(integers: IntegerArray, start: number, end: number, least: number, greatest: number): void {
  for (let i = start; i < end; i++) integers[i] = Math.min(Math.max(integers[i]!, least), greatest);
}

/** So many numbers are worth a call of a kernel. */
const manyNumbers = 64;

function widenGroup(values: Float32Array, start: number, end: number, group: number, ranges: GroupRanges): void {
  let least = ranges.least[group]!;
  let greatest = ranges.greatest[group]!;
  if (end - start < manyNumbers)
    for (let i = start; i < end; i++) {
      least = Math.min(least, values[i]!);
      greatest = Math.max(greatest, values[i]!);
    }
  else {
    const own = extremesOf(values, start, end);
    least = Math.min(least, own.least);
    greatest = Math.max(greatest, own.greatest);
  }
  ranges.least[group] = least;
  ranges.greatest[group] = greatest;
}

function widenEach(values: Float32Array, start: number, end: number, first: number, ranges: GroupRanges): void {
  for (let i = start, group = first; i < end; i++, group++) widenGroup(values, i, i + 1, group, ranges);
}

/** Rows of `inner` numbers, each with a group of its own; the next ones of a block have the same. */
function widenRows(values: Float32Array, groups: ScaleGroups, ranges: GroupRanges): void {
  const { inner } = groups;
  let { least, greatest } = ranges;
  let before = -1;
  forEachRun(groups, (start, end, group) => {
    if (group !== before) {
      least = ranges.least.subarray(group, group + inner);
      greatest = ranges.greatest.subarray(group, group + inner);
      before = group;
    }
    const row = values.subarray(start, end);
    minimum(row, least, least);
    maximum(row, greatest, greatest);
  });
}
