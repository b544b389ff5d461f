// Products of two matrices: Gemm.
import { type Extent, equalExtents, fixedExtent, isFixed, multiplyExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { PixelRows, Value } from '../compile/programBuilder.ts';
import { epilogueOf, noEpilogue } from './epilogue.ts';
import { multiplyConstant } from './multiplyConstant.ts';
import { packedMatrix } from './pack.ts';

interface Gemm {
  readonly rows: Extent;
  readonly inner: Extent;
  readonly columns: Extent;
  readonly addend: Addend;
}

/** What is added to a product, beta times: a row to each of its rows, or a matrix. */
interface Addend {
  readonly row?: Operand;
  readonly matrix?: Operand;
}

/** alpha A B + beta C, and what passes made of it. */
export function lowerGemm(node: Lowering): void {
  node.checkFloat(0, 1, 2);
  const [rows, columns] = node.output().shape as [Extent, Extent];
  const inner = node.input(1).shape[node.flag('transB') === 1 ? 1 : 0]!;
  node.checkSize(multiplyExtents(rows, inner), 0);
  node.checkSize(multiplyExtents(inner, columns), 1);
  const gemm = { rows, inner, columns, addend: addendOf(node, rows, columns) };
  const right = node.knownFloats(1);
  if (right) multiplyByConstant(node, gemm, right);
  else multiply(node, gemm);
}

function multiplyByConstant(node: Lowering, { rows, inner, columns, addend }: Gemm, right: Float32Array): void {
  const isTurned = node.flag('transB') === 1;
  const left = leftOf(node);
  const alpha = node.float('alpha', 1);
  const values = left.reorder(alpha === 1 ? right : right.map((element) => element * alpha), isTurned);
  const operand = node.flag('transA') === 1 ? transposed(node, left.operand, inner, rows) : left.operand;
  multiplyConstant(node, operand, rows, { values, inner: inner.fixed, columns: columns.fixed, isTurned }, addend);
}

/** Most elements of b that are packed at a time. */
const mostWork = 2 ** 16;

function multiply(node: Lowering, { rows, inner, columns, addend }: Gemm): void {
  const out = node.result();
  if (addend.matrix) node.emit('scale', addend.matrix, 1, out);
  const work = isFixed(inner) && isFixed(columns) ? Math.min(inner.fixed * (columns.fixed + 32), mostWork) : mostWork;
  node.emit(
    'matmul',
    ...([node.required(0), 1, rows, inner, node.required(1), 1, columns, out, 1] as const),
    node.flag('transA'),
    node.flag('transB'),
    node.float('alpha', 1),
    addend.matrix ? 1 : 0,
    addend.row,
    ...epilogueOf(node),
    node.scratch(4, fixedExtent(work)),
  );
}

/** C, which may be one number, a row, a column or a matrix, times beta. */
function addendOf(node: Lowering, rows: Extent, columns: Extent): Addend {
  if (!node.has(2)) return {};
  const { shape } = node.input(2);
  const [height, width] = [shape.at(-2) ?? fixedExtent(1), shape.at(-1) ?? fixedExtent(1)];
  const one = fixedExtent(1);
  const scaled = scaledBy(node, 2, node.float('beta', 1));
  if (equalExtents(width, columns)) {
    if (equalExtents(height, one)) return { row: scaled };
    if (equalExtents(height, rows)) return { matrix: scaled };
  } else if (equalExtents(width, one)) {
    if (equalExtents(height, one)) return { row: repeated(node, scaled, one, columns) };
    if (equalExtents(height, rows)) return { matrix: repeated(node, scaled, rows, columns) };
  }
  throw node.refuse('expected input 2 to be one number, a row, a column or a matrix as large as the product');
}

function scaledBy(node: Lowering, index: number, factor: number): Operand {
  if (factor === 1) return node.required(index);
  const known = node.knownFloats(index);
  if (known) return node.constant(known.map((element) => element * factor));
  const operand = node.required(index);
  const out = node.scratch(4, operand.length);
  node.emit('scale', operand, factor, out);
  return out;
}

/** A column beside itself so many times. */
function repeated(node: Lowering, column: Operand, rows: Extent, columns: Extent): Operand {
  const times = node.fixed(columns, 'columns');
  const out = node.scratch(4, multiplyExtents(rows, columns));
  const ones = packedMatrix(node, new Float32Array(times).fill(1), 1, times, false);
  node.emit('matmulPacked', column, rows, 1, ones, columns, undefined, undefined, out, ...noEpilogue);
  return out;
}

function transposed(node: Lowering, matrix: Operand, rows: Extent, columns: Extent): Operand {
  const out = node.scratch(4, multiplyExtents(rows, columns));
  node.emit('transposeEach', matrix, 1, rows, columns, out);
  return out;
}

/** The left matrix, and how its order of columns changes the right one. */
export interface Left {
  readonly operand: Operand;
  reorder(right: Float32Array, isTurned: boolean): Float32Array;
}

/** Rows that were images with their channels last stay so: the constant matrix is turned in their place, once. */
export function leftOf(node: Lowering): Left {
  const value = node.input(0);
  const { pixelRows, places } = value;
  if (!pixelRows || places.size > 0 || node.flag('transA') === 1)
    return { operand: node.required(0), reorder: (right) => right };
  const reorder = (right: Float32Array, isTurned: boolean) => reorderPixels(pixelRows, value, right, isTurned);
  return { operand: pixelRows.operand, reorder };
}

/** Element c, p of each column of a matrix goes to p, c. */
function reorderPixels({ channels }: PixelRows, value: Value, right: Float32Array, isTurned: boolean): Float32Array {
  const inner = value.shape[1]!.fixed;
  const area = inner / channels;
  const columns = right.length / inner;
  const [innerStep, columnStep] = isTurned ? [1, inner] : [columns, 1];
  const out = new Float32Array(right.length);
  for (let j = 0; j < columns; j++)
    for (let c = 0; c < channels; c++)
      for (let p = 0; p < area; p++) {
        const [from, to] = [c * area + p, p * channels + c];
        out[to * innerStep + j * columnStep] = right[from * innerStep + j * columnStep]!;
      }
  return out;
}
