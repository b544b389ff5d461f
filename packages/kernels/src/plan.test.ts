// Recorded plans on every tier: they compute what the calls compute, on what the tensors hold when they run.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { BaseArena } from './arena.ts';
import { isArrayKind } from './callShape.ts';
import { callShapes } from './generated/callShapes.ts';
import { PlanNumber, record } from './plan.ts';

const wishes = [undefined, ...testableIsas()];

describe.for(wishes)('a plan on %s', (wish) => {
  const kernels = activateKernels(loadAddon, wish, loadWasm);
  const newArena = (): BaseArena => new BaseArena(kernels.makeBacking, { bytes: 2 ** 20 });

  // Short plans run in WebAssembly, long ones in the addon.
  test.for([3, 1000])('of operations on %i elements gives what they give one by one', (n) => {
    const arena = newArena();
    const x = arena.tensor(n);
    const y = arena.tensor(n);
    const plan = record(arena, (k) => {
      expect(k.scale(x, 2, y)).toBe(y);
      k.axpy(-0.5, x, y);
      k.mul(y, x, y);
    });

    expect(plan.length).toBe(3);
    expect(y[0]).toBe(0);
    for (const start of [1, 10]) {
      for (let i = 0; i < n; i++) x[i] = start + i;
      plan.run();
      expect([...y]).toEqual([...x].map((v) => Math.fround(Math.fround(v * 1.5) * v)));
    }
  });

  test('takes calls whose optional operands and scratch memory are left out', () => {
    const arena = newArena();
    const none = new Float32Array(0);
    const [a, b, out] = [arena.tensor([1, 2]), arena.tensor([3, 4]), arena.tensor(1)];
    const [q, seen] = [arena.tensor([1, 0]), arena.tensor(2)];
    const plan = record(arena, (k) => {
      k.matmul(a, 1, 1, 2, b, 1, 1, out, 1, 0, 0, 1, 0, none, Number.NaN, Number.NaN, 0, none);
      k.attention(q, 1, 1, 1, 1, 2, q, 1, b, 2, none, 0, 1, 0, seen, none);
    });
    plan.run();

    expect([...out]).toEqual([11]);
    expect([...seen]).toEqual([3, 4]);
  });

  test('hands the numbers that it computes to later operations', () => {
    const arena = newArena();
    const x = arena.tensor([3, 4]);
    let total: PlanNumber | undefined;
    const plan = record(arena, (k) => {
      total = k.dot(x, x);
      k.scale(x, total, x);
    });

    expect(total).toBeInstanceOf(PlanNumber);
    expect(total?.value).toBe(0);
    plan.run();
    expect(total?.value).toBe(25);
    expect([...x]).toEqual([75, 100]);
    plan.run();
    expect(total?.value).toBe(75 * 75 + 100 * 100);
  });

  test('gives its memory back', () => {
    const arena = newArena();
    const x = arena.tensor([1, 2]);
    const before = arena.usedBytes;
    const plan = record(arena, (k) => {
      k.sum(x);
    });
    plan.run();

    plan.free();
    expect(arena.usedBytes).toBe(before);
  });

  test('without operations does nothing', () => {
    const plan = record(newArena(), () => undefined);

    expect(plan.length).toBe(0);
    expect(() => plan.run()).not.toThrow();
  });

  test('is refused while it is recorded, in the words of the operation', () => {
    const arena = newArena();
    const [two, three] = [arena.tensor(2), arena.tensor(3)];

    expect(() => record(arena, (k) => k.dot(two, three))).toThrow(
      'dot: expected a and b to have the same length, got 2 and 3',
    );
    expect(() => record(arena, (k) => k.sum(new Float32Array(2)))).toThrow(
      expect.objectContaining({ code: 'KINGLET_KERNELS_TYPE' }),
    );
    expect(() => record(arena, (k) => k.scale(two, '2' as never, two))).toThrow(
      'expected s to be a number, got string',
    );
    expect(() => record(arena, (k) => k.dot(two, newArena().tensor(2)))).toThrow('expected tensors of the arena');
  });
});

