// A matrix that was packed once for many products.
import { rangeError } from './errors.ts';
import { epilogueOf } from './fusedActivation.ts';
import type { CoreKernels } from './generated/kernels.ts';
import type { BaseMatrix } from './matrix.ts';
import { type EpilogueOptions, nothing } from './productOptions.ts';

/** The rows of a matrix, packed (see `matmulPacked`). */
export class PackedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly #kernels: CoreKernels;
  readonly #elements: Float32Array;

  /** @internal */
  constructor(kernels: CoreKernels, elements: Float32Array, rows: number, columns: number) {
    this.#kernels = kernels;
    this.#elements = elements;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * The product of each row with each row of `vectors`: out[v, r] = dot(row r, vector v). `out`, of as many rows as
   * `vectors` and as many columns as this matrix has rows, receives them; left out: new memory. A residual of that shape is
   * added before the activation. Throws RangeError KINGLET_KERNELS_LENGTH for vectors of another length.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).pack().times(Matrix.from([[1, 0]]), { bias: Float32Array.of(-2, 0), activation: 'relu' }); // 0, 3
   */
  times(
    vectors: BaseMatrix,
    options: EpilogueOptions & { readonly residual?: BaseMatrix; readonly out?: BaseMatrix } = {},
  ): BaseMatrix {
    const { residual, bias = nothing, activation = 'none', out = vectors.zerosLike(vectors.rows, this.rows) } = options;
    this.#expectShape('vectors', vectors, vectors.rows, this.columns);
    this.#expectShape('out', out, vectors.rows, this.rows);
    if (residual) this.#expectShape('residual', residual, vectors.rows, this.rows);
    this.#kernels.matmulPacked(
      vectors.toFloat32Array(),
      vectors.rows,
      this.columns,
      this.#elements,
      this.rows,
      bias,
      residual?.toFloat32Array() ?? nothing,
      out.toFloat32Array(),
      ...epilogueOf('times', activation),
    );
    return out;
  }

  #expectShape(what: string, matrix: BaseMatrix, rows: number, columns: number): void {
    if (matrix.rows === rows && matrix.columns === columns) return;
    throw rangeError(
      'KINGLET_KERNELS_LENGTH',
      `times: expected ${what} to be ${rows} x ${columns} for a matrix of ${this.rows} x ${this.columns}, got ${matrix.rows} x ${matrix.columns}`,
    );
  }
}
