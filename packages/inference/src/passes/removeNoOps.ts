// Nodes that give back what they are given.
import { intAttribute, intsAttribute, type NodeProto } from '@kinglet/onnx';
import { fromStored } from '../evaluate/index.ts';
import { numbersOf } from '../evaluate/tensor.ts';
import { bypass } from './bypass.ts';
import { areSame, elementTypeOf, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const removeNoOps: Pass = {
  name: 'removeNoOps',
  purpose: 'x + 0, x * 1, Identity, Dropout, Cast to the same type, Reshape to the same shape and the like',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(({ domain, opType }) => domain === '' && Object.hasOwn(rules, opType))) {
      // A node before may have gone with this one.
      const by = graph.has(node) ? rules[node.opType]!(graph, node) : undefined;
      if (by) changes += bypass(graph, node, by);
    }
    return changes;
  },
};

/** The value that the node's first output is the same as, if there is one. */
type NoOpRule = (graph: ModelGraph, node: NodeProto) => string | undefined;

const first: NoOpRule = (_, node) => node.input[0];
const sameType: NoOpRule = (graph, node) => (hasType(graph, node, node.input[0]) ? node.input[0] : undefined);
const alone: NoOpRule = (graph, node) => (node.input.length === 1 ? sameType(graph, node) : undefined);
const undoes: NoOpRule = (graph, node) => {
  const before = graph.producerOf(node.input[0]!);
  return before?.opType === node.opType && before.domain === '' ? before.input[0] : undefined;
};

const rules: Readonly<Record<string, NoOpRule>> = {
  Add: (graph, node) => neutral(graph, node, 0, 1, 0) ?? neutral(graph, node, 1, 0, 0),
  Cast: sameElements,
  CastLike: sameElements,
  Concat: alone,
  Div: (graph, node) => neutral(graph, node, 0, 1, 1),
  Dropout: (graph, node) => (isTraining(graph, node) ? undefined : node.input[0]),
  Expand: sameType,
  Flatten: sameType,
  Identity: first,
  Max: alone,
  Mean: alone,
  Min: alone,
  Mul: (graph, node) => neutral(graph, node, 0, 1, 1) ?? neutral(graph, node, 1, 0, 1),
  Neg: undoes,
  Not: undoes,
  Pad: (graph, node) => (isConstant(graph, node.input[1], 0) ? sameType(graph, node) : undefined),
  Pow: (graph, node) => neutral(graph, node, 0, 1, 1),
  Relu: (graph, node) => (graph.producerOf(node.input[0]!)?.opType === 'Relu' ? node.input[0] : undefined),
  Reshape: sameType,
  Slice: (graph, node) => (!node.input[4] || isConstant(graph, node.input[4], 1) ? sameType(graph, node) : undefined),
  Squeeze: sameType,
  Sub: (graph, node) => neutral(graph, node, 0, 1, 0),
  Sum: alone,
  Tile: sameType,
  Transpose: (_, node) => (intsAttribute(node, 'perm')?.every((axis, i) => axis === i) ? node.input[0] : undefined),
  Unsqueeze: sameType,
  Where: (graph, node) => {
    const chosen = isConstant(graph, node.input[0], 1) ? 1 : isConstant(graph, node.input[0], 0) ? 2 : undefined;
    return chosen && hasType(graph, node, node.input[chosen]) ? node.input[chosen] : undefined;
  },
};

/** Whether a value has the type, and the known shape, of the node's first output. */
function hasType(graph: ModelGraph, node: NodeProto, name: string | undefined): boolean {
  return (
    elementTypeOf(graph, name) === elementTypeOf(graph, node.output[0]) &&
    areSame(shapeOf(graph, name), shapeOf(graph, node.output[0]))
  );
}

/** Types that hold every number of the one before. */
const widenings = [
  ['float16', 'float', 'double'],
  ['bfloat16', 'float', 'double'],
  ['int8', 'int16', 'int32', 'int64'],
  ['uint8', 'uint16', 'uint32', 'uint64'],
  ['uint8', 'int16', 'int32', 'int64'],
  ['bool', 'uint8', 'int32', 'int64'],
  ['bool', 'float'],
  ['int8', 'float'],
  ['uint8', 'float'],
];

/** Cast to the type that a value has, or had before a Cast to a wider one. */
function sameElements(graph: ModelGraph, node: NodeProto): string | undefined {
  const type = elementTypeOf(graph, node.output[0]);
  const before = graph.producerOf(node.input[0]!);
  if (type !== undefined && before?.opType === 'Cast' && before.domain === '') {
    const [original, wide] = [elementTypeOf(graph, before.input[0]), elementTypeOf(graph, node.input[0])];
    const isExact = widenings.some((row) => row.indexOf(type) >= 0 && row.indexOf(wide ?? '') > row.indexOf(type));
    if (original === type && isExact) return before.input[0];
  }
  return type !== undefined && elementTypeOf(graph, node.input[0]) === type ? node.input[0] : undefined;
}

/** Input `kept`, if the other is a constant of nothing but `value` that does not spread it. */
function neutral(graph: ModelGraph, node: NodeProto, kept: number, other: number, value: number): string | undefined {
  const name = node.input[kept];
  return isConstant(graph, node.input[other], value) && hasType(graph, node, name) ? name : undefined;
}

/** Whether all elements of a constant are `value`; there may be none of them. */
function isConstant(graph: ModelGraph, name: string | undefined, value: number): boolean {
  const constant = name ? graph.constant(name) : undefined;
  if (!constant || constant.type === 'string' || constant.type.startsWith('complex')) return false;
  // The first is enough to say no.
  const { type, dims, values } = constant;
  if (type === 'float' && values.length > 0 && values[0] !== value) return false;
  return numbersOf(fromStored(type, dims, values)).every((element) => element === value);
}

function isTraining(graph: ModelGraph, node: NodeProto): boolean {
  return Boolean(node.input[2] && !isConstant(graph, node.input[2], 0)) || intAttribute(node, 'is_test', 1) === 0;
}
