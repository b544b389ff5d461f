// The factor of a matrix' inverse that GPTQ walks along.

/**
 * U, upper triangular, of H^-1 = U^T U, for a symmetric H [size, size]; undefined where H is not positive definite. H is
 * factored from its last row upwards, H = V V^T with V upper, whose inverse is U: so H is never inverted itself.
 */
export function choleskyInverse(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = upperFactor(matrix, size);
  return factor && upperInverse(factor, size);
}

/** V of H = V V^T. */
function upperFactor(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(matrix);
  for (let j = size - 1; j >= 0; j--) {
    const pivot = factor[j * size + j]! - dotRows(factor, j, j, size, j + 1);
    if (!(pivot > 0)) return undefined;
    const root = Math.sqrt(pivot);
    factor[j * size + j] = root;
    for (let i = 0; i < j; i++)
      factor[i * size + j] = (factor[i * size + j]! - dotRows(factor, i, j, size, j + 1)) / root;
  }
  return factor;
}

/** Of rows i and j, from a column on. */
function dotRows(matrix: Float64Array, i: number, j: number, size: number, from: number): number {
  let sum = 0;
  for (let k = from, a = i * size + from, b = j * size + from; k < size; k++, a++, b++) sum += matrix[a]! * matrix[b]!;
  return sum;
}

/** Solved a row at a time, U V = I; what is below the diagonal is 0. */
function upperInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = inverse.subarray(i * size, (i + 1) * size);
    row[i] = 1;
    for (let k = i; k < size; k++) {
      const value = row[k]! / factor[k * size + k]!;
      row[k] = value;
      if (value === 0) continue;
      for (let j = k + 1, at = k * size + k + 1; j < size; j++, at++) row[j]! -= value * factor[at]!;
    }
  }
  return inverse;
}
