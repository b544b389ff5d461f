// Scales and zero points of all groups of a tensor: `rangeParameters` and `signedBlockParameters`, of many ranges.
import type { WeightScheme } from '../recipe.ts';
import type { GroupParameters, GroupRanges } from './groupRounding.ts';
import { integerTypes } from './integerTypes.ts';
import { asymmetricPoint, centreOf, exactScale, signedBlockScale, storedScale } from './rangeParameters.ts';
import { isBlockwise4Bit } from './scaleGroups.ts';

/** The parameters of each group's range, of which a part is used: `ratios` is one for each group; all of it without. */
export function parametersOfRanges(ranges: GroupRanges, scheme: WeightScheme, ratios?: Float64Array): GroupParameters {
  const count = ranges.least.length;
  const parameters = { scales: new Float32Array(count), zeroPoints: new Int32Array(count) };
  const { least, greatest } = ratios ? partsOf(ranges, ratios) : ranges;
  if (scheme.isSymmetric && isBlockwise4Bit(scheme)) setSigned(parameters, least, greatest);
  else setByRange(parameters, least, greatest, scheme);
  if (scheme.isSymmetric) parameters.zeroPoints.fill(centreOf(integerTypes[scheme.type].symmetric));
  return parameters;
}

function partsOf({ least, greatest }: GroupRanges, ratios: Float64Array) {
  const partOf = (limits: Float32Array) => ratios.map((ratio, group) => limits[group]! * ratio);
  return { least: partOf(least), greatest: partOf(greatest) };
}

type Limits = Float32Array | Float64Array;

function setSigned({ scales }: GroupParameters, least: Limits, greatest: Limits): void {
  for (let group = 0; group < scales.length; group++) scales[group] = signedBlockScale(least[group]!, greatest[group]!);
}

function setByRange(
  { scales, zeroPoints }: GroupParameters,
  least: Limits,
  greatest: Limits,
  { type, isSymmetric }: WeightScheme,
): void {
  const integers = isSymmetric ? integerTypes[type].symmetric : integerTypes[type];
  const steps = integers.greatest - integers.least;
  for (let group = 0; group < scales.length; group++) {
    const scale = exactScale(least[group]!, greatest[group]!, isSymmetric, steps);
    scales[group] = storedScale(scale);
    if (!isSymmetric) zeroPoints[group] = asymmetricPoint(least[group]!, scale, integers.least);
  }
}
