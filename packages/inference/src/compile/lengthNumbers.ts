// Integers that lengths decide, listed or counted.
import type { TensorValues } from '@kinglet/onnx';
import { type Extent, fixedExtent, isFixed } from './extent.ts';
import type { LengthNumbers } from './program.ts';

/** How many there are. */
export function countOfNumbers(numbers: LengthNumbers): Extent {
  return isList(numbers) ? fixedExtent(numbers.length) : numbers.count;
}

function isList(numbers: LengthNumbers): numbers is readonly Extent[] {
  return Array.isArray(numbers);
}

/** The integers, if no length decides them. */
export function knownNumbers(type: 'int32' | 'int64' | 'uint32', numbers: LengthNumbers): TensorValues | undefined {
  const parts = isList(numbers) ? numbers : [numbers.start, numbers.step, numbers.count];
  if (!parts.every(isFixed)) return undefined;
  const values = isList(numbers)
    ? numbers.map(({ fixed }) => fixed)
    : Array.from({ length: numbers.count.fixed }, (_, i) => numbers.start.fixed + i * numbers.step.fixed);
  if (type === 'int64') return BigInt64Array.from(values, BigInt);
  return type === 'int32' ? Int32Array.from(values) : Uint32Array.from(values);
}
