// Whether all values of an array are numbers within a range: two ways, since what is fast in one engine is slow in another.
import type { NumberRange } from './elements.ts';

/** Whether all are. NaN is never within a range. */
export type RangeCheck = (values: readonly unknown[], range: NumberRange) => values is readonly number[];

/** For engines that compile: 784 numbers take 2 µs in Node, and 85 µs under quickjs. */
export function areWithinByLoop(
  values: readonly unknown[],
  { minimum, maximum, isWhole }: NumberRange,
): values is readonly number[] {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'number' || !(value >= minimum && value <= maximum)) return false;
    if (isWhole && value % 1 !== 0) return false;
  }
  return true;
}

/** The most arguments of a call. */
const mostArguments = 8192;

/** For engines that interpret, where the built-in functions are the compiled code: 35 µs under quickjs, and 12 µs in Node. */
export function areWithinByBuiltins(values: readonly unknown[], range: NumberRange): values is readonly number[] {
  if (!values.every(range.isWhole ? Number.isInteger : Number.isFinite)) return false;
  for (let at = 0; at < values.length; at += mostArguments) {
    const part = (values.length <= mostArguments ? values : values.slice(at, at + mostArguments)) as number[];
    if (!(Math.min.apply(null, part) >= range.minimum && Math.max.apply(null, part) <= range.maximum)) return false;
  }
  return true;
}
