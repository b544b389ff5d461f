// Products and convolutions of integers that are made floats by both sides' scales, as dynamic quantization writes them.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import { areSame, elementTypeOf, madeBy, otherOf, readBy, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';

/** MatMulInteger or ConvInteger, Cast to float, and a product with the scales of both sides; how many were fused. */
export function fuseDynamic(graph: ModelGraph, node: NodeProto): number {
  const cast = readBy(graph, node.output[0], 'Cast');
  const end = readBy(graph, cast?.output[0], 'Mul');
  const scales = madeBy(graph, end && otherOf(end, cast!.output[0]!), 'Mul');
  if (!cast || !end || !scales || elementTypeOf(graph, cast.output[0]) !== 'float') return 0;
  if (!areSame(shapeOf(graph, node.output[0]), shapeOf(graph, end.output[0]))) return 0;
  const [a, b] = node.input as [string, string];
  const isConvolution = node.opType === 'ConvInteger';
  const right = scales.input.findIndex((name) => isScaleOf(graph, name, b, isConvolution));
  const left = scales.input[1 - right];
  const rank = graph.constant(b)?.dims.length;
  if (right < 0 || !left || !isOne(graph, left) || !(isConvolution ? rank === 3 || rank === 4 : rank === 2)) return 0;
  const inputs = [a, left, node.input[2] ?? '', b, scales.input[right]!, node.input[3] ?? ''];
  const opType = isConvolution ? 'DequantizedConv' : 'DequantizedMatMul';
  const made = makeNode(opType, inputs, end.output, { name: node.name, domain: 'kinglet' });
  made.attribute = node.attribute;
  graph.supersede([end], [made]);
  return 1;
}

/** A constant, one for all weights or one for each output. */
function isScaleOf(graph: ModelGraph, name: string, weights: string, isConvolution: boolean): boolean {
  const dims = graph.constant(name)?.dims;
  const outputs = shapeOf(graph, weights)?.at(isConvolution ? 0 : -1);
  if (!dims) return false;
  if (isOne(graph, name)) return true;
  return isConvolution
    ? isOfChannels(dims, outputs, shapeOf(graph, weights)!.length)
    : dims.length === 1 && dims[0] === outputs;
}

function isOne(graph: ModelGraph, name: string): boolean {
  return (shapeOf(graph, name) ?? [0]).every((length) => length === 1);
}

/** [1, C, 1, …] or [C, 1, …]: one for each channel of images of `rank` axes. */
function isOfChannels(dims: readonly number[], channels: unknown, rank: number): boolean {
  const wanted = Array.from({ length: rank }, (_, axis) => (axis === 1 ? channels : 1));
  return dims.join() === wanted.join() || dims.join() === wanted.slice(1).join();
}

/** An Add of a number for each channel behind DequantizedConv, whose input 6 it becomes; how many were absorbed. */
export function absorbChannelBias(graph: ModelGraph, node: NodeProto): number {
  const add = readBy(graph, node.output[0], 'Add');
  const name = add && otherOf(add, node.output[0]!);
  const dims = name ? shapeOf(graph, name) : undefined;
  const outputs = shapeOf(graph, node.input[3])?.[0];
  const rank = shapeOf(graph, node.output[0])?.length;
  if (!add || !name || node.input[6] || typeof outputs !== 'number' || dims?.length !== rank) return 0;
  // The tools reshape the bias in the graph, where nothing has been folded yet.
  const values = (graph.constant(name) ?? graph.constant(madeBy(graph, name, 'Reshape')?.input[0] ?? ''))?.values;
  const isEach = dims?.every((length, axis) => length === (axis === 1 ? outputs : 1));
  if (!isEach || !(values instanceof Float32Array) || values.length !== outputs) return 0;
  const bias = graph.addConstant(`${name}_row`, { type: 'float', dims: [outputs], values });
  const inputs = [...Array.from({ length: 6 }, (_, i) => node.input[i] ?? ''), bias];
  const made = makeNode(node.opType, inputs, add.output, { name: node.name, domain: 'kinglet' });
  made.attribute = node.attribute;
  graph.supersede([node, add], [made]);
  return 1;
}
