// What the error of an operation is proportional to, where that is not the result for the sizes of its operands.
import { halfToNumber } from '../src/half.ts';
import type { Operand } from './randomCalls.ts';

/** By element, as the operation's bound says or coarser; undefined for any other operation. */
export function magnitudesOf(
  operation: string,
  operands: readonly Operand[],
  result: ArrayLike<number>,
): ArrayLike<number> | undefined {
  return magnitudes[operation]?.(operands, Array.from(result));
}

type Magnitudes = (operands: readonly Operand[], result: readonly number[]) => readonly number[];

const magnitudes: Readonly<Record<string, Magnitudes>> = {
  layerNorm: ([a, rows, columns, gamma, beta, epsilon], result) => {
    const roots = Array.from({ length: rows as number }, (_, r) => {
      const row = (a as Float32Array).subarray(r * (columns as number), (r + 1) * (columns as number));
      return largest(row) / rootOf([...row], epsilon as number);
    });
    return result.map((_, i) => affine(roots[Math.floor(i / (columns as number))] as number, gamma, beta));
  },
  groupNorm: ([a, batch, pixels, groups, groupChannels, gamma, beta, epsilon], result) => {
    const [channels, size] = [(groups as number) * (groupChannels as number), groupChannels as number];
    const partOf = (i: number): number =>
      Math.floor(i / (channels * (pixels as number))) * (groups as number) + Math.floor((i % channels) / size);
    const parts: number[][] = Array.from({ length: (batch as number) * (groups as number) }, () => []);
    for (const [i, x] of (a as Float32Array).entries()) parts[partOf(i)]?.push(x);
    const roots = parts.map((part) => largest(part) / rootOf(part, epsilon as number));
    return result.map(
      (_, i) => affine(roots[partOf(i)] as number, gamma, beta) + largest(a as Float32Array) * 2 ** -126,
    );
  },
  rmsNorm: ([a, , columns, gamma, epsilon], result) =>
    normed(a as Float32Array, columns as number, gamma, epsilon as number, result),
  addRmsNorm: ([a, , columns, residual, gamma, epsilon], result) => {
    const sums = (a as Float32Array).map((x, i) => x + ((residual as Float32Array)[i] as number));
    return normed(sums, columns as number, gamma, epsilon as number, result);
  },
  /** Weights have no sign, but lose their zero point. */
  matmulNibbles: ([a, , inner, , scales, , , , bias], result) => {
    const products = (inner as number) * largest(a as Float32Array) * 255 * largest(scales as Float32Array);
    return result.map(() => products + largest(bias as Float32Array));
  },
  matmulNibblesHalfScales: ([a, , inner, , scales, , , , bias], result) => {
    const floats = Float32Array.from(scales as Uint16Array, halfToNumber);
    const products = (inner as number) * largest(a as Float32Array) * 255 * largest(floats);
    return result.map(() => products + largest(bias as Float32Array));
  },
  attention: ([q, , , , , width, k, , v, , mask, , scale], result) => {
    const products = (width as number) * largest(q as Float32Array) * largest(k as Float32Array);
    const score = products * Math.abs(scale as number) + largest(mask as Float32Array);
    // Scores far above 1 / eps are as good as unknown: the result is at least within the values.
    return result.map(() => (1 + 64 * score) * largest(v as Float32Array));
  },
  // Of the matrix whose lower triangle is read.
  symmetricEigenInto: ([a, n], result) => {
    const rows = n as number;
    const norm = Math.hypot(
      ...Array.from(a as Float32Array, (x, i) =>
        i % rows > i / rows ? 0 : x * (i % (rows + 1) === 0 ? 1 : Math.SQRT2),
      ),
    );
    return result.map(() => norm);
  },
  // What an error becomes over steps no product of sizes says: the conformance driver follows it step by step.
  recurrentLayer: (_, result) => result.map(() => Number.POSITIVE_INFINITY),
};

/** A negative epsilon that nearly cancels the mean square makes their sum's error as much larger as their sizes' sum is. */
function normed(
  rows: Float32Array,
  columns: number,
  gamma: Operand | undefined,
  epsilon: number,
  result: readonly number[],
): number[] {
  return result.map((x, i) => {
    const first = i - (i % columns);
    const row = [...rows.subarray(first, first + columns)];
    const square = row.reduce((sum, value) => sum + value ** 2 / columns, 0);
    const [sizes, sum] = [square + Math.abs(epsilon), Math.abs(square + Math.fround(epsilon))];
    return (Math.abs(x) * sizes) / sum + affine(2 ** -120, gamma);
  });
}

/** The largest size among numbers; those of masks that hide keys do not count. */
function largest(numbers: ArrayLike<number>): number {
  return Array.from(numbers, Math.abs).reduce((most, x) => (x > most && x < Number.POSITIVE_INFINITY ? x : most), 0);
}

/** Of the variance and epsilon: where they nearly cancel, there is no bound. */
function rootOf(numbers: readonly number[], epsilon: number): number {
  const mean = numbers.reduce((sum, x) => sum + x / numbers.length, 0);
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2 / numbers.length, 0);
  const sum = variance + Math.fround(epsilon);
  return sum < (variance + Math.abs(epsilon)) / 4 ? 0 : Math.sqrt(sum);
}

function affine(scaled: number, gamma: Operand | undefined, beta?: Operand): number {
  const [factors, offsets] = [gamma as Float32Array, (beta ?? []) as Float32Array];
  return (scaled + 2 ** -120) * (factors.length > 0 ? largest(factors) : 1) + largest(offsets);
}
