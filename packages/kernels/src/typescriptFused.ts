// Chains of operations in plain TypeScript: each step rounds as in the native kernels.
import type { Kernels } from './generated/kernels.ts';

type Fused = Pick<Kernels, 'addRelu' | 'addScaled' | 'lerp' | 'normalize'>;

export const typescriptFused: Fused = {
  addRelu(a, b, out) {
    for (let i = 0; i < out.length; i++) {
      const sum = a[i]! + b[i]!;
      // biome-ignore lint/complexity/useMathMinMax: Math.max would make -0 into +0.
      out[i] = sum < 0 ? 0 : sum;
    }
    return out;
  },
  addScaled(a, s, b, out) {
    const factor = Math.fround(s);
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + Math.fround(b[i]! * factor);
    return out;
  },
  lerp(a, b, t, out) {
    const share = Math.fround(t);
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + Math.fround(Math.fround(b[i]! - a[i]!) * share);
    return out;
  },
  normalize(a, out) {
    let squares = 0;
    for (let i = 0; i < a.length; i++) squares += a[i]! * a[i]!;
    const norm = Math.sqrt(squares) || 1;
    for (let i = 0; i < out.length; i++) out[i] = a[i]! / norm;
    return out;
  },
};
