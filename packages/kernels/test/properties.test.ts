// Any call has the same outcome on every tier: native, WebAssembly, tensors of an arena, and plain TypeScript.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { type Kernel, kernelsOf } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import { activateKernels } from '../src/activeKernels.ts';
import { BaseArena } from '../src/arena.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { compileWasm, type WasmIsa, wasmIsas } from '../src/wasm.ts';
import { wasmKernels } from '../src/wasmKernels.ts';
import { tiers } from '../tiers.ts';
import { allowance, type Calls, copied, oracle, outcome, placed, wrongAt } from './compareOutcomes.ts';
import { loadAddon, loadWasm, testableIsas } from './load.ts';
import { type Choice, largestSize, type NumericArray, type Operand, randomOperands } from './randomCalls.ts';

type MakeBacking = ReturnType<typeof activateKernels>['makeBacking'];
interface Subject {
  readonly name: string;
  readonly lanes: number;
  readonly calls: Calls;
  /** Puts operands where the subject wants them. */
  readonly place: (operands: readonly Operand[]) => Operand[];
}

const kernels = kernelsOf(operations);
const isas = testableIsas();
/** A probability that vanishes leaves open what becomes of an infinite value. */
const areOpen = ['attention'];

describe.for(subjects().map((subject) => [subject.name, subject] as const))('on %s', ([, subject]) => {
  test.for(kernels.map((kernel) => [kernel.script, kernel] as const))('%s', ([, kernel]) => {
    fc.assert(
      fc.property(choices(kernel), (chosen) => {
        const choice = { ...chosen, isTame: chosen.isTame || areOpen.includes(kernel.operation.name) };
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
