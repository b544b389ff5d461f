// GELU, from the operations that exporters write it with.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import { besideNumber, haveSameRank, isNumber, madeBy, otherOf, readBy } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const recognizeGelu: Pass = {
  name: 'recognizeGelu',
  purpose: 'Erf or Tanh and what stands around them become Gelu; x * Sigmoid(x) becomes Swish',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ domain: '' })) {
      if (node.opType === 'Erf') changes += rewrite(graph, node, ofErf(graph, node), {});
      else if (node.opType === 'Tanh') changes += rewrite(graph, node, ofTanh(graph, node), { approximate: 'tanh' });
      else if (node.opType === 'Sigmoid') changes += recognizeSwish(graph, node);
    }
    return changes;
  },
};

/** The x of Erf(x / sqrt(2)). */
function ofErf(graph: ModelGraph, erf: NodeProto): string | undefined {
  const node = madeBy(graph, erf.input[0], 'Div', 'Mul');
  if (node?.opType === 'Div') return isNumber(graph, node.input[1], Math.SQRT2) ? node.input[0] : undefined;
  return besideNumber(graph, node, Math.SQRT1_2);
}

/** The x of Tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)). */
function ofTanh(graph: ModelGraph, tanh: NodeProto): string | undefined {
  const sum = besideNumber(graph, madeBy(graph, tanh.input[0], 'Mul'), Math.sqrt(2 / Math.PI));
  const add = madeBy(graph, sum, 'Add');
  for (const x of add?.input ?? []) {
    const cube = besideNumber(graph, madeBy(graph, otherOf(add!, x), 'Mul'), 0.044715);
    if (isCube(graph, cube, x)) return x;
  }
  return undefined;
}

function isCube(graph: ModelGraph, name: string | undefined, x: string): boolean {
  const node = madeBy(graph, name, 'Mul', 'Pow');
  if (node?.opType === 'Pow') return node.input[0] === x && isNumber(graph, node.input[1], 3);
  const square = madeBy(graph, node && otherOf(node, x), 'Mul', 'Pow');
  if (square?.opType === 'Pow') return square.input[0] === x && isNumber(graph, square.input[1], 2);
  return square?.input[0] === x && square.input[1] === x;
}

/** 0.5 * x * (1 + inner) in any order becomes Gelu. */
function rewrite(
  graph: ModelGraph,
  inner: NodeProto,
  x: string | undefined,
  attributes: { approximate?: 'tanh' },
): number {
  const one = readBy(graph, inner.output[0], 'Add');
  if (!x || besideNumber(graph, one, 1) !== inner.output[0]) return 0;
  const first = readBy(graph, one!.output[0], 'Mul');
  const beside = first && otherOf(first, one!.output[0]!);
  if (!first || !beside) return 0;
  const half = madeBy(graph, beside, 'Mul');
  const second = readBy(graph, first.output[0], 'Mul');
  const last = second && otherOf(second, first.output[0]!);
  const isLast = beside === x ? isNumber(graph, last, 0.5) : isNumber(graph, beside, 0.5) && last === x;
  const end = isLast ? second : besideNumber(graph, half, 0.5) === x ? first : undefined;
  if (!end || !haveSameRank(graph, x, end.output[0])) return 0;
  graph.supersede([end], [makeNode('Gelu', [x], end.output, { name: end.name, attributes })]);
  return 1;
}

function recognizeSwish(graph: ModelGraph, sigmoid: NodeProto): number {
  const x = sigmoid.input[0]!;
  const end = readBy(graph, sigmoid.output[0], 'Mul');
  if (!end || otherOf(end, sigmoid.output[0]!) !== x) return 0;
  graph.replace([sigmoid, end], [makeNode('Swish', [x], end.output, { name: end.name })]);
  return 1;
}
