// Rules for operations on each element alone, made of one function for numbers and one for integers.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { broadcastShapes, spread } from '../indexing.ts';
import { integersOf, isInteger, numbersOf, type Tensor, tensorOf, tensorOfIntegers } from '../tensor.ts';

export type NumberFunction = (x: number, node: Evaluation) => number;
export type IntegerFunction = (x: bigint, node: Evaluation) => bigint;

/** Input 0 through a function; integers through their own where there is one. */
export function unary(numbers: NumberFunction, integers?: IntegerFunction): EvaluationRule {
  return (node) => {
    const x = node.input(0);
    if (integers && isInteger(x.type))
      return tensorOfIntegers(
        x.type,
        x.dims,
        integersOf(x).map((value) => integers(value, node)),
      );
    return mapNumbers(x, (value) => numbers(value, node));
  };
}

export function mapNumbers(x: Tensor, f: (value: number) => number): Tensor {
  return tensorOf(x.type, x.dims, numbersOf(x).map(f));
}

/** Two broadcast inputs through a function of numbers or, where both are integers, of integers. */
export function binary(
  numbers: (a: number, b: number, node: Evaluation) => number,
  integers: (a: bigint, b: bigint, node: Evaluation) => bigint,
): EvaluationRule {
  return (node) =>
    combine(
      node.input(0),
      node.input(1),
      (a, b) => numbers(a, b, node),
      (a, b) => integers(a, b, node),
    );
}

/** The same for tensors; the result has the type of the first. */
export function combine(
  a: Tensor,
  b: Tensor,
  numbers: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
): Tensor {
  const dims = broadcastShapes(a.dims, b.dims);
  const [left, right] = [spread(a.dims, dims), spread(b.dims, dims)];
  if (isInteger(a.type) && isInteger(b.type)) {
    const [x, y] = [integersOf(a), integersOf(b)];
    return tensorOfIntegers(
      a.type,
      dims,
      Array.from(left, (at, i) => integers(x[at]!, y[right[i]!]!)),
    );
  }
  const [x, y] = [numbersOf(a), numbersOf(b)];
  return tensorOf(
    a.type,
    dims,
    left.map((at, i) => numbers(x[at]!, y[right[i]!]!)),
  );
}

/** Any number of broadcast inputs, folded from the left. */
export function variadic(
  numbers: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
): EvaluationRule {
  return (node) =>
    node.inputs.map((_, i) => node.input(i)).reduce((sum, next) => combine(sum, next, numbers, integers));
}

/** Two broadcast inputs through a question: a tensor of booleans. */
export function comparison<Answer extends boolean>(
  numbers: (a: number, b: number) => Answer,
  integers: (a: bigint, b: bigint) => Answer,
): EvaluationRule {
  return (node) => {
    const [a, b] = [node.input(0), node.input(1)];
    const dims = broadcastShapes(a.dims, b.dims);
    const [left, right] = [spread(a.dims, dims), spread(b.dims, dims)];
    const answers = isInteger(a.type)
      ? answersOf(integersOf(a), integersOf(b), left, right, integers)
      : answersOf(numbersOf(a), numbersOf(b), left, right, numbers);
    return tensorOf('bool', dims, answers);
  };
}

function answersOf<Value>(
  a: ArrayLike<Value>,
  b: ArrayLike<Value>,
  left: Float64Array,
  right: Float64Array,
  ask: (a: Value, b: Value) => boolean,
): number[] {
  return Array.from(left, (at, i) => Number(ask(a[at]!, b[right[i]!]!)));
}

/** Of integers, for which Math.min is not. */
export function least<Value extends bigint>(a: Value, b: Value): Value {
  return a < b ? a : b;
}

export function most<Value extends bigint>(a: Value, b: Value): Value {
  return a > b ? a : b;
}
