// What passes ask of a graph while they look for a pattern.
import { type Dimension, type ElementType, intsAttribute, type NodeProto } from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';

/** The node that makes a value, if it is one of ONNX's own operators that are named. */
export function madeBy(graph: ModelGraph, name: string | undefined, ...opTypes: string[]): NodeProto | undefined {
  const node = name ? graph.producerOf(name) : undefined;
  return node && node.domain === '' && opTypes.includes(node.opType) ? node : undefined;
}

/** The node that alone reads a value, if it is one of ONNX's own operators that are named. */
export function readBy(graph: ModelGraph, name: string | undefined, ...opTypes: string[]): NodeProto | undefined {
  const node = name ? graph.onlyReaderOf(name) : undefined;
  return node && node.domain === '' && opTypes.includes(node.opType) ? node : undefined;
}

/** The one element of a constant of float. */
export function scalarOf(graph: ModelGraph, name: string | undefined): number | undefined {
  const constant = name ? graph.constant(name) : undefined;
  return constant?.type === 'float' && constant.values.length === 1 ? Number(constant.values[0]) : undefined;
}

/** Whether a value is a constant number, but for the rounding of float. */
export function isNumber(graph: ModelGraph, name: string | undefined, expected: number): boolean {
  const found = scalarOf(graph, name);
  return found !== undefined && Math.abs(found - expected) <= 1e-6 * Math.abs(expected);
}

/** The other operand of a node of two, of which one is `name`. */
export function otherOf({ input: [a, b] }: NodeProto, name: string): string | undefined {
  return a === name ? b : b === name ? a : undefined;
}

/** The operand that is no number `expected`, of a node of two that has one. */
export function besideNumber(graph: ModelGraph, node: NodeProto | undefined, expected: number): string | undefined {
  if (!node) return undefined;
  if (isNumber(graph, node.input[1], expected)) return node.input[0];
  return isNumber(graph, node.input[0], expected) ? node.input[1] : undefined;
}

export function shapeOf(graph: ModelGraph, name: string | undefined): readonly Dimension[] | undefined {
  return name ? graph.shapeOf(name) : undefined;
}

export function elementTypeOf(graph: ModelGraph, name: string | undefined): ElementType | undefined {
  const type = name ? graph.types.get(name) : undefined;
  return type?.kind === 'tensor' ? type.elementType : undefined;
}

/** Whether two known shapes are the same. */
export function areSame(a: readonly Dimension[] | undefined, b: readonly Dimension[] | undefined): boolean {
  return Boolean(a && b && a.length === b.length && a.every((length, i) => length !== undefined && length === b[i]));
}

/** Whether two values have as many axes: a number of more axes than what it is combined with gives the result more. */
export function haveSameRank(graph: ModelGraph, a: string | undefined, b: string | undefined): boolean {
  return shapeOf(graph, a)?.length === shapeOf(graph, b)?.length;
}

/** The axes of a reduction, an attribute or a constant, counted from the first. */
export function axesOf(graph: ModelGraph, node: NodeProto): readonly number[] | undefined {
  const rank = shapeOf(graph, node.input[0])?.length;
  const given = intsAttribute(node, 'axes') ?? Array.from(graph.constant(node.input[1] ?? '')?.values ?? [], Number);
  if (rank === undefined || given.length === 0) return undefined;
  return given.map((axis) => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b);
}
