// What the error of an operation is proportional to, where that is not the result for the sizes of its operands.
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
  rmsNorm: ([, , , gamma], result) => result.map((x) => Math.abs(x) + affine(2 ** -120, gamma)),
  addRmsNorm: ([, , , , gamma], result) => result.map((x) => Math.abs(x) + affine(2 ** -120, gamma)),
  /** Weights have no sign, but lose their zero point. */
  matmulNibbles: ([a, , inner, , scales, , , , bias], result) => {
    const products = (inner as number) * largest(a as Float32Array) * 255 * largest(scales as Float32Array);
    return result.map(() => products + largest(bias as Float32Array));
  },
  attention: ([q, , , , , width, k, , v, , mask, , scale], result) => {
    const products = (width as number) * largest(q as Float32Array) * largest(k as Float32Array);
    const score = products * Math.abs(scale as number) + largest(mask as Float32Array);
    // Scores far above 1 / eps are as good as unknown: the result is at least within the values.
    return result.map(() => (1 + 64 * score) * largest(v as Float32Array));
  },
};

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
