// Where a value can be divided before it is made, at no cost: in the weights, scales or constants that it comes from.
import { intAttribute, type NodeProto } from '@kinglet/onnx';
import type { FloatConstant } from '../prepare/floatConstants.ts';
import type { Layer } from '../recipe.ts';
import { outputsOf, scaleOutputs } from '../tensor/scaleChannels.ts';
import { productOf } from '../tensor/scaleGroups.ts';
import type { InputGroup, LayerGraph } from './layerGraph.ts';

/** What can divide a value's channels. */
export interface Absorber {
  /** How many factors it takes: behind Flatten those of the channels of the image before. */
  readonly channels: number;
  /** The layer whose outputs they are, if it is one. */
  readonly layer: Layer | undefined;
  /** What makes it so. */
  readonly node: NodeProto;
  readonly divide: (factors: Float64Array) => void;
}

/**
 * What divides the input of a group of layers: the layer before, LayerNormalization's scale or a Mul of a constant, through
 * operators that a factor may as well be before: Relu, pools, sums with a constant, Flatten. Undefined where there is none,
 * and where anything but the group reads a value in between.
 */
export function absorberOf(graph: LayerGraph, { value, axis, layers }: InputGroup): Absorber | undefined {
  const readers = layers.map((layer) => graph.nodeOf(layer));
  return absorb({ graph, value, axis, readers });
}

interface Search {
  readonly graph: LayerGraph;
  readonly value: string;
  /** Of the value: that of the channels. */
  readonly axis: number;
  /** The only nodes that may read it. */
  readonly readers: readonly NodeProto[];
}

const homogeneous = new Set(['LeakyRelu', 'Relu']);
const pools = new Set(['AveragePool', 'GlobalAveragePool', 'GlobalMaxPool', 'MaxPool']);

function absorb(search: Search): Absorber | undefined {
  const { graph, value, axis, readers } = search;
  const node = graph.graph.producerOf(value);
  const isRead =
    graph.graph.isOutput(value) || graph.graph.consumersOf(value).some((reader) => !readers.includes(reader));
  if (isRead || node?.domain !== '' || node.output.filter(Boolean).length > 1) return undefined;
  const before = (input: string, own = axis): Search => ({ graph, value: input, axis: own, readers: [node] });
  if (homogeneous.has(node.opType) || (axis === 1 && pools.has(node.opType))) return absorb(before(node.input[0]!));
  if (flattensImage(graph, node)) return absorb(before(node.input[0]!, 1));
  if (node.opType === 'Mul') return absorbInConstants(search, node, constantInputs(graph, node));
  if (node.opType === 'LayerNormalization') return absorbInNormalization(search, node);
  if (node.opType === 'Add') return absorbInSum(search, node, before);
  return absorbInLayer(search, node);
}

/** [items, channels, …] to [items, all]: the elements of a channel stay together. */
function flattensImage(graph: LayerGraph, { opType, input, output }: NodeProto): boolean {
  if (opType !== 'Flatten' && opType !== 'Reshape') return false;
  const [from, to] = [graph.shapeOf(input[0]!), graph.shapeOf(output[0]!)];
  const inner = from?.slice(1);
  if (!inner || inner.length < 2 || to?.length !== 2) return false;
  return inner.every((length) => typeof length === 'number') && to[1] === productOf(inner);
}

function absorbInLayer({ graph, value, axis }: Search, node: NodeProto): Absorber | undefined {
  const layer = graph.layerOf(node);
  const weights = layer && graph.weightsOf(layer);
  const rank = graph.shapeOf(value)?.length;
  if (!weights || rank === undefined || axis !== (node.opType.startsWith('Conv') ? 1 : rank - 1)) return undefined;
  const bias = graph.constantOf(node.input[2])?.values;
  const divide = (factors: Float64Array): void => {
    const scaled = scaleOutputs(
      weights,
      factors.map((factor) => 1 / factor),
    );
    graph.setFloats(node, 1, weights.dims, scaled.values);
    if (bias) graph.setFloats(node, 2, [bias.length], divided(bias, factors));
  };
  return { channels: outputsOf(weights), layer, node, divide };
}

/** Of the last axis alone. */
function absorbInNormalization(search: Search, node: NodeProto): Absorber | undefined {
  const rank = search.graph.shapeOf(search.value)?.length;
  const axis = intAttribute(node, 'axis', -1);
  if (rank === undefined || search.axis !== rank - 1 || (axis !== -1 && axis !== rank - 1)) return undefined;
  return absorbInConstants(search, node, node.input[2] ? [1, 2] : [1]);
}

function absorbInSum(search: Search, node: NodeProto, before: (input: string) => Search): Absorber | undefined {
  const [constant] = constantInputs(search.graph, node);
  const sum = constant === undefined ? undefined : absorbInConstants(search, node, [constant]);
  const rest = sum && absorb(before(node.input[1 - constant!]!));
  if (!rest) return undefined;
  const divide = (factors: Float64Array): void => {
    rest.divide(factors);
    sum.divide(factors);
  };
  return { ...rest, divide };
}

/** Each a constant of one number for each channel, or of one for all. */
function absorbInConstants(
  { graph, value, axis }: Search,
  node: NodeProto,
  inputs: readonly number[],
): Absorber | undefined {
  const shape = graph.shapeOf(value);
  const channels = shape?.[axis];
  if (!shape || typeof channels !== 'number') return undefined;
  const dims = [channels, ...Array<number>(shape.length - axis - 1).fill(1)];
  const vectors = inputs.map((input) => channelVector(graph.constantOf(node.input[input]), dims, shape.length));
  if (vectors.length === 0 || vectors.includes(undefined)) return undefined;
  const divide = (factors: Float64Array): void => {
    for (const [i, input] of inputs.entries()) graph.setFloats(node, input, dims, divided(vectors[i]!, factors));
  };
  return { channels, layer: undefined, node, divide };
}

/** Its numbers by channel, `dims[0]` of them, in a value of so many axes. */
function channelVector(
  constant: FloatConstant | undefined,
  dims: readonly number[],
  rank: number,
): Float32Array | undefined {
  if (!constant || constant.dims.length > rank) return undefined;
  if (constant.values.length === 1) return new Float32Array(dims[0]!).fill(constant.values[0]!);
  const own = constant.dims.slice(-dims.length);
  const isVector = constant.values.length === dims[0] && own.join() === dims.join();
  return isVector ? constant.values : undefined;
}

/** Of a sum or product the one that is constant, of two no matter which. */
function constantInputs({ graph }: LayerGraph, { input }: NodeProto): readonly number[] {
  return [0, 1].filter((i) => graph.constantOf(input[i]!)).slice(0, 1);
}

/** There are fewer factors than numbers behind Flatten, each for a run of them. */
function divided(values: Float32Array, factors: Float64Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(values, (value, i) => value / factors[Math.floor((i * factors.length) / values.length)]!);
}
