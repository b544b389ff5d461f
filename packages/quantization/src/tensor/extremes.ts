// The least and the greatest of many numbers, by kernels where they have an array.
import { argmax, argmin } from '@kinglet/kernels';

export interface Extremes {
  readonly least: number;
  readonly greatest: number;
}

/**
 * Of the numbers from `from` to `end`: Infinity and -Infinity where there are none; one of both is not finite if any number
 * is not.
 */
export function extremesOf(values: ArrayLike<number>, from = 0, end: number = values.length): Extremes {
  if (values instanceof Float32Array && from < end) {
    const part = end - from === values.length ? values : values.subarray(from, end);
    // Places, since `min` looks for -0 among zeros, and behind Relu many are.
    return { least: part[argmin(part)]!, greatest: part[argmax(part)]! };
  }
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = from; i < end; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) return { least: value, greatest: value };
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return { least, greatest };
}
