// Every operation refuses every wrong argument, by the same words on every path: generated from the operation table.
import { describe, expect, test } from 'vitest';
import {
  dtypeOf,
  extentOf,
  extentText,
  isArray,
  type Kernel,
  kernelsOf,
  returnsNumber,
  stridesOf,
} from '../generate/kernelNames.ts';
import { type Argument, type ArrayArgument, operations, type SizeArgument } from '../ops.ts';
import { type ActiveKernels, activateKernels } from '../src/activeKernels.ts';
import { BaseArena, type Tensor, type TensorConstructor } from '../src/arena.ts';
import type { NumericArray } from '../src/check.ts';
import { isKernelsError, loadError } from '../src/index.ts';
import { loadAddon, loadWasm, testableIsas } from './load.ts';

type AnyFunction = (...args: readonly unknown[]) => unknown;
type Maker = (name: string, length: number) => unknown;

/** Lengths of the dimensions: all different, and long enough that native code is chosen where there is a choice. */
const lengths = [3, 5, 2, 7, 4, 6, 1, 9];
const onlyLength = 300;

const kernels = kernelsOf(operations);
const sizeOf = (kernel: Kernel, dimension: string): number => {
  const fewest = kernel.operation.arguments.some((argument) => isArray(argument) && argument.atMost);
  const index = kernel.dimensions.indexOf(dimension);
  if (fewest) return index === 0 ? onlyLength : 4; // the k of the largest of n
  const length = kernel.dimensions.length === 1 ? onlyLength : (lengths[index % lengths.length] as number);
  const size = kernel.operation.arguments.find(({ kind, name }) => kind === 'size' && name === dimension);
  if (isStep(kernel, dimension)) return 0;
  const { least = 0, most = length, multipleOf = 1 } = (size ?? {}) as Partial<SizeArgument>;
  const inside = Math.min(most, Math.max(least, length));
  return inside - (inside % multipleOf);
};
/** Where the elements of a strided array begin, or how far apart they lie: 0 is right for any length. */
const isStep = (kernel: Kernel, dimension: string): boolean =>
  kernel.operation.arguments.some(
    (argument) =>
      isArray(argument) &&
      argument.strided &&
      [argument.strided.at, ...stridesOf(kernel, argument.strided).steps].includes(dimension),
  );
const lengthOf = (kernel: Kernel, argument: Argument): number =>
  isArray(argument)
    ? argument.shape.reduce((product, extent) => product * extentOf(extent, (name) => sizeOf(kernel, name)), 1)
    : 0;

/** Arguments that are right: indices of zeros, numbers of one. */
function rightArguments(kernel: Kernel, make: Maker): unknown[] {
  return kernel.operation.arguments.map((argument) => {
    if (isArray(argument)) return make(dtypeOf(kernel, argument).array, lengthOf(kernel, argument));
    return argument.kind === 'size' ? sizeOf(kernel, argument.name) : 1;
  });
}

function arrayOf(name: string, source: number | ArrayBufferLike): NumericArray {
  const type = (globalThis as unknown as Record<string, new (source: number | ArrayBufferLike) => NumericArray>)[name];
  return new (type as new (source: number | ArrayBufferLike) => NumericArray)(source);
}

const bytesOf = (name: string, length: number): number => arrayOf(name, length).byteLength;
const plain: Maker = (name, length) => arrayOf(name, length);
const shared: Maker = (name, length) => arrayOf(name, new SharedArrayBuffer(bytesOf(name, length)));
const Resizable = ArrayBuffer as unknown as new (bytes: number, options: { maxByteLength: number }) => ArrayBuffer;
const resizable: Maker = (name, length) =>
  arrayOf(name, new Resizable(bytesOf(name, length), { maxByteLength: 2 * bytesOf(name, length) }));
const detached: Maker = (name, length) => {
  const array = arrayOf(name, length);
  structuredClone(array.buffer, { transfer: [array.buffer as ArrayBuffer] });
  return array;
};

function outcome(call: () => unknown): string {
  try {
    call();
    return 'accepted';
  } catch (error) {
    if (!isKernelsError(error)) throw error;
    return `${error.name} ${error.code} ${error.message}`;
  }
}

