// What follows a product by a constant matrix becomes part of it: a constant row, a residual, an activation; and
// transposes of the last two axes become attributes of products.
import {
  type AttributeValue,
  floatAttribute,
  intAttribute,
  intsAttribute,
  makeNode,
  type NodeProto,
} from '@kinglet/onnx';
import { absorbActivation, hasEnd } from './absorbActivation.ts';
import { areSame, madeBy, otherOf, readBy, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const fuseMatMul: Pass = {
  name: 'fuseMatMul',
  purpose: 'MatMul with transposes before it, and a bias, a residual and an activation behind it',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(isProduct))
      changes +=
        absorbTranspose(graph, node) ||
        absorbBias(graph, node) ||
        absorbResidual(graph, node) ||
        (isPacked(graph, node) ? absorbActivation(graph, node, 'FusedMatMul') : 0);
    return changes;
  },
};

function isProduct(node: NodeProto): boolean {
  const { opType, domain } = node;
  if (domain === '') return opType === 'MatMul';
  return domain === 'kinglet' && opType === 'FusedMatMul' && !hasEnd(node);
}

/** Whether the right side is one constant matrix: those products have room for a residual. */
function isPacked(graph: ModelGraph, node: NodeProto): boolean {
  const isPlain = intAttribute(node, 'transA', 0) === 0 && floatAttribute(node, 'alpha', 1) === 1;
  return isPlain && graph.constant(node.input[1]!)?.dims.length === 2;
}

/** Replaces `node` and `others` by one product. */
function fuse(
  graph: ModelGraph,
  node: NodeProto,
  others: readonly NodeProto[],
  inputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
): number {
  const last = others.at(-1) ?? node;
  const fused = makeNode('FusedMatMul', inputs, last.output, { name: node.name, domain: 'kinglet', attributes });
  fused.attribute.push(...node.attribute.filter(({ name }) => !Object.hasOwn(attributes, name)));
  graph.supersede([node, ...others], [fused]);
  return 1;
}

/** A transpose of the last two axes of an operand that is no constant. */
function absorbTranspose(graph: ModelGraph, node: NodeProto): number {
  for (const [i, attribute] of (['transA', 'transB'] as const).entries()) {
    const transpose = madeBy(graph, node.input[i], 'Transpose');
    const rank = shapeOf(graph, transpose?.input[0])?.length ?? 0;
    const order = transpose && intsAttribute(transpose, 'perm');
    if (!order || rank < 2 || !order.every((axis, k) => axis === swapped(k, rank))) continue;
    const inputs = node.input.with(i, transpose.input[0]!);
    return fuse(graph, node, [], inputs, { [attribute]: BigInt(1 - intAttribute(node, attribute, 0)) });
  }
  return 0;
}

function swapped(axis: number, rank: number): number {
  return axis < rank - 2 ? axis : 2 * rank - 3 - axis;
}

/** Add of a constant row. */
function absorbBias(graph: ModelGraph, node: NodeProto): number {
  const add = readBy(graph, node.output[0], 'Add');
  const bias = add && otherOf(add, node.output[0]!);
  const constant = bias ? graph.constant(bias) : undefined;
  const shape = shapeOf(graph, node.output[0]);
  if (!add || !constant || !shape || node.input[2] || constant.type !== 'float') return 0;
  const columns = shape.at(-1);
  const isRow = constant.values.length === columns && constant.dims.at(-1) === columns;
  if (!isRow || constant.dims.length > shape.length || (shapeOf(graph, node.input[1])?.length ?? 0) < 2) return 0;
  const name = constant.dims.length === 1 ? bias! : graph.addConstant(`${bias}_row`, { ...constant, dims: [columns] });
  return fuse(graph, node, [add], [node.input[0]!, node.input[1]!, name, ...node.input.slice(3)]);
}

/** Add of a value of the product's own shape, which is there before the product is. */
function absorbResidual(graph: ModelGraph, node: NodeProto): number {
  const add = readBy(graph, node.output[0], 'Add');
  const residual = add && otherOf(add, node.output[0]!);
  if (!residual || residual === node.output[0] || node.input[3] || !isPacked(graph, node)) return 0;
  if (!areSame(shapeOf(graph, residual), shapeOf(graph, node.output[0]))) return 0;
  return fuse(graph, node, [add], [node.input[0]!, node.input[1]!, node.input[2] ?? '', residual]);
}
