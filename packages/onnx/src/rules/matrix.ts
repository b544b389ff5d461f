// Products of matrices.
import { intAttribute, stringAttribute } from '../attributes.ts';
import { broadcastShapes, type Dimension, type Shape } from '../dimension.ts';
import {
  fail,
  type NodeContext,
  rulesFor,
  type ShapeRules,
  sameDimension,
  shapeOf,
  shapeOfRank,
} from '../nodeContext.ts';
import { describeShape } from '../valueType.ts';

/** The rules. */
export const matrixRules: ShapeRules = {
  ...rulesFor('MatMul MatMulInteger', (context) => [matrixProduct(context, 1)]),
  QLinearMatMul: (context) => [matrixProduct(context, 3)],
  Gemm: (context) => [gemm(context)],
  Einsum: (context) => [einsum(context)],
  Det: (context) => [shapeOf(context, 0)?.slice(0, -2)],
};

function matrixProduct(context: NodeContext, second: number): Shape | undefined {
  const [a, b] = [shapeOf(context, 0), shapeOf(context, second)];
  if (!a || !b) return undefined;
  if (a.length === 0 || b.length === 0) fail(context, 'expected matrices or vectors, found a scalar');
  // A vector is a row on the left and a column on the right, and leaves no axis behind.
  const [rows, columns] = [a.length === 1 ? [] : [a.at(-2)], b.length === 1 ? [] : [b.at(-1)]];
  const inner = `the inner axes of ${describeShape(a)} and ${describeShape(b)}`;
  sameDimension(context, a.at(-1), b.length === 1 ? b[0] : b.at(-2), inner);
  const batch = broadcastShapes(a.slice(0, -2), b.slice(0, -2));
  if (!batch) return fail(context, `the batches of ${describeShape(a)} and ${describeShape(b)} do not broadcast`);
  return [...batch, ...rows, ...columns];
}

function gemm(context: NodeContext): Shape | undefined {
  const transposedA = intAttribute(context.node, 'transA', 0) === 1;
  const transposedB = intAttribute(context.node, 'transB', 0) === 1;
  const [a, b] = [shapeOfRank(context, 0, 2), shapeOfRank(context, 1, 2)];
  const [rows, innerA] = transposedA ? [a?.[1], a?.[0]] : [a?.[0], a?.[1]];
  const [innerB, columns] = transposedB ? [b?.[1], b?.[0]] : [b?.[0], b?.[1]];
  sameDimension(context, innerA, innerB, 'the inner axes of A and B');
  const [shape, bias] = [[rows, columns], shapeOf(context, 2)];
  if (bias && (bias.length > 2 || !broadcastShapes(shape, bias)))
    fail(context, `C, ${describeShape(bias)}, does not broadcast to ${describeShape(shape)}`);
  return shape;
}

function einsum(context: NodeContext): Shape | undefined {
  const equation = stringAttribute(context.node, 'equation', '').replaceAll(' ', '');
  const [left = '', right] = equation.split('->');
  const lengths = new Map<string, Dimension>();
  let ellipsis: Shape = [];
  const terms = left.split(',');
  if (terms.length !== context.node.input.length)
    return fail(
      context,
      `expected as many inputs as ${JSON.stringify(left)} has terms, found ${context.node.input.length}`,
    );
  for (const [input, term] of terms.entries()) {
    const shape = shapeOf(context, input);
    if (!shape) return undefined;
    const { dots, named } = matchTerm(context, term, shape);
    ellipsis = broadcastShapes(ellipsis, dots) ?? fail(context, 'the axes of … do not broadcast');
    for (const [letter, length] of named)
      lengths.set(letter, sameDimension(context, lengths.get(letter) ?? length, length, `the lengths of ${letter}`));
  }
  const result = right ?? impliedOutput(left);
  return result.split(/(\.\.\.|)/).flatMap((part) => (part === '...' ? ellipsis : part ? [lengths.get(part)] : []));
}

function matchTerm(context: NodeContext, term: string, shape: Shape) {
  const [before = '', after] = term.split('...');
  const count = shape.length - before.length - (after?.length ?? 0);
  if (count < 0 || (after === undefined && count > 0))
    fail(context, `the term ${term} does not fit ${describeShape(shape)}`);
  const dots = shape.slice(before.length, before.length + count);
  const rest = [...shape.slice(0, before.length), ...shape.slice(before.length + count)];
  return { dots, named: [...`${before}${after ?? ''}`].map((letter, i) => [letter, rest[i]] as const) };
}

/** Without an arrow: the axes of the ellipsis, then the letters that stand once, by the alphabet. */
function impliedOutput(left: string): string {
  const letters = [...left.replace(/[.,]/g, '')];
  const once = letters.filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter)).sort();
  return `${left.includes('...') ? '...' : ''}${once.join('')}`;
}
