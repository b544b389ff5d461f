// Activation functions of neural networks: ids 200-299.
import type { ErrorBound, Operation, ScalarArgument } from '../ops.ts';
import { elementCuts, elements, everyTier, everyTierAndSve, out } from './operands.ts';

type Row = Pick<Operation, 'id' | 'name' | 'bound' | 'flops' | 'doc'> & Partial<Operation>;

export const activations: readonly Operation[] = [
  activation({
    id: 200,
    name: 'relu',
    tiers: everyTierAndSve,
    bound: { kind: 'exact' },
    flops: 'n',
    doc: '0 where a[i] < 0, else a[i]; -0 stays.',
  }),
  activation(
    {
      id: 201,
      name: 'leakyRelu',
      bound: rounded('a[i] * slope'),
      flops: '2 * n',
      doc: 'a[i] * slope where a[i] < 0, else a[i].',
    },
    { kind: 'scalar', name: 'slope', doc: 'the factor below 0, often 0.01' },
  ),
  activation(
    {
      id: 202,
      name: 'elu',
      bound: ulps(4),
      flops: '15 * n',
      doc: 'alpha * (exp(a[i]) - 1) where a[i] < 0, else a[i].',
    },
    { kind: 'scalar', name: 'alpha', doc: 'minus the limit at -Infinity, often 1' },
  ),
  activation({
    id: 203,
    name: 'selu',
    bound: ulps(4),
    flops: '16 * n',
    doc: '1.0507009873554805 * (1.6732632423543772 * (exp(a[i]) - 1) where a[i] < 0, else a[i]).',
  }),
  activation({
    id: 204,
    name: 'gelu',
    bound: tailed(4),
    flops: '45 * n',
    doc: 'a[i] * (1 + erf(a[i] / sqrt(2))) / 2; -0 at -Infinity, its limit.',
  }),
  activation({
    id: 205,
    name: 'geluTanh',
    bound: tailed(4),
    flops: '50 * n',
    doc: 'a[i] * (1 + tanh(sqrt(2 / pi) * (a[i] + 0.044715 * a[i]^3))) / 2; -0 at -Infinity, its limit.',
  }),
  activation({
    id: 206,
    name: 'silu',
    tiers: everyTierAndSve,
    bound: tailed(4),
    flops: '17 * n',
    doc: 'a[i] / (1 + exp(-a[i])), also called swish; -0 at -Infinity, its limit.',
  }),
  activation({
    id: 207,
    name: 'hardSwish',
    bound: rounded('a[i] + 3, then limited to [0, 6], * f32(1 / 6), * max(a[i], -3)'),
    flops: '5 * n',
    doc: 'a[i] * min(max(a[i] + 3, 0), 6) / 6; -0 below -3.',
  }),
  activation(
    {
      id: 208,
      name: 'hardSigmoid',
      bound: rounded('alpha * a[i], then + beta'),
      flops: '4 * n',
      doc: 'min(max(alpha * a[i] + beta, 0), 1).',
    },
    { kind: 'scalar', name: 'alpha', doc: 'the slope: 0.2 in ONNX by default, 1 / 6 in PyTorch' },
    { kind: 'scalar', name: 'beta', doc: 'the value at 0, often 0.5' },
  ),
  activation({
    id: 209,
    name: 'mish',
    bound: tailed(4),
    flops: '19 * n',
    doc: 'a[i] * tanh(softplus(a[i])); -0 at -Infinity, its limit.',
  }),
  activation({
    id: 210,
    name: 'sigmoid',
    tiers: everyTierAndSve,
    bound: ulps(4),
    flops: '16 * n',
    doc: '1 / (1 + exp(-a[i])).',
  }),
  activation({ id: 211, name: 'softplus', bound: ulps(4), flops: '28 * n', doc: 'log(1 + exp(a[i])).' }),
  activation({
    id: 212,
    name: 'softmax',
    tiers: everyTierAndSve,
    family: 'softmax',
    cuts: [],
    empty: 'error',
    bound: { kind: 'ulp', ulps: 3, perElement: 3 },
    flops: '25 * n',
    doc: 'exp(a[i]) / sum of exp(a[j]), without overflow: all NaN if the largest element is infinite or NaN.',
  }),
  activation({
    id: 213,
    name: 'logSoftmax',
    family: 'softmax',
    cuts: [],
    empty: 'error',
    bound: { kind: 'ulp', ulps: 3, perElement: 3 },
    flops: '25 * n',
    doc: 'a[i] - log(sum of exp(a[j])), without overflow: all NaN if the largest element is infinite or NaN.',
  }),
];

function activation(row: Row, ...parameters: readonly ScalarArgument[]): Operation {
  return {
    family: 'activations',
    dtypes: ['f32'],
    arguments: [elements, ...parameters, out],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    cuts: elementCuts,
    tiers: everyTier,
    ...row,
  };
}

function rounded(steps: string): ErrorBound {
  return { kind: 'rounded', steps };
}

function ulps(count: number): ErrorBound {
  return { kind: 'ulp', ulps: count };
}

/** Where the result is nearly 0, its last bits are of subnormal factors. */
function tailed(count: number): ErrorBound {
  return { kind: 'ulp', ulps: count, absolute: 1e-38 };
}
