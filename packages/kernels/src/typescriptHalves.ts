// bf16, and arithmetic of both halves, in plain TypeScript. Elementwise results have the bits of the native ones; sums are kept
// in float64, so they are nearer to the truth.
import { bfloatNumbers, bfloatToNumber, numberToBfloat, wordToBfloat } from './bfloat.ts';
import type { Kernels } from './generated/kernels.ts';
import { asBits, halfToNumber, numberToHalf } from './half.ts';

type Reduction = 'cosine' | 'cosineMany' | 'dot' | 'dotMany' | 'squaredEuclidean';
type Elementwise = 'add' | 'mul' | 'scale' | 'sub';
type Halves = Pick<Kernels, 'bf16ToF32' | 'f32ToBf16' | `${Reduction}Bf16` | `${Elementwise}${'Bf16' | 'F16'}`>;

export const typescriptHalves: Halves = {
  bf16ToF32(a, out) {
    // By their bits: an engine may give NaN others when it is a number.
    const words = wordsOf(out);
    for (let i = 0; i < a.length; i++) words[i] = (wordToBfloat(a[i]! << 16) << 16) >>> 0;
    return out;
  },
  f32ToBf16(a, out) {
    const words = wordsOf(a);
    for (let i = 0; i < out.length; i++) out[i] = wordToBfloat(words[i]!);
    return out;
  },
  dotBf16: (a, b) => Math.fround(dot(bfloatNumbers(a), bfloatNumbers(b), 0)),
  squaredEuclideanBf16(a, b) {
    let total = 0;
    for (let i = 0; i < a.length; i++) total += (bfloatToNumber(a[i]!) - bfloatToNumber(b[i]!)) ** 2;
    return Math.fround(total);
  },
  cosineBf16: (a, b) => Math.fround(cosine(bfloatNumbers(a), bfloatNumbers(b), 0)),
  dotManyBf16(rows, x, out) {
    const [numbers, vector] = [bfloatNumbers(rows), bfloatNumbers(x)];
    for (let r = 0; r < out.length; r++) out[r] = dot(numbers, vector, r * x.length);
    return out;
  },
  cosineManyBf16(rows, x, out) {
    const [numbers, vector] = [bfloatNumbers(rows), bfloatNumbers(x)];
    for (let r = 0; r < out.length; r++) out[r] = cosine(numbers, vector, r * x.length);
    return out;
  },
  addBf16(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = numberToBfloat(bfloatToNumber(a[i]!) + bfloatToNumber(b[i]!));
    return out;
  },
  subBf16(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = numberToBfloat(bfloatToNumber(a[i]!) - bfloatToNumber(b[i]!));
    return out;
  },
  mulBf16(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = numberToBfloat(bfloatToNumber(a[i]!) * bfloatToNumber(b[i]!));
    return out;
  },
  scaleBf16(a, s, out) {
    const factor = Math.fround(s);
    for (let i = 0; i < out.length; i++) out[i] = numberToBfloat(bfloatToNumber(a[i]!) * factor);
    return out;
  },
  addF16(a, b, out) {
    const [x, y, bits] = [asBits(a), asBits(b), asBits(out)];
    for (let i = 0; i < bits.length; i++) bits[i] = settledHalf(halfToNumber(x[i]!) + halfToNumber(y[i]!));
    return out;
  },
  subF16(a, b, out) {
    const [x, y, bits] = [asBits(a), asBits(b), asBits(out)];
    for (let i = 0; i < bits.length; i++) bits[i] = settledHalf(halfToNumber(x[i]!) - halfToNumber(y[i]!));
    return out;
  },
  mulF16(a, b, out) {
    const [x, y, bits] = [asBits(a), asBits(b), asBits(out)];
    for (let i = 0; i < bits.length; i++) bits[i] = settledHalf(halfToNumber(x[i]!) * halfToNumber(y[i]!));
    return out;
  },
  scaleF16(a, s, out) {
    const factor = Math.fround(s);
    const [x, bits] = [asBits(a), asBits(out)];
    for (let i = 0; i < bits.length; i++) bits[i] = settledHalf(halfToNumber(x[i]!) * factor);
    return out;
  },
};

function wordsOf(floats: Float32Array): Uint32Array {
  return new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
}

/** Of what is computed NaN is always the same one. */
function settledHalf(x: number): number {
  return Number.isNaN(x) ? 0x7e00 : numberToHalf(x);
}

/** Of the elements of `a` from `from` on, as many as `b` has, and `b`. */
function dot(a: Float32Array, b: Float32Array, from: number): number {
  let total = 0;
  for (let i = 0; i < b.length; i++) total += a[from + i]! * b[i]!;
  return total;
}

/** As typescriptReductions.ts has it. */
function cosine(a: Float32Array, b: Float32Array, from: number): number {
  const row = a.subarray(from, from + b.length);
  const [ab, aa, bb] = [dot(row, b, 0), dot(row, row, 0), dot(b, b, 0)];
  if (aa === 0 || bb === 0) return Number.isNaN(ab) ? ab : 0;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}
