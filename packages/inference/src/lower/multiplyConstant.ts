// The product of a matrix by a constant one, which is laid out now as its kernel reads it fastest.
import { type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { type Elements, newElements } from './elements.ts';
import { epilogueOf, noEpilogue } from './epilogue.ts';
import { packedMatrix } from './pack.ts';
import { panelColumns } from './panels.ts';

/** inner x columns; its transpose if `isTurned`. */
export interface ConstantMatrix {
  readonly values: Float32Array;
  readonly inner: number;
  readonly columns: number;
  readonly isTurned: boolean;
}

export interface Addends {
  /** Added to each row. */
  readonly row?: Operand | undefined;
  /** As large as the product. */
  readonly matrix?: Operand | undefined;
}

/** out = activation(clamp(left right + row + matrix)), with the node's epilogue. */
export function multiplyConstant(
  node: Lowering,
  left: Operand,
  rows: Extent,
  right: ConstantMatrix,
  { row, matrix }: Addends,
): void {
  emitProduct(node, left, rows, right, { row, matrix }, node.result(), epilogueOf(node));
}

/** The same of rows of float, as a step of a node. */
export function productOf(node: Lowering, x: Elements, right: ConstantMatrix, row?: Operand): Elements {
  const [rows] = x.shape as [Extent];
  const made = newElements(node, 'float', [rows, fixedExtent(right.columns)]);
  emitProduct(node, x.operand, rows, right, { row }, made.operand, noEpilogue);
  return made;
}

function emitProduct(
  node: Lowering,
  left: Operand,
  rows: Extent,
  right: ConstantMatrix,
  { row, matrix }: Addends,
  out: Operand,
  end: ReturnType<typeof epilogueOf>,
): void {
  const { values, inner, columns, isTurned } = right;
  // With no more of them a row is multiplied by dot products, whose sums run side by side.
  if (columns > panelColumns || matrix) {
    const packed = packedMatrix(node, values, inner, columns, isTurned);
    node.emit('matmulPacked', left, rows, inner, packed, columns, row, matrix, out, ...end);
    return;
  }
  const b = node.constant(isTurned ? values : transposed(values, inner, columns));
  const work = node.scratch(4, fixedExtent(inner * panelColumns));
  node.emit(...(['matmul', left, 1, rows, inner, b, 1, columns, out, 1, 0, 1, 1, 0, row] as const), ...end, work);
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(values, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!);
}
