// Scales and zero points of all groups of a tensor.
import type { WeightScheme } from '../recipe.ts';
import type { GroupParameters, GroupRanges } from './groupRounding.ts';
import { integerTypes } from './integerTypes.ts';
import { rangeParameters, signedBlockParameters } from './rangeParameters.ts';

/** The parameters of each group's range, of which a part is used: `ratios` is one for each group; all of it without. */
export function parametersOfRanges(ranges: GroupRanges, scheme: WeightScheme, ratios?: Float64Array): GroupParameters {
  const count = ranges.least.length;
  const parameters = { scales: new Float32Array(count), zeroPoints: new Int32Array(count) };
  const setParameters = hasSignedScales(scheme) ? setSigned : setUnsigned;
  for (let group = 0; group < count; group++) setParameters(parameters, group, ranges, ratios?.[group] ?? 1, scheme);
  return parameters;
}

function hasSignedScales({ type, isSymmetric, granularity }: WeightScheme): boolean {
  return isSymmetric && typeof granularity === 'object' && integerTypes[type].bits === 4;
}

// Functions of their own, since V8 does not always optimize a loop that it runs for the first time.

function setSigned(
  { scales, zeroPoints }: GroupParameters,
  group: number,
  { least, greatest }: GroupRanges,
  ratio: number,
  scheme: WeightScheme,
): void {
  const range = { least: least[group]! * ratio, greatest: greatest[group]! * ratio };
  const { scale, zeroPoint } = signedBlockParameters(range, scheme);
  scales[group] = scale;
  zeroPoints[group] = zeroPoint;
}

function setUnsigned(
  { scales, zeroPoints }: GroupParameters,
  group: number,
  { least, greatest }: GroupRanges,
  ratio: number,
  scheme: WeightScheme,
): void {
  const range = { least: least[group]! * ratio, greatest: greatest[group]! * ratio };
  const { scale, zeroPoint } = rangeParameters(range, scheme);
  scales[group] = scale;
  zeroPoints[group] = zeroPoint;
}
