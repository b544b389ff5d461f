// The weights of layers in the precision that was chosen for each.
import { type ModelProto, toBfloat16Bits, toFloat16Bits } from '@kinglet/onnx';
import type { LayerObservation } from '../calibrate/observeLayers.ts';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer, LayerChoice, QuantizedWeights, WeightScheme } from '../recipe.ts';
import { type MatMulNBits, packMatMulNBits } from '../tensor/packMatMulNBits.ts';
import { quantizeBlocks } from '../tensor/quantizeBlocks.ts';
import { quantizeWeights, withHalfScales } from '../tensor/quantizeWeights.ts';
import { isBlockwise4Bit, type WeightShape } from '../tensor/scaleGroups.ts';
import { layerTensors } from './layerTensors.ts';
import { roundingKey, roundToInputs, schemeOf } from './roundToInputs.ts';

/** What a writer asks for. */
export interface LayerWeights {
  /** One object for the same weights in the same scheme, however often it is asked. Throws TypeError for a choice without integers. */
  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights;
  /** The same of a matrix in blocks, as MatMulNBits has them. Throws as `packMatMulNBits`. */
  blocksOf(layer: Layer, choice: LayerChoice): MatMulNBits;
  /** Of weights that the type holds, as `halfOrFloat` makes sure. */
  halfWeightsOf(layer: Layer, type: 'float16' | 'bfloat16'): Uint16Array<ArrayBuffer>;
}

/** Weights of a prepared model without regard to inputs, made each time that they are asked for: none is kept. */
export function roundedWeights(model: ModelProto, options: ResolvedOptions): LayerWeights {
  const { tensorOf } = layerTensors(model);
  const search = options.rounding === 'mse' ? 'mse' : 'range';
  const weightsOf: LayerWeights['weightsOf'] = (layer, choice) =>
    stored(quantizeWeights(tensorOf(layer), integerSchemeOf(layer, choice), search), options);
  return {
    weightsOf,
    blocksOf: (layer, choice) =>
      options.format === 'plan'
        ? packMatMulNBits(weightsOf(layer, choice), shapeOf(layer))
        : quantizeBlocks(tensorOf(layer), integerSchemeOf(layer, choice), search),
    halfWeightsOf: (layer, type) => {
      const { values } = tensorOf(layer);
      return type === 'float16' ? toFloat16Bits(values) : toBfloat16Bits(values);
    },
  };
}

/**
 * Weights of a prepared model, rounded as the options say, each once. What rounding asks of inputs is gathered now, for
 * the choices that layers may get. Throws what `observe` throws.
 */
export async function layerWeights(
  prepared: PreparedModel,
  candidates: ReadonlyMap<string, readonly LayerChoice[]>,
  options: ResolvedOptions,
  observation: LayerObservation | undefined,
): Promise<LayerWeights> {
  const plain = roundedWeights(prepared.model, options);
  const toInputs = observation && (await roundToInputs(prepared, candidates, options, observation));
  const made = new Map<string, QuantizedWeights>();
  const blocks = new Map<string, MatMulNBits>();
  const halves = new Map<string, Uint16Array<ArrayBuffer>>();
  const keyOf = (layer: Layer, choice: LayerChoice): string => roundingKey(layer, integerSchemeOf(layer, choice));
  const weightsOf: LayerWeights['weightsOf'] = (layer, choice) =>
    once(made, keyOf(layer, choice), (key) => {
      const found = toInputs?.get(key);
      return found ? stored(found, options) : plain.weightsOf(layer, choice);
    });
  return {
    weightsOf,
    blocksOf: (layer, choice) =>
      once(blocks, keyOf(layer, choice), (key) =>
        toInputs?.has(key) || made.has(key)
          ? packMatMulNBits(weightsOf(layer, choice), shapeOf(layer))
          : plain.blocksOf(layer, choice),
      ),
    halfWeightsOf: (layer, type) => once(halves, `${type} ${layer.weights}`, () => plain.halfWeightsOf(layer, type)),
  };
}

/** What packing asks of a layer. */
export function shapeOf({ weightDims, channelAxis }: Layer): WeightShape {
  return { dims: weightDims, channelAxis };
}

function once<Value>(made: Map<string, Value>, key: string, make: (key: string) => Value): Value {
  const own = made.get(key) ?? make(key);
  made.set(key, own);
  return own;
}

function integerSchemeOf({ name }: Layer, choice: LayerChoice): WeightScheme {
  const scheme = schemeOf(choice);
  if (!scheme) throw new TypeError(`layer ${name} has no integers`);
  return scheme;
}

/** Plans keep the scales of blocks of 4 bits in two bytes. */
function stored(weights: QuantizedWeights, { format }: ResolvedOptions): QuantizedWeights {
  return format === 'plan' && isBlockwise4Bit(weights.scheme) ? withHalfScales(weights) : weights;
}
