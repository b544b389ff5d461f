// A matrix product of integers whose activations' range is found in each run.
import { intAttribute, makeNode } from '@kinglet/onnx';
import type { Layer, QuantizedWeights } from '../recipe.ts';
import { makeIntegers } from '../tensor/integerTypes.ts';
import { transpose } from '../tensor/transpose.ts';
import { roundingKey } from '../weights/roundToInputs.ts';
import type { GraphDraft } from './graphDraft.ts';
import { addWeights, type WeightTensors } from './weightTensors.ts';

/** DynamicQuantizeLinear, MatMulInteger, and both scales behind it, in the place of MatMul or Gemm. */
export function writeDynamic(
  draft: GraphDraft,
  dynamicInputs: Map<string, readonly string[]>,
  layer: Layer,
  weights: QuantizedWeights,
): void {
  const node = draft.producerOf(layer.output);
  const base = layer.name;
  const [x, xScale, xPoint] = quantizedInput(draft, dynamicInputs, layer.input!) as [string, string, string];
  const own = addColumns(draft, layer, weights);
  const [sums, floats, scale] = ['sums', 'floats', 'scale'].map((part) => draft.unique(`${base}_${part}`)) as [
    string,
    string,
    string,
  ];
  const named = (part: string, attributes: Record<string, bigint> = {}) => ({
    name: draft.unique(`${base}_${part}`),
    attributes,
  });
  const scaled = layer.bias ? draft.unique(`${base}_scaled`) : layer.output;
  draft.drop(node);
  draft.add(
    makeNode('MatMulInteger', [x, own.integers, xPoint, ...own.zeroPoints], [sums], named('product')),
    makeNode('Cast', [sums], [floats], named('cast', { to: 1n })),
    makeNode('Mul', [xScale, own.scales], [scale], named('scales')),
    makeNode('Mul', [floats, scale], [scaled], named('scaling')),
    ...(layer.bias ? [makeNode('Add', [scaled, layer.bias], [layer.output], named('bias'))] : []),
  );
}

/** Whether a layer can be written so: MatMulInteger takes no turned activations. */
export function isDynamic({ node, weightDims }: Layer): boolean {
  if (weightDims.length !== 2) return false;
  return node.opType === 'MatMul' || (node.opType === 'Gemm' && intAttribute(node, 'transA', 0) === 0);
}

/** The weights with a column for each channel: MatMulInteger turns nothing. */
function addColumns(draft: GraphDraft, layer: Layer, weights: QuantizedWeights): WeightTensors {
  if (layer.channelAxis === 1) return addWeights(draft, layer, weights);
  return draft.once(`columns ${roundingKey(layer, weights.scheme)}`, () => addTurned(draft, layer, weights));
}

function addTurned(draft: GraphDraft, layer: Layer, weights: QuantizedWeights): WeightTensors {
  const [outputs, inputs] = layer.weightDims as [number, number];
  const turned = makeIntegers(weights.type, weights.integers.length);
  transpose(weights.integers, turned, outputs, inputs);
  const turnedLayer = { ...layer, weightDims: [inputs, outputs], channelAxis: 1 };
  const key = `turned ${roundingKey(layer, weights.scheme)}`;
  return addWeights(draft, turnedLayer, { ...weights, integers: turned }, { key });
}

/** Layers with one input share its integers. */
function quantizedInput(draft: GraphDraft, made: Map<string, readonly string[]>, input: string): readonly string[] {
  const known = made.get(input);
  if (known) return known;
  const names = ['quantized', 'scale', 'zero_point'].map((part) => draft.unique(`${input}_${part}`));
  draft.add(makeNode('DynamicQuantizeLinear', [input], names, { name: draft.unique(`${input}_quantize`) }));
  made.set(input, names);
  return names;
}
