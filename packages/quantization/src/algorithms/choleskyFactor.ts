// The factor of a matrix that GPTQ walks along.
import { addRowProducts, type Rows } from './addRowProducts.ts';

/** Rows and columns that are factored together, in float64; what they take from those before them is summed up in float32. */
const blockSize = 128;

/**
 * V, upper triangular, of H = V V^T, from the last rows upwards, in H's own memory: what is below the diagonal stays.
 * `false` where H, symmetric and [size, size], is not positive definite. Its diagonal must be of numbers that float32
 * holds; the factor is as exact as float64 for a size up to 64, and else as float32.
 */
export function choleskyFactor(matrix: Float64Array, size: number): boolean {
  for (let end = size; end > 0; end -= blockSize) {
    const first = Math.max(end - blockSize, 0);
    if (!factorBlock(matrix, size, first, end)) return false;
    for (let i = 0; i < first; i++) solveRow(matrix, size, i, first, end);
    addRowProducts(matrix, size, columnsOf(matrix, size, first, end), -1);
  }
  return true;
}

/** The rows and columns of a block itself. */
function factorBlock(matrix: Float64Array, size: number, first: number, end: number): boolean {
  for (let j = end - 1; j >= first; j--) {
    const rest = matrix[j * size + j]! - dotRows(matrix, j * size, j * size, j + 1, end);
    if (!(rest > 0)) return false;
    matrix[j * size + j] = Math.sqrt(rest);
    for (let i = first; i < j; i++) solveElement(matrix, size, i, j, end);
  }
  return true;
}

/** A row above a block, in its columns. */
function solveRow(matrix: Float64Array, size: number, i: number, first: number, end: number): void {
  for (let j = end - 1; j >= first; j--) solveElement(matrix, size, i, j, end);
}

function solveElement(matrix: Float64Array, size: number, i: number, j: number, end: number): void {
  const rest = matrix[i * size + j]! - dotRows(matrix, i * size, j * size, j + 1, end);
  matrix[i * size + j] = rest / matrix[j * size + j]!;
}

/** Of two rows, from where they begin, in the columns of a range. */
function dotRows(matrix: Float64Array, a: number, b: number, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += matrix[a + k]! * matrix[b + k]!;
  return sum;
}

/** Of the rows above a block, its columns. */
function columnsOf(matrix: Float64Array, size: number, first: number, end: number): Rows {
  const length = end - first;
  const values = new Float32Array(first * length);
  for (let i = 0; i < first; i++) values.set(matrix.subarray(i * size + first, i * size + end), i * length);
  return { values, count: first, length };
}
