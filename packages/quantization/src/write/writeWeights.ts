// Layers whose weights alone are smaller: made floats again before they are used.
import { makeNode } from '@kinglet/onnx';
import type { Layer, QuantizedWeights } from '../recipe.ts';
import type { GraphDraft } from './graphDraft.ts';
import { addDequantizedWeights } from './weightTensors.ts';

export function writeWeights(draft: GraphDraft, layer: Layer, weights: QuantizedWeights): void {
  readInstead(draft, layer, addDequantizedWeights(draft, layer, weights));
}

/** `bits`: the weights in half precision. */
export function writeHalf(
  draft: GraphDraft,
  layer: Layer,
  type: 'float16' | 'bfloat16',
  bits: Uint16Array<ArrayBuffer>,
): void {
  const stored = draft.once(`${type} ${layer.weights}`, () =>
    draft.constant(`${layer.weights}_${type}`, type, layer.weightDims, bits),
  );
  const made = draft.unique(`${layer.weights}_float`);
  const name = draft.unique(`${layer.weights}_cast`);
  draft.add(makeNode('Cast', [stored], [made], { name, attributes: { to: 1n } }));
  readInstead(draft, layer, made);
}

function readInstead(draft: GraphDraft, layer: Layer, weights: string): void {
  const node = draft.producerOf(layer.output);
  node.input[node.input.indexOf(layer.weights)] = weights;
}
