// Numbers in files that are larger than memory (src/c/addon_file.c).
import type { Addon, AddonFiles, Mapping } from './arenaBacking.ts';
import { checkApart, checkArray, checkRange, checkSize } from './check.ts';
import { rangeError, typeError } from './errors.ts';
import type { Kernels } from './generated/kernels.ts';

/** Elements of a window, 8 MiB: two of them are all that a file ever has in memory. */
const windowLength = 2 ** 21;

/** The largest dot products, largest first, and the numbers of their rows. */
export interface RowScores {
  readonly values: Float32Array;
  readonly indices: number[];
}

/**
 * A mapped file of f32 numbers. Each method reads by windows of 8 MiB, and throws RangeError KINGLET_KERNELS_FILE after `close`,
 * TypeError KINGLET_KERNELS_TYPE for arrays of other types.
 */
export interface MappedFile {
  /** How many numbers it has. */
  readonly length: number;
  /**
   * Sum of the products with another file of the same length, or with itself: the dot products of windows, as `dot` has them,
   * added in f64. Throws RangeError KINGLET_KERNELS_LENGTH for another length.
   */
  dot(other: MappedFile): number;
  /**
   * The dot product of each row with x, as `dotMany` has it; a row has the length of x. Throws RangeError
   * KINGLET_KERNELS_LENGTH for an `out` that has not a number for each row, and for rows that do not fill the file,
   * KINGLET_KERNELS_OVERLAP for an `out` that shares memory with x.
   */
  matvec(x: Float32Array, out: Float32Array): Float32Array;
  /**
   * The k rows whose dot product with x is largest, of fewer rows all of them; of equal ones the first. NaN is larger than every number.
   * Throws RangeError KINGLET_KERNELS_LENGTH for rows that do not fill the file, KINGLET_KERNELS_RANGE for a k that is no whole number.
   */
  topK(x: Float32Array, k: number): RowScores;
  /**
   * Copies rows of `columns` numbers. The system is asked for the pages of 256 of them at once. Throws RangeError
   * KINGLET_KERNELS_FILE for an index that no row has and for an `out` that is too short, KINGLET_KERNELS_RANGE for no columns or
   * 2^32 of them, KINGLET_KERNELS_LENGTH for what is no whole number.
   */
  gatherRows(indices: ArrayLike<number>, columns: number, out: Float32Array): Float32Array;
  /** Gives the mapping back; else that happens when nothing refers to it any more. */
  close(): void;
}

export function mapFile(
  descriptor: number,
  { addon, isa }: { readonly addon: Addon; readonly isa: string | undefined },
  topK: Kernels['topK'],
): MappedFile | undefined {
  const { files } = addon;
  if (!files) return undefined;
  const { file, length } = files.open(isa, descriptor);
  return new NativeFile(files, topK, file, length);
}

class NativeFile implements MappedFile {
  readonly length: number;
  readonly #files: AddonFiles;
  readonly #topK: Kernels['topK'];
  readonly #file: Mapping;

  constructor(files: AddonFiles, topK: Kernels['topK'], file: Mapping, length: number) {
    this.length = length;
    this.#files = files;
    this.#topK = topK;
    this.#file = file;
  }

  dot(other: MappedFile): number {
    if (!(other instanceof NativeFile) || other.length !== this.length)
      throw wrongLength('dot', `another file to have as many numbers, ${this.length}`, other.length);
    let sum = 0;
    for (let first = 0; first < this.length; first += windowLength)
      sum += this.#files.dot(this.#file, other.#file, first, Math.min(windowLength, this.length - first));
    return sum;
  }

  matvec(x: Float32Array, out: Float32Array): Float32Array {
    checkArray('matvec', 'out', out, Float32Array);
    const rows = this.#rowsOf('matvec', x);
    checkApart('matvec', 'out', out, 'x', x);
    if (out.length !== rows) throw wrongLength('matvec', `out to have a number for each of ${rows} rows`, out.length);
    this.#eachWindow(x, (first, scores) => out.set(scores, first));
    return out;
  }

  topK(x: Float32Array, k: number): RowScores {
    if (!(Number.isInteger(k) && k >= 0))
      throw rangeError('KINGLET_KERNELS_RANGE', `topK: expected k to be a whole number, got ${k}`);
    const best = new Best(this.#topK, Math.min(k, this.#rowsOf('topK', x)));
    this.#eachWindow(x, (first, scores) => best.add(first, scores));
    return best.result();
  }

  gatherRows(indices: ArrayLike<number>, columns: number, out: Float32Array): Float32Array {
    if (typeof indices?.length !== 'number')
      throw typeError('KINGLET_KERNELS_TYPE', `gatherRows: expected indices to be an array of numbers, got ${indices}`);
    checkSize('gatherRows', 'columns', columns);
    checkRange('gatherRows', 'columns', columns, 1, 2 ** 32 - 1);
    checkArray('gatherRows', 'out', out, Float32Array);
    if (indices.length > 0) this.#files.gather(this.#file, Float64Array.from(indices), columns, out);
    return out;
  }

  close(): void {
    this.#files.close(this.#file);
  }

  #rowsOf(method: string, x: Float32Array): number {
    checkArray(method, 'x', x, Float32Array);
    const rows = this.length / x.length;
    if (Number.isInteger(rows)) return rows;
    throw wrongLength(
      method,
      `x to have the length of a row, of which ${this.length} numbers are a multiple`,
      x.length,
    );
  }

  /** The scores of whole rows; the array is used again. */
  #eachWindow(x: Float32Array, use: (firstRow: number, scores: Float32Array) => void): void {
    const rows = this.length / x.length;
    const together = Math.max(1, Math.floor(windowLength / x.length));
    const scores = new Float32Array(Math.min(together, rows));
    for (let row = 0; row < rows; row += together) {
      const count = Math.min(together, rows - row);
      this.#files.rows(this.#file, row * x.length, count * x.length, x, scores);
      use(row, scores.subarray(0, count));
    }
  }
}

/** The largest scores so far: of them and those that come the largest are taken by the kernel. */
class Best {
  readonly #topK: Kernels['topK'];
  readonly #most: number;
  #values = new Float32Array(0);
  #rows: number[] = [];

  constructor(topK: Kernels['topK'], most: number) {
    this.#topK = topK;
    this.#most = most;
  }

  /** Rows that come later are placed behind, so that of equal ones the first stay. */
  add(firstRow: number, scores: Float32Array): void {
    const known = this.#rows.length;
    const candidates = new Float32Array(known + scores.length);
    candidates.set(this.#values);
    candidates.set(scores, known);
    const places = new Uint32Array(Math.min(this.#most, candidates.length));
    this.#values = new Float32Array(places.length);
    this.#topK(candidates, this.#values, places);
    this.#rows = Array.from(places, (place) => (place < known ? this.#rows[place]! : firstRow + place - known));
  }

  result(): RowScores {
    return { values: this.#values, indices: this.#rows };
  }
}

function wrongLength(method: string, expected: string, got: number): Error {
  return rangeError('KINGLET_KERNELS_LENGTH', `${method}: expected ${expected}, got ${got}`);
}
