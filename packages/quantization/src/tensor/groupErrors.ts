// What rounding changes, by group: the loops of searches.
import type { GroupParameters } from './groupRounding.ts';
import { type IntegerRange, type IntegerType, integerTypes } from './integerTypes.ts';
import { roundingTerm } from './quantizeValues.ts';
import { forEachRun, type ScaleGroups } from './scaleGroups.ts';

/** By group: the sum of the squares of what rounding changes. */
export function groupErrors(
  values: Float32Array,
  groups: ScaleGroups,
  { scales, zeroPoints }: GroupParameters,
  type: IntegerType,
): Float64Array {
  const errors = new Float64Array(groups.count);
  const rounding = { scales, zeroPoints, inverses: inversesOf(scales), range: integerTypes[type] };
  const add = groups.step === 0 ? addErrors : addErrorsOfEach;
  forEachRun(groups, (start, end, group) => add(values, start, end, group, rounding, errors));
  return errors;
}

interface GroupRounding extends GroupParameters {
  readonly inverses: Float64Array;
  readonly range: IntegerRange;
}

/** Of numbers of one group. */
function addErrors(
  values: Float32Array,
  start: number,
  end: number,
  group: number,
  { scales, zeroPoints, inverses, range }: GroupRounding,
  errors: Float64Array,
): void {
  const { least, greatest } = range;
  const scale = scales[group]!;
  const inverse = inverses[group]!;
  const zeroPoint = zeroPoints[group]!;
  let sum = errors[group]!;
  for (let i = start; i < end; i++) sum += squaredChange(values[i]!, scale, inverse, zeroPoint, least, greatest);
  errors[group] = sum;
}

/** Of numbers of which each has the next group. */
function addErrorsOfEach(
  values: Float32Array,
  start: number,
  end: number,
  first: number,
  { scales, zeroPoints, inverses, range }: GroupRounding,
  errors: Float64Array,
): void {
  const { least, greatest } = range;
  for (let i = start, group = first; i < end; i++, group++) {
    const own = squaredChange(values[i]!, scales[group]!, inverses[group]!, zeroPoints[group]!, least, greatest);
    errors[group]! += own;
  }
}

function squaredChange(
  value: number,
  scale: number,
  inverse: number,
  zeroPoint: number,
  least: number,
  greatest: number,
): number {
  const rounded = Math.fround(value * inverse) + roundingTerm - roundingTerm + zeroPoint;
  // The nearest integer inside, without branches, which processors could not foretell: all of it is exact below 2^51.
  const integer = (Math.abs(rounded - least) - Math.abs(rounded - greatest) + (least + greatest)) / 2;
  const change = value - (integer - zeroPoint) * scale;
  return change * change;
}

function inversesOf(scales: Float32Array): Float64Array {
  const inverses = new Float64Array(scales.length);
  for (let group = 0; group < scales.length; group++) inverses[group] = 1 / scales[group]!;
  return inverses;
}
