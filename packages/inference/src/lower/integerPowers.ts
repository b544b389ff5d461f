// Integers to the power of floats, computed in doubles.
import type { Extent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { binaryOf, compareOf, convert, selectOf, unaryOf } from './compute.ts';
import { expOf, logOf } from './doubles.ts';
import { type Elements, scalarElement } from './elements.ts';

/** More than the relative error of exp(log(a) / 2) for any integer a. */
const tolerance = 2 ** -44;

/** a^b in the type of `a`, cut to integers as Cast does; what comes within the error of doubles of an integer is that one. */
export function integerPowersOf(node: Lowering, a: Elements, b: Elements, shape: readonly Extent[]): Elements {
  const number = (value: number): Elements => scalarElement(node, 'double', value);
  const powers = powersOf(node, convert(node, a, 'double'), convert(node, b, 'double'), shape);
  const nearest = unaryOf(node, 'round', powers);
  const distance = unaryOf(node, 'abs', binaryOf(node, 'sub', powers, nearest));
  const error = binaryOf(node, 'mul', unaryOf(node, 'abs', powers), number(tolerance));
  const isNear = compareOf(node, 'lessEqual', distance, error);
  return convert(node, selectOf(node, isNear, nearest, powers), a.type);
}

/** By products for the whole part of the exponent, which are exact for negative bases and integers up to 2^53. */
function powersOf(node: Lowering, a: Elements, b: Elements, shape: readonly Extent[]): Elements {
  const floor = unaryOf(node, 'floor', b);
  const fraction = binaryOf(node, 'sub', b, floor);
  const whole = binaryOf(node, 'powInteger', a, floor, shape);
  const rest = expOf(node, binaryOf(node, 'mul', logOf(node, a), fraction, shape));
  const isWhole = compareOf(node, 'equal', fraction, scalarElement(node, 'double', 0));
  return selectOf(node, isWhole, whole, binaryOf(node, 'mul', whole, rest), shape);
}
