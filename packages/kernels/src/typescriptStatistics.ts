// Statistics and distances of sets in plain TypeScript: in float64, as the native ones.
import type { Kernels } from './generated/kernels.ts';
import { eigenInto } from './typescriptEigen.ts';

type Statistics = Pick<
  Kernels,
  | 'correlation'
  | 'covariance'
  | 'hamming'
  | 'hammingU32'
  | 'jaccard'
  | 'jaccardU32'
  | 'minMax'
  | 'sampleVariance'
  | 'stddev'
  | 'sumKahan'
  | 'symmetricEigenInto'
  | 'zScore'
>;

export const typescriptStatistics: Statistics = {
  sumKahan: (a) => Math.fround(sumExactly(a)),
  sampleVariance: (a, ddof) => Math.fround(variance(a, ddof)),
  stddev: (a, ddof) => Math.fround(Math.sqrt(variance(a, ddof))),
  covariance: (a, b, ddof) => Math.fround(shared(productsAround(a, b, meanOf(a), meanOf(b)), a.length, ddof)),
  correlation: (a, b) => Math.fround(correlation(a, b)),
  zScore(a, out) {
    const mean = meanOf(a);
    const deviation = Math.sqrt(productsAround(a, a, mean, mean) / a.length);
    if (deviation === 0) return out.fill(0);
    for (let i = 0; i < out.length; i++) out[i] = (a[i]! - mean) / deviation;
    return out;
  },
  minMax(a, out) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < a.length; i++) {
      least = Math.min(least, a[i]!);
      most = Math.max(most, a[i]!);
    }
    if (least === most) return out.fill(Number.isFinite(least) ? 0 : Number.NaN);
    const factor = Math.fround(most - least) === Number.POSITIVE_INFINITY ? 0.5 : 1;
    const range = Math.fround(most * factor - least * factor);
    for (let i = 0; i < out.length; i++) out[i] = Math.fround(a[i]! * factor - least * factor) / range;
    return out;
  },
  hamming: (a, b) => differing(a, b),
  hammingU32: (a, b) => differing(a, b),
  jaccard: (a, b) => shareOfCommon(a, b),
  jaccardU32: (a, b) => shareOfCommon(a, b),
  symmetricEigenInto: (a, n, _method, _work, vectors, values) => eigenInto(a, n, values, vectors),
};

/** Neumaier's compensated sum. */
function sumExactly(a: Float32Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

function meanOf(a: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]!;
  return sum / a.length;
}

function productsAround(a: Float32Array, b: Float32Array, aMean: number, bMean: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - aMean) * (b[i]! - bMean);
  return sum;
}

function shared(sum: number, n: number, ddof: number): number {
  return n > ddof ? sum / (n - ddof) : Number.NaN;
}

function variance(a: Float32Array, ddof: number): number {
  const mean = meanOf(a);
  return shared(productsAround(a, a, mean, mean), a.length, ddof);
}

function correlation(a: Float32Array, b: Float32Array): number {
  if (a.length === 0) return Number.NaN;
  const [aMean, bMean] = [meanOf(a), meanOf(b)];
  const product = productsAround(a, b, aMean, bMean);
  const squares = [productsAround(a, a, aMean, aMean), productsAround(b, b, bMean, bMean)] as const;
  if (!Number.isNaN(product) && (squares[0] === 0 || squares[1] === 0)) return 0;
  return Math.max(-1, Math.min(1, product / Math.sqrt(squares[0] * squares[1])));
}

type Words = Uint8Array | Uint32Array;

function differing(a: Words, b: Words): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += bitsOf(a[i]! ^ b[i]!);
  return count;
}

function shareOfCommon(a: Words, b: Words): number {
  let common = 0;
  for (let i = 0; i < a.length; i++) common += bitsOf(a[i]! & b[i]!);
  const either = common + differing(a, b);
  return either === 0 ? 0 : common / either;
}

/** Of pairs, of fours, of bytes (Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
