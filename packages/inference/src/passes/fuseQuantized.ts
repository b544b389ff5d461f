// Products and convolutions of dequantized operands become those of the integers themselves.
import {
  type AttributeValue,
  type ElementType,
  floatAttribute,
  intAttribute,
  intsAttribute,
  makeNode,
  type NodeProto,
} from '@kinglet/onnx';
import { fromStored } from '../evaluate/index.ts';
import { numbersOf } from '../evaluate/tensor.ts';
import { isFasterInBytes } from '../lower/byteConvolutions.ts';
import { absorbActivation } from './absorbActivation.ts';
import { absorbBias } from './absorbBias.ts';
import { absorbChannelBias, fuseDynamic } from './fuseDynamic.ts';
import { elementTypeOf, madeBy, readBy, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const fuseQuantized: Pass = {
  name: 'fuseQuantized',
  purpose: 'DequantizeLinear before and QuantizeLinear behind Conv, MatMul and Gemm; MatMulInteger and its scales',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ domain: '' })) {
      if (['ConvInteger', 'MatMulInteger'].includes(node.opType)) changes += fuseDynamic(graph, node);
      else if (['Conv', 'Gemm', 'MatMul'].includes(node.opType)) changes += fuseStatic(graph, node);
    }
    for (const node of graph.find({ opType: 'DequantizedMatMul', domain: 'kinglet' }))
      changes += absorbBias(graph, node, 6) || absorbActivation(graph, node, 'DequantizedMatMul');
    for (const node of graph.find({ opType: 'DequantizedConv', domain: 'kinglet' }))
      changes += absorbChannelBias(graph, node);
    return changes;
  },
};

/** An operand that was dequantized. */
interface Quantized {
  readonly name: string;
  readonly scale: string;
  readonly zeroPoint: string;
  readonly type: ElementType;
}

function fuseStatic(graph: ModelGraph, node: NodeProto): number {
  const turned = node.opType === 'Gemm' ? intAttribute(node, 'transB', 0) : 0;
  const columnAxis = node.opType === 'Conv' || turned ? 0 : 1;
  const x = dequantized(graph, node.input[0]);
  const w = dequantized(graph, node.input[1], columnAxis);
  if (!x || !w || !isPlain(graph, node) || !isWeight(graph, node, w) || !hasKernel(graph, node, x, w)) return 0;
  const end = quantizeBehind(graph, node, x.type);
  if (!isFaster(graph, node, w, end)) return 0;
  // Products of 16 bits add a bias of floats to their sums.
  const bias = node.input[2] ? biasOf(graph, node.input[2], x, w, end !== undefined && x.type !== 'int16') : '';
  if (bias === undefined) return 0;
  const operands = [x.name, x.scale, x.zeroPoint, inBytes(graph, w), w.scale, w.zeroPoint];
  const attributes: Record<string, AttributeValue> = turned ? { transB: 1n } : {};
  if (!end) {
    const made = node.opType === 'Conv' ? 'DequantizedConv' : 'DequantizedMatMul';
    return replace(graph, node, node, made, [...operands, bias], attributes);
  }
  const inputs = [...operands, end.input[1]!, end.input[2] ?? '', ...(bias ? [bias] : [])];
  return replace(graph, node, end, node.opType === 'Conv' ? 'QLinearConv' : 'QLinearMatMul', inputs, attributes);
}

/** The name of the weights; those of 4 bits, a byte each. */
function inBytes(graph: ModelGraph, { name, type }: Quantized): string {
  const constant = graph.constant(name)!;
  if (type !== 'int4' && type !== 'uint4') return name;
  const { dims, values } = fromStored(type, constant.dims, constant.values);
  return graph.addConstant(`${name}_bytes`, { type: type === 'int4' ? 'int8' : 'uint8', dims, values });
}

function replace(
  graph: ModelGraph,
  node: NodeProto,
  end: NodeProto,
  opType: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>>,
): number {
  const isOwn = opType === 'QLinearConv';
  const made = makeNode(opType, inputs, end.output, {
    name: node.name,
    attributes,
    ...(isOwn ? {} : { domain: 'kinglet' }),
  });
  if (opType.endsWith('Conv')) made.attribute.push(...node.attribute);
  graph.supersede([end], [made]);
  return 1;
}

const integerTypes: ReadonlySet<ElementType> = new Set(['int16', 'int4', 'int8', 'uint4', 'uint8']);
const byteTypes: ReadonlySet<ElementType> = new Set(['int4', 'int8', 'uint4', 'uint8']);

/** Bytes by bytes; or products of 16 bits by 8 or 16, whose weights have no zero point. */
function hasKernel(graph: ModelGraph, node: NodeProto, x: Quantized, w: Quantized): boolean {
  if (x.type === 'int8' || x.type === 'uint8') return byteTypes.has(w.type);
  if (x.type !== 'int16' || (w.type !== 'int8' && w.type !== 'int16')) return false;
  const zeroPoints = w.zeroPoint ? graph.constant(w.zeroPoint)?.values : [0];
  return node.opType !== 'Conv' && Array.from((zeroPoints ?? [1]) as Int8Array).every((point) => Number(point) === 0);
}

