// Whether a tensor is what was expected: as ONNX's runner compares them.
import type { Tensor } from '../../src/evaluate/index.ts';
import { numbersOf } from '../../src/evaluate/tensor.ts';
import type { Tensors } from './cases.ts';

// Of ONNX's own runner: |found - expected| <= atol + rtol * |expected|.
const [relative, absolute] = [1e-3, 1e-7];

/** What is wrong with the tensors found; undefined if nothing is. */
export function findDifference(expected: Tensors, found: Tensors, tolerance = absolute): string | undefined {
  for (const [name, tensor] of Object.entries(expected)) {
    const other = found[name];
    const difference = other ? differenceOf(tensor, other, tolerance) : 'is missing';
    if (difference) return `output ${name}: ${difference}`;
  }
  return undefined;
}

function differenceOf(expected: Tensor, found: Tensor, tolerance: number): string | undefined {
  const describe = ({ type, dims }: Tensor): string => `${type}[${dims}]`;
  if (describe(expected) !== describe(found)) return `expected ${describe(expected)}, found ${describe(found)}`;
  const isExact = /int|bool|string/.test(expected.type);
  const [a, b] = isExact ? [expected.values, found.values] : [numbersOf(expected), numbersOf(found)];
  for (let i = 0; i < a.length; i++)
    if (!isClose(a[i]!, b[i]!, tolerance)) return `expected ${a[i]} at ${i}, found ${b[i]}`;
  return undefined;
}

function isClose(expected: bigint | number, found: bigint | number, tolerance: number): boolean {
  if (Object.is(expected, found) || expected === found) return true;
  if (typeof expected === 'bigint' || typeof found === 'bigint') return false;
  return Math.abs(found - expected) <= tolerance + relative * Math.abs(expected);
}
