// Functions of single numbers that few models have, in plain TypeScript.
import { rareFunctions } from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';

type RareFunction = (x: number, alpha: number, beta: number) => number;

export const typescriptRare: Pick<Kernels, 'lrn' | 'unaryRare'> = {
  unaryRare(a, alpha, beta, operation, out) {
    const f = functions[rareFunctions[operation]!];
    const [first, second] = [Math.fround(alpha), Math.fround(beta)];
    for (let i = 0; i < out.length; i++) out[i] = f(a[i]!, first, second);
    return out;
  },
  lrn(a, rows, channels, window, alpha, beta, bias, out) {
    const before = Math.floor((window - 1) / 2);
    const [scale, power, least] = [Math.fround(alpha) / window, Math.fround(beta), Math.fround(bias)];
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < channels; c++) {
        const [first, end] = [Math.max(c - before, 0), Math.min(c - before + window, channels)];
        let sum = 0;
        for (let k = first; k < end; k++) sum += a[r * channels + k]! ** 2;
        const divisor = least + scale * sum;
        out[r * channels + c] = a[r * channels + c]! * Math.exp(-power * Math.log(divisor));
      }
    return out;
  },
};

const functions: Readonly<Record<(typeof rareFunctions)[number], RareFunction>> = {
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  softsign: (x) => x / (1 + Math.abs(x)),
  celu: (x, alpha) => (x < 0 ? alpha * Math.expm1(x / alpha) : x),
  shrink: (x, lambda, bias) => {
    if (x < -lambda) return x + bias;
    if (x > lambda) return x - bias;
    return Number.isNaN(x) ? x : 0;
  },
  thresholdedRelu: (x, alpha) => (x > alpha || Number.isNaN(x) ? x : 0),
};
