// Many elements to one.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf, linesAlong, positionsOf, stridesOf } from '../indexing.ts';
import {
  integersOf,
  isInteger,
  numbersOf,
  rangeOf,
  scalarOf,
  type Tensor,
  tensorOf,
  tensorOfIntegers,
} from '../tensor.ts';
import { least, most } from './elementwise.ts';

type NumberReduction = (values: Float64Array) => number;
type IntegerReduction = (values: readonly bigint[], type: Tensor['type']) => bigint;

const total: NumberReduction = (values) => values.reduce((sum, x) => sum + x, 0);
const totalOfIntegers: IntegerReduction = (values) => values.reduce((sum, x) => sum + x, 0n);

export const reductionRules: Readonly<Record<string, EvaluationRule>> = {
  CumProd: accumulation(
    1,
    (product, x) => product * x,
    (product, x) => product * x,
  ),
  CumSum: accumulation(
    0,
    (sum, x) => sum + x,
    (sum, x) => sum + x,
  ),
  ReduceL1: reduction(
    (values) => total(values.map(Math.abs)),
    (values) => values.reduce((sum, x) => sum + (x < 0n ? -x : x), 0n),
  ),
  ReduceL2: reduction((values) => Math.sqrt(total(values.map((x) => x * x)))),
  ReduceLogSum: reduction((values) => Math.log(total(values))),
  ReduceLogSumExp: reduction(logSumExp),
  ReduceMax: reduction(
    (values) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    (values, type) => values.reduce(most, rangeOf(type)[0] as bigint),
  ),
  ReduceMean: reduction((values) => total(values) / values.length),
  ReduceMin: reduction(
    (values) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    (values, type) => values.reduce(least, rangeOf(type)[1] as bigint),
  ),
  ReduceProd: reduction(
    (values) => values.reduce((product, x) => product * x, 1),
    (values) => values.reduce((product, x) => product * x, 1n),
  ),
  ReduceSum: reduction(total, totalOfIntegers),
  ReduceSumSquare: reduction(
    (values) => total(values.map((x) => x * x)),
    (values) => values.reduce((sum, x) => sum + x * x, 0n),
  ),
};

/** The positions of the elements that become one, for each one. */
export function* groupsOver(dims: readonly number[], axes: readonly number[]): Generator<Float64Array> {
  const strides = stridesOf(dims);
  const kept = dims.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const of = (chosen: readonly number[], from: readonly number[]) => chosen.map((axis) => from[axis]!);
  const inner = positionsOf(of(axes, dims), of(axes, strides));
  for (const first of positionsOf(of(kept, dims), of(kept, strides))) yield inner.map((offset) => first + offset);
}

function reduction(numbers: NumberReduction, integers?: IntegerReduction): EvaluationRule {
  return (node) => {
    const x = node.input(0);
    const axes = axesOf(node, x);
    const keeps = node.int('keepdims', 1) === 1;
    const dims = x.dims.flatMap((length, axis) => (axes.includes(axis) ? (keeps ? [1] : []) : [length]));
    if (axes.length === 0 && node.int('noop_with_empty_axes', 0) && integers === totalOfIntegers) return x;
    const groups = [...groupsOver(x.dims, axes)];
    if (integers && isInteger(x.type)) return reduceIntegers(x, dims, groups, integers);
    const from = numbersOf(x);
    return tensorOf(
      x.type,
      dims,
      groups.map((group) => numbers(group.map((at) => from[at]!))),
    );
  };
}

function reduceIntegers(
  x: Tensor,
  dims: readonly number[],
  groups: readonly Float64Array[],
  reduce: IntegerReduction,
): Tensor {
  const from = integersOf(x);
  const reduced = groups.map((group) =>
    reduce(
      Array.from(group, (at) => from[at]!),
      x.type,
    ),
  );
  return tensorOfIntegers(x.type, dims, reduced);
}

/** All axes when none are given, unless that shall mean none. */
function axesOf(node: Evaluation, { dims }: Tensor): readonly number[] {
  const given = node.lengths(1, 'axes') ?? [];
  if (given.length === 0 && !node.int('noop_with_empty_axes', 0)) return dims.map((_, axis) => axis);
  return given.map((axis) => axisOf(axis, dims.length));
}

/** Without overflow: the largest is taken out. */
function logSumExp(values: Float64Array): number {
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(most)) return most;
  return most + Math.log(total(values.map((x) => Math.exp(x - most))));
}

function accumulation(
  start: number,
  numbers: (sum: number, x: number) => number,
  integers: (sum: bigint, x: bigint) => bigint,
): EvaluationRule {
  return (node) => {
    const x = node.input(0);
    const axis = axisOf(scalarOf(node.input(1)), x.dims.length);
    if (isInteger(x.type))
      return tensorOfIntegers(x.type, x.dims, accumulate(node, x, axis, integersOf(x), BigInt(start), integers));
    return tensorOf(x.type, x.dims, accumulate(node, x, axis, [...numbersOf(x)], start, numbers));
  };
}

function accumulate<Value>(
  node: Evaluation,
  { dims }: Tensor,
  axis: number,
  values: readonly Value[],
  start: Value,
  next: (sum: Value, x: Value) => Value,
): Value[] {
  const [excludes, reverses] = [node.int('exclusive', 0) === 1, node.int('reverse', 0) === 1];
  const made = [...values];
  for (const line of linesAlong(dims, axis)) {
    let sum = start;
    for (const at of reverses ? line.reverse() : line) {
      const after = next(sum, values[at]!);
      made[at] = excludes ? sum : after;
      sum = after;
    }
  }
  return made;
}
