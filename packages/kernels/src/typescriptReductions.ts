// Reductions in plain TypeScript. Sums are kept in float64, so they are nearer to the truth than native ones; those of
// bytes are exact and have the same bits.
import type { HalfArray } from './check.ts';
import type { Kernels } from './generated/kernels.ts';
import { asNumbers } from './half.ts';

type Reductions = Pick<
  Kernels,
  | 'argmax'
  | 'argmin'
  | 'cosine'
  | 'cosineF16'
  | 'cosineI8'
  | 'cosineMany'
  | 'cosineManyF16'
  | 'cosineManyI8'
  | 'cosineManyU8'
  | 'cosineU8'
  | 'dot'
  | 'dotF16'
  | 'dotI8'
  | 'dotMany'
  | 'dotManyF16'
  | 'dotManyI8'
  | 'dotManyU8'
  | 'dotU8'
  | 'max'
  | 'mean'
  | 'min'
  | 'normL1'
  | 'normL2'
  | 'normLinf'
  | 'squaredEuclidean'
  | 'squaredEuclideanF16'
  | 'squaredEuclideanI8'
  | 'squaredEuclideanU8'
  | 'sum'
  | 'sumOfSquares'
  | 'topK'
  | 'variance'
>;

/** What the arithmetic below needs of an array. */
interface Numbers {
  readonly length: number;
  readonly [index: number]: number;
}

export const typescriptReductions: Reductions = {
  // A loop of its own: one that other arrays pass through is slower.
  dot(a, b) {
    const n = a.length;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let i = 0;
    for (; i + 4 <= n; i += 4) {
      s0 += a[i]! * b[i]!;
      s1 += a[i + 1]! * b[i + 1]!;
      s2 += a[i + 2]! * b[i + 2]!;
      s3 += a[i + 3]! * b[i + 3]!;
    }
    for (; i < n; i++) s0 += a[i]! * b[i]!;
    return Math.fround(s0 + s1 + (s2 + s3));
  },
  dotI8: dot,
  dotU8: dot,
  dotF16: (a, b) => Math.fround(dot(asNumbers(a), asNumbers(b))),
  squaredEuclidean: (a, b) => Math.fround(squaredEuclidean(a, b)),
  squaredEuclideanI8: squaredEuclidean,
  squaredEuclideanU8: squaredEuclidean,
  squaredEuclideanF16: (a, b) => Math.fround(squaredEuclidean(asNumbers(a), asNumbers(b))),
  cosine: (a, b) => Math.fround(cosine(a, b, 0)),
  cosineI8: (a, b) => cosine(a, b, 0),
  cosineU8: (a, b) => cosine(a, b, 0),
  cosineF16: (a, b) => Math.fround(cosine(asNumbers(a), asNumbers(b), 0)),
  dotMany: (rows, x, out) => dotMany(rows, x, out),
  dotManyI8: (rows, x, out) => dotMany(rows, x, out),
  dotManyU8: (rows, x, out) => dotMany(rows, x, out),
  dotManyF16: (rows, x, out) => dotMany(asNumbers(rows), asNumbers(x), out),
  cosineMany: (rows, x, out) => cosineMany(rows, x, out),
  cosineManyI8: (rows, x, out) => cosineMany(rows, x, out),
  cosineManyU8: (rows, x, out) => cosineMany(rows, x, out),
  cosineManyF16: (rows: HalfArray, x, out) => cosineMany(asNumbers(rows), asNumbers(x), out),
  sum: (a) => Math.fround(sum(a)),
  mean: (a) => Math.fround(sum(a) / a.length),
  variance(a) {
    const mean = sum(a) / a.length;
    let squares = 0;
    for (let i = 0; i < a.length; i++) squares += (a[i]! - mean) ** 2;
    return Math.fround(squares / a.length);
  },
  sumOfSquares: (a) => Math.fround(dot(a, a)),
  normL1(a) {
    let total = 0;
    for (let i = 0; i < a.length; i++) total += Math.abs(a[i]!);
    return Math.fround(total);
  },
  normL2: (a) => Math.fround(Math.sqrt(dot(a, a))),
  normLinf(a) {
    let largest = 0;
    for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]!));
    return largest;
  },
  // One comparison for an element that changes nothing: it fails for NaN, too.
  max(a) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < a.length; i++) {
      const x = a[i]!;
      if (x <= largest) continue;
      if (Number.isNaN(x)) return x;
      largest = x;
    }
    return largest === 0 ? zeroOf(a, 0) : largest;
  },
  min(a) {
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < a.length; i++) {
      const x = a[i]!;
      if (x >= smallest) continue;
      if (Number.isNaN(x)) return x;
      smallest = x;
    }
    return smallest === 0 ? zeroOf(a, -0) : smallest;
  },
  argmax(a) {
    let best = 0;
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < a.length; i++) {
      const x = a[i]!;
      if (x <= largest) continue;
      if (Number.isNaN(x)) return i;
      largest = x;
      best = i;
    }
    return best;
  },
  argmin(a) {
    let best = 0;
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < a.length; i++) {
      const x = a[i]!;
      if (x >= smallest) continue;
      if (Number.isNaN(x)) return i;
      smallest = x;
      best = i;
    }
    return best;
  },
  topK(a, values, indices) {
    const order = Uint32Array.from(a, (_, i) => i).sort((i, j) => descending(a[i]!, a[j]!) || i - j);
    indices.set(order.subarray(0, indices.length));
    for (let i = 0; i < values.length; i++) values[i] = a[indices[i]!]!;
    return indices;
  },
};

/** The zero with the sign that is looked for, if there is one; else the other. */
function zeroOf(a: Numbers, wanted: 0 | -0): number {
  for (let i = 0; i < a.length; i++) if (Object.is(a[i], wanted)) return wanted;
  return -wanted;
}

/** NaN first, as if it were larger than every number. */
function descending(a: number, b: number): number {
  if (a > b) return -1;
  if (a < b) return 1;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

function dot(a: Numbers, b: Numbers): number {
  const n = a.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < n; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}

function sum(a: Numbers): number {
  const n = a.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    s0 += a[i]!;
    s1 += a[i + 1]!;
    s2 += a[i + 2]!;
    s3 += a[i + 3]!;
  }
  for (; i < n; i++) s0 += a[i]!;
  return s0 + s1 + (s2 + s3);
}

function squaredEuclidean(a: Numbers, b: Numbers): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!;
    total += difference * difference;
  }
  return total;
}

/** Of the elements of `a` from `from` on, as many as `b` has, and `b`. */
function cosine(a: Numbers, b: Numbers, from: number): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < b.length; i++) {
    const x = a[from + i]!;
    const y = b[i]!;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  if (aa === 0 || bb === 0) return Number.isNaN(ab) ? ab : 0;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}

function dotMany<Out extends Float32Array | Float64Array>(rows: Numbers, x: Numbers, out: Out): Out {
  for (let r = 0, from = 0; r < out.length; r++, from += x.length) {
    let total = 0;
    for (let i = 0; i < x.length; i++) total += rows[from + i]! * x[i]!;
    out[r] = total;
  }
  return out;
}

function cosineMany<Out extends Float32Array | Float64Array>(rows: Numbers, x: Numbers, out: Out): Out {
  for (let r = 0; r < out.length; r++) out[r] = cosine(rows, x, r * x.length);
  return out;
}
