// Det: by elimination with the largest pivot, a column at a time, for all matrices of a batch together.
import { type Extent, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { binaryOf, compareOf, convert, selectOf, unaryOf } from './compute.ts';
import { emitStrided, startOf, stepsOf } from './copyStrided.ts';
import {
  type Elements,
  elementsOf,
  finish,
  isFloatType,
  isShortFloat,
  newElements,
  scalarElement,
  typeNumber,
  withShape,
} from './elements.ts';
import { copyOf, placesIn } from './indices.ts';
import { checkCount } from './limits.ts';
import { expandTo } from './moves.ts';
import { argReduceOf } from './reductions.ts';

/** Each column takes about twenty instructions. */
const mostColumns = 128;

export function lowerDet(node: Lowering): void {
  const given = elementsOf(node, 0);
  if (!isFloatType(given.type)) throw node.refuse(`expected elements of floats, found ${given.type}`);
  const x = isShortFloat(given.type) ? convert(node, given, 'float') : given;
  const [rows, size] = x.shape.slice(-2).map((length) => node.fixed(length, 'the length of a matrix')) as [
    number,
    number,
  ];
  if (rows !== size) throw node.refuse(`expected square matrices, found ${rows} rows of ${size}`);
  checkCount(node, size, mostColumns, 'columns of a matrix');
  const batch = sizeOfExtents(x.shape.slice(0, -2));
  let rest = withShape(x, [batch, fixedExtent(size), fixedExtent(size)]);
  let product = expandTo(node, scalarElement(node, x.type, 1), [batch]);
  for (let left = size; left > 0; left--) {
    const { pivot, next } = eliminate(node, rest, left);
    product = binaryOf(node, 'mul', product, pivot);
    rest = next;
  }
  finish(node, convert(node, product, given.type));
}

/** The pivot of the first column, with the sign that the exchange of rows gives it, and the matrices that are left. */
function eliminate(node: Lowering, x: Elements, size: number): { readonly pivot: Elements; readonly next: Elements } {
  const [batch] = x.shape as [Extent];
  const one = fixedExtent(1);
  const column = unaryOf(node, 'abs', partOf(node, x, [0, 0], [size, 1]));
  const found = argReduceOf(node, withShape(column, [batch, fixedExtent(size)]), 1, true, false);
  const places = placesIn(node, found, batch, [size]);
  const row = newElements(node, x.type, [batch, one, fixedExtent(size)]);
  const bytes = size * row.operand.buffer.elementBytes;
  node.emit('gatherRows', x.operand, batch, size, bytes, places, batch, 1, row.operand);
  const pivot = partOf(node, row, [0, 0], [1, 1]);
  const isFirst = compareOf(node, 'equal', withShape(found, pivot.shape), scalarElement(node, 'int64', 0), pivot.shape);
  const sign = selectOf(node, isFirst, scalarElement(node, x.type, 1), scalarElement(node, x.type, -1), pivot.shape);
  const signed = withShape(binaryOf(node, 'mul', pivot, sign), [batch]);
  if (size === 1) return { pivot: signed, next: x };
  const exchanged = copyOf(node, x);
  const first = partOf(node, x, [0, 0], [1, size]);
  const type = typeNumber(node, x.type);
  node.emit('scatterRows', first.operand, places, batch, 1, size, size, 0, type, exchanged.operand);
  // Where the largest is 0 all are, and the product is.
  const isZero = compareOf(node, 'equal', pivot, scalarElement(node, x.type, 0), pivot.shape);
  const divisor = selectOf(node, isZero, scalarElement(node, x.type, 1), pivot, pivot.shape);
  const factors = binaryOf(node, 'div', partOf(node, exchanged, [1, 0], [size - 1, 1]), divisor);
  const shape = [batch, fixedExtent(size - 1), fixedExtent(size - 1)];
  const less = binaryOf(node, 'mul', factors, partOf(node, row, [0, 1], [1, size - 1]), shape);
  return {
    pivot: signed,
    next: binaryOf(node, 'sub', partOf(node, exchanged, [1, 1], [size - 1, size - 1]), less),
  };
}

/** So many rows and columns of each matrix, from a row and a column on. */
function partOf(
  node: Lowering,
  x: Elements,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): Elements {
  const shape = [x.shape[0]!, fixedExtent(rows), fixedExtent(columns)];
  const made = newElements(node, x.type, shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(shape)];
  const axes = shape.map((count, i) => ({ count, from: from[i]!, to: to[i]! }));
  const at = fixedExtent(row * from[1]!.fixed + column);
  emitStrided(node, { operand: x.operand, at }, startOf(made.operand), axes);
  return made;
}