/** A call of the kernel with one argument replaced. */
type Attempt = (
  kernel: Kernel,
  index: number,
  replacement: (argument: Argument) => unknown,
  others?: Readonly<Record<number, unknown>>,
) => string;

const attemptWith =
  (functions: object, make: Maker): Attempt =>
  (kernel, index, replacement, others = {}) => {
    const args = rightArguments(kernel, make);
    for (const [i, value] of Object.entries(others)) args[Number(i)] = value;
    args[index] = replacement(kernel.operation.arguments[index] as Argument);
    return outcome(() => (functions as Record<string, AnyFunction>)[kernel.script]?.(...args));
  };

function arenaPath(active: ActiveKernels): Attempt {
  const arena = new BaseArena(active.makeBacking, { bytes: 2 ** 20 });
  const held: Tensor[] = [];
  const tensor: Maker = (name, length) => {
    const type = (globalThis as unknown as Record<string, unknown>)[name] as TensorConstructor<Tensor>;
    held.push(arena.tensor(length, type));
    return held.at(-1);
  };
  const attempt = attemptWith(active, tensor);
  return (...args) => {
    const message = attempt(...args);
    for (const each of held.splice(0)) arena.free(each);
    return message;
  };
}

const paths: [name: string, attempt: Attempt][] = [
  ...testableIsas().map((isa): [string, Attempt] => [
    `${isa}, plain arrays`,
    attemptWith(activateKernels(loadAddon, isa, loadWasm), plain),
  ]),
  ...['wasm', 'typescript']
    .filter((isa) => testableIsas().includes(isa))
    .map((isa): [string, Attempt] => [`${isa}, tensors`, arenaPath(activateKernels(loadAddon, isa, loadWasm))]),
];
if (!loadError()) {
  paths.push(['the active tier, tensors', arenaPath(activateKernels(loadAddon, undefined, loadWasm))]);
  paths.push(['the bare addon', attemptWith(loadAddon().select(), plain)]);
}

const other = (name: string): string => (name === 'Float32Array' ? 'Float64Array' : 'Float32Array');
const article = (kernel: Kernel, argument: Argument): string => {
  if (!isArray(argument)) return argument.kind === 'size' ? 'a size' : 'a number';
  const { array, alternative } = dtypeOf(kernel, argument);
  return `a ${array}${alternative ? ` or ${alternative}` : ''}`;
};

describe.for(paths)('%s', ([, attempt]) => {
  test.for(kernels.map((kernel) => [kernel.script, kernel] as const))('%s', ([script, kernel]) => {
    for (const [i, argument] of kernel.operation.arguments.entries()) {
      const where = `${script}: expected ${argument.name}`;
      for (const [wrong, got] of [
        [[1, 2], 'Array'],
        [null, 'null'],
        [undefined, 'undefined'],
        ['1', 'string'],
        [new ArrayBuffer(8), 'object'],
      ] as const)
        expect(attempt(kernel, i, () => wrong)).toBe(
          `TypeError KINGLET_KERNELS_TYPE ${where} to be ${article(kernel, argument)}, got ${got}`,
        );
      expectRange(attempt, kernel, i);
      if (!isArray(argument)) continue;
      const { array } = dtypeOf(kernel, argument);
      const length = lengthOf(kernel, argument);
      expect(attempt(kernel, i, () => plain(other(array), length))).toBe(
        `TypeError KINGLET_KERNELS_TYPE ${where} to be ${article(kernel, argument)}, got ${other(array)}`,
      );
      expect(attempt(kernel, i, () => detached(array, length))).toBe(
        `TypeError KINGLET_KERNELS_DETACHED ${where} to have its memory, got an array whose buffer was detached or shrunk`,
      );
      for (const make of [plain, shared, resizable])
        expect(attempt(kernel, i, () => make(array, length))).toBe('accepted');
      expectBothLengths(attempt, kernel, i);
      expectNoPartOf(attempt, kernel, i);
    }
  });
});

