// Grouped queries: keys and values that a model repeats for the heads of queries which share them.
import { copyMessage, type NodeProto } from '@kinglet/onnx';
import { areSame, madeBy, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';

/** Attention of [batch, heads, tokens, width] reads heads of keys and values as they were before they were repeated: 1 if so. */
export function shareKeys(graph: ModelGraph, attention: NodeProto): number {
  const [k, v] = [1, 2].map((i) => repeatedOf(graph, attention.input[i]));
  if (!k || !v || !areSame(shapeOf(graph, k)?.slice(0, 2), shapeOf(graph, v)?.slice(0, 2))) return 0;
  const input = [attention.input[0]!, k, v, ...attention.input.slice(3)];
  graph.supersede([attention], [Object.assign(copyMessage(attention), { input })]);
  return 1;
}

/** Reshape(Expand(Unsqueeze(x))): [batch, heads, tokens, width] as [batch, heads * times, tokens, width]. */
function repeatedOf(graph: ModelGraph, name: string | undefined): string | undefined {
  const expand = madeBy(graph, madeBy(graph, name, 'Reshape')?.input[0], 'Expand');
  const [source] = madeBy(graph, expand?.input[0], 'Unsqueeze', 'Reshape')?.input ?? [];
  const [own, apart, repeated, joined] = [source, expand?.input[0], expand?.output[0], name].map((each) =>
    shapeOf(graph, each),
  );
  if (own?.length !== 4 || repeated?.length !== 5) return undefined;
  const [batch, heads, tokens, width] = own;
  const times = repeated[2];
  if (typeof heads !== 'number' || typeof times !== 'number') return undefined;
  const isRepeated =
    areSame(apart, [batch, heads, 1, tokens, width]) &&
    areSame(repeated, [batch, heads, times, tokens, width]) &&
    areSame(joined, [batch, heads * times, tokens, width]);
  return isRepeated ? source : undefined;
}
