// SmoothQuant of a model: inputs of integer layers whose ranges are more alike from channel to channel.
import type { InputStatistics } from '../algorithms/inputMoments.ts';
import { smoothingFactors } from '../algorithms/smoothQuant.ts';
import { type LayerObservation, observeLayerStatistics } from '../calibrate/observeLayers.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer } from '../recipe.ts';
import { absorberOf } from './absorber.ts';
import { LayerGraph } from './layerGraph.ts';

/**
 * Divides what the wanted layers read, in what makes it or by a Mul, and multiplies their weights; the model answers as
 * before. The model's own inputs stay: images have no channels that are larger than others in each sample, and lost more.
 * `strength`: as in `smoothQuant`. Throws what `observe` throws.
 */
export async function smoothInputs(
  prepared: PreparedModel,
  isWanted: (layer: Layer) => boolean,
  strength: number,
  observation: LayerObservation,
): Promise<PreparedModel> {
  const graph = new LayerGraph(prepared);
  const groups = graph.inputGroups(isWanted).filter(({ value }) => graph.graph.producerOf(value));
  const readers = groups.map(({ layers }) => layers[0]!);
  const statistics = await observeLayerStatistics(prepared, readers, observation);
  const notes = groups.map((group, i) => {
    const absorber = absorberOf(graph, group);
    const channels = absorber?.channels ?? group.channels;
    const maxima = greatestOf(statistics.get(readers[i]!.name)!, channels);
    const factors = smoothingFactors(maxima, graph.greatestWeights(group, channels), strength);
    return graph.divideInputs(group, factors, absorber);
  });
  return graph.finish(notes);
}

/** Of each channel, whose inputs lie together: the places of a kernel, the elements of an image. */
function greatestOf(statistics: readonly InputStatistics[], channels: number): Float64Array {
  const inputs = statistics.flatMap(({ maxima }) => [...maxima]);
  const greatest = new Float64Array(channels);
  for (const [i, value] of inputs.entries()) {
    const channel = Math.floor((i * channels) / inputs.length);
    greatest[channel] = Math.max(greatest[channel]!, value);
  }
  return greatest;
}