/** copyStrided of eight bytes to one place. */
const copied = (at: number, counts: readonly number[], steps: readonly number[]): number[] => {
  const operation = callShapes.copyStrided.code;
  return [operation, at, at + 64, 8, 1, ...counts, ...steps, 8, 0, 0, 0, 0, 0, 0];
};

/** conv2d of one element, and its `strideX`, the seventeenth argument, 0. */
const standing = (at: number): number[] => {
  const { code, kinds, dimensions } = callShapes.conv2d;
  const operands = [...kinds].flatMap((kind) => (kind === 's' ? [0, 0] : isArrayKind(kind) ? [at] : []));
  return [code, ...operands, ...dimensions.map((argument) => (argument === 16 ? 0 : 1))];
};

/** What a broken program might hand to the interpreter: each must be refused before anything runs. */
const broken: readonly [what: string, words: (at: number) => number[], message: RegExp][] = [
  ['an unknown operation', () => [65_535], /no operation of this version/],
  ['an unknown dtype', (at) => [1 + 200 * 2 ** 16, at, at, 2, at + 64], /no operation of this version/],
  ['the end inside an instruction', (at) => [4, at, at], /cut short/],
  ['an operand beyond the end', () => [4, 2 ** 20 - 4, 2 ** 20 - 4, 2 ** 20 - 4, 2], /outside the arena/],
  ['more elements than fit into 32 bits', (at) => [4, at, at, at, 2 ** 32 - 1], /outside the arena/],
  ['a misaligned operand', (at) => [4, at + 1, at, at, 2], /misaligned/],
  ['an output that overlaps an input', (at) => [4, at, at, at + 4, 4], /overlaps/],
  ['no elements where some are needed', (at) => [3, at, 0, at + 64], /without elements/],
  ['a result beyond the end', (at) => [1, at, at, 2, 2 ** 20], /outside the arena/],
  ['a misaligned result', (at) => [1, at, at, 2, at + 4], /misaligned/],
  ['a step behind the end', (at) => copied(at, [2, 1, 1, 1, 4], [0, 5, 0, 0, 0, 1]), /outside the arena/],
  [
    'a step before the beginning',
    (at) => copied(at, [2, 1, 1, 1, 4], [3, 2 ** 32 - 1, 0, 0, 0, 2 ** 32 - 1]),
    /outside/,
  ],
  ['a first element behind the end', (at) => copied(at, [1, 1, 1, 1, 1], [8, 0, 0, 0, 0, 0]), /outside the arena/],
  [
    'steps whose sum is more than 64 bits hold',
    (at) => copied(at, Array(5).fill(2 ** 32 - 1), [0, ...Array(5).fill(2 ** 31)]),
    /outside the arena/,
  ],
  ['a size outside its range', standing, /at word 0 to be right, got a size outside its range/],
  ['a scalar beyond the end', (at) => [6 + 2 ** 24, at, 2 ** 20, 0, at, 2], /outside the arena/],
];

describe.for(testableIsas().filter((isa) => isa !== 'typescript'))('words on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa, loadWasm);

  test.for(broken)('%s', ([, words, message]) => {
    const arena = new BaseArena(kernels.makeBacking, { bytes: 2 ** 20 });
    const at = arena.tensor(100).byteOffset;
    const prepare = () =>
      arena.preparePlan({ words: Uint32Array.from(words(at)), bytes: 0, interpret: () => undefined });

    expect(prepare).toThrow(expect.objectContaining({ name: 'RangeError', code: 'KINGLET_KERNELS_PLAN' }));
    expect(prepare).toThrow(message);
  });

  test.for([0, 2 ** 20])('masks of attention that are none hide no key, in a plan of %i bytes', (bytes) => {
    const arena = new BaseArena(kernels.makeBacking, { bytes: 2 ** 20 });
    const [one, mask, out] = [arena.tensor([1]), arena.tensor([Number.NEGATIVE_INFINITY]), arena.tensor(1)];
    const at = one.byteOffset;
    const words = [489, at, at, at, mask.byteOffset, 0, 0, out.byteOffset, at, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0];

    arena.preparePlan({ words: Uint32Array.from(words), bytes, interpret: () => undefined }).run();

    expect(out[0]).toBe(1);
  });
});
