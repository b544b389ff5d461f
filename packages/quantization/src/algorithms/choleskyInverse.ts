// The factor of a matrix' inverse that GPTQ walks along.

/**
 * U, upper triangular, of H^-1 = U^T U, for a symmetric H [size, size]; undefined where H is not positive definite. H is
 * factored from its last row upwards, H = V V^T with V upper, whose inverse is U: so H is never inverted itself.
 */
export function choleskyInverse(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = upperFactor(matrix, size);
  return factor && upperInverse(factor, size);
}

/** Rows that are computed together, so that those they depend on are read once for all of them. */
const rowsTogether = 16;

/** V of H = V V^T. */
function upperFactor(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(matrix);
  for (let end = size; end > 0; end -= rowsTogether) {
    const first = Math.max(end - rowsTogether, 0);
    for (let j = size - 1; j >= first; j--)
      for (let i = Math.min(j, end - 1); i >= first; i--) {
        const rest = factor[i * size + j]! - dotRows(factor, i, j, size, j + 1);
        if (i === j && !(rest > 0)) return undefined;
        factor[i * size + j] = i === j ? Math.sqrt(rest) : rest / factor[j * size + j]!;
      }
  }
  return factor;
}

/** Of rows i and j, from a column on. */
function dotRows(matrix: Float64Array, i: number, j: number, size: number, from: number): number {
  let sum = 0;
  for (let k = from, a = i * size + from, b = j * size + from; k < size; k++, a++, b++) sum += matrix[a]! * matrix[b]!;
  return sum;
}

/** Solved from the left, U V = I; what is below the diagonal is 0. */
function upperInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) inverse[i * size + i] = 1;
  for (let first = 0; first < size; first += rowsTogether)
    for (let k = first; k < size; k++)
      for (let i = first; i <= Math.min(k, first + rowsTogether - 1); i++) {
        const row = inverse.subarray(i * size, (i + 1) * size);
        const value = row[k]! / factor[k * size + k]!;
        row[k] = value;
        if (value === 0) continue;
        for (let j = k + 1, at = k * size + k + 1; j < size; j++, at++) row[j]! -= value * factor[at]!;
      }
  return inverse;
}
