// What multiplies a product's channels, or adds to them, becomes part of its weights and bias.
import {
  floatAttribute,
  type Graph,
  intAttribute,
  isExternal,
  type NodeProto,
  nodeLabel,
  setAttribute,
  type TensorProto,
  type ValueType,
} from '@kinglet/onnx';
import { scaleOutputs } from '../tensor/scaleChannels.ts';
import { addFloats, channelAxisOf, channelsOf, floatConstant } from './floatConstants.ts';

const affine = new Set(['Add', 'BatchNormalization', 'Mul']);

/** y = factor * x + shift, each of a channel. */
interface Affine {
  /** Undefined: 1. */
  readonly factor: Float64Array | undefined;
  readonly shift: Float64Array;
}

/**
 * Folds each BatchNormalization, and each Add and Mul of a constant that is the same for all positions, into the Conv,
 * ConvTranspose, Gemm or MatMul before it whose output nothing else reads: W' = factor W, b' = factor b + shift, in float64
 * and rounded once. A product of matrices becomes Gemm, which has a bias. Gemm's alpha and beta go into weights and bias.
 * Yields the weights that are read next.
 */
export function* foldAffine(
  graph: Graph,
  types: ReadonlyMap<string, ValueType>,
  notes: string[],
): Generator<readonly TensorProto[], void, void> {
  for (const node of graph.topologicalOrder()) {
    if (node.domain !== '') continue;
    if (node.opType === 'Gemm') {
      if (alphaOf(node) !== 1) yield weightsOf(graph, node);
      foldGemm(graph, node);
    }
    if (!affine.has(node.opType)) continue;
    const product = productBefore(graph, node, types);
    const change = product && affineOf(graph, product, node);
    if (product && change?.factor) yield weightsOf(graph, product);
    if (change) notes.push(`${nodeLabel(node)}: ${absorb(graph, product, node, change)}`);
  }
}

function weightsOf(graph: Graph, { input }: NodeProto): readonly TensorProto[] {
  return graph.constantOf(input[1] ?? '') ? [graph.constantOf(input[1]!)!] : [];
}

function alphaOf(node: NodeProto): number {
  return floatAttribute(node, 'alpha', 1);
}

/** Alpha and beta become 1, and the bias one number for each column. */
function foldGemm(graph: Graph, node: NodeProto): void {
  const [alpha, beta] = [alphaOf(node), floatAttribute(node, 'beta', 1)];
  if (weightsOf(graph, node)[0]?.dataType !== 1) return;
  const weights = alpha === 1 ? undefined : floatConstant(graph, node.input[1]);
  if (alpha !== 1 && !weights) return;
  const channels = channelsOf(graph, node);
  const bias = channelVector(floatConstant(graph, node.input[2]), 2, channels);
  if (weights) putFloats(graph, node, 1, weights.dims, weights.values, alpha);
  if (bias) putFloats(graph, node, 2, [channels], bias, beta);
}

function putFloats(
  graph: Graph,
  node: NodeProto,
  input: 1 | 2,
  dims: readonly number[],
  values: ArrayLike<number>,
  factor: number,
): void {
  const before = graph.constantOf(node.input[input]!)!;
  if (factor === 1 && before.dims.map(Number).join() === dims.join()) return;
  const name = addFloats(
    graph,
    before.name,
    dims,
    Float32Array.from(values, (value) => value * factor),
  );
  if (!name) return;
  graph.setInput(node, input, name);
  setAttribute(node, input === 1 ? 'alpha' : 'beta', undefined);
}

/** The product that alone makes what a node changes, and that is read by nothing else. */
function productBefore(graph: Graph, node: NodeProto, types: ReadonlyMap<string, ValueType>): NodeProto | undefined {
  const candidates = node.opType === 'BatchNormalization' ? node.input.slice(0, 1) : node.input;
  for (const name of candidates) {
    const product = graph.producerOf(name);
    const isAlone = graph.consumersOf(name).length === 1 && !graph.isOutput(name);
    if (product && isAlone && product.domain === '' && isProduct(graph, product, types)) return product;
  }
  return undefined;
}

function isProduct(graph: Graph, { opType, input }: NodeProto, types: ReadonlyMap<string, ValueType>): boolean {
  const weights = graph.constantOf(input[1] ?? '');
  if (weights?.dataType !== 1) return false;
  if (opType !== 'MatMul') return opType === 'Conv' || opType === 'ConvTranspose' || opType === 'Gemm';
  const left = types.get(input[0]!);
  return left?.kind === 'tensor' && left.shape?.length === 2 && weights.dims.length === 2;
}

