// Arithmetic, rounding, comparing and mathematical functions in plain TypeScript. What rounds once, or is exact, has the
// bits of the native kernels; functions are computed in float64, so they are nearer to the truth.
import type { Kernels } from './generated/kernels.ts';
import { erf } from './normalTail.ts';

type Unary = 'abs' | 'ceil' | 'cos' | 'erf' | 'exp' | 'floor' | 'log' | 'neg' | 'recip' | 'round' | 'rsqrt' | 'sign';
type Unaries = Unary | 'sin' | 'sqrt' | 'tanh' | 'trunc';
type Binary = 'add' | 'div' | 'maximum' | 'minimum' | 'mul' | 'pow' | 'sub';
type Comparison = 'equal' | 'greater' | 'greaterEqual' | 'less' | 'lessEqual' | 'notEqual';
type Elementwise = Pick<Kernels, Unaries | Binary | Comparison | 'axpy' | 'clamp' | 'fma' | 'scale' | 'select'>;

export const typescriptElementwise: Elementwise = {
  add(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!;
    return out;
  },
  sub(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!;
    return out;
  },
  mul(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
    return out;
  },
  div(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! / b[i]!;
    return out;
  },
  scale(a, s, out) {
    const factor = Math.fround(s);
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * factor;
    return out;
  },
  axpy(alpha, x, y) {
    const factor = Math.fround(alpha);
    // The product is rounded before it is added, as every tier does: one rounding of both would give other bits.
    for (let i = 0; i < y.length; i++) y[i] = y[i]! + Math.fround(x[i]! * factor);
    return y;
  },
  fma(a, b, c, out) {
    for (let i = 0; i < out.length; i++) out[i] = fusedToOdd(a[i]!, b[i]!, c[i]!);
    return out;
  },
  clamp(a, low, high, out) {
    const least = Math.fround(low);
    const most = Math.fround(high);
    for (let i = 0; i < out.length; i++) out[i] = Math.min(Math.max(a[i]!, least), most);
    return out;
  },
  minimum(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(a[i]!, b[i]!);
    return out;
  },
  maximum(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i]!, b[i]!);
    return out;
  },
  neg(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = -a[i]!;
    return out;
  },
  abs(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(a[i]!);
    return out;
  },
  sign(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.sign(a[i]!);
    return out;
  },
  trunc(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.trunc(a[i]!);
    return out;
  },
  floor(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.floor(a[i]!);
    return out;
  },
  ceil(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.ceil(a[i]!);
    return out;
  },
  round(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = roundHalfToEven(a[i]!);
    return out;
  },
  sqrt(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(a[i]!);
    return out;
  },
  rsqrt(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = 1 / Math.fround(Math.sqrt(a[i]!));
    return out;
  },
  recip(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = 1 / a[i]!;
    return out;
  },
  pow(a, b, out) {
    // JavaScript has NaN for 1 to the power of NaN, and for 1 and -1 to that of an infinity.
    for (let i = 0; i < out.length; i++) {
      const isOne = a[i] === 1 || (a[i] === -1 && Math.abs(b[i]!) === Number.POSITIVE_INFINITY);
      out[i] = isOne ? 1 : a[i]! ** b[i]!;
    }
    return out;
  },
  exp(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(a[i]!);
    return out;
  },
  log(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.log(a[i]!);
    return out;
  },
  tanh(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.tanh(a[i]!);
    return out;
  },
  sin(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.sin(a[i]!);
    return out;
  },
  cos(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.cos(a[i]!);
    return out;
  },
  erf(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = erf(a[i]!);
    return out;
  },
  equal(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! === b[i]! ? 1 : 0;
    return out;
  },
  notEqual(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! !== b[i]! ? 1 : 0;
    return out;
  },
  less(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! < b[i]! ? 1 : 0;
    return out;
  },
  lessEqual(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! <= b[i]! ? 1 : 0;
    return out;
  },
  greater(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! > b[i]! ? 1 : 0;
    return out;
  },
  greaterEqual(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! >= b[i]! ? 1 : 0;
    return out;
  },
  select(condition, a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = condition[i] === 0 ? b[i]! : a[i]!;
    return out;
  },
};

/** Adding and taking away 2^52 leaves no bits behind the point. */
export function roundHalfToEven(x: number): number {
  const size = Math.abs(x);
  if (!(size < 2 ** 23)) return x;
  const whole = size + 2 ** 52 - 2 ** 52;
  return x < 0 || Object.is(x, -0) ? -whole : whole;
}

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
const lowWord = new Uint8Array(Uint16Array.of(1).buffer)[0] ? 0 : 1;

/**
 * a * b + c in float64 with an odd last bit wherever bits are lost: rounded to float32, it is as if rounded once.
 * The product of two float32 is exact.
 */
function fusedToOdd(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const part = sum - product;
  const error = product - (sum - part) + (c - part);
  if (!(error > 0 || error < 0)) return sum;
  number[0] = sum;
  if (words[lowWord]! & 1) return sum;
  // An even last bit: the odd neighbour on the error's side.
  if (error > 0 === sum > 0) {
    words[lowWord]! += 1;
  } else {
    if (words[lowWord] === 0) words[1 - lowWord]! -= 1;
    words[lowWord]! -= 1;
  }
  return number[0]!;
}
