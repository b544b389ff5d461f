// What does not depend on inputs is computed now.
import { intsAttribute, type NodeProto, stringAttribute } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { evaluateNode, findEvaluationRule, fromStored, type Tensor, toStored } from '../evaluate/index.ts';
import { einsumLabels } from '../evaluate/rules/products.ts';
import { sizeOf } from '../evaluate/tensor.ts';
import { elementTypeOf } from './match.ts';
import type { Constant, ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

// Bytes of results: of any, of what kernels can spread when the model runs, and of operands of products, which some
// models fill with one number, and which are part of a plan's file anyway.
const mostBytes = 2 ** 26;
const mostSpreadBytes = 2 ** 20;
const mostWeightBytes = 2 ** 30;
/** Multiplications that take some tenths of a second. */
const mostWork = 1e7;

const spreads = new Set(['Expand', 'Tile']);
const products = new Set(['Conv', 'ConvTranspose', 'Gemm', 'MatMul']);
/** Operators whose work is that of their elements, once each. */
const cheap = new Set(
  (
    'Cast CastLike Concat Constant ConstantOfShape DequantizeLinear Expand Flatten Gather Identity Pad QuantizeLinear ' +
    'Range Reshape Slice Split Squeeze Tile Transpose Unsqueeze Where Add And Div Equal Greater Less Max Min Mod Mul ' +
    'Neg Not Or Pow Sqrt Sub Exp Log Reciprocal Sigmoid Tanh Relu Abs Floor Ceil Round Sign Sin Cos BatchNormalization'
  ).split(' '),
);

/** Operators whose work the sizes of what they read and make do not tell. */
const unbounded = new Set(['Det', 'RoiAlign']);

export const foldConstants: Pass = {
  name: 'foldConstants',
  purpose: 'what no input changes is computed now',
  run: (graph) => fold(graph, () => false),
};

/** The same, but weights of 16 bits are stored as they are and converted in each run. */
export const foldAllButHalves: Pass = {
  name: 'foldConstants',
  purpose: 'what no input changes is computed now, but for floats of 16 bits',
  run: (graph) => fold(graph, isLargeHalf),
};

/** Elements from which on half the room is worth a conversion in each run: biases and scales are less. */
const fewElements = 4096;

function isLargeHalf(graph: ModelGraph, { opType, domain, input }: NodeProto): boolean {
  const constant = opType === 'Cast' && domain === '' ? graph.constant(input[0]!) : undefined;
  const isHalf = constant?.type === 'float16' || constant?.type === 'bfloat16';
  return isHalf && constant.values.length >= fewElements;
}

function fold(graph: ModelGraph, isKept: (graph: ModelGraph, node: NodeProto) => boolean): number {
  const made = new Map<string, Constant>();
  const gone: NodeProto[] = [];
  let left = mostWeightBytes;
  for (const node of graph.topologicalOrder()) {
    const constants = isKept(graph, node) ? undefined : folded(graph, node, made, left);
    if (!constants) continue;
    gone.push(node);
    for (const [name, constant] of constants) {
      made.set(name, constant);
      left -= constant.values.byteLength;
    }
  }
  if (gone.length === 0) return 0;
  graph.replaceByConstants(gone, made);
  // What was not followed while lengths were inferred is known now: the largest integers, for one.
  if (graph.nodes.some(({ output }) => output.some((name) => name && !isFixed(graph, name)))) graph.inferMore();
  return gone.length;
}

/** The outputs of a node, if they are known and not too large. */
function folded(
  graph: ModelGraph,
  node: NodeProto,
  made: ReadonlyMap<string, Constant>,
  left: number,
): readonly (readonly [name: string, constant: Constant])[] | undefined {
  const names = node.output.filter(Boolean);
  if (names.some((name) => graph.isOutput(name)) || graph.constant(names[0]!)) return undefined;
  if (isForProducts(graph, node)) return undefined;
  const followed = names.length === 1 ? followedValues(graph, names[0]!) : undefined;
  if (followed) return [[names[0]!, followed]];
  const inputs = node.input.map((name) => (name ? (made.get(name) ?? graph.constant(name)) : undefined));
  if (!node.input.every((name, i) => !name || inputs[i]) || !isWorthwhile(graph, node, inputs, left)) return undefined;
  const tensors = inputs.map((constant) => constant && fromStored(constant.type, constant.dims, constant.values));
  const outputs = computed(graph, node, tensors);
  if (!outputs || !node.output.every((name, i) => !name || outputs[i])) return undefined;
  return node.output.flatMap((name, i) => (name ? [[name, constantOf(outputs[i]!)] as const] : []));
}

/** Elements of matrices that take a good part of a second to turn. */
const largeMatrix = 2 ** 20;

/** Large matrices that products turn while they are packed (fuseMatMul): they need not be there twice. */
function isForProducts(graph: ModelGraph, { opType, domain, output }: NodeProto): boolean {
  if (opType !== 'Transpose' || domain !== '' || graph.shapeOf(output[0]!)?.length !== 2) return false;
  const isRight = (reader: NodeProto): boolean =>
    reader.opType === 'MatMul' && reader.domain === '' && reader.input[0] !== output[0];
  const readers = graph.consumersOf(output[0]!);
  return readers.length > 0 && readers.every(isRight) && (elementsOf(graph, output[0]!) ?? 0) >= largeMatrix;
}

/** Lengths that shape inference knows, whatever the batch is. */
function followedValues(graph: ModelGraph, name: string): Constant | undefined {
  const known = graph.known.get(name);
  const type = graph.types.get(name);
  if (!known?.data.every(Number.isSafeInteger) || type?.kind !== 'tensor') return undefined;
  if (type.elementType !== 'int64') return undefined;
  return { type: 'int64', dims: known.shape, values: BigInt64Array.from(known.data as readonly number[], BigInt) };
}

/** Undefined for an operator, or a form of it, that the evaluator refuses: that is for the lowering to say. */
function computed(graph: ModelGraph, node: NodeProto, inputs: readonly (Tensor | undefined)[]) {
  try {
    return evaluateNode(node, { opsets: graph.opsets, functions: [] }, inputs);
  } catch (error) {
    if (error instanceof InferenceError) return undefined;
    throw error;
  }
}

function constantOf({ type, dims, values }: Tensor): Constant {
  return { type, dims, values: toStored(type, values) };
}

function isWorthwhile(
  graph: ModelGraph,
  node: NodeProto,
  inputs: readonly (Constant | undefined)[],
  left: number,
): boolean {
  if (node.domain !== '' || node.attribute.some(({ g }) => g) || unbounded.has(node.opType)) return false;
  if (!findEvaluationRule('', node.opType)) return false;
  const lengths = node.output.filter(Boolean).map((name) => elementsOf(graph, name));
  if (!lengths.every((length) => length !== undefined)) return false;
  const elements = lengths.reduce((sum, length) => sum + length, 0);
  const bytes = elements * bytesOf(graph, node.output[0]!);
  const isWeight = node.output.some((name) => graph.consumersOf(name).some(({ opType }) => products.has(opType)));
  const most = isWeight ? mostWeightBytes : spreads.has(node.opType) ? mostSpreadBytes : mostBytes;
  const taken = inputs.reduce((sum, constant) => sum + (constant?.values.length ?? 0), 0);
  if (bytes > Math.min(most, left)) return false;
  return cheap.has(node.opType) || workOf(node, inputs, elements, taken) <= mostWork;
}

/** Multiplications, at most: most operators read each element of their inputs, or of a window, for each that they make. */
function workOf(node: NodeProto, inputs: readonly (Constant | undefined)[], elements: number, taken: number): number {
  if (node.opType === 'Einsum') {
    const shapes = inputs.flatMap((constant) => (constant ? [constant.dims] : []));
    return sizeOf([...einsumLabels(stringAttribute(node, 'equation', ''), shapes).lengths.values()]);
  }
  return elements * Math.max(taken, sizeOf(intsAttribute(node, 'kernel_shape') ?? []));
}

/** Whether the lengths of a value's axes are known, be it in terms of the batch. */
function isFixed(graph: ModelGraph, name: string): boolean {
  return graph.shapeOf(name)?.every((length) => length !== undefined) ?? false;
}

function elementsOf(graph: ModelGraph, name: string): number | undefined {
  const shape = graph.shapeOf(name);
  if (!shape?.every((length) => typeof length === 'number')) return undefined;
  return (shape as readonly number[]).reduce((size, length) => size * length, 1);
}

/** At most 8 of one element. */
function bytesOf(graph: ModelGraph, name: string): number {
  const elementType = elementTypeOf(graph, name);
  return elementType?.endsWith('64') || elementType === 'double' ? 8 : 4;
}
