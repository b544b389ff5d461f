// The outcome of any call, and how far it may be from that of plain TypeScript.
import { type Kernel, returnsNumber } from '../generate/kernelNames.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { magnitudesOf } from './magnitudesOf.ts';
import type { Choice, NumericArray, Operand } from './randomCalls.ts';

type Call = (...operands: readonly Operand[]) => unknown;
export type Calls = Readonly<Record<string, Call>>;

/** Plain TypeScript, which checks no argument. */
export const oracle: Calls = typescriptKernels as unknown as Calls;

/** Copies at the same distance from the start of their buffers. */
export function placed(operands: readonly Operand[]): Operand[] {
  return copied(operands, (array) => {
    const type = array.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => NumericArray;
    return new type(array.buffer.slice(0), array.byteOffset, array.length);
  });
}

/** What was one array stays one. */
export function copied(operands: readonly Operand[], copy: (array: NumericArray) => NumericArray): Operand[] {
  const copies = new Map<NumericArray, NumericArray>();
  return operands.map((operand) => {
    if (typeof operand === 'number') return operand;
    const made = copies.get(operand) ?? copy(operand);
    copies.set(operand, made);
    return made;
  });
}

/** The numbers that the call gives back, and all that its operands hold after it. */
export function outcome(calls: Calls, kernel: Kernel, operands: readonly Operand[]): [ArrayLike<number>, number[][]] {
  const result = (calls[kernel.script] as Call)(...operands);
  const numbers = returnsNumber(kernel.operation) ? [result as number] : (result as NumericArray);
  return [numbers, contentsOf(kernel, operands)];
}

/** What operands hold, but for memory to work in, which is of no interest. */
export function contentsOf({ operation }: Kernel, operands: readonly Operand[]): number[][] {
  return operands.map((operand, i) => {
    const argument = operation.arguments[i]!;
    if ('isScratch' in argument && argument.isScratch) return [];
    return typeof operand === 'number' ? [operand] : [...operand];
  });
}

/** How far the i-th number may be from TypeScript's, which rounds a result in float64. */
export function allowance(
  kernel: Kernel,
  { isTame }: Choice,
  operands: readonly Operand[],
  expected: ArrayLike<number>,
  lanes: number,
): (i: number) => number {
  const { bound } = kernel.operation;
  const terms = longest(operands);
  if (bound.kind === 'ulp') {
    const magnitudes = bound.of && magnitudesOf(kernel.operation.name, operands, expected);
    return (i) =>
      Math.max(
        (bound.ulps + 1 + (bound.perElement ?? 0) * terms) * lastPlace(expected[i] as number),
        (bound.absolute ?? 0) * ((magnitudes || [])[i] ?? factorOf(kernel, bound.per, operands, i)),
      );
  }
  if (bound.kind !== 'accumulated') return () => 0;
  if (!isTame) return () => Number.POSITIVE_INFINITY; // sums may overflow on the way: only NaN is looked at
  const magnitudes = magnitudesOf(kernel.operation.name, operands, expected) ?? sumOfSizes(kernel, operands);
  const isDouble = kernel.dtype.name === 'f64';
  const vanishing = bound.vanishing ?? (isDouble ? 2 ** -1074 : 2 ** -149);
  // Of f64 TypeScript's own sum, term by term, is the one that is farther off.
  const steps = isDouble ? (terms + 9) * 2 ** -52 : (Math.ceil(terms / (bound.lanes ?? lanes)) + 9) * 2 ** -23;
  return (i) => steps * Math.max(magnitudes[i] as number, Math.abs(expected[i] as number)) + terms * vanishing;
}

function factorOf(kernel: Kernel, name: string | undefined, operands: readonly Operand[], i: number): number {
  const place = kernel.operation.arguments.findIndex((argument) => argument.name === name);
  return place < 0 ? 1 : Math.max(1, Math.abs((operands[place] as NumericArray)[i] as number));
}

/** What a fused operation does after its sum makes the sum's error no larger, or by 1.13: without it, errors show whole. */
const withoutEnd: Readonly<Record<string, number>> = { low: Number.NaN, high: Number.NaN, activation: 0 };

/** The magnitude of a sum is that of the sizes of its operands. */
function sumOfSizes(kernel: Kernel, operands: readonly Operand[]): ArrayLike<number> {
  const sizes = operands.map((operand, i) =>
    typeof operand === 'number'
      ? (withoutEnd[kernel.operation.arguments[i]?.name ?? ''] ?? Math.abs(operand))
      : sizesOf(operand),
  );
  return outcome(oracle, kernel, placed(sizes))[0];
}

function sizesOf(array: NumericArray): NumericArray {
  if (array instanceof Float32Array || array instanceof Float64Array) return array.map(Math.abs);
  return array instanceof Uint16Array ? array.map((half) => half & 0x7fff) : array;
}

function longest(operands: readonly Operand[]): number {
  return Math.max(0, ...operands.map((operand) => (typeof operand === 'number' ? 0 : operand.length)));
}

function lastPlace(value: number): number {
  return 2 ** (Math.max(Math.floor(Math.log2(Math.min(Math.abs(value), 2 ** 128))), -126) - 23);
}

/**
 * The first number that is wrong. Zeros and infinities have their signs, NaN is where NaN is expected. The zero that a sum
 * of vanishing products rounds to has a sign only without `isSum`: it depends on whether the products were rounded first.
 */
export function wrongAt(
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  allowed: (i: number) => number,
  isSum = false,
): number | undefined {
  if (got.length !== expected.length) return Math.min(got.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const [a, b, limit] = [got[i] as number, expected[i] as number, allowed(i)];
    if (Object.is(a, b)) continue;
    if (limit === Number.POSITIVE_INFINITY && !Number.isNaN(b)) continue;
    if (a === 0 && b === 0 && isSum) continue;
    if (a === 0 && b === 0) return i;
    if (!(Math.abs(bounded(a) - bounded(b)) <= limit)) return i;
  }
  return undefined;
}

/** 2^128 for what would have been rounded to it. */
function bounded(value: number): number {
  return Math.max(-(2 ** 128), Math.min(2 ** 128, value));
}
