// Channels that change places between groups, as ShuffleNet writes it, in one step.
import { intsAttribute, makeAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import { elementTypeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const recognizeShuffles: Pass = {
  name: 'recognizeShuffles',
  purpose: 'Reshape, Transpose and Reshape that shuffle channels, as one operation',
  run(graph) {
    let changes = 0;
    for (const transpose of graph.find({ opType: 'Transpose', domain: '' })) changes += recognize(graph, transpose);
    return changes;
  },
};

/** [N, C, …] -> [N, groups, C / groups, …] -> [N, C / groups, groups, …] -> [N, C, …]. */
function recognize(graph: ModelGraph, transpose: NodeProto): number {
  const before = graph.producerOf(transpose.input[0]!);
  const after = graph.onlyReaderOf(transpose.output[0]!);
  if (before?.opType !== 'Reshape' || after?.opType !== 'Reshape') return 0;
  if (graph.onlyReaderOf(before.output[0]!) !== transpose) return 0;
  // Its kernel is one of floats; whatever is quantized is moved by the three.
  if (elementTypeOf(graph, before.input[0]) !== 'float') return 0;
  const shape = graph.shapeOf(before.input[0]!);
  const split = graph.shapeOf(before.output[0]!);
  const groups = split?.[1];
  const channels = shape?.[1];
  if (!shape || shape.length < 3 || typeof groups !== 'number' || typeof channels !== 'number') return 0;
  const wanted = [shape[0], groups, channels / groups, ...shape.slice(2)];
  const swapped = wanted.map((_, axis) => (axis === 1 ? 2 : axis === 2 ? 1 : axis));
  const isShuffle =
    JSON.stringify(split) === JSON.stringify(wanted) &&
    JSON.stringify(intsAttribute(transpose, 'perm')) === JSON.stringify(swapped) &&
    JSON.stringify(graph.shapeOf(after.output[0]!)) === JSON.stringify(shape);
  if (!isShuffle) return 0;
  const options = { name: transpose.name, domain: 'kinglet' };
  const made = makeNode('ChannelShuffle', [before.input[0]!], after.output, options);
  made.attribute = [makeAttribute('groups', BigInt(groups))];
  graph.replace([before, transpose, after], [made]);
  return 1;
}