/** An operand of integers with one scale, or one for each length of an axis. */
function dequantized(graph: ModelGraph, name: string | undefined, axis?: number): Quantized | undefined {
  const node = madeBy(graph, name, 'DequantizeLinear');
  const [from, scale, zeroPoint = ''] = node?.input ?? [];
  const type = elementTypeOf(graph, from);
  if (!node || !from || !scale || !type || !integerTypes.has(type)) return undefined;
  if (elementTypeOf(graph, name) !== 'float') return undefined;
  const rank = shapeOf(graph, from)?.length;
  const count = graph.constant(scale)?.values.length;
  if (rank === undefined || count === undefined || intAttribute(node, 'block_size', 0) !== 0) return undefined;
  const given = intAttribute(node, 'axis', 1);
  const isAlong = axis !== undefined && (given < 0 ? given + rank : given) === axis;
  return count === 1 || isAlong ? { name: from, scale, zeroPoint, type } : undefined;
}

function isPlain(graph: ModelGraph, node: NodeProto): boolean {
  if (node.opType !== 'Gemm') return true;
  const columns = shapeOf(graph, node.output[0])?.at(-1);
  const bias = node.input[2] ? shapeOf(graph, node.input[2]) : [columns];
  const isBiased = bias?.at(-1) === columns && bias?.slice(0, -1).every((length) => length === 1);
  return (
    Boolean(isBiased) &&
    intAttribute(node, 'transA', 0) === 0 &&
    [0, 1].every((i) => floatAttribute(node, ['alpha', 'beta'][i]!, 1) === 1)
  );
}

/** Weights are constants: one matrix, or filters of an image. */
function isWeight(graph: ModelGraph, node: NodeProto, { name }: Quantized): boolean {
  const rank = graph.constant(name)?.dims.length;
  return node.opType === 'Conv' ? rank === 3 || rank === 4 : rank === 2;
}

/** Products of matrices are; of convolutions byteConvolutions.ts says which. */
function isFaster(graph: ModelGraph, node: NodeProto, w: Quantized, end: NodeProto | undefined): boolean {
  if (node.opType !== 'Conv') return true;
  return isFasterInBytes({
    filters: graph.constant(w.name)!.dims,
    groups: intAttribute(node, 'group', 1),
    dilations: intsAttribute(node, 'dilations') ?? [],
    isSymmetric: isZero(graph, w),
    isRequantized: end !== undefined,
  });
}

/** Whether weights stand for 0 with the byte that is 0 with a sign. */
function isZero(graph: ModelGraph, { zeroPoint, type }: Quantized): boolean {
  const points = zeroPoint ? graph.constant(zeroPoint)?.values : [0];
  const least = type === 'uint8' || type === 'uint4' ? 128 : 0;
  return Array.from((points ?? [Number.NaN]) as Int8Array, Number).every((point) => point === least);
}

/** QuantizeLinear to the type of the operand, which alone reads the result. */
function quantizeBehind(graph: ModelGraph, node: NodeProto, type: ElementType): NodeProto | undefined {
  const end = readBy(graph, node.output[0], 'QuantizeLinear');
  const isOne = end && graph.constant(end.input[1]!)?.values.length === 1;
  return isOne && elementTypeOf(graph, end.output[0]) === type ? end : undefined;
}

/** The bias as the product takes it: integers in steps of the scales' product, or floats; undefined where it is no constant, or more than integers hold. */
function biasOf(graph: ModelGraph, name: string, x: Quantized, w: Quantized, isInteger: boolean): string | undefined {
  const floats = knownBias(graph, name);
  if (!floats) return undefined;
  const dims = [floats.length];
  if (!isInteger)
    return graph.addConstant(`${name}_floats`, { type: 'float', dims, values: Float32Array.from(floats) });
  const [left, right] = [scalesOf(graph, x.scale), scalesOf(graph, w.scale)];
  const integers = floats.map((value, i) => Math.round(value / (left(0) * right(i))));
  if (!integers.every((value) => Math.abs(value) < 2 ** 31)) return undefined;
  const values = Int32Array.from(integers);
  return graph.addConstant(`${name}_integers`, { type: 'int32', dims, values });
}

/** A row of floats, or of integers that are dequantized. */
function knownBias(graph: ModelGraph, name: string): readonly number[] | undefined {
  const from = madeBy(graph, name, 'DequantizeLinear');
  const constant = graph.constant(from ? from.input[0]! : name);
  const length = constant?.dims.at(-1);
  if (!constant || !length || constant.values.length !== length) return undefined;
  const values = Array.from(constant.values as Float32Array, Number);
  if (!from) return values;
  const zeroPoints = from.input[2] ? graph.constant(from.input[2])?.values : [0];
  const isCentred = zeroPoints && Array.from(zeroPoints as Float32Array).every((point) => Number(point) === 0);
  if (!isCentred || !graph.constant(from.input[1]!)) return undefined;
  const scale = scalesOf(graph, from.input[1]!);
  return values.map((value, i) => value * scale(i));
}

/** The scale of each column; one for all if there is one. */
function scalesOf(graph: ModelGraph, name: string): (column: number) => number {
  const { type, dims, values } = graph.constant(name)!;
  const numbers = numbersOf(fromStored(type, dims, values));
  return (column) => numbers[numbers.length === 1 ? 0 : column]!;
}
