// Arenas on every tier: tensors are typed arrays, every operation takes them, memory comes back.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { BaseArena } from './arena.ts';
import { arenaOf } from './arenaTag.ts';
import { arenaFrom } from './generated/routes.ts';

const small = { bytes: 2 ** 20 };
/** What a user gets, and each tier by its name. */
const wishes = [undefined, ...testableIsas()];

describe.for(wishes)('an arena on %s', (wish) => {
  const kernels = activateKernels(loadAddon, wish, loadWasm);
  const newArena = (): BaseArena => new BaseArena(kernels.makeBacking, small);

  test.for([0, 1, 5, 130, arenaFrom.dot + 3])(
    'operations on tensors of %i elements give what plain arrays give',
    (n) => {
      const arena = newArena();
      const values = Float32Array.from({ length: n }, (_, i) => Math.sin(i) * 3);
      const [a, b, out] = [arena.tensor(values), arena.tensor(values.map((x) => x + 1)), arena.tensor(n)];

      expect(kernels.dot(a, b)).toBeCloseTo(kernels.dot(values, Float32Array.from(b)), 1);
      expect(kernels.add(a, b, out)).toBe(out);
      expect([...out]).toEqual([...kernels.add(values, Float32Array.from(b), new Float32Array(n))]);
      expect(kernels.axpy(0.5, a, b)).toBe(b);
      const expected = values.map((x) => Math.fround(Math.fround(x + 1) + Math.fround(x * 0.5)) * 2);
      expect([...kernels.scale(b, 2, b)]).toEqual([...expected]);
    },
  );

  test('the same errors as for plain arrays', () => {
    const arena = newArena();
    const a = arena.tensor(8);
    const later = arena.view(Float32Array, a.byteOffset + 4, 4);

    expect(() => kernels.dot(a, later)).toThrow('dot: expected a and b to have the same length, got 8 and 4');
    expect(() => kernels.max(arena.tensor(0))).toThrow('max: expected a to have at least one element, got none');
    expect(() => kernels.scale(arena.view(Float32Array, a.byteOffset, 4), 2, later)).toThrow('got arrays that overlap');
    expect(() => kernels.sum(arena.tensor(4, Int8Array) as never)).toThrow(
      'sum: expected a to be a Float32Array, got Int8Array',
    );
  });
});

describe('memory', () => {
  const kernels = activateKernels(loadAddon, undefined, loadWasm);
  const newArena = (bytes: number): BaseArena => new BaseArena(kernels.makeBacking, { bytes });

  test('tensors are 64-byte aligned, apart, zero, and hold copies', () => {
    const arena = newArena(2 ** 20);
    const a = arena.tensor(3).fill(7);
    const b = arena.tensor(3);
    const c = arena.tensor([1, -2, 300], Int8Array);

    for (const { byteOffset } of [a, b, c]) expect(byteOffset % 64).toBe(0);
    expect([...b]).toEqual([0, 0, 0]);
    expect([...c]).toEqual([1, -2, 44]);
    expect(arena.usedBytes).toBe(192);
    arena.free(a);
    expect(arena.usedBytes).toBe(128);
    expect([...arena.tensor(3)]).toEqual([0, 0, 0]);
  });

  test('a full arena says so, and has room again after free', () => {
    const arena = newArena(2 ** 17);
    const half = arena.tensor(2 ** 13);

    expect(() => arena.tensor(2 ** 15)).toThrow(
      expect.objectContaining({ name: 'RangeError', code: 'KINGLET_KERNELS_ARENA_FULL' }),
    );
    arena.free(half);
    expect(arena.tensor(2 ** 13)).toHaveLength(2 ** 13);
  });

  test('a freed tensor is an ordinary array again, and cannot be freed twice', () => {
    const arena = newArena(2 ** 17);
    const tensor = arena.tensor(4);
    arena.free(tensor);

    expect(arenaOf(tensor)).toBeUndefined();
    expect(() => arena.free(tensor)).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_ARENA' }));
    expect(() => arena.free(new Float32Array(4))).toThrow(
      'free: expected a tensor or region that this arena handed out',
    );
  });

  test('a region is for another allocator, whose tensors are views', () => {
    const arena = newArena(2 ** 17);
    const { buffer, base, bytes } = arena.region(1000);
    const tensor = arena.view(Float32Array, base + 64, 10);

    expect(buffer).toBe(arena.buffer);
    expect(bytes).toBe(1000);
    expect(arena.holds(tensor)).toBe(true);
    expect(kernels.sum(tensor.fill(2))).toBe(20);
    arena.free({ buffer, base, bytes });
    expect(arena.usedBytes).toBe(0);
  });

  test.for([
    ['before the first byte for tensors', 0, 1],
    ['beyond the end', 2 ** 17 - 4, 2],
    ['misaligned', 2 ** 16 + 2, 1],
    ['of a negative length', 2 ** 16, -1],
  ] as const)('a view %s is refused', ([, offset, length]) => {
    expect(() => newArena(2 ** 17).view(Float32Array, offset, length)).toThrow(
      expect.objectContaining({ code: 'KINGLET_KERNELS_ARENA' }),
    );
  });

  test.for([0, -1, 1.5, Number.NaN, 2 ** 33])('an arena of %d bytes is refused', (bytes) => {
    expect(() => newArena(bytes)).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_ARENA' }));
  });

  test.for([-1, 1.5, Number.NaN])('a tensor of %d elements is refused', (length) => {
    expect(() => newArena(2 ** 17).tensor(length)).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_LENGTH' }));
  });

  test('tensors outlive their arena object and are not detached', async () => {
    let tensor: Float32Array | undefined;
    tensor = newArena(2 ** 17).tensor([1, 2, 3]);
    await new Promise((resolve) => setImmediate(resolve));

    expect(kernels.sum(tensor)).toBe(6);
    expect(() => structuredClone(tensor, { transfer: [(tensor as Float32Array).buffer] })).toThrow();
    expect(kernels.sum(tensor)).toBe(6);
  });
});
