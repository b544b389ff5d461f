// Rows of a quantized table are looked up as integers with their scales, and only those are dequantized.
import { type ElementType, intAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import { fromStored } from '../evaluate/index.ts';
import { madeBy, shapeOf } from './match.ts';
import type { Constant, ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const gatherQuantized: Pass = {
  name: 'gatherQuantized',
  purpose: 'rows that Gather takes from a large dequantized table are dequantized after it, not the table before it',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ opType: 'Gather', domain: '' })) changes += lookUp(graph, node);
    return changes;
  },
};

/** Of a smaller table the floats are a constant, which is faster. */
const leastElements = 2 ** 20;

const storedAs: Readonly<Partial<Record<ElementType, ElementType>>> = {
  ...{ int8: 'int8', uint8: 'uint8', int4: 'int8', uint4: 'uint8' },
};

/** A table [rows, width] with scales for blocks of a row, or for each row. */
interface Table {
  readonly weights: Constant;
  readonly scales: Constant;
  readonly zeroPoints: Constant | undefined;
  readonly rows: number;
  readonly width: number;
  readonly block: number;
}

function lookUp(graph: ModelGraph, node: NodeProto): number {
  const from = madeBy(graph, node.input[0], 'DequantizeLinear');
  const indices = shapeOf(graph, node.input[1]);
  const table = from && tableOf(graph, from);
  if (!table || !indices || intAttribute(node, 'axis', 0) !== 0) return 0;
  const { weights, scales, zeroPoints, rows, width, block } = table;
  const made: NodeProto[] = [];
  const value = (part: string, elementType: ElementType, lengths: readonly number[]): string => {
    const name = graph.uniqueName(`${node.output[0]}_${part}`);
    graph.types.set(name, { kind: 'tensor', elementType, shape: [...indices, ...lengths] });
    return name;
  };
  const step = (opType: string, inputs: readonly string[], output: string, attributes = {}): string => {
    made.push(makeNode(opType, inputs, [output], { name: node.name, attributes }));
    return output;
  };
  const rowsOf = (part: string, constant: Constant, lengths: readonly number[]): string => {
    const name = graph.addConstant(`${from.input[0]}_${part}`, { ...constant, dims: [rows, ...lengths] });
    return step('Gather', [name, node.input[1]!], value(part, constant.type, lengths));
  };
  const floats = (part: string, constant: Constant, lengths: readonly number[]): string =>
    step('Cast', [rowsOf(part, constant, lengths)], value(`${part}_floats`, 'float', lengths), { to: 1n });
  const [apart, each] = [[width / block, block] as const, [width / block, 1] as const];
  const integers = floats('rows', weights, apart);
  const shifted = zeroPoints
    ? step('Sub', [integers, floats('zero_points', zeroPoints, each)], value('shifted', 'float', apart))
    : integers;
  const scaled = step('Mul', [shifted, rowsOf('scales', scales, each)], value('scaled', 'float', apart));
  const lengths = BigInt64Array.from([...indices.map(() => 0n), -1n]);
  const shape = graph.addConstant(`${node.output[0]}_shape`, {
    type: 'int64',
    dims: [lengths.length],
    values: lengths,
  });
  step('Reshape', [scaled, shape], node.output[0]!);
  graph.supersede([node], made);
  return 1;
}

function tableOf(graph: ModelGraph, from: NodeProto): Table | undefined {
  const [weights, scales] = [graph.constant(from.input[0]!), graph.constant(from.input[1]!)];
  const zeroPoints = from.input[2] ? graph.constant(from.input[2]) : undefined;
  const type = weights && storedAs[weights.type];
  if (!type || scales?.type !== 'float' || weights.dims.length !== 2 || Boolean(from.input[2]) !== Boolean(zeroPoints))
    return undefined;
  const [rows, width] = weights.dims as [number, number];
  const block = blockOf(from, scales, width);
  const count = block && rows * (width / block);
  if (!count || rows * width < leastElements || scales.values.length !== count) return undefined;
  if (zeroPoints && zeroPoints.values.length === 0) return undefined;
  const inBytes = (constant: Constant): Constant => ({
    ...fromStored(constant.type, constant.dims, constant.values),
    type,
  });
  return {
    ...{ weights: inBytes(weights), scales, zeroPoints: zeroPoints && inBytes(zeroPoints), rows, width, block },
  };
}

/** Elements of a row that share a scale; undefined for scales of columns, or one for all. */
function blockOf(from: NodeProto, scales: Constant, width: number): number | undefined {
  const [axis, block] = [intAttribute(from, 'axis', 1), intAttribute(from, 'block_size', 0)];
  if (block === 0) return axis === 0 || axis === -2 ? width : undefined;
  const isAlong = (axis === 1 || axis === -1) && scales.dims.length === 2;
  return isAlong && width % block === 0 ? block : undefined;
}
