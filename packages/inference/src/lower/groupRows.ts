// Equal rows found together: they are sorted, column by column, and neighbours compared.
import { scatterReductions } from '@kinglet/kernels/plan';
import { fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { partOf } from '../compile/programBuilder.ts';
import { binaryOf, compareOf, convert, emitBinary, reduceOf } from './compute.ts';
import { emitStrided, startOf } from './copyStrided.ts';
import { type Elements, newElements, scalarElement, typeNumber, withShape } from './elements.ts';
import { type CountedRows, findNonZero } from './findNonZero.ts';
import { copyOf, gatherAlong, placesIn } from './indices.ts';
import { checkCount, mostParts } from './limits.ts';
import { expandTo } from './moves.ts';
import { topKOf } from './topK.ts';

/** Of [rows, columns]; as int64. */
export interface RowGroups {
  /** Of each row that is equal to none before it: its place. */
  readonly isFirst: CountedRows;
  /** Of each group the place of its first row; as many as rows, of which those behind the last group mean nothing. */
  readonly firsts: Elements;
  /** Of each row the number of its group. */
  readonly numbers: Elements;
  /** Of each group how many rows it has. */
  readonly counts: Elements;
}

/** Groups are numbered in the order of their rows if `isSorted`, else as they come. */
export function groupRows(node: Lowering, x: Elements, isSorted: boolean): RowGroups {
  const count = node.fixed(x.shape[0]!, 'the length of the axis');
  if (count === 0) throw node.refuse('expected elements, found none');
  const order = sortRows(node, x);
  const starts = startsOf(node, gatherAlong(node, x, 0, order));
  const sorted = runningSum(node, starts, count);
  const places = placesIn(node, order, fixedExtent(count), [count]);
  const put = (elements: Elements, type: Elements['type']): Elements => {
    const made = newElements(node, type, [fixedExtent(count)]);
    const zeros = copyOf(node, expandTo(node, scalarElement(node, type, 0), made.shape));
    node.emit('scatterRows', elements.operand, places, 1, count, count, 1, 0, typeNumber(node, type), zeros.operand);
    return zeros;
  };
  const isFirst = findNonZero(node, put(starts, 'bool'));
  const least = joinAt(node, order, sorted, 'min', count);
  if (isSorted) {
    const numbers = put(sorted, 'int64');
    return { isFirst, firsts: least, numbers, counts: countOf(node, numbers, count) };
  }
  const rank = runningSum(node, put(starts, 'bool'), count);
  const numbers = put(gatherAlong(node, rank, 0, gatherAlong(node, least, 0, sorted)), 'int64');
  const firsts = withShape(isFirst.rows, [fixedExtent(count)]);
  return { isFirst, firsts, numbers, counts: countOf(node, numbers, count) };
}

/** The places of rows in their order, equal ones as they come: by the last column first, each time keeping what was. */
function sortRows(node: Lowering, x: Elements): Elements {
  const [rows, columns] = x.shape.map((length) => node.fixed(length, 'rows and columns')) as [number, number];
  checkCount(node, columns, mostParts, 'columns that are sorted by');
  let order: Elements | undefined;
  for (let column = columns - 1; column >= 0; column--) {
    const own = columnOf(node, x, column);
    const { indices } = topKOf(node, order ? gatherAlong(node, own, 0, order) : own, 0, rows, false);
    order = order ? gatherAlong(node, order, 0, indices) : indices;
  }
  return order ?? expandTo(node, scalarElement(node, 'int64', 0), [fixedExtent(rows)]);
}

function columnOf(node: Lowering, { operand, type, shape }: Elements, column: number): Elements {
  const made = newElements(node, type, [shape[0]!]);
  const axis = { count: shape[0]!, from: shape[1]!, to: fixedExtent(1) };
  emitStrided(node, { operand, at: fixedExtent(column) }, startOf(made.operand), [axis]);
  return made;
}

/** Of sorted rows: whether each differs from the one before it, as the first does. */
function startsOf(node: Lowering, x: Elements): Elements {
  const [rows, columns] = x.shape.map(({ fixed }) => fixed) as [number, number];
  const part = (from: number): Elements => {
    const shape = [fixedExtent(rows - 1), fixedExtent(columns)];
    return { ...x, operand: partOf(x.operand, fixedExtent(from * columns), sizeOfExtents(shape)), shape };
  };
  const made = copyOf(node, expandTo(node, scalarElement(node, 'bool', 1), [fixedExtent(rows)]));
  if (rows === 1) return made;
  const differs = reduceOf(node, 'max', compareOf(node, 'notEqual', part(1), part(0)), [1]);
  const axis = { count: fixedExtent(rows - 1), from: fixedExtent(1), to: fixedExtent(1) };
  emitStrided(node, startOf(differs.operand), { operand: made.operand, at: fixedExtent(1) }, [axis]);
  return made;
}

/** How many are not 0 up to each, itself included, less 1: sums of twice as many each time. */
function runningSum(node: Lowering, x: Elements, count: number): Elements {
  let sum = convert(node, x, 'int64');
  for (let step = 1; step < count; step *= 2) {
    const next = copyOf(node, sum);
    const [length, at] = [fixedExtent(count - step), fixedExtent(step)];
    const [low, high] = [partOf(sum.operand, fixedExtent(0), length), partOf(sum.operand, at, length)];
    emitBinary(node, 'add', 'int64', low, high, partOf(next.operand, at, length));
    sum = next;
  }
  return binaryOf(node, 'sub', sum, scalarElement(node, 'int64', 1));
}

function countOf(node: Lowering, numbers: Elements, count: number): Elements {
  const ones = expandTo(node, scalarElement(node, 'int64', 1), [fixedExtent(count)]);
  return joinAt(node, ones, numbers, 'add', count);
}

/** For each group the least, or the sum, of what its rows have. */
function joinAt(node: Lowering, x: Elements, numbers: Elements, how: 'add' | 'min', count: number): Elements {
  const first = scalarElement(node, 'int64', how === 'add' ? 0 : count);
  const made = copyOf(node, expandTo(node, first, [fixedExtent(count)]));
  const places = placesIn(node, numbers, fixedExtent(count), [count]);
  const [join, type] = [scatterReductions.indexOf(how), typeNumber(node, 'int64')];
  node.emit('scatterRows', x.operand, places, 1, count, count, 1, join, type, made.operand);
  return made;
}
