// The products of rows with one another: most of what second moments and their factors cost.
import { Matrix } from '@kinglet/kernels';

/** Rows behind each other. */
export interface Rows {
  /** [count, length] */
  readonly values: Float32Array;
  readonly count: number;
  readonly length: number;
}

/** Rows whose products with all that follow are made by one call of a kernel. */
const rowsTogether = 128;
/** For fewer rows a call of a kernel is not worth its price. */
const fewestRows = 48;

/**
 * Adds factor * R R^T of rows R to the part on and above the diagonal of the first `count` rows and columns of a
 * matrix whose rows are `stride` apart. Each product is one sum in float32: few rows in pieces, or long rows, round it
 * off; sums over several calls are of float64. Products of few rows are wholly of float64.
 */
export function addRowProducts(matrix: Float64Array, stride: number, rows: Rows, factor: number): void {
  const add = rows.count < fewestRows ? addExactProducts : addKernelProducts;
  add(matrix, stride, rows, factor);
}

function addKernelProducts(
  matrix: Float64Array,
  stride: number,
  { values, count, length }: Rows,
  factor: number,
): void {
  const memory = new Float32Array(Math.min(rowsTogether, count) * count);
  for (let first = 0; first < count; first += rowsTogether) {
    const [these, all] = [Math.min(rowsTogether, count - first), count - first];
    const left = { data: values.subarray(first * length, (first + these) * length), shape: [these, length] };
    const right = { data: values.subarray(first * length, count * length), shape: [all, length] };
    const out = memory.subarray(0, these * all);
    Matrix.multiplyBatches(left, right, { transposeB: true, out });
    for (let i = 0; i < these; i++)
      for (let j = i, at = (first + i) * stride + first + i; j < all; j++, at++)
        matrix[at]! += factor * out[i * all + j]!;
  }
}

function addExactProducts(matrix: Float64Array, stride: number, { values, count, length }: Rows, factor: number): void {
  for (let i = 0; i < count; i++)
    for (let j = i; j < count; j++) {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += values[i * length + k]! * values[j * length + k]!;
      matrix[i * stride + j]! += factor * sum;
    }
}
