// A matrix of float32, row after row in one array.
import type { ActiveCoreKernels } from './activeKernels.ts';
import { rangeError } from './errors.ts';
import { epilogueOf } from './fusedActivation.ts';
import type { CoreKernels } from './generated/kernels.ts';
import { multiplyBatches } from './matrixBatches.ts';
import { MatrixRows } from './matrixRows.ts';
import { PackedMatrix } from './packedMatrix.ts';
import { nothing, type ProductOptions, scratchFor } from './productOptions.ts';
import type { ShapedArray } from './shapedArray.ts';
import { BaseVector, kernelsByIsa, type VectorLike, type VectorOptions } from './vector.ts';

/** Makes matrices. */
export interface MatrixFactory {
  /**
   * A copy of the rows, or of the elements row after row. Throws RangeError KINGLET_KERNELS_LENGTH for rows of different
   * lengths or another number of elements.
   */
  from(rows: readonly ArrayLike<number>[], options?: VectorOptions): BaseMatrix;
  from(elements: ArrayLike<number>, rows: number, columns: number, options?: VectorOptions): BaseMatrix;
  zeros(rows: number, columns: number, options?: VectorOptions): BaseMatrix;
  /** Ones where row and column are the same, zeros elsewhere. */
  identity(size: number, options?: VectorOptions): BaseMatrix;
  /**
   * The products of many matrices, whose rows and columns are the last two sizes: a's shape and b's may have any sizes
   * before them, which are the same from the last one on or 1, and then that matrix serves for all. `out`, of as many
   * elements as the products and apart from all operands, receives them; left out: new memory. Throws RangeError
   * KINGLET_KERNELS_LENGTH for shapes that do not fit, KINGLET_KERNELS_OVERLAP for an `out` that overlaps.
   *
   * @example
   * Matrix.multiplyBatches({ data: Float32Array.of(1, 2, 3, 4), shape: [2, 1, 2] }, { data: Float32Array.of(1, 10), shape: [2, 1] }).data; // 21, 43
   */
  multiplyBatches(
    a: ShapedArray,
    b: ShapedArray,
    options?: ProductOptions & VectorOptions & { readonly out?: Float32Array },
  ): ShapedArray;
}

export class BaseMatrix extends MatrixRows {
  readonly rows: number;
  readonly columns: number;
  protected readonly kernels: CoreKernels;
  readonly #elements: Float32Array;

