// Weights that are rounded so that the outputs lose least, over the inputs that layers get.
import { nodeLabel } from '@kinglet/onnx';
import { gptq } from '../algorithms/gptq.ts';
import { secondMoment } from '../algorithms/inputMoments.ts';
import { refineRounding } from '../algorithms/refineRounding.ts';
import { inputRows } from '../calibrate/inputRows.ts';
import { type LayerObservation, observeLayerMoments, passesOf, weightsKey } from '../calibrate/observeLayers.ts';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer, LayerChoice, QuantizedWeights, WeightScheme } from '../recipe.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';
import { layerTensors } from './layerTensors.ts';

/** Whose roundings are the same. */
export function roundingKey(layer: Layer, { type, isSymmetric, granularity }: WeightScheme): string {
  return JSON.stringify([weightsKey(layer), type, isSymmetric, granularity]);
}

/**
 * By `roundingKey`, for `rounding` 'gptq' and 'refine': a few layers at a time, whose moments are let go then. Layers that
 * multiply no rows of inputs are not among them. Throws what `observe` throws.
 */
export async function roundToInputs(
  prepared: PreparedModel,
  candidates: ReadonlyMap<string, readonly LayerChoice[]>,
  options: ResolvedOptions,
  observation: LayerObservation,
): Promise<ReadonlyMap<string, QuantizedWeights>> {
  const rounded = new Map<string, QuantizedWeights>();
  const round = roundingOf(options);
  if (!round) return rounded;
  const { tensorOf } = layerTensors(prepared.model);
  const schemesOf = ({ name }: Layer) => (candidates.get(name) ?? []).flatMap((choice) => schemeOf(choice) ?? []);
  const passes = passesOf(prepared.layers.filter((layer) => schemesOf(layer).length > 0));
  const total = passes.flat().length;
  let done = 0;
  for (const pass of passes) {
    const moments = await observeLayerMoments(prepared, pass, observation);
    for (const layer of pass) {
      options.progress({ phase: 'quantize', layer: layer.name, done: done++, total });
      const schemes = schemesOf(layer).filter((scheme) => !rounded.has(roundingKey(layer, scheme)));
      const moment = secondMoment(moments.get(weightsKey(layer))!);
      for (const scheme of schemes) rounded.set(roundingKey(layer, scheme), round(tensorOf(layer), moment, scheme));
    }
  }
  return rounded;
}

/** Which layers are rounded to nearest all the same. */
export function roundingNotes({ layers }: PreparedModel, options: ResolvedOptions): readonly string[] {
  if (!roundingOf(options)) return [];
  const others = layers.filter((layer) => !inputRows(layer));
  return others.map(
    ({ node }) => `${nodeLabel(node)}: rounded to nearest, since no rows of inputs are multiplied with it`,
  );
}

export type Round = (weights: WeightTensor, moment: Float64Array, scheme: WeightScheme) => QuantizedWeights;

/**
 * Undefined for a rounding that looks at no inputs. Scales of the weights' whole range: those of the least squared error lost
 * more on two of three networks.
 */
export function roundingOf({ rounding }: ResolvedOptions): Round | undefined {
  if (rounding === 'gptq') return gptq;
  if (rounding === 'refine')
    return (weights, moment, scheme) => refineRounding(weights, gptq(weights, moment, scheme), moment);
  return undefined;
}

/** That of a choice's integers; undefined for one that has none. */
export function schemeOf(choice: LayerChoice): WeightScheme | undefined {
  return choice.kind === 'float' || choice.kind === 'half' ? undefined : choice.weights;
}
