// Plain JavaScript: the loops that one would write, a fresh function for every operation and length.
import type { AnyFunction } from './caller.ts';
import { argumentsOf, rowLength } from './operands.ts';

/** A function of its own for the operation, with the arguments of argumentsOf; undefined where there is no loop for it. */
export function loopOf(operation: string): AnyFunction | undefined {
  const names = argumentsOf(operation);
  const body = bodies[operation];
  if (!names || body === undefined) return undefined;
  const arrays = ['a', 'b', 'c'];
  const numbers = ['u', 'v'];
  const parameters = names.map((name) =>
    name === 'out' ? 'out' : ((typeof name === 'number' ? numbers : arrays).shift() as string),
  );
  return new Function(...parameters, body) as AnyFunction;
}

const map = (expression: string): string => `for (let i = 0; i < a.length; i++) out[i] = ${expression}; return out;`;
const fold = (start: string, step: string, end = 's'): string =>
  `let s = ${start}; for (let i = 0; i < a.length; i++) ${step}; return ${end};`;
const find = (sign: string): string =>
  `let k = 0; for (let i = 1; i < a.length; i++) if (a[i] ${sign} a[k]) k = i; return k;`;
const shifted = `let m = -Infinity; for (let i = 0; i < a.length; i++) if (a[i] > m) m = a[i]; let s = 0;`;
const erf =
  'const t = 1 / (1 + 0.3275911 * Math.abs(x)); ' +
  'const y = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x); ' +
  'const e = x < 0 ? -y : y;';
const cosine = (a: string, b: string): string => `xy += ${a} * ${b}; xx += ${a} * ${a}; yy += ${b} * ${b};`;

/** Bodies of functions of arrays `a`, `b`, `c`, numbers `u`, `v`, and `out`. */
const bodies: Readonly<Record<string, string>> = {
  dot: fold('0', 's += a[i] * b[i]'),
  cosine: `let xy = 0, xx = 0, yy = 0; for (let i = 0; i < a.length; i++) { ${cosine('a[i]', 'b[i]')} } return xy / Math.sqrt(xx * yy);`,
  squaredEuclidean: fold('0', '{ const d = a[i] - b[i]; s += d * d; }'),
  sum: fold('0', 's += a[i]'),
  max: fold('-Infinity', 'if (a[i] > s) s = a[i]'),
  min: fold('Infinity', 'if (a[i] < s) s = a[i]'),
  argmax: find('>'),
  argmin: find('<'),
  mean: fold('0', 's += a[i]', 's / a.length'),
  variance: `let m = 0; for (let i = 0; i < a.length; i++) m += a[i]; m /= a.length; ${fold('0', '{ const d = a[i] - m; s += d * d; }', 's / a.length')}`,
  sumOfSquares: fold('0', 's += a[i] * a[i]'),
  normL1: fold('0', 's += Math.abs(a[i])'),
  normL2: fold('0', 's += a[i] * a[i]', 'Math.sqrt(s)'),
  normLinf: fold('0', '{ const x = Math.abs(a[i]); if (x > s) s = x; }'),
  add: map('a[i] + b[i]'),
  sub: map('a[i] - b[i]'),
  mul: map('a[i] * b[i]'),
  div: map('a[i] / b[i]'),
  fma: map('a[i] * b[i] + c[i]'),
  minimum: map('Math.min(a[i], b[i])'),
  maximum: map('Math.max(a[i], b[i])'),
  scale: map('a[i] * u'),
  clamp: map('Math.min(Math.max(a[i], u), v)'),
  pow: map('Math.pow(a[i], b[i])'),
  neg: map('-a[i]'),
  abs: map('Math.abs(a[i])'),
  sign: map('Math.sign(a[i])'),
  trunc: map('Math.trunc(a[i])'),
  floor: map('Math.floor(a[i])'),
  ceil: map('Math.ceil(a[i])'),
  round: map('Math.round(a[i])'),
  sqrt: map('Math.sqrt(a[i])'),
  rsqrt: map('1 / Math.sqrt(a[i])'),
  recip: map('1 / a[i]'),
  exp: map('Math.exp(a[i])'),
  log: map('Math.log(a[i])'),
  tanh: map('Math.tanh(a[i])'),
  sin: map('Math.sin(a[i])'),
  cos: map('Math.cos(a[i])'),
  erf: `for (let i = 0; i < a.length; i++) { const x = a[i]; ${erf} out[i] = e; } return out;`,
  relu: map('a[i] > 0 ? a[i] : 0'),
  leakyRelu: map('a[i] > 0 ? a[i] : a[i] * u'),
  elu: map('a[i] > 0 ? a[i] : u * (Math.exp(a[i]) - 1)'),
  selu: map('1.0507009873554805 * (a[i] > 0 ? a[i] : 1.6732632423543772 * (Math.exp(a[i]) - 1))'),
  gelu: `for (let i = 0; i < a.length; i++) { const x = a[i] * Math.SQRT1_2; ${erf} out[i] = 0.5 * a[i] * (1 + e); } return out;`,
  geluTanh: map('0.5 * a[i] * (1 + Math.tanh(0.7978845608028654 * (a[i] + 0.044715 * a[i] * a[i] * a[i])))'),
  silu: map('a[i] / (1 + Math.exp(-a[i]))'),
  hardSwish: map('a[i] * Math.min(Math.max(a[i] + 3, 0), 6) / 6'),
  mish: map('a[i] * Math.tanh(Math.log(1 + Math.exp(a[i])))'),
  sigmoid: map('1 / (1 + Math.exp(-a[i]))'),
  softplus: map('Math.log(1 + Math.exp(a[i]))'),
  softmax: `${shifted} for (let i = 0; i < a.length; i++) s += out[i] = Math.exp(a[i] - m); const r = 1 / s; for (let i = 0; i < a.length; i++) out[i] *= r; return out;`,
  logSoftmax: `${shifted} for (let i = 0; i < a.length; i++) s += Math.exp(a[i] - m); const l = m + Math.log(s); ${map('a[i] - l')}`,
  dotMany: `for (let r = 0; r < out.length; r++) { let s = 0; for (let i = 0, k = r * ${rowLength}; i < ${rowLength}; i++, k++) s += a[k] * b[i]; out[r] = s; } return out;`,
  cosineMany: `for (let r = 0; r < out.length; r++) { let xy = 0, xx = 0, yy = 0; for (let i = 0, k = r * ${rowLength}; i < ${rowLength}; i++, k++) { ${cosine('a[k]', 'b[i]')} } out[r] = xy / Math.sqrt(xx * yy); } return out;`,
};