  constructor(kernels: CoreKernels, elements: Float32Array, rows: number, columns: number) {
    super();
    checkShape(rows, columns);
    if (elements.length !== rows * columns)
      throw rangeError(
        'KINGLET_KERNELS_LENGTH',
        `Matrix: expected ${rows} x ${columns} = ${rows * columns} elements, got ${elements.length}`,
      );
    this.kernels = kernels;
    this.#elements = elements;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Columns become rows. `out`, of as many elements, receives them; left out: new memory.
   *
   * @example
   * Matrix.from([[1, 2, 3], [4, 5, 6]]).transpose(); // 1, 4, 2, 5, 3, 6
   */
  transpose(out: BaseMatrix = this.zerosLike(this.columns, this.rows)): BaseMatrix {
    this.#expectShape('transpose', out, this.columns, this.rows);
    this.kernels.transpose(this.#elements, this.rows, this.columns, out.#elements);
    return out;
  }

  /**
   * The rows with these indices, one after another: this matrix is a table of embeddings. Throws RangeError
   * KINGLET_KERNELS_INDEX for an index that is no row.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4], [5, 6]]).embeddingLookup([2, 0]); // 5, 6, 1, 2
   */
  embeddingLookup(
    indices: ArrayLike<number>,
    out: BaseMatrix = this.zerosLike(indices.length, this.columns),
  ): BaseMatrix {
    this.#expectShape('embeddingLookup', out, indices.length, this.columns);
    const whole = indices instanceof Uint32Array ? indices : wholeNumbers(indices);
    this.kernels.embeddingLookup(this.#elements, this.rows, this.columns, whole, out.#elements);
    return out;
  }

  /**
   * The product with another matrix: out = activation(alpha * this * right + beta * out + bias). `out`, which may be
   * neither factor, receives it; left out: new memory. Throws RangeError KINGLET_KERNELS_LENGTH for shapes that do not fit.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).times(Matrix.from([[1, 0], [1, 1]])); // 3, 2, 7, 4
   */
  times(right: BaseMatrix, options: ProductOptions & { readonly out?: BaseMatrix } = {}): BaseMatrix {
    const {
      transposeA = false,
      transposeB = false,
      alpha = 1,
      beta = 0,
      bias = nothing,
      activation = 'none',
    } = options;
    const [rows, inner] = transposeA ? [this.columns, this.rows] : [this.rows, this.columns];
    const [below, columns] = transposeB ? [right.columns, right.rows] : [right.rows, right.columns];
    if (inner !== below)
      throw rangeError(
        'KINGLET_KERNELS_LENGTH',
        `times: expected the right matrix to have ${inner} rows, got ${below}`,
      );
    const out = options.out ?? this.zerosLike(rows, columns);
    this.#expectShape('times', out, rows, columns);
    const work = scratchFor(rows === 1 || columns === 1 ? 0 : Math.ceil(columns / 16) * 16 * inner);
    const end = [alpha, beta, bias, ...epilogueOf('times', activation), work] as const;
    const [a, b, product] = [this.#elements, right.#elements, out.#elements];
    this.kernels.matmul(a, 1, rows, inner, b, 1, columns, product, 1, +transposeA, +transposeB, ...end);
    return out;
  }

  /**
   * The dot product of each row with a vector. Throws RangeError KINGLET_KERNELS_LENGTH for one of another length than a row.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).timesVector(Float32Array.of(1, 10)); // 21, 43
   */
  timesVector(x: VectorLike, out: VectorLike = new Float32Array(this.rows)): BaseVector {
    const product = arrayOf(out);
    this.kernels.dotMany(this.#elements, arrayOf(x), product);
    return new BaseVector(this.kernels, product);
  }

  /**
   * The sum of the rows, each times an element of a vector: the product with the vector on the left. Throws RangeError
   * KINGLET_KERNELS_LENGTH for one of another length than a column.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).vectorTimes(Float32Array.of(1, 10)); // 31, 42
   */
  vectorTimes(x: VectorLike, out: VectorLike = new Float32Array(this.columns)): BaseVector {
    const product = arrayOf(out);
    this.kernels.vecmat(arrayOf(x), this.#elements, product);
    return new BaseVector(this.kernels, product);
  }

  /**
   * A copy of the rows in the order that products with many vectors are fastest in: worth its while from the second
   * product on.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).pack().times(Matrix.from([[1, 0], [1, 1]])); // 1, 3, 3, 7
   */
  pack(): PackedMatrix {
    const packed = new Float32Array(Math.ceil(this.rows / 16) * 16 * this.columns);
    this.kernels.packRows(this.#elements, this.rows, this.columns, packed);
    return new PackedMatrix(this.kernels, packed, this.rows, this.columns);
  }

  /**
   * The same of the transpose, without making it: for products with this matrix on the right.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).packColumns().times(Matrix.from([[1, 0], [1, 1]])); // 1, 2, 4, 6
   */
  packColumns(): PackedMatrix {
    const packed = new Float32Array(Math.ceil(this.columns / 16) * 16 * this.rows);
    this.kernels.packColumns(this.#elements, this.rows, this.columns, packed);
    return new PackedMatrix(this.kernels, packed, this.columns, this.rows);
  }

  /**
   * A row as a vector over the matrix's own elements.
   *
   * @example
   * Matrix.from([[1, 2], [3, 4]]).row(1); // 3, 4
   */
  row(index: number): BaseVector {
    if (!Number.isInteger(index) || index < 0 || index >= this.rows)
      throw rangeError('KINGLET_KERNELS_INDEX', `row: expected an index below ${this.rows}, got ${index}`);
    return new BaseVector(this.kernels, this.#elements.subarray(index * this.columns, (index + 1) * this.columns));
  }

  /** The elements themselves, row after row, not a copy. */
  toFloat32Array(): Float32Array {
    return this.#elements;
  }

  /** The elements, row after row. */
  toArray(): number[] {
    return Array.from(this.#elements);
  }

  /** @internal */
  outputFor(operation: string, out: BaseMatrix = this.zerosLike(this.rows, this.columns)): BaseMatrix {
    this.#expectShape(operation, out, this.rows, this.columns);
    return out;
  }

  /** @internal */
  zerosLike(rows: number, columns: number): BaseMatrix {
    return new BaseMatrix(this.kernels, new Float32Array(rows * columns), rows, columns);
  }

  #expectShape(operation: string, out: BaseMatrix, rows: number, columns: number): void {
    if (out.rows === rows && out.columns === columns) return;
    throw rangeError(
      'KINGLET_KERNELS_LENGTH',
      `${operation}: expected out to be ${rows} x ${columns} for a matrix of ${this.rows} x ${this.columns}, got ${out.rows} x ${out.columns}`,
    );
  }
}

/** The factory of an entry, over its kernels. */
export function matrixFactory(active: ActiveCoreKernels): MatrixFactory {
  const kernelsFor = kernelsByIsa(active);
  const make = (elements: Float32Array, rows: number, columns: number, options: VectorOptions = {}): BaseMatrix =>
    new BaseMatrix(kernelsFor(options.isa), elements, rows, columns);
  const zeros: MatrixFactory['zeros'] = (rows, columns, options) => {
    checkShape(rows, columns);
    return make(new Float32Array(rows * columns), rows, columns, options);
  };
  return {
    zeros,
    from(data: readonly ArrayLike<number>[] | ArrayLike<number>, ...rest: readonly unknown[]): BaseMatrix {
      if (typeof rest[0] === 'number') {
        const [rows, columns, options] = rest as [number, number, VectorOptions?];
        return make(Float32Array.from(data as ArrayLike<number>), rows, columns, options);
      }
      const rows = data as readonly ArrayLike<number>[];
      return make(joinRows(rows), rows.length, rows[0]?.length ?? 0, rest[0] as VectorOptions | undefined);
    },
    multiplyBatches: (a, b, options = {}) => multiplyBatches(kernelsFor(options.isa), a, b, options),
    identity(size, options) {
      const matrix = zeros(size, size, options);
      for (let i = 0; i < size; i++) matrix.toFloat32Array()[i * size + i] = 1;
      return matrix;
    },
  };
}

function arrayOf(vector: VectorLike): Float32Array {
  return vector instanceof BaseVector ? vector.toFloat32Array() : vector;
}

function joinRows(rows: readonly ArrayLike<number>[]): Float32Array {
  const columns = rows[0]?.length ?? 0;
  const joined = new Float32Array(rows.length * columns);
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns)
      throw rangeError(
        'KINGLET_KERNELS_LENGTH',
        `Matrix.from: expected every row to have ${columns} elements like the first, got ${row.length} in row ${i}`,
      );
    joined.set(row, i * columns);
  }
  return joined;
}

/** Uint32Array.from would turn -1 or 0.5 into an index that is there. */
function wholeNumbers(indices: ArrayLike<number>): Uint32Array {
  return Uint32Array.from(indices, (index, i) => {
    if (Number.isInteger(index) && index >= 0 && index < 2 ** 32) return index;
    throw rangeError(
      'KINGLET_KERNELS_INDEX',
      `embeddingLookup: expected indices[${i}] to be a row's number, got ${index}`,
    );
  });
}

function checkShape(rows: number, columns: number): void {
  if (Number.isSafeInteger(rows) && Number.isSafeInteger(columns) && rows >= 0 && columns >= 0) return;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `Matrix: expected rows and columns to be whole numbers, got ${rows} x ${columns}`,
  );
}
