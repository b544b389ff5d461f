// The operations in plain TypeScript: for where no addon loads, and for arrays too short to be worth a native call.
// Elementwise results have the bits of the native ones; sums are kept in float64, so they are nearer to the truth.
import type { Kernels } from './generated/kernels.ts';

export const typescriptKernels: Kernels = {
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
  sum(a) {
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
    return Math.fround(s0 + s1 + (s2 + s3));
  },
  max(a) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < a.length; i++) largest = Math.max(largest, a[i]!);
    return largest;
  },
  add(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!;
    return out;
  },
  mul(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
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
};
