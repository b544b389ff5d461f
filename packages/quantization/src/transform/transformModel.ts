// A prepared model that is easier to quantize, and answers the same.
import type { LayerObservation } from '../calibrate/observeLayers.ts';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer, LayerChoice, WeightScheme } from '../recipe.ts';
import { equalizeLayers } from './equalizeLayers.ts';
import { scaleForInputs } from './scaleForInputs.ts';
import { smoothInputs } from './smoothInputs.ts';

/**
 * The options `equalize`, `smooth` and `awq`, for layers that become integers. The model given stays as it is. Throws what
 * `observe` throws.
 */
export async function transformModel(
  prepared: PreparedModel,
  decided: ReadonlyMap<string, LayerChoice>,
  { equalize, smooth, awq }: ResolvedOptions,
  observation: LayerObservation | undefined,
): Promise<PreparedModel> {
  const choiceOf = ({ name }: Layer) => decided.get(name);
  const hasIntegerInputs = (layer: Layer): boolean => ['dynamic', 'static'].includes(choiceOf(layer)?.kind ?? '');
  const weightsAlone = (layer: Layer): WeightScheme | undefined => {
    const choice = choiceOf(layer);
    return choice?.kind === 'weights' ? choice.weights : undefined;
  };
  const equalized = equalize ? equalizeLayers(prepared) : prepared;
  if (!observation) return equalized;
  const smoothed =
    smooth === undefined ? equalized : await smoothInputs(equalized, hasIntegerInputs, smooth, observation);
  return awq ? scaleForInputs(smoothed, weightsAlone, observation) : smoothed;
}
