// Functions of mathematics beside those that models need, in plain TypeScript.
import type { Kernels } from './generated/kernels.ts';

export const typescriptMath: Pick<Kernels, 'fract'> = {
  fract(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - Math.trunc(a[i]!);
    return out;
  },
};
