// RotaryEmbedding, from the products that exporters write it with.
import { intAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import { areSame, madeBy, otherOf, readBy, shapeOf } from './match.ts';
import type { Constant, ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const recognizeRotary: Pass = {
  name: 'recognizeRotary',
  purpose: 'x * cos + (x with its halves turned) * sin becomes RotaryEmbedding where cos and sin are constants',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ opType: 'Concat', domain: '' })) changes += rewrite(graph, node);
    return changes;
  },
};

function rewrite(graph: ModelGraph, turned: NodeProto): number {
  const x = turnedOf(graph, turned);
  const shape = shapeOf(graph, x);
  const second = x && readBy(graph, turned.output[0], 'Mul');
  const end = second && readBy(graph, second.output[0], 'Add');
  const first = end && madeBy(graph, otherOf(end, second.output[0]!), 'Mul');
  if (!x || !first || shape?.length !== 4 || graph.onlyReaderOf(first.output[0]!) !== end) return 0;
  const sin = cacheOf(graph, otherOf(second, turned.output[0]!), shape);
  const cos = cacheOf(graph, otherOf(first, x), shape);
  if (!sin || !cos) return 0;
  const inputs = [x, graph.addConstant(`${end.output[0]}_cos`, cos), graph.addConstant(`${end.output[0]}_sin`, sin)];
  graph.supersede([end], [makeNode('RotaryEmbedding', inputs, end.output, { name: end.name })]);
  return 1;
}

/** The x of Concat(-x[half:], x[:half]) along the last axis. */
function turnedOf(graph: ModelGraph, concat: NodeProto): string | undefined {
  const [negative, lower] = concat.input as [string, string];
  const rank = shapeOf(graph, concat.output[0])?.length ?? 0;
  const axis = intAttribute(concat, 'axis', 0);
  const upper = madeBy(graph, negative, 'Neg')?.input[0];
  if (concat.input.length !== 2 || (axis !== -1 && axis !== rank - 1) || !upper) return undefined;
  const [high, low] = [halfOf(graph, upper), halfOf(graph, lower)];
  return high?.isUpper && low && !low.isUpper && high.of === low.of ? high.of : undefined;
}

/** Which half of the last axis of what a value is. */
function halfOf(graph: ModelGraph, name: string): { readonly of: string; readonly isUpper: boolean } | undefined {
  const node = madeBy(graph, name, 'Slice', 'Split');
  const of = node?.input[0];
  const width = shapeOf(graph, of)?.at(-1);
  const rank = shapeOf(graph, of)?.length ?? 0;
  if (!node || !of || typeof width !== 'number' || shapeOf(graph, name)?.at(-1) !== width / 2) return undefined;
  if (node.opType === 'Split') {
    const axis = intAttribute(node, 'axis', 0);
    const isLast = (axis === -1 || axis === rank - 1) && node.output.length === 2;
    return isLast ? { of, isUpper: node.output[1] === name } : undefined;
  }
  const [start, , axis, step = 1] = node.input.slice(1).map((input) => oneOf(graph, input));
  if (start === undefined || step !== 1 || (axis !== -1 && axis !== rank - 1)) return undefined;
  const from = start < 0 ? start + width : start;
  return from === 0 || from === width / 2 ? { of, isUpper: from !== 0 } : undefined;
}

function oneOf(graph: ModelGraph, name: string): number | undefined {
  const constant = graph.constant(name);
  return constant?.values.length === 1 ? Number(constant.values[0]) : undefined;
}

/** The first halves of rows whose halves are the same: [1, tokens, width / 2]. */
function cacheOf(graph: ModelGraph, name: string | undefined, shape: readonly unknown[]): Constant | undefined {
  const constant = name ? graph.constant(name) : undefined;
  if (!(constant?.values instanceof Float32Array) || constant.dims.length > shape.length) return undefined;
  const [tokens, width] = constant.dims.slice(-2) as [number, number];
  const isForAll = constant.dims.slice(0, -2).every((length) => length === 1);
  if (!isForAll || !areSame([tokens, width], shape.slice(-2) as number[])) return undefined;
  const { values } = constant;
  const half = width / 2;
  const rows = Array.from({ length: tokens }, (_, row) => values.subarray(row * width, (row + 1) * width));
  if (!rows.every((row) => row.subarray(0, half).every((value, i) => value === row[half + i]))) return undefined;
  const kept = Float32Array.from(rows.flatMap((row) => [...row.subarray(0, half)]));
  return { type: 'float', dims: [1, tokens, half], values: kept };
}
