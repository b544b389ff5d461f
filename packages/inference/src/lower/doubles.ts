// Exponentials and logarithms of doubles, of steps that kernels for any type have: exact to a few of their last digits.
import type { Lowering } from '../compile/lowering.ts';
import { binaryOf, compareOf, convert, floatOf, selectOf, unaryOf } from './compute.ts';
import { type Elements, scalarElement } from './elements.ts';

/** exp of floats of any type. */
export function expOf(node: Lowering, x: Elements): Elements {
  return x.type === 'double' ? expOfDoubles(node, x) : floatOf(node, 'exp', x);
}

/** log of floats of any type. */
export function logOf(node: Lowering, x: Elements): Elements {
  return x.type === 'double' ? logOfDoubles(node, x) : floatOf(node, 'log', x);
}

/** Terms of the series of exp for at most ln(2) / 2: what is left out is below 2^-56. */
const terms = 14;

/** exp(x) = 2^n exp(r), n the whole number nearest to x / ln(2): its series by Horner's rule. */
function expOfDoubles(node: Lowering, x: Elements): Elements {
  const number = (value: number): Elements => scalarElement(node, 'double', value);
  // Beyond, results are infinite or 0 all the same, and n stays what powers of 2 hold.
  const bounded = binaryOf(node, 'max', binaryOf(node, 'min', x, number(1100)), number(-1100));
  const n = unaryOf(node, 'round', binaryOf(node, 'mul', bounded, number(1 / Math.LN2)));
  // ln(2) in two parts, of which products with n up to 2^11 by the first are exact.
  const coarse = binaryOf(node, 'sub', bounded, binaryOf(node, 'mul', n, number(0.6931471803691238)));
  const rest = binaryOf(node, 'sub', coarse, binaryOf(node, 'mul', n, number(1.9082149292705877e-10)));
  let sum = number(1);
  for (let k = terms; k > 0; k--) {
    const scaled = binaryOf(node, 'mul', rest, number(1 / k));
    sum = binaryOf(node, 'add', binaryOf(node, 'mul', scaled, sum), number(1));
  }
  // Half of the power at a time: 2^1024 is none.
  const half = unaryOf(node, 'floor', binaryOf(node, 'mul', n, number(0.5)));
  const others = binaryOf(node, 'sub', n, half);
  const [first, second] = [half, others].map((power) => binaryOf(node, 'powInteger', number(2), power, x.shape));
  return binaryOf(node, 'mul', binaryOf(node, 'mul', sum, first as Elements), second as Elements);
}

/** How often roots are taken, so that float holds what is left: 16 log(x^(1/16)). */
const roots = 4;

/** log(x) near that of float: of an error below 2^-17, one step of Halley's method for exp(y) = x leaves its cube. */
function logOfDoubles(node: Lowering, x: Elements): Elements {
  const number = (value: number): Elements => scalarElement(node, 'double', value);
  let root = x;
  for (let i = 0; i < roots; i++) root = unaryOf(node, 'sqrt', root);
  const near = convert(node, floatOf(node, 'log', convert(node, root, 'float')), 'double');
  const power = expOfDoubles(node, near);
  const quotient = binaryOf(node, 'div', binaryOf(node, 'sub', root, power), binaryOf(node, 'add', root, power));
  const better = binaryOf(node, 'add', near, binaryOf(node, 'mul', quotient, number(2)));
  // Of 0 and infinity the step is NaN, and what float says exact.
  const isBounded = compareOf(node, 'less', unaryOf(node, 'abs', near), number(Number.MAX_VALUE));
  return binaryOf(node, 'mul', selectOf(node, isBounded, better, near), number(2 ** roots));
}