/** The numbers next to a size's range, and one that is no integer where one must be. */
function expectRange(attempt: Attempt, kernel: Kernel, i: number): void {
  const argument = kernel.operation.arguments[i] as Argument;
  const outside: [wrong: number, wanted: string][] = [];
  if (argument.kind === 'scalar' && argument.dtype === 'i32')
    for (const wrong of [1.5, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY])
      outside.push([wrong, 'a whole number of 32 bits']);
  if (argument.kind === 'size') {
    const { least = 0, most, multipleOf } = argument;
    for (const wrong of [2 ** 32, 2 ** 32 + 1]) outside.push([wrong, 'at most 4294967295']);
    if (least > 0) outside.push([least - 1, `at least ${least}`]);
    if (most !== undefined) outside.push([most + 1, `at most ${most}`]);
    if (multipleOf !== undefined) outside.push([least + 1, `a multiple of ${multipleOf}`]);
  }
  for (const [wrong, wanted] of outside)
    expect(attempt(kernel, i, () => wrong)).toBe(
      `RangeError KINGLET_KERNELS_RANGE ${kernel.script}: expected ${argument.name} to be ${wanted}, got ${wrong}`,
    );
}

/** An output that starts where a shorter operand does, which it would overwrite before it is read to the end. */
function expectNoPartOf(attempt: Attempt, kernel: Kernel, i: number): void {
  const output = kernel.operation.arguments[i] as ArrayArgument;
  if (output.aliasing !== 'same') return;
  const { array } = dtypeOf(kernel, output);
  const whole = plain(array, lengthOf(kernel, output)) as Float32Array;
  const shorter = kernel.operation.arguments.flatMap((argument, k) =>
    isArray(argument) &&
    k !== i &&
    dtypeOf(kernel, argument).array === array &&
    lengthOf(kernel, argument) < whole.length
      ? [k]
      : [],
  );
  for (const k of shorter) {
    const part = whole.subarray(0, lengthOf(kernel, kernel.operation.arguments[k] as Argument));
    expect(attempt(kernel, i, () => whole, { [k]: part })).toMatch(/^RangeError KINGLET_KERNELS_OVERLAP /);
  }
}

/** One element too few and one too many: the message tells what was expected and what came. */
function expectBothLengths(attempt: Attempt, kernel: Kernel, i: number): void {
  const argument = kernel.operation.arguments[i] as Argument;
  const length = lengthOf(kernel, argument);
  const arrays = kernel.operation.arguments.filter(isArray);
  const shapeOf = (array: ArrayArgument): string => array.shape.map(extentText).join();
  const isAlone = arrays.every((array) => array === argument || shapeOf(array) !== shapeOf(argument as ArrayArgument));
  for (const wrong of [length - 1, length + 1]) {
    if (wrong === 0 && (argument as ArrayArgument).optional) continue;
    const message = attempt(kernel, i, () => plain(dtypeOf(kernel, argument as never).array, wrong));
    // The only array that tells its dimension has the length that it has.
    if (message === 'accepted') {
      expect(isAlone && (argument as { shape: readonly string[] }).shape.length === 1, kernel.script).toBe(true);
      continue;
    }
    expect(message).toMatch(new RegExp(`^RangeError KINGLET_KERNELS_(LENGTH|INDEX) ${kernel.script}: expected `));
    expect(message).toMatch(/, got \d+( and \d+)?$/);
  }
}

test('the table has operations of every kind, so that nothing above is vacuous', () => {
  expect(kernels.length).toBeGreaterThan(80);
  expect(kernels.filter(({ operation }) => returnsNumber(operation)).length).toBeGreaterThan(10);
  expect(paths.length).toBeGreaterThanOrEqual(3);
});

const [[, reference]] = paths as [[string, Attempt]];

test('a wrong length names both shapes', () => {
  const attempt = (name: string, argument: string, wrong: number): string => {
    const kernel = kernels.find(({ script }) => script === name) as Kernel;
    const index = kernel.operation.arguments.findIndex((each) => each.name === argument);
    return reference(kernel, index, () => plain(dtypeOf(kernel, { kind: 'in' } as never).array, wrong));
  };

  expect(attempt('add', 'b', 7)).toBe(
    'RangeError KINGLET_KERNELS_LENGTH add: expected a and b to have the same length, got 300 and 7',
  );
  expect(attempt('transpose', 'a', 7)).toBe(
    'RangeError KINGLET_KERNELS_LENGTH transpose: expected a to have 3 x 5 elements, got 7',
  );
  expect(attempt('dotMany', 'rows', 7)).toBe(
    'RangeError KINGLET_KERNELS_LENGTH dotMany: expected rows to have 3 x 5 elements, got 7',
  );
});
