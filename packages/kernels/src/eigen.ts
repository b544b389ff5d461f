// Eigenvalues and eigenvectors of a symmetric matrix: what the kernel symmetricEigenInto does, without its scratch memory.
import { rangeError } from './errors.ts';
import type { Kernels } from './generated/kernels.ts';

export interface EigenOptions {
  /**
   * `jacobi`: rotations, the most exact for small matrices. `tridiagonal`: Householder's reflections and implicit QL steps,
   * which take far less time from about ten rows on; below four rows these are rotations too.
   *
   * @default 'auto', which is the faster one
   */
  readonly method?: 'auto' | 'jacobi' | 'tridiagonal';
}

export interface SymmetricEigen {
  /** The eigenvalues, the largest first. */
  readonly values: Float32Array;
  /** Row k is the eigenvector of value k: of length 1, orthogonal to the others, its largest element positive. */
  readonly vectors: Float32Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, row after row, of which only the lower triangle is read. Computed in
 * float64: |A v - λ v| and what vectors lack of being orthogonal are the rounding of the results to float32. All are NaN if an
 * element of the triangle is not finite. Throws RangeError KINGLET_KERNELS_LENGTH if the matrix is not square.
 *
 * @example
 * symmetricEigen(Float32Array.of(2, 1, 1, 2)).values; // 3, 1
 */
export type SymmetricEigenFunction = (matrix: Float32Array, options?: EigenOptions) => SymmetricEigen;

const methods = ['auto', 'jacobi', 'tridiagonal'] as const;

export function eigenFunction(kernels: Pick<Kernels, 'symmetricEigenInto'>): SymmetricEigenFunction {
  return (matrix, { method = 'auto' } = {}) => {
    const n = Math.sqrt(matrix.length);
    if (!Number.isInteger(n))
      throw rangeError(
        'KINGLET_KERNELS_LENGTH',
        `symmetricEigen: expected a square matrix, so a square number of elements, got ${matrix.length}`,
      );
    const number = methods.indexOf(method);
    if (number < 0)
      throw rangeError(
        'KINGLET_KERNELS_RANGE',
        `symmetricEigen: expected method to be one of ${methods.join(', ')}, got ${method}`,
      );
    const [values, vectors] = [new Float32Array(n), new Float32Array(n * n)];
    kernels.symmetricEigenInto(matrix, n, number, new Float64Array(2 * n * n), vectors, values);
    return { values, vectors };
  };
}
