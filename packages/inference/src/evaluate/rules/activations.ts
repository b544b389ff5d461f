// Functions of one element.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { roundHalfEven } from '../floatFormats.ts';
import { numbersOf, type Tensor, tensorOf } from '../tensor.ts';
import { unary } from './elementwise.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const signOf = (x: bigint): bigint => (x > 0n ? 1n : x < 0n ? -1n : 0n);

// ONNX's own, of float.
const [seluAlpha, seluGamma] = [1.6732631921768188, 1.0507010221481323];

export const activationRules: Readonly<Record<string, EvaluationRule>> = {
  Abs: unary(Math.abs, (x) => (x < 0n ? -x : x)),
  Acos: unary(Math.acos),
  Acosh: unary(Math.acosh),
  Asin: unary(Math.asin),
  Asinh: unary(Math.asinh),
  Atan: unary(Math.atan),
  Atanh: unary(Math.atanh),
  Ceil: unary(Math.ceil),
  Celu: unary(
    (x, node) => Math.max(0, x) + Math.min(0, node.float('alpha', 1) * Math.expm1(x / node.float('alpha', 1))),
  ),
  Cos: unary(Math.cos),
  Cosh: unary(Math.cosh),
  Elu: unary((x, node) => (x < 0 ? node.float('alpha', 1) * Math.expm1(x) : x)),
  Erf: unary(erf),
  Exp: unary(Math.exp),
  Floor: unary(Math.floor),
  Gelu: unary(gelu),
  HardSigmoid: unary((x, node) => Math.max(0, Math.min(1, node.float('alpha', 0.2) * x + node.float('beta', 0.5)))),
  HardSwish: unary((x) => x * Math.max(0, Math.min(1, x / 6 + 0.5))),
  IsInf: isInfinite,
  IsNaN: (node) => questionOf(node, Number.isNaN),
  LeakyRelu: unary((x, node) => (x < 0 ? node.float('alpha', 0.01) * x : x)),
  Log: unary(Math.log),
  Mish: unary((x) => x * Math.tanh(softplus(x))),
  Neg: unary(
    (x) => -x,
    (x) => -x,
  ),
  Reciprocal: unary((x) => 1 / x),
  Relu: unary(
    (x) => Math.max(0, x),
    (x) => (x > 0n ? x : 0n),
  ),
  Round: unary(roundHalfEven),
  Selu: unary((x, node) => {
    const gamma = node.float('gamma', seluGamma);
    return x > 0 ? gamma * x : gamma * node.float('alpha', seluAlpha) * Math.expm1(x);
  }),
  Shrink: unary((x, node) => {
    const [bias, edge] = [node.float('bias', 0), node.float('lambd', 0.5)];
    return x < -edge ? x + bias : x > edge ? x - bias : 0;
  }),
  Sigmoid: unary(sigmoid),
  Sign: unary(Math.sign, signOf),
  Sin: unary(Math.sin),
  Sinh: unary(Math.sinh),
  Softplus: unary(softplus),
  Softsign: unary((x) => x / (1 + Math.abs(x))),
  Sqrt: unary(Math.sqrt),
  Swish: unary((x, node) => x * sigmoid(node.float('alpha', 1) * x)),
  Tan: unary(Math.tan),
  Tanh: unary(Math.tanh),
  ThresholdedRelu: unary((x, node) => (x > node.float('alpha', 1) ? x : 0)),
};

/** `x * Φ(x)`, or its approximation by tanh: Hendrycks and Gimpel, 2016. */
function gelu(x: number, node: Evaluation): number {
  if (node.text('approximate', 'none') === 'tanh')
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
  return 0.5 * x * (1 + erf(x / Math.SQRT2));
}

/** Near 0 by its series, farther off by the continued fraction of erfc: Abramowitz and Stegun, 7.1.5 and 7.1.14. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size > 2.5) {
    let fraction = 0;
    for (let k = 60; k > 0; k--) fraction = k / 2 / (size + fraction);
    return Math.sign(x) * (1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * (size + fraction)));
  }
  let [term, sum] = [x, x];
  for (let n = 1; n < 100; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function questionOf(node: Evaluation, ask: (x: number) => boolean): Tensor {
  const x = node.input(0);
  return tensorOf(
    'bool',
    x.dims,
    numbersOf(x).map((value) => Number(ask(value))),
  );
}

function isInfinite(node: Evaluation): Tensor {
  const [positive, negative] = [node.int('detect_positive', 1), node.int('detect_negative', 1)];
  return questionOf(
    node,
    (x) => (x === Number.POSITIVE_INFINITY && positive === 1) || (x === Number.NEGATIVE_INFINITY && negative === 1),
  );
}
