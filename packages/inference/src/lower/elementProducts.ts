// Products of matrices of any type: by the kernel of float where they are of it, else as sums of products of elements.
import { type Extent, equalExtents, fixedExtent, isFixed, scaleExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { partOf } from '../compile/programBuilder.ts';
import { binaryOf, convert, emitBinary, reduceOf } from './compute.ts';
import { type Elements, isShortFloat, newElements, withShape } from './elements.ts';
import { noEpilogue } from './epilogue.ts';
import { checkCount, mostParts } from './limits.ts';
import { transpose } from './moves.ts';

/** Elements of products that are held at a time. */
const mostProducts = 2 ** 20;
/** Elements of b that the kernel of float packs at a time. */
const mostWork = 2 ** 16;

export interface Turned {
  /** The last two axes change places. */
  readonly turnA?: boolean;
  readonly turnB?: boolean;
}

/**
 * [batch, rows, inner] by [batch, inner, columns], to [batch, rows, columns]; of floats one of them may have a batch of 1,
 * which is every item's. Integers wrap, doubles are summed in order.
 */
export function multiplyMatrices(node: Lowering, a: Elements, b: Elements, { turnA, turnB }: Turned = {}): Elements {
  if (isShortFloat(a.type)) {
    const [x, y] = [convert(node, a, 'float'), convert(node, b, 'float')];
    return convert(node, multiplyFloats(node, x, y, Boolean(turnA), Boolean(turnB)), a.type);
  }
  if (a.type === 'float') return multiplyFloats(node, a, b, Boolean(turnA), Boolean(turnB));
  const x = turnA ? transpose(node, a, [0, 2, 1]) : a;
  const y = turnB ? b : transpose(node, b, [0, 2, 1]);
  return multiplyAny(node, x, y);
}

function multiplyFloats(node: Lowering, a: Elements, b: Elements, turnA: boolean, turnB: boolean): Elements {
  const [left, ...sides] = a.shape as [Extent, Extent, Extent];
  const [right, ...others] = b.shape as [Extent, Extent, Extent];
  const [rows, inner] = turnA ? sides.toReversed() : sides;
  const columns = others[turnB ? 0 : 1]!;
  const batch = equalExtents(left, fixedExtent(1)) ? right : left;
  const made = newElements(node, 'float', [batch, rows!, columns]);
  const work = isFixed(inner!) && isFixed(columns) ? inner!.fixed * (columns.fixed + 16) : mostWork;
  node.emit(
    ...(['matmul', a.operand, left, rows!, inner!, b.operand, right, columns, made.operand, batch] as const),
    ...([Number(turnA), Number(turnB), 1, 0, undefined, ...noEpilogue] as const),
    node.scratch(4, fixedExtent(Math.min(work, mostWork))),
  );
  return made;
}

/** `b` has the inner axis last, too. */
function multiplyAny(node: Lowering, a: Elements, b: Elements): Elements {
  const [left, rows, inner] = a.shape as [Extent, Extent, Extent];
  const [right, columns] = b.shape as [Extent, Extent];
  const one = fixedExtent(1);
  const shape = [equalExtents(left, one) ? right : left, rows, columns];
  const length = node.fixed(inner, 'the length that products are summed over');
  const size = sizeOfExtents([...shape, inner]);
  if (isFixed(size) && size.fixed <= mostProducts) {
    const [x, y] = [withShape(a, [left, rows, one, inner]), withShape(b, [right, one, columns, inner])];
    return withShape(reduceOf(node, 'sum', binaryOf(node, 'mul', x, y, [...shape, inner]), [3]), shape);
  }
  checkCount(node, length, mostParts, 'products that are summed');
  const [x, y] = [transpose(node, a, [2, 0, 1]), transpose(node, b, [2, 0, 1])];
  const sum = withShape(reduceOf(node, 'sum', newElements(node, a.type, [...shape, fixedExtent(0)]), [3]), shape);
  for (let k = 0; k < length; k++) {
    const product = binaryOf(node, 'mul', nth(x, k, [left, rows, one]), nth(y, k, [right, one, columns]), shape);
    emitBinary(node, 'add', a.type, sum.operand, product.operand, sum.operand);
  }
  return sum;
}

/** The k-th of the parts along the first axis. */
function nth({ operand, type }: Elements, k: number, shape: readonly Extent[]): Elements {
  const size = sizeOfExtents(shape);
  return { operand: partOf(operand, scaleExtent(size, k), size), type, shape };
}
