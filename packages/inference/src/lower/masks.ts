// Elements chosen by where they are: triangles of matrices, one-hot rows.
import { type Extent, fixedExtent, isFixed } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { partOf } from '../compile/programBuilder.ts';
import { binaryOf, compareOf, convert, selectOf } from './compute.ts';
import {
  axisFrom,
  constantElements,
  constantNumbers,
  type Elements,
  elementsOf,
  finish,
  isFloatType,
  scalarElement,
  withShape,
} from './elements.ts';
import { checkCount, mostElements } from './limits.ts';

/** Trilu: the elements above or below a diagonal, and zeros. */
export function lowerTrilu(node: Lowering): void {
  const x = elementsOf(node, 0);
  const k = constantNumbers(node, 1)?.[0] ?? 0;
  const isUpper = node.int('upper', 1) === 1;
  if (!x.shape.slice(-2).every(isFixed)) {
    finish(node, openTriangle(node, x, k, isUpper));
    return;
  }
  const [rows, columns] = x.shape.slice(-2).map(({ fixed }) => fixed) as [number, number];
  const length = checkCount(node, rows * columns, mostElements, 'elements of a matrix');
  const mask = Array.from({ length }, (_, i) => {
    const diagonal = (i % columns) - Math.floor(i / columns);
    return Number(isUpper ? diagonal >= k : diagonal <= k);
  });
  const condition = constantElements(node, 'bool', [rows, columns], mask);
  finish(node, selectOf(node, condition, x, scalarElement(node, x.type, 0)));
}

/** Of matrices whose lengths only a run knows: columns are compared with rows. */
function openTriangle(node: Lowering, x: Elements, k: number, isUpper: boolean): Elements {
  const [rows, columns] = x.shape.slice(-2) as [Extent, Extent];
  const one = fixedExtent(1);
  const counting = (start: number, shape: readonly [Extent, Extent], count: Extent): Elements => ({
    ...{ type: 'int32', shape },
    operand: node.numbers('int32', { start: fixedExtent(start), step: one, count }),
  });
  const row = counting(k, [rows, one], rows);
  const column = counting(0, [one, columns], columns);
  const isKept = compareOf(node, isUpper ? 'greaterEqual' : 'lessEqual', column, row, [rows, columns]);
  return selectOf(node, isKept, x, scalarElement(node, x.type, 0));
}

/** OneHot: rows of the second of two values at the place that an index says, of the first elsewhere. */
export function lowerOneHot(node: Lowering): void {
  const [given, values] = [elementsOf(node, 0), elementsOf(node, 2)];
  const depth = checkCount(node, constantNumbers(node, 1)?.[0] ?? 0, mostElements, 'classes');
  const rank = given.shape.length + 1;
  const axis = axisFrom(node, node.int('axis', -1), rank);
  // Of floats only whole numbers are indices.
  const type = isFloatType(given.type) ? given.type : 'int64';
  const indices = convert(node, given, type);
  const isNegative = compareOf(node, 'less', indices, scalarElement(node, type, 0));
  const counted = binaryOf(node, 'add', indices, scalarElement(node, type, depth));
  const places = selectOf(node, isNegative, counted, indices);
  const shape = given.shape.toSpliced(axis, 0, fixedExtent(depth));
  const dims = shape.map((_, i) => (i === axis ? depth : 1));
  const counting = constantElements(
    node,
    type,
    dims,
    Array.from({ length: depth }, (_, i) => i),
  );
  const column = withShape(places, given.shape.toSpliced(axis, 0, fixedExtent(1)));
  const isHot = compareOf(node, 'equal', counting, column, shape);
  const value = (i: number) => ({
    ...values,
    operand: partOf(values.operand, fixedExtent(i), fixedExtent(1)),
    shape: [],
  });
  finish(node, selectOf(node, isHot, value(1), value(0), shape));
}
