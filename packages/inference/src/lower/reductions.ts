// Many elements to one: along axes, and running along one.
import { equalExtents, fixedExtent, partOfExtent, scaleExtent } from '../compile/extent.ts';
import type { Lowering, LoweringRule } from '../compile/lowering.ts';
import { partOf } from '../compile/programBuilder.ts';
import { binaryOf, emitBinary, reduceOf } from './compute.ts';
import { emitStrided, startOf } from './copyStrided.ts';
import { expOf, logOf } from './doubles.ts';
import {
  axisFrom,
  type BinaryOperation,
  constantNumbers,
  type Elements,
  elementsOf,
  finish,
  isFloatType,
  newElements,
  type ReduceOperation,
  scalarElement,
  typeNumber,
} from './elements.ts';
import { checkCount, mostParts } from './limits.ts';
import { expandTo, transpose } from './moves.ts';

/** A rule for a reduction along axes. */
export function reduction(operation: ReduceOperation): LoweringRule {
  return (node) => {
    const x = elementsOf(node, 0);
    const axes = axesOf(node, x.shape.length);
    const isNothing = axes.length === 0 && operation === 'sum';
    finish(node, isNothing ? x : reduceOf(node, operation, x, axes));
  };
}

/** ReduceLogSum. */
export function lowerReduceLogSum(node: Lowering): void {
  const x = elementsOf(node, 0);
  finish(node, logOf(node, reduceOf(node, 'sum', x, axesOf(node, x.shape.length))));
}

/**
 * ReduceLogSumExp: the largest is taken out, so that nothing overflows.
 */
export function lowerReduceLogSumExp(node: Lowering): void {
  const x = elementsOf(node, 0);
  if (!isFloatType(x.type)) throw node.refuse(`expected elements of floats, found ${x.type}`);
  const axes = axesOf(node, x.shape.length);
  // Infinite ones stay out of the difference, which would be NaN.
  const limit = scalarElement(node, x.type, largest[x.type] ?? 0);
  const least = scalarElement(node, x.type, -(largest[x.type] ?? 0));
  const high = binaryOf(node, 'max', binaryOf(node, 'min', reduceOf(node, 'max', x, axes), limit), least);
  const rest = binaryOf(node, 'sub', x, high);
  const sum = reduceOf(node, 'sum', expOf(node, rest), axes);
  finish(node, binaryOf(node, 'add', logOf(node, sum), high));
}

const largest: Readonly<Record<string, number>> = {
  bfloat16: 3.3895313892515355e38,
  double: Number.MAX_VALUE,
  float: 3.4028234663852886e38,
  float16: 65504,
};

/** All axes where none are given, unless that shall mean none. */
function axesOf(node: Lowering, rank: number): number[] {
  const given = node.has(1) ? (constantNumbers(node, 1) ?? []) : node.ints('axes', []);
  if (given.length > 0) return distinctAxes(node, given, rank);
  return node.int('noop_with_empty_axes', 0) === 1 ? [] : Array.from({ length: rank }, (_, axis) => axis);
}

function distinctAxes(node: Lowering, given: readonly number[], rank: number): number[] {
  const axes = given.map((axis) => axisFrom(node, axis, rank));
  if (new Set(axes).size === axes.length) return axes;
  throw node.refuse(`expected each axis once, found [${given}]`);
}

/** A rule for ArgMax or ArgMin. */
export function argReduction(isMax: boolean): LoweringRule {
  return (node) => {
    const x = elementsOf(node, 0);
    const axis = axisFrom(node, node.int('axis', 0), x.shape.length);
    finish(node, argReduceOf(node, x, axis, isMax, node.int('select_last_index', 0) === 1));
  };
}

/** Positions along an axis, which is left with one element. */
export function argReduceOf(node: Lowering, x: Elements, axis: number, isMax: boolean, isLast: boolean): Elements {
  const order = [...x.shape.keys()].filter((i) => i !== axis);
  const turned = transpose(node, x, [...order, axis]);
  const made = newElements(node, 'int64', x.shape.with(axis, fixedExtent(1)));
  const [length, type] = [x.shape[axis]!, typeNumber(node, x.type)];
  if (equalExtents(length, fixedExtent(0))) throw node.refuse(`expected elements along axis ${axis}, found none`);
  const flags = [Number(isMax), Number(isLast)] as const;
  node.emit('argReduceAny', turned.operand, made.operand.length, length, 1, type, ...flags, made.operand);
  return made;
}

/** A rule for CumSum or CumProd: slice after slice along the axis, which is moved to the front. */
export function accumulation(operation: BinaryOperation & ('add' | 'mul')): LoweringRule {
  return (node) => {
    const x = elementsOf(node, 0);
    const axis = axisFrom(node, constantNumbers(node, 1)?.[0] ?? 0, x.shape.length);
    const length = node.fixed(x.shape[axis]!, 'the length of the axis');
    if (length === 0) {
      finish(node, x);
      return;
    }
    checkCount(node, length, mostParts, 'elements along the axis');
    const order = [axis, ...[...x.shape.keys()].filter((i) => i !== axis)];
    const made = accumulate(node, operation, transpose(node, x, order), length);
    finish(
      node,
      transpose(
        node,
        made,
        order.map((_, i) => order.indexOf(i)),
      ),
    );
  };
}

function accumulate(node: Lowering, operation: 'add' | 'mul', x: Elements, length: number): Elements {
  const made = newElements(node, x.type, x.shape);
  const size = partOfExtent(x.operand.length, length);
  const isReverse = node.int('reverse', 0) === 1;
  const shift = node.int('exclusive', 0) === 1 ? 1 : 0;
  const slice = ({ operand }: Elements, i: number) =>
    partOf(operand, scaleExtent(size, isReverse ? length - 1 - i : i), size);
  const neutral = expandTo(
    node,
    scalarElement(node, x.type, operation === 'mul' ? 1 : 0),
    x.shape.with(0, fixedExtent(1)),
  );
  const axis = { count: size, from: fixedExtent(1), to: fixedExtent(1) };
  for (let i = 0; i < length; i++) {
    const from = i - shift < 0 ? neutral.operand : slice(x, i - shift);
    if (i === 0) emitStrided(node, startOf(from), startOf(slice(made, i)), [axis]);
    else emitBinary(node, operation, x.type, from, slice(made, i - 1), slice(made, i));
  }
  return made;
}
