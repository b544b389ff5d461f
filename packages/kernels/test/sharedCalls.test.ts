// Calls that threads share: every operation that may be cut, along each of its cuts, has the bits that one thread gives it.
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type Kernel, kernelsOf } from '../generate/kernelNames.ts';
import { type Cut, operations } from '../ops.ts';
import type { Addon } from '../src/arenaBacking.ts';
import { loadError } from '../src/index.ts';
import { type Calls, contentsOf, placed } from './compareOutcomes.ts';
import { loadAddon } from './load.ts';
import { type Operand, randomOperands } from './randomCalls.ts';

const addon: Addon = loadError() ? { select: () => ({}) as never, isas: () => [] } : loadAddon();
const usual = 8000;
const cuts = kernelsOf(operations).flatMap((kernel) =>
  (kernel.operation.cuts ?? []).map(
    (cut, i) => [`${kernel.script}, cut ${i} along ${cut.along}`, kernel, cut] as const,
  ),
);

afterEach(() => share({ threads: 1, from: usual }));
afterAll(() => expect(addon.sharedCalls?.() ?? 1).toBeGreaterThan(0));

/** Pieces of any length, so that short calls are cut too. */
function share({ threads, from }: { threads: number; from: number }): void {
  addon.threads?.(threads);
  addon.shareFrom?.(from);
}

describe.for(addon.isas())('on %s', (isa) => {
  const calls = addon.select(isa) as unknown as Calls;

  test.for(cuts)('%s', ([, kernel, cut]) => {
    const before = addon.sharedCalls?.() ?? 0;
    for (let seed = 1; seed <= 12; seed++) {
      const operands = randomOperands(kernel, choiceOf(kernel, cut, seed));
      share({ threads: 1, from: 0 });
      const alone = run(calls, kernel, operands);
      for (const threads of [2, 3, 4, 7]) {
        share({ threads, from: 0 });
        expect(run(calls, kernel, operands), `${threads} threads, seed ${seed}`).toEqual(alone);
      }
    }
    expect(addon.sharedCalls?.()).toBeGreaterThan(before);
  });
});

function run(calls: Calls, kernel: Kernel, operands: readonly Operand[]): number[][] {
  const own = placed(operands);
  calls[kernel.script]?.(...own);
  return contentsOf(kernel, own);
}

/** Sizes that let the call be cut there: long along it, and what lies before it in an array 1. */
function choiceOf(kernel: Kernel, { along, step = 1 }: Cut, seed: number) {
  const ones = new Set(kernel.operation.arguments.flatMap((argument) => outsideOf(argument, along)));
  const sizes = kernel.dimensions.map((name, i) => {
    if (name === along) return step * (2 + (seed % 5)) + (seed % 3);
    if (ones.has(name)) return 1;
    if (name === 'workspace') return [0, 700, 5000, 20_000][seed % 4] as number;
    return 1 + ((seed * 7 + i * 5) % (kernel.dimensions.length > 7 ? 5 : 23));
  });
  return { seed, sizes, isAliased: seed % 4 === 0, isTame: seed % 3 !== 0 };
}

/** The dimensions of an array before the one that it is cut along. */
function outsideOf(argument: Kernel['operation']['arguments'][number], along: string): string[] {
  if (!('shape' in argument)) return [];
  const names = argument.shape.map((extent) => (typeof extent === 'string' ? extent : extent.of));
  return names.slice(0, Math.max(0, names.indexOf(along)));
}
