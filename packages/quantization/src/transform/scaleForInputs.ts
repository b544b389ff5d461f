// AWQ of a model: weights that large inputs meet are made larger, and those inputs smaller.
import { awq } from '../algorithms/awq.ts';
import { type LayerObservation, observeLayerMoments, passesOf, weightsKey } from '../calibrate/observeLayers.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer, WeightScheme } from '../recipe.ts';
import { toRows } from '../tensor/channelRows.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';
import { absorberOf } from './absorber.ts';
import { type InputGroup, LayerGraph } from './layerGraph.ts';

/**
 * Multiplies the weights of matrix products by the factors that lose least of their outputs, and divides their inputs; the
 * model answers as before. `schemeOf`: what weights become; undefined for layers that stay. Throws what `observe` throws.
 */
export async function scaleForInputs(
  prepared: PreparedModel,
  schemeOf: (layer: Layer) => WeightScheme | undefined,
  observation: LayerObservation,
): Promise<PreparedModel> {
  const graph = new LayerGraph(prepared);
  const groups = graph.inputGroups((layer) => layer.weightDims.length === 2 && schemeOf(layer) !== undefined);
  const byReader = new Map(groups.map((group) => [group.layers[0]!, group]));
  const notes: string[] = [];
  for (const pass of passesOf([...byReader.keys()])) {
    const moments = await observeLayerMoments(prepared, pass, observation);
    for (const reader of pass) {
      const group = byReader.get(reader)!;
      const { factors } = awq(stacked(graph, group), moments.get(weightsKey(reader))![0]!, schemeOf(reader)!);
      if (factors.every((factor) => factor === 1)) continue;
      const absorber = absorberOf(graph, group);
      notes.push(graph.divideInputs(group, factors, absorber?.channels === group.channels ? absorber : undefined));
    }
  }
  return graph.finish(notes);
}

/** The weights of all layers that read the same value as rows of one matrix. */
function stacked(graph: LayerGraph, { value, channels, layers }: InputGroup): WeightTensor {
  const rows = layers.map((layer) => toRows(graph.weightsOf(layer)!).values);
  const values = new Float32Array(rows.reduce((length, own) => length + own.length, 0));
  let at = 0;
  for (const own of rows) {
    values.set(own, at);
    at += own.length;
  }
  return { name: `of what reads ${value}`, values, dims: [values.length / channels, channels], channelAxis: 0 };
}
