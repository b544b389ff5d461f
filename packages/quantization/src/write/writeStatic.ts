// A layer of integers whose activations' ranges are known: QuantizeLinear and DequantizeLinear around its operands.
import { makeNode, type NodeProto, tensorValues } from '@kinglet/onnx';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import { integerTypes, makeIntegers } from '../tensor/integerTypes.ts';
import { roundHalfEven } from '../tensor/quantizeValues.ts';
import { schemeKey } from './activationGroups.ts';
import type { ActivationWriter } from './activationWriter.ts';
import type { GraphDraft } from './graphDraft.ts';
import { addDequantizedWeights } from './weightTensors.ts';

/** A little less than 32 bits hold: the scales are rounded to float32. */
const mostBias = 2 ** 31 * (1 - 2 ** -20);

export function writeStatic(
  draft: GraphDraft,
  activations: ActivationWriter,
  layer: Layer,
  choice: LayerChoice & { readonly kind: 'static' },
  weights: QuantizedWeights,
): void {
  const node = draft.producerOf(layer.output);
  const key = schemeKey(choice.activations);
  const { scale } = activations.parametersOf(layer.input!, key);
  const bias = biasOf(draft, layer);
  const held = bias ? holdingBias(layer, weights, bias, scale) : weights;
  node.input[inputIndexOf(node, layer)] = activations.read(layer.input!, key);
  node.input[node.input.indexOf(layer.weights)] = addDequantizedWeights(draft, layer, held, {
    zeroPoints: 'always',
    ...(held === weights ? {} : { key: `coarser ${layer.name}` }),
  });
  if (bias) node.input[2] = addBias(draft, layer, held.scales, bias, scale);
}

function inputIndexOf(node: NodeProto, layer: Layer): number {
  return node.input.indexOf(layer.input!);
}

/** A bias of one number a channel, which integers of 32 bits can hold; others stay floats. */
function biasOf(draft: GraphDraft, layer: Layer): Float32Array | undefined {
  const tensor = layer.bias ? draft.graph.constantOf(layer.bias) : undefined;
  const isRow = tensor?.dims.length === 1 && Number(tensor.dims[0]) === layer.weightDims[layer.channelAxis];
  return tensor && isRow ? (tensorValues(tensor) as Float32Array) : undefined;
}

/** Weights of coarser scales where the bias, in steps of both scales, would be more than 32 bits hold. */
function holdingBias(
  layer: Layer,
  weights: QuantizedWeights,
  bias: Float32Array,
  inputScale: number,
): QuantizedWeights {
  const { scales, integers, zeroPoints, type } = weights;
  const least = leastScales(scales, bias, inputScale);
  if (least.every((scale, i) => scale <= scales[i]!)) return weights;
  const wider = scales.map((scale, i) => Math.max(scale, least[i]!));
  const { weightDims: dims, channelAxis } = layer;
  const inner = dims.slice(channelAxis + 1).reduce((product, length) => product * length, 1);
  const range = integerTypes[type];
  const coarser = makeIntegers(type, integers.length);
  for (let i = 0; i < integers.length; i++) {
    const channel = scales.length === 1 ? 0 : Math.floor(i / inner) % dims[channelAxis]!;
    const point = zeroPoints[channel]!;
    const steps = roundHalfEven(((integers[i]! - point) * scales[channel]!) / wider[channel]!);
    coarser[i] = Math.min(range.greatest, Math.max(range.least, steps + point));
  }
  return { ...weights, scales: wider, integers: coarser };
}

function leastScales(scales: Float32Array, bias: Float32Array, inputScale: number): number[] {
  const needed = Array.from(bias, (value) => Math.abs(value) / (inputScale * mostBias));
  return scales.length === 1 ? [Math.max(...needed)] : needed;
}

/** The bias in steps of both scales. */
function addBias(draft: GraphDraft, layer: Layer, scales: Float32Array, bias: Float32Array, inputScale: number) {
  const steps = scales.map((scale) => Math.fround(scale * inputScale));
  const stepOf = (i: number): number => steps[steps.length === 1 ? 0 : i]!;
  const integers = Int32Array.from(bias, (value, i) => roundHalfEven(value / stepOf(i)));
  const isShared = steps.length === 1;
  const name = layer.bias!;
  const inputs = [
    draft.constant(`${name}_quantized`, 'int32', [bias.length], integers),
    draft.constant(`${name}_scale`, 'float', isShared ? [] : [steps.length], steps),
  ];
  const made = draft.unique(`${name}_dequantized`);
  const attributes = isShared ? {} : { axis: 0n };
  draft.add(makeNode('DequantizeLinear', inputs, [made], { name: draft.unique(`${name}_dequantize`), attributes }));
  return made;
}
