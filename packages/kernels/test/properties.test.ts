// Any call has the same outcome on every tier: native, WebAssembly, tensors of an arena, and plain TypeScript.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Kernel, kernelsOf, returnsNumber } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import { activateKernels } from '../src/activeKernels.ts';
import { BaseArena } from '../src/arena.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { compileWasm, type WasmIsa, wasmIsas } from '../src/wasm.ts';
import { wasmKernels } from '../src/wasmKernels.ts';
import { tiers } from '../tiers.ts';
import { isNightly } from './drive.ts';
import { loadAddon, loadWasm, testableIsas } from './load.ts';
import { type Choice, largestSize, type NumericArray, type Operand, randomOperands } from './randomCalls.ts';

type MakeBacking = ReturnType<typeof activateKernels>['makeBacking'];
type Call = (...operands: readonly Operand[]) => unknown;
type Calls = Readonly<Record<string, Call>>;
interface Subject {
  readonly name: string;
  readonly lanes: number;
  readonly calls: Calls;
  /** Puts operands where the subject wants them. */
  readonly place: (operands: readonly Operand[]) => Operand[];
}

const oracle = typescriptKernels as unknown as Calls;
const kernels = kernelsOf(operations);
const isas = testableIsas();

describe.for(subjects().map((subject) => [subject.name, subject] as const))('on %s', ([, subject]) => {
  test.for(kernels.map((kernel) => [kernel.script, kernel] as const))('%s', ([, kernel]) => {
    fc.assert(
      fc.property(choices(kernel), (choice) => {
        const operands = randomOperands(kernel, choice);
        const [expected, written] = outcome(oracle, kernel, placed(operands));
        const [got, gotWritten] = outcome(subject.calls, kernel, subject.place(operands));

        const allowed = allowance(kernel, choice, operands, expected, subject.lanes);
        const at = wrongAt(got, expected, allowed, kernel.operation.bound.kind === 'accumulated');
        if (at !== undefined)
          expect.fail(`element ${at}: got ${got[at]}, wanted ${expected[at]} within ${allowed(at)}`);
        if (kernel.operation.bound.kind === 'exact') expect(gotWritten).toEqual(written);
      }),
      { numRuns: isNightly ? 2000 : 60 },
    );
  });
});

test('a result that is wrong is noticed', () => {
  const at = (got: number, expected: number, allowed: number): number | undefined =>
    wrongAt([got], [expected], () => allowed);

  expect(at(1 + 2 ** -23, 1, 0)).toBe(0);
  expect(at(-0, 0, 0)).toBe(0);
  expect(at(-0, 0, 1)).toBe(0);
  expect(wrongAt([-0], [0], () => 1, true)).toBeUndefined();
  expect(at(1, Number.NaN, 1)).toBe(0);
  expect(at(Number.NaN, 1, 1)).toBe(0);
  expect(at(1.5, 1, 0.4)).toBe(0);
  expect(at(1.5, 1, 0.5)).toBeUndefined();
  expect(at(Number.NaN, Number.NaN, 0)).toBeUndefined();
});

function subjects(): Subject[] {
  const named = isas
    .filter((isa) => isa !== 'typescript')
    .map((isa) => ({ name: isa, lanes: lanesOf(isa), place: placed }));
  const raw = named.map((subject) => ({ ...subject, calls: rawCalls(subject.name) }));
  const active = activateKernels(loadAddon, undefined, loadWasm);
  const lanes = 4; // of the narrowest vectors that may be chosen
  return [
    ...raw,
    { name: 'plain arrays, whatever runs them', lanes, calls: active as unknown as Calls, place: placed },
    { name: 'tensors of an arena', lanes, calls: active as unknown as Calls, place: tensors(active.makeBacking) },
  ];
}

function lanesOf(isa: string): number {
  return (tiers.find(({ name }) => name === isa)?.vectorBytes ?? 4) / 4;
}

/** The tier's own functions, with no choice by length before them. */
function rawCalls(isa: string): Calls {
  const wasm = wasmIsas.includes(isa as WasmIsa) ? compileWasm(loadWasm, isa) : undefined;
  return (wasm ? wasmKernels(wasm, typescriptKernels) : loadAddon().select(isa)) as unknown as Calls;
}

function choices(kernel: Kernel): fc.Arbitrary<Choice> {
  return fc.record({
    seed: fc.integer(),
    sizes: fc.array(fc.nat(largestSize(kernel)), { minLength: 6, maxLength: 6 }),
    isAliased: fc.boolean(),
    isTame: fc.boolean(),
  });
}

/** Copies at the same distance from the start of their buffers; what was one array stays one. */
function placed(operands: readonly Operand[]): Operand[] {
  return copied(operands, (array) => {
    const type = array.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => NumericArray;
    return new type(array.buffer.slice(0), array.byteOffset, array.length);
  });
}

/** Into an arena of their own, where they stay until the next call. */
function tensors(makeBacking: MakeBacking): Subject['place'] {
  const arena = new BaseArena(makeBacking, { bytes: 2 ** 22 });
  let held: NumericArray[] = [];
  return (operands) => {
    for (const tensor of held) arena.free(tensor as Float32Array);
    held = [];
    return copied(operands, (array) => {
      const tensor = arena.tensor(array, array.constructor as never) as NumericArray;
      held.push(tensor);
      return tensor;
    });
  };
}

function copied(operands: readonly Operand[], copy: (array: NumericArray) => NumericArray): Operand[] {
  const copies = new Map<NumericArray, NumericArray>();
  return operands.map((operand) => {
    if (typeof operand === 'number') return operand;
    const made = copies.get(operand) ?? copy(operand);
    copies.set(operand, made);
    return made;
  });
}

/** The numbers that the call gives back, and all that its operands hold after it. */
function outcome(calls: Calls, kernel: Kernel, operands: readonly Operand[]): [ArrayLike<number>, number[][]] {
  const result = (calls[kernel.script] as Call)(...operands);
  const numbers = returnsNumber(kernel.operation) ? [result as number] : (result as NumericArray);
  return [numbers, operands.map((operand) => (typeof operand === 'number' ? [operand] : [...operand]))];
}

/** How far the i-th number may be from TypeScript's, which rounds a result in float64. */
function allowance(
  kernel: Kernel,
  { isTame }: Choice,
  operands: readonly Operand[],
  expected: ArrayLike<number>,
  lanes: number,
): (i: number) => number {
  const { bound } = kernel.operation;
  const terms = longest(operands);
  if (bound.kind === 'ulp')
    return (i) =>
      Math.max(
        (bound.ulps + 1 + (bound.perElement ?? 0) * terms) * lastPlace(expected[i] as number),
        bound.absolute ?? 0,
      );
  if (bound.kind !== 'accumulated') return () => 0;
  if (!isTame) return () => Number.POSITIVE_INFINITY; // sums may overflow on the way: only NaN is looked at
  const sizes = operands.map((operand) => (typeof operand === 'number' ? Math.abs(operand) : sizesOf(operand)));
  const [magnitudes] = outcome(oracle, kernel, placed(sizes));
  const vanishing = bound.vanishing ?? 2 ** -149;
  const steps = (Math.ceil(terms / (bound.lanes ?? lanes)) + 9) * 2 ** -23;
  return (i) => steps * Math.max(magnitudes[i] as number, Math.abs(expected[i] as number)) + terms * vanishing;
}

function sizesOf(array: NumericArray): NumericArray {
  if (array instanceof Float32Array) return array.map(Math.abs);
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
function wrongAt(
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
