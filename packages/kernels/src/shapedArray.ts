// An array and its shape, for functions that work on more than rows.
import { rangeError } from './errors.ts';
import { numbersOf } from './windows.ts';

/** Elements in the order of their last index, and how many each index has: [2, 3] are two rows of three. */
export interface ShapedArray {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** Throws RangeError unless the shape is whole numbers whose product is the number of elements. */
export function checkShape(name: string, what: string, { data, shape }: ShapedArray): void {
  numbersOf(name, `the shape of ${what}`, shape, shape.length, 0);
  const length = shape.reduce((product, size) => product * size, 1);
  if (data.length !== length)
    throw lengthError(name, `${what} of shape ${shape.join(' x ')} to have ${length} elements`, data.length);
}

export function lengthError(name: string, expected: string, got: number | string): RangeError {
  return rangeError('KINGLET_KERNELS_LENGTH', `${name}: expected ${expected}, got ${got}`);
}