/** What became of it. */
function absorb(graph: Graph, product: NodeProto, node: NodeProto, change: Affine): string {
  const label = nodeLabel(product);
  const [, name] = product.input;
  if (change.factor && isExternal(graph.constantOf(name!)!))
    return `stays, since the weights of ${label} are in another file`;
  const bias = newBias(graph, product, change);
  const weights = change.factor ? newWeights(graph, product, change.factor) : name;
  if (!bias || !weights) return `stays, since the bias of ${label} is not constant or numbers would not be finite`;
  if (product.opType === 'MatMul') product.opType = 'Gemm';
  graph.setInput(product, 1, weights);
  graph.setInput(product, 2, bias);
  setAttribute(product, 'beta', undefined);
  product.output = [node.output[0]!];
  graph.proto.node = graph.proto.node.filter((other) => other !== node);
  graph.refresh();
  return `folded into ${label}`;
}

function affineOf(graph: Graph, product: NodeProto, node: NodeProto): Affine | undefined {
  const channels = channelsOf(graph, product);
  if (node.opType === 'BatchNormalization') return normalizationOf(graph, node, channels);
  const other = node.input.find((name) => name !== product.output[0]);
  const numbers = channelVector(floatConstant(graph, other), rankOf(graph, product), channels);
  if (!numbers) return undefined;
  if (node.opType === 'Mul') return { factor: numbers, shift: new Float64Array(channels) };
  return { factor: undefined, shift: numbers };
}

/** factor = scale / sqrt(variance + epsilon), shift = B - mean * factor (ONNX's Operators.md). */
function normalizationOf(graph: Graph, node: NodeProto, channels: number): Affine | undefined {
  const constants = [1, 2, 3, 4].map((input) => floatConstant(graph, node.input[input])?.values);
  const [scale, bias, mean, variance] = constants;
  if (!scale || !bias || !mean || !variance || constants.some((values) => values?.length !== channels))
    return undefined;
  if (intAttribute(node, 'training_mode', 0) !== 0) return undefined;
  const epsilon = floatAttribute(node, 'epsilon', 1e-5);
  const factor = Float64Array.from(scale, (value, i) => value / Math.sqrt(variance[i]! + epsilon));
  return { factor, shift: Float64Array.from(bias, (value, i) => value - mean[i]! * factor[i]!) };
}

/** The number that a constant adds to each channel, if it adds the same everywhere else; the channels are axis 1. */
function channelVector(
  constant: ReturnType<typeof floatConstant>,
  rank: number,
  channels: number,
): Float64Array | undefined {
  if (!constant || constant.dims.length > rank) return undefined;
  const own = constant.dims.length - (rank - 1);
  const fits = constant.dims.every((length, i) => length === 1 || (i === own && length === channels));
  if (!fits) return undefined;
  return Float64Array.from({ length: channels }, (_, i) => constant.values[constant.values.length === 1 ? 0 : i]!);
}

function rankOf(graph: Graph, { input }: NodeProto): number {
  return graph.constantOf(input[1]!)!.dims.length;
}

function newBias(graph: Graph, product: NodeProto, { factor, shift }: Affine): string | undefined {
  const [, weights, bias] = product.input;
  const before = bias ? biasVector(graph, product, shift.length) : undefined;
  if (bias && !before) return undefined;
  const beta = product.opType === 'Gemm' ? floatAttribute(product, 'beta', 1) : 1;
  const values = shift.map((value, i) => (factor?.[i] ?? 1) * beta * (before?.[i] ?? 0) + value);
  return addFloats(graph, bias || `${weights}_bias`, [shift.length], Float32Array.from(values));
}

function biasVector(graph: Graph, { opType, input }: NodeProto, channels: number): Float64Array | undefined {
  const constant = floatConstant(graph, input[2]);
  if (opType === 'Gemm') return channelVector(constant, 2, channels);
  return constant && Float64Array.from(constant.values);
}

function newWeights(graph: Graph, product: NodeProto, factor: Float64Array): string | undefined {
  const name = product.input[1]!;
  const constant = floatConstant(graph, name);
  if (!constant) return undefined;
  const [channelAxis, groups] = [channelAxisOf(product, constant.dims.length), intAttribute(product, 'group', 1)];
  const { values } = scaleOutputs({ ...constant, name, channelAxis, groups }, factor);
  return addFloats(graph, name, constant.dims, values);
}
