// The weights of layers in the precision that was chosen for each.
import { toBfloat16Bits, toFloat16Bits } from '@kinglet/onnx';
import type { LayerObservation } from '../calibrate/observeLayers.ts';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import { quantizeWeights, withHalfScales } from '../tensor/quantizeWeights.ts';
import { layerTensors } from './layerTensors.ts';
import { roundingKey, roundToInputs } from './roundToInputs.ts';

/** What a writer asks for. */
export interface LayerWeights {
  /** One object for the same weights in the same scheme, however often it is asked. Throws TypeError for a choice without integers. */
  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights;
  halfWeightsOf(layer: Layer, type: 'float16' | 'bfloat16'): Uint16Array<ArrayBuffer>;
}

/**
 * Weights of a prepared model, rounded as the options say. What rounding asks of inputs is gathered now, for the choices
 * that layers may get. Throws what `observe` throws.
 */
export async function layerWeights(
  prepared: PreparedModel,
  candidates: ReadonlyMap<string, readonly LayerChoice[]>,
  options: ResolvedOptions,
  observation: LayerObservation | undefined,
): Promise<LayerWeights> {
  const { tensorOf } = layerTensors(prepared.model);
  const rounded = observation && (await roundToInputs(prepared, candidates, options, observation));
  const search = options.rounding === 'mse' ? 'mse' : 'range';
  const made = new Map<string, QuantizedWeights>();
  const weightsOf = (layer: Layer, choice: LayerChoice): QuantizedWeights => {
    if (choice.kind === 'float' || choice.kind === 'half') throw new TypeError(`layer ${layer.name} has no integers`);
    const key = roundingKey(layer, choice.weights);
    const known = made.get(key);
    if (known) return known;
    const found = rounded?.get(key) ?? quantizeWeights(tensorOf(layer), choice.weights, search);
    const own = stored(found, options);
    made.set(key, own);
    return own;
  };
  const halves = new Map<string, Uint16Array<ArrayBuffer>>();
  const halfWeightsOf = (layer: Layer, type: 'float16' | 'bfloat16'): Uint16Array<ArrayBuffer> => {
    const key = `${type} ${layer.weights}`;
    const own = halves.get(key) ?? (type === 'float16' ? toFloat16Bits : toBfloat16Bits)(tensorOf(layer).values);
    halves.set(key, own);
    return own;
  };
  return { weightsOf, halfWeightsOf };
}

/** Plans keep the scales of blocks of 4 bits in two bytes. */
function stored(weights: QuantizedWeights, { format }: ResolvedOptions): QuantizedWeights {
  const isBlocked = typeof weights.scheme.granularity === 'object' && weights.type.endsWith('int4');
  return format === 'plan' && isBlocked ? withHalfScales(weights) : weights;
}
