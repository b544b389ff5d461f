// The entry for the quickjs engine, over a stand-in for the module that the bootstrap carries.
import { expect, test, vi } from 'vitest';
import * as bundled from './bundled.ts';
import { kernelNames } from './generated/kernels.ts';
import * as node from './index.ts';
import * as kernels from './quickjs.ts';

vi.mock('kinglet:kernels', async () => {
  const { typescriptKernels } = await import('./typescriptKernels.ts');
  const { tableHash } = await import('./generated/tableHash.ts');
  const plan = (buffer: ArrayBuffer, words: Uint32Array) => () =>
    new Float32Array(buffer, words[1] as number, 1).fill(words[0] as number);
  return { ...typescriptKernels, isa: () => 'neon', plan, tableHash };
});

test("the entry passes the engine's functions on, all of them", () => {
  expect(kernels.isa()).toBe('neon');
  expect(kernels.loadError()).toBeUndefined();
  expect(kernels.dot(new Float32Array([1, 2]), new Float32Array([3, 4]))).toBe(11);
  const entry: Readonly<Record<string, unknown>> = kernels;
  for (const name of kernelNames) expect(entry[name]).toBeTypeOf('function');
});

test('a handler finds the same names in every engine', () => {
  expect(Object.keys(kernels).sort()).toEqual(Object.keys(node).sort());
  expect(Object.keys(bundled).sort()).toEqual(Object.keys(node).sort());
});

test('vectors and matrices have the tier of the bootstrap, and no other', () => {
  expect(kernels.Vector.from([1, 2], { isa: 'neon' }).scale(2).toArray()).toEqual([2, 4]);
  expect(kernels.Matrix.identity(2).transpose().toArray()).toEqual([1, 0, 0, 1]);
  expect(() => kernels.Vector.from([1], { isa: 'avx2' })).toThrow(
    "expected isa to be neon, the bootstrap's own, got avx2",
  );
  expect(kernels.streamFrom(0)).toBeUndefined();
});

test('sizes of caches are checked, and then left to the bootstrap', () => {
  expect(kernels.configureThreads(4)).toBeUndefined();
  expect(kernels.threads()).toBe(1);
  expect(kernels.configureCache({ l2: 2 ** 20 })).toBeUndefined();
  expect(() => kernels.configureCache({ l2: -1 })).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_RANGE' }));
});

test('a plan is what the engine makes of its words, on the bytes of the arena', () => {
  const arena = new kernels.Arena({ bytes: 2 ** 16 });
  const x = arena.tensor([7]);
  const plan = kernels.record(arena, (k) => k.abs(x, x));

  plan.run();

  // The stand-in writes the first word, which is the operation's id, where the second points: at `x`.
  expect(x[0]).toBe(104);
  expect(arena.buffer).toBeInstanceOf(ArrayBuffer);
});
