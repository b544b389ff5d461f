// Cross-layer equalisation of a model: neighbours whose channels have the same ranges.
import { equalizingFactors } from '../algorithms/equalize.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import { greatestByOutput } from '../tensor/scaleChannels.ts';
import { absorberOf } from './absorber.ts';
import { type InputGroup, LayerGraph } from './layerGraph.ts';

/** What the second pair of a layer changes, its first takes up again; more rounds lost more on two of three networks. */
const rounds = 2;

/**
 * Layers that are read by layers alone, through what a factor may be before of, share their ranges with them; the model
 * answers as before.
 */
export function equalizeLayers(prepared: PreparedModel): PreparedModel {
  const graph = new LayerGraph(prepared);
  const groups = graph.inputGroups(() => true);
  const notes = new Map<InputGroup, string>();
  for (let round = 0; round < rounds; round++) for (const group of groups) equalizeGroup(graph, group, notes);
  return graph.finish([...notes.values()]);
}

function equalizeGroup(graph: LayerGraph, group: InputGroup, notes: Map<InputGroup, string>): void {
  const absorber = absorberOf(graph, group);
  const before = absorber?.layer && graph.weightsOf(absorber.layer);
  if (!before) return;
  const factors = equalizingFactors(greatestByOutput(before), graph.greatestWeights(group, absorber.channels));
  notes.set(group, graph.divideInputs(group, factors, absorber));
}
