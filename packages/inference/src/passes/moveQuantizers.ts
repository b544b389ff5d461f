// Chains of quantized values stay integers: what only moves or compares elements does so with the integers themselves, and
// limits that a quantizer sets anyway go.
import { copyMessage, type ElementType, makeNode, type NodeProto } from '@kinglet/onnx';
import { roundHalfEven } from '../evaluate/floatFormats.ts';
import { fromStored } from '../evaluate/index.ts';
import { isInteger, rangeOf } from '../evaluate/tensor.ts';
import { limitsOf } from './absorbActivation.ts';
import { bypass } from './bypass.ts';
import { madeBy, readBy, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

/** Operators whose results are elements of their first input. */
const movers = new Set([
  ...['DepthToSpace', 'Expand', 'Flatten', 'Gather', 'Identity', 'Reshape', 'Slice', 'SpaceToDepth', 'Squeeze', 'Tile'],
  ...['Transpose', 'Unsqueeze'],
]);
/** Those that have kernels for integers of 8 bits alone, and cost more with them than with floats if floats come out. */
const comparers = new Set(['MaxPool']);

export const moveQuantizers: Pass = {
  name: 'moveQuantizers',
  purpose: 'quantized elements are moved and compared as integers; limits that quantizers set go',
  // Of thousands of quantized layers each is changed.
  run: (graph) => graph.batch(() => move(graph)),
};

function move(graph: ModelGraph): number {
  let changes = 0;
  for (const node of graph.find({ opType: 'QuantizeLinear', domain: '' }))
    changes += dropLimits(graph, node) || cancel(graph, node);
  for (const node of graph.find(({ domain, opType }) => domain === '' && (movers.has(opType) || comparers.has(opType))))
    changes += moveThrough(graph, node);
  for (const node of graph.find({ opType: 'Concat', domain: '' })) changes += concatenate(graph, node);
  return changes;
}

/** One scale and zero point for all elements, by value. */
interface Parameters {
  readonly type: ElementType;
  readonly scale: number;
  readonly zeroPoint: number;
}

function parametersOf(
  graph: ModelGraph,
  node: NodeProto | undefined,
  integers: string | undefined,
): Parameters | undefined {
  const type = integers ? graph.types.get(integers) : undefined;
  const scale = graph.constant(node?.input[1] ?? '');
  const zeroPoint = node?.input[2] ? graph.constant(node.input[2]) : undefined;
  if (type?.kind !== 'tensor' || !type.elementType || scale?.type !== 'float' || scale.values.length !== 1)
    return undefined;
  if (node?.input[2] && zeroPoint?.values.length !== 1) return undefined;
  // A scale below 0 would turn the order of elements round.
  if (!(Number(scale.values[0]) > 0)) return undefined;
  const point = zeroPoint && fromStored(zeroPoint.type, zeroPoint.dims, zeroPoint.values).values[0];
  return { type: type.elementType, scale: Number(scale.values[0]), zeroPoint: Number(point ?? 0) };
}

function quantizerParameters(graph: ModelGraph, node: NodeProto | undefined): Parameters | undefined {
  return parametersOf(graph, node, node?.output[0]);
}

function dequantizerParameters(graph: ModelGraph, node: NodeProto | undefined): Parameters | undefined {
  return parametersOf(graph, node, node?.input[0]);
}

function areEqual(a: Parameters | undefined, b: Parameters | undefined): boolean {
  return Boolean(a && b && a.type === b.type && a.scale === b.scale && a.zeroPoint === b.zeroPoint);
}

/** QuantizeLinear of what DequantizeLinear made with the same scale gives the same integers. */
function cancel(graph: ModelGraph, node: NodeProto): number {
  const from = madeBy(graph, node.input[0], 'DequantizeLinear');
  if (!from || !areEqual(dequantizerParameters(graph, from), quantizerParameters(graph, node))) return 0;
  const gone = bypass(graph, node, from.input[0]!);
  if (gone) graph.removeUnread([from]);
  return gone;
}

/** Relu and Clip before a quantizer whose integers reach no further. */
function dropLimits(graph: ModelGraph, node: NodeProto): number {
  const limiter = madeBy(graph, node.input[0], 'Relu', 'Clip');
  const parameters = quantizerParameters(graph, node);
  const limits = limiter && (limiter.opType === 'Relu' ? { low: 0 } : limitsOf(graph, limiter));
  if (!limits || !parameters || graph.onlyReaderOf(limiter.output[0]!) !== node) return 0;
  const { type, scale, zeroPoint } = parameters;
  if (!isInteger(type)) return 0;
  const [least, most] = rangeOf(type).map(Number) as [number, number];
  const integerOf = (limit: number): number => roundHalfEven(Math.fround(limit / scale)) + zeroPoint;
  const isBelow = limits.low === undefined || integerOf(limits.low) <= least;
  const isAbove = limits.high === undefined || integerOf(limits.high) >= most;
  return isBelow && isAbove ? bypass(graph, limiter, limiter.input[0]!) : 0;
}

/** Makes a mover take integers, whose results are dequantized. */
function moveThrough(graph: ModelGraph, node: NodeProto): number {
  const from = madeBy(graph, node.input[0], 'DequantizeLinear');
  const parameters = dequantizerParameters(graph, from);
  if (!from || !parameters || node.output.length !== 1) return 0;
  const end = readBy(graph, node.output[0], 'QuantizeLinear');
  const isEnded = areEqual(parameters, quantizerParameters(graph, end));
  const isOnly = graph.onlyReaderOf(from.output[0]!) === node;
  if (!isEnded && (!isOnly || comparers.has(node.opType))) return 0;
  if (comparers.has(node.opType) && parameters.type !== 'int8' && parameters.type !== 'uint8') return 0;
  return replaceByIntegers(graph, node, [from.input[0]!, ...node.input.slice(1)], from);
}

/** The node with integers in place of what `from` dequantizes, and a dequantizer like it behind. */
function replaceByIntegers(graph: ModelGraph, node: NodeProto, input: readonly string[], from: NodeProto): number {
  const [result] = node.output as [string];
  const moved = graph.newValue(`${result}_integers`, from.input[0]!);
  const [type, shape] = [graph.types.get(moved), shapeOf(graph, result)];
  if (type?.kind !== 'tensor' || !shape) return 0;
  graph.types.set(moved, { ...type, shape });
  const made = Object.assign(copyMessage(node), { input: [...input], output: [moved] });
  const back = makeNode('DequantizeLinear', [moved, ...from.input.slice(1)], [result], { name: from.name });
  back.attribute = from.attribute;
  graph.supersede([node], [made, back]);
  return 1;
}

/** Parts that all have one scale. */
function concatenate(graph: ModelGraph, node: NodeProto): number {
  const parts = node.input.map((name) => madeBy(graph, name, 'DequantizeLinear'));
  const [first] = parts;
  const parameters = dequantizerParameters(graph, first);
  if (!first || !parts.every((part) => areEqual(parameters, dequantizerParameters(graph, part)))) return 0;
  return replaceByIntegers(
    graph,
    node,
    parts.map((part) => part!.input[0]!),
    first,
  );
}
