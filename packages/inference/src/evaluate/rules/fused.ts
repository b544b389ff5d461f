// Operators of the domain `kinglet`, which passes make: what they stand for, one ONNX operator after the other.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { reshaped, type Tensor } from '../tensor.ts';
import { erf } from './activations.ts';
import { conv } from './convolutions.ts';
import { combine, mapNumbers } from './elementwise.ts';
import { matMulNBits } from './microsoft.ts';
import { transpose } from './movement.ts';
import { gemm, multiply } from './products.ts';

export const fusedRules: Readonly<Record<string, EvaluationRule>> = {
  'kinglet.ChannelShuffle': channelShuffle,
  'kinglet.FusedConv': (node) => withEnd(node, plus(conv(node), node.inputs[3])),
  'kinglet.FusedGemm': (node) => withEnd(node, gemm(node)),
  'kinglet.FusedMatMul': fusedMatMul,
  'kinglet.MatMulNBits': (node) => withEnd(node, matMulNBits(node)),
};

const activations: Readonly<Record<string, (x: number) => number>> = {
  gelu: (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  geluTanh: (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  hardSwish: (x) => x * Math.max(0, Math.min(1, x / 6 + 0.5)),
  none: (x) => x,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  silu: (x) => x / (1 + Math.exp(-x)),
  tanh: Math.tanh,
};

/** An activation, then limits: passes write one of both. */
export function withEnd(node: Evaluation, x: Tensor): Tensor {
  const name = node.text('activation', 'none');
  const activation = activations[name];
  if (!activation) throw node.refuse(`expected activation to be one of ${Object.keys(activations)}, got ${name}`);
  const low = node.float('low', Number.NEGATIVE_INFINITY);
  const high = node.float('high', Number.POSITIVE_INFINITY);
  return mapNumbers(x, (value) => Math.min(Math.max(activation(value), low), high));
}

export function plus(x: Tensor, more: Tensor | undefined): Tensor {
  if (!more) return x;
  return combine(
    x,
    more,
    (a, b) => a + b,
    (a, b) => a + b,
  );
}

/** Operands whose last two axes may change places, a factor, a row and a value that are added. */
function fusedMatMul(node: Evaluation): Tensor {
  const [a, b] = (['transA', 'transB'] as const).map((name, i) =>
    node.int(name, 0) ? turned(node.input(i)) : node.input(i),
  ) as [Tensor, Tensor];
  const alpha = node.float('alpha', 1);
  const product = mapNumbers(multiply(a, b), (x) => alpha * x);
  return withEnd(node, plus(plus(product, node.inputs[2]), node.inputs[3]));
}

function turned(x: Tensor): Tensor {
  const axes = x.dims.map((_, axis) => axis);
  return transpose(x, axes.length < 2 ? axes : [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}

/** Channel g of each of C / groups goes to place c of each of `groups`: Zhang et al., 2017. */
function channelShuffle(node: Evaluation): Tensor {
  const x = node.input(0);
  const [batch, channels, ...image] = x.dims as [number, number, ...number[]];
  const groups = node.int('groups', 1);
  const split = reshaped(x, [batch, groups, channels / groups, ...image]);
  return reshaped(transpose(split, [0, 2, 1, ...image.map((_, i) => i + 3)]), x.dims);
}
