// Pairs of Transpose with element-wise operations between them.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import { otherOf, shapeOf } from './match.ts';
import { isTranspose, orderOf, transposeNode } from './mergeChains.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

const unary = new Set(
  (
    'Abs Cast Ceil Celu Clip Elu Erf Exp Floor Gelu HardSigmoid HardSwish Identity LeakyRelu Log Mish Neg Not ' +
    'Reciprocal Relu Round Selu Sigmoid Sign Softplus Softsign Sqrt Swish Tanh ThresholdedRelu'
  ).split(' '),
);
const binary = new Set(['Add', 'Div', 'Max', 'Min', 'Mul', 'Pow', 'Sub']);

export const eliminateTransposes: Pass = {
  name: 'eliminateTransposes',
  purpose: 'Transpose that a later one undoes, or that both operands of an operation have',
  run(graph) {
    let changes = 0;
    // One that was found may have gone with another.
    for (const node of graph.find({ opType: 'Transpose', domain: '' }))
      if (graph.has(node)) changes += moveBehindSum(graph, node) || cancel(graph, node);
    return changes;
  },
};

/** op(Transpose(a), Transpose(b)) as Transpose(op(a, b)). */
function moveBehindSum(graph: ModelGraph, node: NodeProto): number {
  const reader = graph.onlyReaderOf(node.output[0]!);
  const order = orderOf(graph, node);
  if (!reader || !order || !isBinary(reader)) return 0;
  const other = graph.producerOf(otherOf(reader, node.output[0]!) ?? '');
  if (other === node || !isTranspose(graph, other, order) || graph.onlyReaderOf(other.output[0]!) !== reader) return 0;
  const inputs = reader.input.map((name) => (name === node.output[0] ? node.input[0]! : other.input[0]!));
  if (!sameLengths(graph, inputs)) return 0;
  const inner = graph.newValue(`${reader.output[0]}_turned`, node.input[0]!);
  retype(graph, reader.output[0]!, inner);
  const moved = makeNode(reader.opType, inputs, [inner], { name: reader.name });
  moved.attribute = reader.attribute;
  graph.replace([node, other, reader], [moved, transposeNode(inner, reader.output[0]!, order, node.name)]);
  return 1;
}

/** Max and Min may have more than two operands. */
function isBinary({ domain, opType, input }: NodeProto): boolean {
  return domain === '' && binary.has(opType) && input.length === 2;
}

/** Operands of one shape: nothing is spread along axes that would be others. */
function sameLengths(graph: ModelGraph, names: readonly string[]): boolean {
  const shapes = names.map((name) => shapeOf(graph, name));
  return shapes.every((shape) => shape !== undefined && shape.join() === shapes[0]?.join());
}

/** Transpose, operations on each element, and the Transpose back. */
function cancel(graph: ModelGraph, node: NodeProto): number {
  const order = orderOf(graph, node);
  if (!order) return 0;
  const chain: NodeProto[] = [];
  let name = node.output[0]!;
  let reader = graph.onlyReaderOf(name);
  while (reader && isMovable(graph, reader, name)) {
    chain.push(reader);
    name = reader.output[0]!;
    reader = graph.onlyReaderOf(name);
  }
  const back = order.map((_, axis) => order.indexOf(axis));
  if (chain.length === 0 || !isTranspose(graph, reader, back)) return 0;
  graph.replace([node, ...chain, reader], moved(graph, node.input[0]!, node.output[0]!, chain, reader.output[0]!));
  return 1;
}

/** Whether a node computes each element of `name` alone, with one number at most. */
function isMovable(graph: ModelGraph, node: NodeProto, name: string): boolean {
  if (node.domain !== '' || node.output.length !== 1) return false;
  if (unary.has(node.opType)) return node.input[0] === name;
  if (!isBinary(node)) return false;
  const other = otherOf(node, name);
  const constant = other === undefined || other === name ? undefined : graph.constant(other);
  const rank = shapeOf(graph, name)?.length ?? 0;
  return constant?.values.length === 1 && constant.dims.length <= rank;
}

/** The chain on what is not transposed; its last node makes `end`. */
function moved(
  graph: ModelGraph,
  start: string,
  from: string,
  chain: readonly NodeProto[],
  end: string,
): readonly NodeProto[] {
  let [before, now] = [from, start];
  return chain.map((node, i) => {
    const made = i === chain.length - 1 ? end : graph.newValue(`${node.output[0]}_turned`, end);
    const inputs = node.input.map((name) => (name === before ? now : name));
    [before, now] = [node.output[0]!, made];
    retype(graph, node.output[0]!, made);
    const copy = makeNode(node.opType, inputs, [made], { name: node.name });
    copy.attribute = node.attribute;
    return copy;
  });
}

/** The elements' type is the one that the node made before; Cast changes it. */
function retype(graph: ModelGraph, from: string, to: string): void {
  const [old, made] = [graph.types.get(from), graph.types.get(to)];
  if (old?.kind === 'tensor' && made?.kind === 'tensor') graph.types.set(to, { ...made, elementType: old.elementType });
}
