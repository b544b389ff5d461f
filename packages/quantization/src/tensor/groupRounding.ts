// Every weight with the scale of its group: ranges, rounding, and what rounding loses. The loops that cost time.
import { type IntegerArray, type IntegerType, integerTypes, makeIntegers } from './integerTypes.ts';
import { roundingTerm } from './quantizeValues.ts';
import { forEachRun, type ScaleGroups } from './scaleGroups.ts';

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

/**
 * The range of each group's values, which holds 0; not finite where one of them is not. Floats are compared as the
 * integers of their bits, which have the same order above 0, infinities and NaN on top, and are faster to compare.
 */
export function groupRanges(values: Float32Array, groups: ScaleGroups): GroupRanges {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  const [highest, lowest] = [new Int32Array(groups.count), new Int32Array(groups.count)];
  const widen = groups.step === 0 ? widenGroup : widenGroups;
  forEachRun(groups, (start, end, group) => widen(bits, start, end, group, highest, lowest));
  const least = new Float32Array(lowest.buffer);
  for (let group = 0; group < least.length; group++) least[group] = -least[group]!;
  return { least, greatest: new Float32Array(highest.buffer) };
}

/**
 * The integers of finite values, each rounded with its group's scale: `quantizeValues` says how. The product with the
 * reciprocal in float64 is the same float32 as the quotient: that of two floats is farther than 2^-50 of itself from
 * the middle between two.
 */
export function roundGroups(
  values: Float32Array,
  groups: ScaleGroups,
  { scales, zeroPoints }: GroupParameters,
  type: IntegerType,
): IntegerArray {
  const integers = makeIntegers(type, values.length);
  const inverses = inversesOf(scales);
  const { least, greatest } = integerTypes[type];
  const { step } = groups;
  forEachRun(groups, (start, end, first) => {
    for (let i = start, group = first; i < end; i++, group += step) {
      const rounded = Math.fround(values[i]! * inverses[group]!) + roundingTerm - roundingTerm + zeroPoints[group]!;
      integers[i] = Math.min(Math.max(rounded, least), greatest);
    }
  });
  return integers;
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

/** By group: the sum of the squares of what rounding changes. */
export function groupErrors(
  values: Float32Array,
  groups: ScaleGroups,
  { scales, zeroPoints }: GroupParameters,
  type: IntegerType,
): Float64Array {
  const errors = new Float64Array(groups.count);
  const inverses = inversesOf(scales);
  const { least, greatest } = integerTypes[type];
  const { step } = groups;
  forEachRun(groups, (start, end, first) => {
    for (let i = start, group = first; i < end; i++, group += step) {
      const scale = scales[group]!;
      const zeroPoint = zeroPoints[group]!;
      const rounded = Math.fround(values[i]! * inverses[group]!) + roundingTerm - roundingTerm + zeroPoint;
      const integer = Math.min(Math.max(rounded, least), greatest);
      const error = values[i]! - (integer - zeroPoint) * scale;
      errors[group]! += error * error;
    }
  });
  return errors;
}

function inversesOf(scales: Float32Array): Float64Array {
  const inverses = new Float64Array(scales.length);
  for (let group = 0; group < scales.length; group++) inverses[group] = 1 / scales[group]!;
  return inverses;
}

const signBit = 0x80000000;

function widenGroup(
  bits: Int32Array,
  start: number,
  end: number,
  group: number,
  highest: Int32Array,
  lowest: Int32Array,
): void {
  let high = highest[group]!;
  let low = lowest[group]!;
  for (let i = start; i < end; i++) {
    high = Math.max(high, bits[i]!);
    low = Math.max(low, bits[i]! ^ signBit);
  }
  highest[group] = high;
  lowest[group] = low;
}

function widenGroups(
  bits: Int32Array,
  start: number,
  end: number,
  first: number,
  highest: Int32Array,
  lowest: Int32Array,
): void {
  for (let i = start, group = first; i < end; i++, group++) {
    highest[group] = Math.max(highest[group]!, bits[i]!);
    lowest[group] = Math.max(lowest[group]!, bits[i]! ^ signBit);
  }
}
