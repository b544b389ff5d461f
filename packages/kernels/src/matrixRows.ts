// What matrices do with each of their rows: softmax and normalisation.
import type { CoreKernels } from './generated/kernels.ts';
import type { BaseMatrix } from './matrix.ts';
import { nothing } from './productOptions.ts';

export interface RmsNormOptions {
  /** Factors of the columns; left out: 1. */
  readonly gamma?: Float32Array;
  /** Added to the mean square or the variance. @default 1e-5 */
  readonly epsilon?: number;
  /** Receives the rows; may be this matrix. Left out: new memory. */
  readonly out?: BaseMatrix;
}

export interface NormOptions extends RmsNormOptions {
  /** Added to the columns; left out: 0. */
  readonly beta?: Float32Array;
}

const usualEpsilon = 1e-5;

/**
 * The methods of Matrix on rows. Parameters have an element for each column. They throw RangeError KINGLET_KERNELS_LENGTH for
 * others, and for an `out` of another shape.
 */
export abstract class MatrixRows {
  abstract readonly rows: number;
  abstract readonly columns: number;
  protected abstract readonly kernels: CoreKernels;
  abstract toFloat32Array(): Float32Array;
  /** @internal */
  abstract outputFor(operation: string, out: BaseMatrix | undefined): BaseMatrix;

  /**
   * softmax of each row.
   *
   * @example
   * Matrix.from([[0, 0], [0, 2]]).softmax(); // 0.5, 0.5, 0.1192, 0.8808
   */
  softmax(out?: BaseMatrix): BaseMatrix {
    return this.#into('softmax', out, (to) =>
      this.kernels.softmaxRows(this.toFloat32Array(), this.rows, this.columns, to),
    );
  }

  /**
   * Each row less its mean, over the root of its variance.
   *
   * @example
   * Matrix.from([[1, 2, 3]]).layerNorm(); // -1.2247, 0, 1.2247
   */
  layerNorm({ gamma = nothing, beta = nothing, epsilon = usualEpsilon, out }: NormOptions = {}): BaseMatrix {
    return this.#into('layerNorm', out, (to) =>
      this.kernels.layerNorm(this.toFloat32Array(), this.rows, this.columns, gamma, beta, epsilon, to),
    );
  }

  /**
   * Each row over the root of its mean square.
   *
   * @example
   * Matrix.from([[3, 4]]).rmsNorm({ epsilon: 0 }); // 0.8485, 1.1314
   */
  rmsNorm({ gamma = nothing, epsilon = usualEpsilon, out }: RmsNormOptions = {}): BaseMatrix {
    return this.#into('rmsNorm', out, (to) =>
      this.kernels.rmsNorm(this.toFloat32Array(), this.rows, this.columns, gamma, epsilon, to),
    );
  }

  /**
   * Each row over its Euclidean norm, which counts as `epsilon` at least: rows of zeros stay zeros.
   *
   * @example
   * Matrix.from([[3, 4], [0, 0]]).l2Normalize(); // 0.6, 0.8, 0, 0
   */
  l2Normalize({ epsilon = 1e-12, out }: Pick<RmsNormOptions, 'epsilon' | 'out'> = {}): BaseMatrix {
    return this.#into('l2Normalize', out, (to) =>
      this.kernels.l2Normalize(this.toFloat32Array(), this.rows, this.columns, epsilon, to),
    );
  }

  /**
   * Each column less a given mean, over the root of a given variance: what training has found of them.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).batchNorm(Float32Array.of(1, 2), Float32Array.of(4, 1), { epsilon: 0 }); // 0, 0, 1, 2
   */
  batchNorm(
    mean: Float32Array,
    variance: Float32Array,
    { gamma = nothing, beta = nothing, epsilon = usualEpsilon, out }: NormOptions = {},
  ): BaseMatrix {
    return this.#into('batchNorm', out, (to) =>
      this.kernels.batchNorm(this.toFloat32Array(), this.rows, this.columns, mean, variance, gamma, beta, epsilon, to),
    );
  }

  #into(operation: string, wished: BaseMatrix | undefined, run: (to: Float32Array) => void): BaseMatrix {
    const out = this.outputFor(operation, wished);
    run(out.toFloat32Array());
    return out;
  }
}
