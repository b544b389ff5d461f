// Arithmetic on values that are known before a model runs.
import { intAttribute, intsAttribute } from './attributes.ts';
import {
  addDimensions,
  countOf,
  type Dimension,
  divideDimensions,
  isNotNegative,
  multiplyDimensions,
  subtractDimensions,
} from './dimension.ts';
import { spread } from './knownValues.ts';
import { elementOf, hasInput, type NodeContext, numbersOf } from './nodeContext.ts';

/** The output's elements, given its shape and which output it is; undefined when they are not known. */
export type KnownRule = (
  context: NodeContext,
  shape: readonly number[],
  output: number,
) => readonly Dimension[] | undefined;

/** Those that compute; what they give is rounded as its type asks. */
export const computingRules: Readonly<Record<string, KnownRule>> = {
  Range: range,
  Neg: unary((x) => subtractDimensions(0, x)),
  Abs: unary((x) => (typeof x === 'number' ? Math.abs(x) : isNotNegative(x) ? x : undefined)),
  Sqrt: unary((x) => (typeof x === 'number' ? Math.sqrt(x) : undefined)),
  Relu: unary((x) => (typeof x === 'number' ? Math.max(0, x) : isNotNegative(x) ? x : undefined)),
  Floor: unary((x) => (typeof x === 'number' ? Math.floor(x) : x)),
  Ceil: unary((x) => (typeof x === 'number' ? Math.ceil(x) : x)),
  Not: unary((x) => (typeof x === 'number' ? Number(!x) : undefined)),
  Add: binary(addDimensions),
  Sub: binary(subtractDimensions),
  Mul: binary(multiplyDimensions),
  Div: divide,
  Mod: binary((x, y) => onNumbers(x, y, modulo)),
  Min: binary((x, y) => (x === y ? x : onNumbers(x, y, Math.min))),
  Max: binary((x, y) => (x === y ? x : onNumbers(x, y, Math.max))),
  Equal: binary(equal),
  Less: binary((x, y) => onNumbers(x, y, (a, b) => Number(a < b))),
  Greater: binary((x, y) => onNumbers(x, y, (a, b) => Number(a > b))),
  And: binary((x, y) => onNumbers(x, y, (a, b) => Number(a && b))),
  Or: binary((x, y) => onNumbers(x, y, (a, b) => Number(a || b))),
  ReduceProd: (context, shape) => reduceAll(context, shape, multiplyDimensions, 1),
  ReduceSum: (context, shape) => reduceAll(context, shape, addDimensions, 0),
};

function range(context: NodeContext, shape: readonly number[]): readonly Dimension[] | undefined {
  const [start, , step] = [0, 1, 2].map((input) => context.known(input)?.data[0]);
  if (typeof start !== 'number' || typeof step !== 'number') return undefined;
  return Array.from({ length: countOf(shape) }, (_, i) => start + i * step);
}

function unary(operation: (x: Dimension) => Dimension): KnownRule {
  return (context) => context.known(0)?.data.map(operation);
}

function binary(operation: (x: Dimension, y: Dimension) => Dimension): KnownRule {
  return (context, shape) => {
    if (context.node.input.length !== 2) return undefined;
    const [x, y] = [spread(context.known(0), shape), spread(context.known(1), shape)];
    return x && y && x.map((value, i) => operation(value, y[i]));
  };
}

function divide(context: NodeContext, shape: readonly number[]): readonly Dimension[] | undefined {
  const isWhole = elementOf(context, 0)?.includes('int');
  const quotient = (x: Dimension, y: Dimension): Dimension => {
    if (typeof x === 'number' && typeof y === 'number')
      return y === 0 ? undefined : isWhole ? Math.trunc(x / y) : x / y;
    return isWhole && isNotNegative(x) && isNotNegative(y) ? divideDimensions(x, y) : undefined;
  };
  return binary(quotient)(context, shape, 0);
}

// Of negative numbers the two kinds of Mod differ.
function modulo(a: number, b: number): Dimension {
  return a >= 0 && b > 0 ? a % b : undefined;
}

function equal(x: Dimension, y: Dimension): Dimension {
  if (x === undefined || y === undefined) return undefined;
  if (x === y) return 1;
  if (typeof x === 'number' && typeof y === 'number') return 0;
  // A length is never negative: what exporters ask of -1.
  const isNegative = (value: Dimension) => typeof value === 'number' && value < 0;
  return (isNegative(x) && isNotNegative(y)) || (isNegative(y) && isNotNegative(x)) ? 0 : undefined;
}

function reduceAll(
  context: NodeContext,
  shape: readonly number[],
  operation: (x: Dimension, y: Dimension) => Dimension,
  start: number,
): readonly Dimension[] | undefined {
  const data = context.known(0);
  const given = intsAttribute(context.node, 'axes') ?? (hasInput(context, 1) ? numbersOf(context.known(1)?.data) : []);
  const isNoop = given?.length === 0 && intAttribute(context.node, 'noop_with_empty_axes', 0) === 1;
  if (!data || !given || isNoop || data.shape.length > 1 || countOf(shape) !== 1) return undefined;
  return [data.data.reduce(operation, start)];
}

function onNumbers(x: Dimension, y: Dimension, operation: (a: number, b: number) => Dimension): Dimension {
  return typeof x === 'number' && typeof y === 'number' ? operation(x, y) : undefined;
}
