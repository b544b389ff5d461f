// The work of every operation of the table, on random calls of it: counted as the bytes of its arguments.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArray, type Kernel, kernelsOf } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import type { CallTable } from '../src/callTables.ts';
import { countTable } from '../src/counting/countTable.ts';
import { difference, Sites } from '../src/counting/sites.ts';
import type { Work } from '../src/work.ts';
import { largestSize, type NumericArray, type Operand, randomOperands } from './randomCalls.ts';

const kernels = kernelsOf(operations);

test.for(kernels.map((kernel) => [kernel.script, kernel] as const))('%s', ([name, kernel]) => {
  const count = counterOf(name);
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.nat(largestSize(kernel)), { minLength: 6, maxLength: 6 }), (seed, sizes) => {
      const operands = randomOperands(kernel, { seed, sizes, isAliased: false, isTame: true });
      const { bytes, flops } = count(operands);

      expect(flops).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(flops)).toBe(true);
      expect(bytes).toBe(bytesOf(kernel, operands));
    }),
    { numRuns: 30 },
  );
});

/** Counts calls of a kernel that does nothing. */
function counterOf(name: string): (operands: readonly Operand[]) => Work {
  const nothing = Object.fromEntries(kernels.map(({ script }) => [script, () => 0]));
  const sites = new Sites();
  const table = { kernels: nothing, tier: 'none', isOnOffsets: false } as unknown as CallTable;
  countTable(
    table,
    (kernel, tier) => sites.of(kernel, tier),
    () => 0,
  );
  const call = nothing[name] as unknown as (...args: readonly Operand[]) => number;
  return (operands) => {
    const before = sites.totals();
    call(...operands);
    const [count] = difference(before, sites.totals());
    expect(count).toMatchObject({ kernel: name, tier: 'none', calls: 1 });
    return count!;
  };
}

/** Every array once, an array that is read and written twice; but for those of which a call uses a part. */
function bytesOf({ operation, script }: Kernel, operands: readonly Operand[]): number {
  const named = Object.fromEntries(operation.arguments.map(({ name }, i) => [name, operands[i]]));
  const parts = partsOf(script, named);
  return operation.arguments.filter(isArray).reduce((sum, { isScratch, kind, name }) => {
    const whole = (named[name] as NumericArray).byteLength * (kind === 'inout' ? 2 : 1);
    return sum + (isScratch ? 0 : (parts[name] ?? whole));
  }, 0);
}

/** Bytes of arrays that a call does not use as a whole. */
function partsOf(name: string, of: Readonly<Record<string, Operand | undefined>>): Record<string, number> {
  const bytes = (array: string): number => (of[array] as NumericArray).byteLength;
  const copied = ['d0', 'd1', 'd2', 'd3', 'd4', 'width'].reduce((product, size) => product * Number(of[size]), 1);
  const parts: Record<string, () => Record<string, number>> = {
    gather: () => ({ a: bytes('out') }),
    scatter: () => ({ out: bytes('a') }),
    embeddingLookup: () => ({ table: bytes('out') }),
    gatherRows: () => ({ a: bytes('out') }),
    scatterRows: () => ({ out: bytes('a') * (of.reduction === 0 ? 1 : 2) }),
    copyStrided: () => ({ a: copied, out: copied }),
    matmul: () => ({ out: bytes('out') * (of.beta === 0 ? 1 : 2) }),
    samplePoints: () => ({ a: bytes('out') * [1, 2, 4][Number(of.mode)]! ** Number(of.axes) }),
  };
  return parts[name]?.() ?? {};
}
