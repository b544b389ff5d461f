// Scales and zero points of all groups of a tensor.
import type { WeightScheme } from '../recipe.ts';
import type { GroupParameters, GroupRanges } from './groupRounding.ts';
import { integerTypes } from './integerTypes.ts';
import { rangeParameters, signedBlockParameters } from './rangeParameters.ts';

/** The parameters of each group's range, of which a part is used (1: all of it; `ratios` is one for each group). */
export function parametersOfRanges(
  { least, greatest }: GroupRanges,
  scheme: WeightScheme,
  ratios?: Float64Array,
): GroupParameters {
  const [scales, zeroPoints] = [new Float32Array(least.length), new Int32Array(least.length)];
  const parametersOf = hasSignedScales(scheme) ? signedBlockParameters : rangeParameters;
  for (let group = 0; group < least.length; group++) {
    const ratio = ratios?.[group] ?? 1;
    const range = { least: least[group]! * ratio, greatest: greatest[group]! * ratio };
    const { scale, zeroPoint } = parametersOf(range, scheme);
    scales[group] = scale;
    zeroPoints[group] = zeroPoint;
  }
  return { scales, zeroPoints };
}

function hasSignedScales({ type, isSymmetric, granularity }: WeightScheme): boolean {
  return isSymmetric && typeof granularity === 'object' && integerTypes[type].bits === 4;
}
