// Functions of mathematics beside those that models need, in plain TypeScript. They are computed in float64, so they are nearer
// to the truth than native ones; what is exact has their bits.
import type { Kernels } from './generated/kernels.ts';

type MathFunctions = Pick<
  Kernels,
  | 'acos'
  | 'acosh'
  | 'asin'
  | 'asinh'
  | 'atan'
  | 'atan2'
  | 'atanh'
  | 'copysign'
  | 'cosh'
  | 'exp2'
  | 'expm1'
  | 'fract'
  | 'log1p'
  | 'log2'
  | 'log10'
  | 'outerProduct'
  | 'roundHalfAway'
  | 'sinh'
  | 'tan'
>;

export const typescriptMath: MathFunctions = {
  exp2(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = 2 ** a[i]!;
    return out;
  },
  expm1(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.expm1(a[i]!);
    return out;
  },
  log2(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.log2(a[i]!);
    return out;
  },
  log10(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.log10(a[i]!);
    return out;
  },
  log1p(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.log1p(a[i]!);
    return out;
  },
  tan(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.tan(a[i]!);
    return out;
  },
  asin(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.asin(a[i]!);
    return out;
  },
  acos(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.acos(a[i]!);
    return out;
  },
  atan(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.atan(a[i]!);
    return out;
  },
  sinh(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.sinh(a[i]!);
    return out;
  },
  cosh(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.cosh(a[i]!);
    return out;
  },
  asinh(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.asinh(a[i]!);
    return out;
  },
  acosh(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.acosh(a[i]!);
    return out;
  },
  atanh(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.atanh(a[i]!);
    return out;
  },
  atan2(y, x, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.atan2(y[i]!, x[i]!);
    return out;
  },
  fract(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - Math.trunc(a[i]!);
    return out;
  },
  roundHalfAway(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = roundHalfAway(a[i]!);
    return out;
  },
  copysign(a, b, out) {
    // By bits: a NaN has a sign too.
    const [sizes, signs, results] = [bitsOf(a), bitsOf(b), bitsOf(out)];
    for (let i = 0; i < out.length; i++) results[i] = (sizes[i]! & 0x7fffffff) | (signs[i]! & 0x80000000);
    return out;
  },
  outerProduct(a, b, out) {
    const n = b.length;
    for (let r = 0; r < a.length; r++) for (let c = 0; c < n; c++) out[r * n + c] = a[r]! * b[c]!;
    return out;
  },
};

/** In float64 the half that is added to a float32 is never rounded up to a whole number. */
function roundHalfAway(x: number): number {
  const size = Math.floor(Math.abs(x) + 0.5);
  return x < 0 || Object.is(x, -0) ? -size : size;
}

function bitsOf(a: Float32Array): Int32Array {
  return new Int32Array(a.buffer, a.byteOffset, a.length);
}
