// Quantized weights as tensors of a model.
import { makeNode } from '@kinglet/onnx';
import type { Layer, QuantizedWeights } from '../recipe.ts';
import { type IntegerArray, makeIntegers } from '../tensor/integerTypes.ts';
import { packInt4 } from '../tensor/packInt4.ts';
import { scaleDims } from '../tensor/quantizeWeights.ts';
import { roundingKey } from '../weights/roundToInputs.ts';
import type { GraphDraft } from './graphDraft.ts';

/** The names of the tensors of a layer's weights. */
export interface WeightTensors {
  readonly integers: string;
  readonly scales: string;
  /** None where each is 0 and may be left out. */
  readonly zeroPoints: readonly [string] | readonly [];
}

/**
 * Zero points of zeros, which operators take them to be. ONNX Runtime makes an integer product of DequantizeLinear and Gemm
 * only where they are written (1.32).
 */
export type ZeroPoints = 'always' | 'other than 0';

/** How weights are added. */
export interface AddedWeights {
  /** @default 'other than 0' */
  readonly zeroPoints?: ZeroPoints;
  /** Of what is added once. @default their `roundingKey`, for weights as `LayerWeights` gives them */
  readonly key?: string;
}

/** Adds integers, scales and zero points, once for all layers with the same key; each shaped as DequantizeLinear of opset 21 takes them. */
export function addWeights(
  draft: GraphDraft,
  layer: Layer,
  weights: QuantizedWeights,
  { zeroPoints: written = 'other than 0', key = roundingKey(layer, weights.scheme) }: AddedWeights = {},
): WeightTensors {
  const { type, integers, scales, zeroPoints } = weights;
  const dims = scaleDims({ dims: layer.weightDims, channelAxis: layer.channelAxis }, weights.scheme);
  const store = (values: IntegerArray) => (type.endsWith('int4') ? packInt4(values) : values);
  const isWritten = written === 'always' || zeroPoints.some((point) => point !== 0);
  const added = draft.once(`weights ${key}`, () => ({
    integers: draft.constant(`${layer.weights}_quantized`, type, layer.weightDims, store(integers)),
    scales: draft.constant(`${layer.weights}_scale`, 'float', dims, scales),
  }));
  if (!isWritten) return { ...added, zeroPoints: [] };
  const points = makeIntegers(type, zeroPoints.length);
  points.set(zeroPoints);
  const name = draft.once(`zero points ${key}`, () =>
    draft.constant(`${layer.weights}_zero_point`, type, dims, store(points)),
  );
  return { ...added, zeroPoints: [name] };
}

/** DequantizeLinear of the weights; the name of what it makes. */
export function addDequantizedWeights(
  draft: GraphDraft,
  layer: Layer,
  weights: QuantizedWeights,
  added?: AddedWeights,
): string {
  const { integers, scales, zeroPoints } = addWeights(draft, layer, weights, added);
  const made = draft.unique(`${layer.weights}_dequantized`);
  const options = {
    name: draft.unique(`${layer.weights}_dequantize`),
    attributes: attributesOf(layer, weights.scheme.granularity),
  };
  draft.add(makeNode('DequantizeLinear', [integers, scales, ...zeroPoints], [made], options));
  return made;
}

/** The axis whose weights are multiplied with one input each and share a scale in blocks; of matrices alone. */
function blockAxisOf({ channelAxis }: Layer): number {
  return 1 - channelAxis;
}

function attributesOf(layer: Layer, granularity: QuantizedWeights['scheme']['granularity']): Record<string, bigint> {
  if (granularity === 'tensor') return {};
  if (granularity === 'channel') return { axis: BigInt(layer.channelAxis) };
  return { axis: BigInt(blockAxisOf(layer)), block_size: BigInt(granularity.block) };
}
