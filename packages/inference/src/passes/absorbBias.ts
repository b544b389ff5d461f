// A constant row that is added to a product becomes one of the product's inputs.
import { type Dimension, makeNode, type NodeProto } from '@kinglet/onnx';
import { hasEnd } from './absorbActivation.ts';
import { otherOf, readBy, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';

/**
 * Makes a product of the domain `kinglet` and an Add of a row behind it one node, whose input `index` is the row; how many
 * were made. Products that have a bias or an end are left as they are.
 */
export function absorbBias(graph: ModelGraph, node: NodeProto, index: number): number {
  const add = readBy(graph, node.output[0], 'Add');
  const bias = add && otherOf(add, node.output[0]!);
  const constant = bias ? graph.constant(bias) : undefined;
  const shape = shapeOf(graph, node.output[0]);
  if (!add || !bias || node.input[index] || hasEnd(node) || !constant || !isRow(constant.dims, shape)) return 0;
  const inputs = Array.from({ length: index }, (_, i) => node.input[i] ?? '');
  const made = makeNode(node.opType, [...inputs, bias], add.output, { name: node.name, domain: 'kinglet' });
  made.attribute.push(...node.attribute);
  graph.replace([node, add], [made]);
  return 1;
}

/** Whether adding it leaves a product's shape, and adds the same to each of its rows. */
function isRow(dims: readonly number[], shape: readonly Dimension[] | undefined): boolean {
  if (!shape || dims.length === 0 || dims.length > shape.length) return false;
  return dims.at(-1) === shape.at(-1) && dims.slice(0, -1).every((length) => length === 1);
}
