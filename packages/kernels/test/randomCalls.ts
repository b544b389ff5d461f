// Random calls of an operation, from its row of the table: operands of random sizes, full of special values.
import { dtypeOf, extentOf, isArray, type Kernel, stridesOf } from '../generate/kernelNames.ts';
import { makePackedBytes } from '../generate/packedBytes.ts';
import type { ArrayArgument, SizeArgument } from '../ops.ts';

export type NumericArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;
export type Operand = NumericArray | number;

/** What fast-check chooses; the elements follow from the seed. */
export interface Choice {
  readonly seed: number;
  readonly sizes: readonly number[];
  /** Outputs that may be an input are one. */
  readonly isAliased: boolean;
  /** No NaN, no infinities, nothing huge: for sums whose error is to be bounded. */
  readonly isTame: boolean;
}

const constructors = {
  Float32Array,
  Float64Array,
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
};
const largest = (2 - 2 ** -23) * 2 ** 127;
const specials = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, largest, -largest];
const tiny = [0, -0, 1, -1, 2 ** -126, 2 ** -149, -(2 ** -149), 2 ** -130, 0.5];

/** How many elements the longest dimension may have, by the number of dimensions. */
export function largestSize(kernel: Kernel): number {
  return [150, 40, 16][kernel.dimensions.length - 1] ?? (kernel.dimensions.length > 7 ? 4 : 7);
}

/** The operands of one call in the order of its arguments. */
export function randomOperands(kernel: Kernel, choice: Choice): Operand[] {
  const random = generator(choice.seed);
  const sizes = sizesOf(kernel, choice);
  for (const argument of kernel.operation.arguments)
    if (isArray(argument) && argument.strided) bindSteps(kernel, argument, sizes, random);
  let first: NumericArray | undefined;
  const operands = kernel.operation.arguments.map((argument) => {
    if (argument.kind === 'size') return sizes.get(argument.name) as number;
    if (!isArray(argument))
      return argument.dtype === 'i32' ? Math.floor(random() * 256) - 128 : randomFloat(random, true);
    const shares = choice.isAliased && argument.aliasing === 'same' && first !== undefined;
    const array = shares ? (first as NumericArray) : filled(kernel, argument, sizes, random, choice);
    first ??= array;
    return array;
  });
  makePackedBytes(kernel, operands);
  return operands;
}

function sizesOf({ operation, dimensions }: Kernel, choice: Choice): Map<string, number> {
  const least = operation.empty === 'error' ? 1 : 0;
  const sizes = new Map(
    dimensions.map((name, i) => [name, Math.max(least, choice.sizes[i % choice.sizes.length] ?? 0)]),
  );
  for (const argument of operation.arguments)
    if (argument.kind === 'size') sizes.set(argument.name, inRange(argument, sizes.get(argument.name) as number));
  for (const argument of operation.arguments.filter(isArray)) {
    const [name] = argument.shape;
    if (typeof name !== 'string') continue;
    if (argument.below && !sizes.get(argument.below)) sizes.set(name, 0);
    if (argument.atMost) sizes.set(name, Math.min(sizes.get(name) as number, sizes.get(argument.atMost) as number));
  }
  return sizes;
}

/** Steps that stay inside and write every place once: the axes in any order and direction, with gaps. */
function bindSteps(kernel: Kernel, argument: ArrayArgument, sizes: Map<string, number>, random: () => number): void {
  const strided = argument.strided as NonNullable<ArrayArgument['strided']>;
  const { counts, steps } = stridesOf(kernel, strided);
  let next = 1 + Math.floor(random() * 2);
  let start = Math.floor(random() * 3);
  for (const i of counts.map((_, at) => [random(), at] as const).sort()) {
    const count = sizes.get(counts[i[1]] as string) as number;
    const step = argument.kind === 'in' && random() < 0.25 ? 0 : next;
    const isBackward = random() < 0.3;
    sizes.set(steps[i[1]] as string, (isBackward ? -step : step) >>> 0);
    if (isBackward) start += Math.max(count - 1, 0) * step;
    if (step && count) next *= count;
    if (random() < 0.25) next++;
  }
  sizes.set(strided.at, start);
  sizes.set(argument.shape[0] as string, start + next + Math.floor(random() * 3));
}

function inRange({ least = 0, most, multipleOf = 1 }: SizeArgument, size: number): number {
  const number = most === undefined ? Math.max(least, size) : least + (size % (most - least + 1));
  return number - (number % multipleOf);
}

/** The array lies a random number of elements into its buffer, which has a few more behind it. */
function filled(
  kernel: Kernel,
  argument: ArrayArgument,
  sizes: ReadonlyMap<string, number>,
  random: () => number,
  { isTame }: Choice,
): NumericArray {
  const dtype = dtypeOf(kernel, argument);
  const whole = argument.shape.reduce(
    (product, extent) => product * extentOf(extent, (name) => sizes.get(name) as number),
    1,
  );
  const length = argument.optional && random() < 0.5 ? 0 : whole;
  const offset = Math.floor(random() * 8);
  const all = new constructors[dtype.array as keyof typeof constructors](length + offset + 8);
  const array = all.subarray(offset, offset + length);
  const limit = argument.below && sizes.get(argument.below);
  for (let i = 0; i < length; i++)
    array[i] = limit ? Math.floor(random() * limit) : element(dtype.name, random, isTame);
  return array;
}

function element(dtype: string, random: () => number, isTame: boolean): number {
  if (dtype === 'f32' || dtype === 'f64') return randomFloat(random, isTame);
  // Halves of magnitudes from 2^-8 to 2^7, or any bits.
  if (dtype === 'f16' && isTame)
    return (random() < 0.5 ? 0x8000 : 0) | (Math.floor(7 + random() * 16) << 10) | Math.floor(random() * 1024);
  // bf16 of magnitudes from 2^-10 to 2^9, or any bits.
  if (dtype === 'bf16' && isTame)
    return (random() < 0.5 ? 0x8000 : 0) | (Math.floor(117 + random() * 20) << 7) | Math.floor(random() * 128);
  // The typed array keeps as many low bits as it has; sums of int32 stay small when they are to be.
  if (dtype === 'i32' && isTame) return Math.floor(random() * 2 ** 16) - 2 ** 15;
  return Math.floor(random() * 2 ** 32);
}

function randomFloat(random: () => number, isTame: boolean): number {
  const kind = random();
  if (kind < 0.1) return (isTame ? tiny : [...specials, ...tiny])[Math.floor(random() * (isTame ? 9 : 16))] as number;
  const sign = random() < 0.5 ? -1 : 1;
  if (kind < 0.6) return sign * random() * 10;
  return sign * (1 + random()) * 2 ** Math.floor(isTame ? random() * 40 - 20 : random() * 276 - 149);
}

/** Uniform in [0, 1): Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
