// Arithmetic on elements, and comparisons of them.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { broadcastShapes, spread } from '../indexing.ts';
import {
  emptyValues,
  integersOf,
  isInteger,
  numbersOf,
  scalarOf,
  type Tensor,
  tensorOf,
  tensorOfIntegers,
} from '../tensor.ts';
import { binary, comparison, least, mapNumbers, most, unary, variadic } from './elementwise.ts';

const sum = variadic(
  (a, b) => a + b,
  (a, b) => a + b,
);

export const arithmeticRules: Readonly<Record<string, EvaluationRule>> = {
  Add: binary(
    (a, b) => a + b,
    (a, b) => a + b,
  ),
  And: comparison(
    (a, b) => a !== 0 && b !== 0,
    (a, b) => a !== 0n && b !== 0n,
  ),
  BitShift: binary(notForFloats, (a, b, node) =>
    node.text('direction', '') === 'LEFT' ? a << bitsOf(b) : a >> bitsOf(b),
  ),
  BitwiseAnd: binary(notForFloats, (a, b) => a & b),
  BitwiseNot: unary(
    (x, node) => notForFloats(x, 0, node),
    (x) => ~x,
  ),
  BitwiseOr: binary(notForFloats, (a, b) => a | b),
  BitwiseXor: binary(notForFloats, (a, b) => a ^ b),
  Clip: clip,
  Div: binary(
    (a, b) => a / b,
    // What processors make of it is not defined.
    (a, b) => (b === 0n ? 0n : a / b),
  ),
  Equal: comparison(
    (a, b) => a === b,
    (a, b) => a === b,
  ),
  Greater: comparison(
    (a, b) => a > b,
    (a, b) => a > b,
  ),
  GreaterOrEqual: comparison(
    (a, b) => a >= b,
    (a, b) => a >= b,
  ),
  Less: comparison(
    (a, b) => a < b,
    (a, b) => a < b,
  ),
  LessOrEqual: comparison(
    (a, b) => a <= b,
    (a, b) => a <= b,
  ),
  Max: variadic(Math.max, most),
  Mean: mean,
  Min: variadic(Math.min, least),
  Mod: binary(modulo, integerModulo),
  Mul: binary(
    (a, b) => a * b,
    (a, b) => a * b,
  ),
  Not: (node) =>
    tensorOf(
      'bool',
      node.input(0).dims,
      numbersOf(node.input(0)).map((x) => Number(x === 0)),
    ),
  Or: comparison(
    (a, b) => a !== 0 || b !== 0,
    (a, b) => a !== 0n || b !== 0n,
  ),
  PRelu: binary(
    (x, slope) => (x < 0 ? x * slope : x),
    (x, slope) => (x < 0n ? x * slope : x),
  ),
  Pow: binary(power, integerPower),
  Sub: binary(
    (a, b) => a - b,
    (a, b) => a - b,
  ),
  Sum: sum,
  Where: where,
  Xor: comparison(
    (a, b) => (a !== 0) !== (b !== 0),
    (a, b) => (a !== 0n) !== (b !== 0n),
  ),
};

function notForFloats(_a: number, _b: number, node: Evaluation): number {
  throw node.refuse(`expected integers, got ${node.input(0).type}`);
}

function modulo(a: number, b: number, node: Evaluation): number {
  const rest = a % b;
  // Without `fmod` the sign is the divisor's.
  return node.int('fmod', 0) || rest === 0 || rest < 0 === b < 0 ? rest : rest + b;
}

function integerModulo(a: bigint, b: bigint, node: Evaluation): bigint {
  if (b === 0n) return 0n;
  const rest = a % b;
  return node.int('fmod', 0) || rest === 0n || rest < 0n === b < 0n ? rest : rest + b;
}

/** C's pow has 1 for any power of 1 and infinite ones of -1, JavaScript NaN. */
function power(a: number, b: number): number {
  return a === 1 || (a === -1 && Math.abs(b) === Number.POSITIVE_INFINITY) ? 1 : a ** b;
}

/** The lowest 64 bits, by squaring: all of them could fill any memory. */
function integerPower(a: bigint, b: bigint): bigint {
  if (b < 0n) return a === 1n || a === -1n ? integerPower(a, -b) : 0n;
  let product = 1n;
  for (let [square, left] = [a, b]; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) product = BigInt.asIntN(64, product * square);
    square = BigInt.asIntN(64, square * square);
  }
  return product;
}

/** No type has more bits to shift. */
function bitsOf(shift: bigint): bigint {
  return shift < 64n ? shift : 64n;
}

function mean(node: Evaluation): Tensor {
  const count = node.inputs.length;
  return mapNumbers(sum(node) as Tensor, (x) => x / count);
}

/** Bounds are attributes until opset 11, and may be left out. */
function clip(node: Evaluation): Tensor {
  const x = node.input(0);
  if (isInteger(x.type)) {
    const [low, high] = [1, 2].map((i) => node.inputs[i] && integersOf(node.inputs[i])[0]!);
    const clipped = integersOf(x).map((value) => {
      const raised = low === undefined ? value : most(value, low);
      return high === undefined ? raised : least(raised, high);
    });
    return tensorOfIntegers(x.type, x.dims, clipped);
  }
  const boundOf = (i: number, name: string, otherwise: number): number =>
    node.inputs[i] ? scalarOf(node.inputs[i]) : node.float(name, otherwise);
  const low = boundOf(1, 'min', Number.NEGATIVE_INFINITY);
  const high = boundOf(2, 'max', Number.POSITIVE_INFINITY);
  return mapNumbers(x, (value) => Math.min(Math.max(value, low), high));
}

function where(node: Evaluation): Tensor {
  const [condition, a, b] = [node.input(0), node.input(1), node.input(2)];
  const dims = broadcastShapes(condition.dims, a.dims, b.dims);
  const [asked, left, right] = [condition, a, b].map((tensor) => spread(tensor.dims, dims)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const values = emptyValues(a.type, asked.length) as Float64Array;
  // Whatever their type, they are copied.
  const [x, y] = [a.values as Float64Array, b.values as Float64Array];
  for (const [i, at] of asked.entries()) values[i] = condition.values[at] ? x[left[i]!]! : y[right[i]!]!;
  return { type: a.type, dims, values };
}
