// The scales that lose least: a part of the range may be better than all of it, which one far value can stretch.
import type { WeightScheme } from '../recipe.ts';
import { groupErrors } from '../tensor/groupErrors.ts';
import type { GroupParameters, GroupRanges } from '../tensor/groupRounding.ts';
import { parametersOfRanges } from '../tensor/parametersOfRanges.ts';
import type { ScaleGroups } from '../tensor/scaleGroups.ts';

/** Parts of the range, coarse; then steps around the best of them. */
const parts = Array.from({ length: 9 }, (_, i) => 1 - i / 10);
const refinements = [-1 / 20, 1 / 20, -1 / 40, 1 / 40];

/**
 * For each group the scale of the least sum of squared errors, of a grid: from all of its range to a fifth, in steps of
 * a tenth, refined to a 40th. Never worse than the whole range.
 */
export function searchScales(
  values: Float32Array,
  groups: ScaleGroups,
  scheme: WeightScheme,
  ranges: GroupRanges,
): GroupParameters {
  const best = { ratios: new Float64Array(groups.count).fill(1), errors: new Float64Array(groups.count) };
  best.errors.fill(Number.POSITIVE_INFINITY);
  const attempt = (ratios: Float64Array): void => {
    const errors = groupErrors(values, groups, parametersOfRanges(ranges, scheme, ratios), scheme.type);
    for (let group = 0; group < errors.length; group++) {
      if (errors[group]! >= best.errors[group]!) continue;
      best.errors[group] = errors[group]!;
      best.ratios[group] = ratios[group]!;
    }
  };
  for (const part of parts) attempt(new Float64Array(groups.count).fill(part));
  for (const change of refinements) attempt(best.ratios.map((ratio) => ratio + change));
  return parametersOfRanges(ranges, scheme, best.ratios);
}
