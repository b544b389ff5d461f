// Activation functions in plain TypeScript, in float64: what rounds step by step rounds as the native kernels do.
import type { Kernels } from './generated/kernels.ts';
import { normalTail } from './normalTail.ts';

type Piecewise = 'hardSigmoid' | 'hardSwish' | 'leakyRelu' | 'relu';
type Smooth = 'elu' | 'gelu' | 'geluTanh' | 'mish' | 'selu' | 'sigmoid' | 'silu' | 'softplus' | 'swiGlu';
type Activations = Pick<Kernels, Piecewise | Smooth | 'logSoftmax' | 'softmax'>;

export const typescriptActivations: Activations = {
  relu(a, out) {
    // biome-ignore lint/complexity/useMathMinMax: Math.max would make -0 into +0.
    for (let i = 0; i < out.length; i++) out[i] = a[i]! < 0 ? 0 : a[i]!;
    return out;
  },
  leakyRelu(a, slope, out) {
    const factor = Math.fround(slope);
    for (let i = 0; i < out.length; i++) out[i] = a[i]! < 0 ? a[i]! * factor : a[i]!;
    return out;
  },
  hardSwish(a, out) {
    const sixth = Math.fround(1 / 6);
    for (let i = 0; i < out.length; i++) {
      const x = a[i]!;
      const six = Math.min(Math.max(Math.fround(x + 3), 0), 6);
      out[i] = Math.max(x, -3) * Math.fround(six * sixth);
    }
    return out;
  },
  hardSigmoid(a, alpha, beta, out) {
    const slope = Math.fround(alpha);
    const offset = Math.fround(beta);
    for (let i = 0; i < out.length; i++)
      out[i] = Math.min(Math.max(Math.fround(Math.fround(a[i]! * slope) + offset), 0), 1);
    return out;
  },
  elu(a, alpha, out) {
    const factor = Math.fround(alpha);
    for (let i = 0; i < out.length; i++) out[i] = a[i]! < 0 ? factor * Math.expm1(a[i]!) : a[i]!;
    return out;
  },
  selu(a, out) {
    for (let i = 0; i < out.length; i++)
      out[i] = a[i]! < 0 ? 1.7580993408473766 * Math.expm1(a[i]!) : 1.0507009873554805 * a[i]!;
    return out;
  },
  gelu(a, out) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i]!;
      const tail = normalTail(Math.min(Math.abs(x), 50));
      out[i] = finiteBelow(x) * (x < 0 ? tail : 1 - tail);
    }
    return out;
  },
  geluTanh(a, out) {
    const scale = Math.sqrt(8 / Math.PI);
    for (let i = 0; i < out.length; i++) {
      const x = a[i]!;
      out[i] = finiteBelow(x) * sigmoid(scale * (x + 0.044715 * x * x * x));
    }
    return out;
  },
  silu(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = finiteBelow(a[i]!) * sigmoid(a[i]!);
    return out;
  },
  swiGlu(gate, up, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.fround(finiteBelow(gate[i]!) * sigmoid(gate[i]!)) * up[i]!;
    return out;
  },
  mish(a, out) {
    for (let i = 0; i < out.length; i++) {
      const power = Math.exp(Math.min(a[i]!, 20));
      const w = power * (power + 2);
      out[i] = finiteBelow(a[i]!) * (w / (w + 2));
    }
    return out;
  },
  sigmoid(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = sigmoid(a[i]!);
    return out;
  },
  softplus(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i]!, 0) + Math.log1p(Math.exp(-Math.abs(a[i]!)));
    return out;
  },
  softmax(a, out) {
    const most = largestOf(a);
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += Math.exp(a[i]! - most);
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(a[i]! - most) / sum;
    return out;
  },
  logSoftmax(a, out) {
    const most = largestOf(a);
    // Without the largest element's own 1, so that a sum near 0 keeps its bits.
    let others = -1;
    let smaller = 0;
    for (let i = 0; i < a.length; i++) {
      if (a[i] === most) others++;
      else smaller += Math.exp(a[i]! - most);
    }
    // Rounded here, so that the largest element's result is +0, as on the other tiers, where it is next to nothing.
    const logarithm = Number.isFinite(most) ? Math.fround(Math.log1p(others + smaller)) : Number.NaN;
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - most - logarithm;
    return out;
  },
};

function sigmoid(x: number): number {
  const power = Math.exp(-Math.abs(x));
  return (x < 0 ? power : 1) / (1 + power);
}

const largestFloat = (2 - 2 ** -23) * 2 ** 127;

/** For products with a factor that is 0 at -Infinity: the limit there is -0, not NaN. */
function finiteBelow(x: number): number {
  return Math.max(x, -largestFloat);
}

function largestOf(a: Float32Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, a[i]!);
  return largest;
}
