import { Arena, add } from '@kinglet/kernels';
import { addressOf } from '@kinglet/syscalls';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { collectGarbage } from '../test/collectGarbage.ts';
import { dataTypes } from './dataTypes.ts';
import type { LimitSources } from './memoryLimit.ts';
import type { Finding } from './poison.ts';
import { createPool } from './pool.ts';
import type { PoolOptions } from './poolOptions.ts';
import type { Tensor } from './tensor.ts';

const size = 2 ** 20;
const onLinux = process.platform === 'linux';

describe('allocate', () => {
  test.each([
    ['f64', Float64Array, 48],
    ['f32', Float32Array, 24],
    ['f16', Uint16Array, 12],
    ['bf16', Uint16Array, 12],
    ['i32', Int32Array, 24],
    ['i16', Int16Array, 12],
    ['i8', Int8Array, 6],
    ['u8', Uint8Array, 6],
    ['i4', Uint8Array, 3],
  ] as const)('%s lies in a %o', (dtype, type, byteLength) => {
    using pool = createPool({ size });

    const { data, ...tensor } = { ...pick(pool.allocate([2, 3], dtype)) };

    expect(data).toBeInstanceOf(type);
    expect(data.byteLength).toBe(byteLength);
    expect(tensor).toEqual({ shape: [2, 3], dtype, byteLength });
  });

  test('aligns addresses', () => {
    using pool = createPool({ size });
    for (const alignment of [1, 64, 128, 4096]) {
      pool.allocate([3], 'u8');
      const { data } = pool.allocate([100], 'u8', { alignment });
      expect(data.byteOffset % Math.max(alignment, 64)).toBe(0);
      if (onLinux) expect(addressOf(data) % BigInt(alignment)).toBe(0n);
    }
  });

  test.runIf(onLinux)('aligns addresses without WebAssembly, too', () => {
    vi.stubGlobal('WebAssembly', undefined);
    try {
      using pool = createPool({ size });
      for (const alignment of [64, 4096])
        expect(addressOf(pool.allocate([100], 'u8', { alignment }).data) % BigInt(alignment)).toBe(0n);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('tensors keep their elements apart, and a pool never exceeds its size', () => {
    const operation = fc.oneof(
      fc.record({ length: fc.nat(3000), dtype: fc.constantFrom(...dataTypes), byte: fc.integer({ min: 1, max: 255 }) }),
      fc.record({ release: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60, size: 'max' }), (operations) => {
        using pool = createPool({ size: 2 ** 16 });
        const held: { tensor: Tensor; byte: number }[] = [];
        for (const each of operations) {
          if ('release' in each) {
            if (held.length > 0) held.splice(each.release % held.length, 1)[0]!.tensor.release();
            continue;
          }
          const tensor = orFull(() => pool.allocate([each.length], each.dtype));
          if (!tensor) continue;
          bytesOf(tensor).fill(each.byte);
          held.push({ tensor, byte: each.byte });
        }
        for (const { tensor, byte } of held) expect(bytesOf(tensor).every((each) => each === byte)).toBe(true);
        const { requestedBytes, tensors, reservedBytes, capacity } = pool.statistics();
        expect(requestedBytes).toBe(held.reduce((sum, { tensor }) => sum + tensor.byteLength, 0));
        expect(tensors).toBe(held.length);
        expect(reservedBytes).toBeLessThanOrEqual(capacity);
      }),
      { numRuns: 40 },
    );
  });

  test('says what it lacks when it is full', () => {
    using pool = createPool({ size: 4096 });
    const [first] = [pool.allocate([1024], 'u8'), pool.allocate([1024], 'u8')];
    first.release();

    expect(() => pool.allocate([2100], 'u8')).toThrow(
      expect.objectContaining({
        code: 'KINGLET_MEMORY_FULL',
        requestedBytes: 2100,
        freeBytes: 3072,
        largestFreeBytes: 2048,
      }),
    );
  });

  test.each([
    [[-1], 'f32', 64],
    [[1.5], 'f32', 64],
    [[2 ** 30, 2 ** 30], 'f32', 64],
    [[2], 'f8', 64],
    [[2], 'toString', 64],
    [[2], 'f32', 48],
    [[2], 'f32', 8192],
  ])('refuses %j of %s aligned to %i', (shape, dtype, alignment) => {
    using pool = createPool({ size });

    expect(() => pool.allocate(shape, dtype as 'f32', { alignment })).toThrow(
      expect.objectContaining({ code: 'KINGLET_MEMORY_ARGUMENT' }),
    );
  });
});

describe('release', () => {
  test('data throws from then on, also when the bytes are another tensor’s', () => {
    using pool = createPool({ size });
    const first = pool.allocate([16], 'f32');
    first.release();
    using second = pool.allocate([16], 'f32');

    first.release();

    expect(() => first.data).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_RELEASED' }));
    expect(first.isReleased).toBe(true);
    expect(second.data.length).toBe(16);
    expect(pool.statistics().tensors).toBe(1);
  });

  test('closing the pool releases every tensor', () => {
    const pool = createPool({ size });
    const tensor = pool.allocate([16], 'f32');

    pool.close();

    expect(() => tensor.data).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_RELEASED' }));
    expect(() => pool.allocate([1], 'u8')).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_RELEASED' }));
    expect(pool.statistics()).toMatchObject({ tensors: 0, requestedBytes: 0, reservedBytes: 0 });
  });
});

describe('scope', () => {
  test('releases what was not kept, also after a throw', () => {
    using pool = createPool({ size });
    const lost: Tensor[] = [];

    const kept = pool.scope((scope) => {
      lost.push(scope.allocate([4], 'f32'));
      return scope.keep(scope.allocate([4], 'i8'));
    });
    expect(() =>
      pool.scope((scope) => {
        lost.push(scope.allocate([4], 'f32'));
        throw new Error('inside');
      }),
    ).toThrow('inside');

    expect(lost.map(({ isReleased }) => isReleased)).toEqual([true, true]);
    expect(kept.isReleased).toBe(false);
  });

  test('lasts as long as the promise, and no longer', async () => {
    using pool = createPool({ size });

    const { tensor, wasReleased, scope } = await pool.scope(async (scope) => {
      const tensor = scope.allocate([4], 'f32');
      await Promise.resolve();
      return { tensor, wasReleased: tensor.isReleased, scope };
    });

    expect([wasReleased, tensor.isReleased]).toEqual([false, true]);
    expect(() => scope.allocate([1], 'u8')).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_RELEASED' }));
  });

  test('lasts as long as what can be awaited, of whatever class it is', async () => {
    using pool = createPool({ size });
    const promise = new Promise<number>((resolve) => setTimeout(resolve, 0, 5));
    let tensor: Tensor | undefined;

    const result = pool.scope((scope) => {
      tensor = scope.allocate([4], 'f32');
      // biome-ignore lint/suspicious/noThenProperty: what query builders are
      return { then: promise.then.bind(promise) };
    });

    expect(tensor!.isReleased).toBe(false);
    expect(await result).toBe(5);
    expect(tensor!.isReleased).toBe(true);
  });
});

describe('cache', () => {
  const kilobyte = (byte: number) => (data: Uint8Array) => void data.fill(byte);

  test('keeps tensors by name, and evicts the one longest not asked for', () => {
    using pool = createPool({ size: 3072 });
    for (const [i, name] of ['a', 'b', 'c'].entries()) pool.cache(name, [1024], 'u8', kilobyte(i));
    const a = pool.cache('a', [1024], 'u8', kilobyte(9));
    const b = pool.cache('b', [1024], 'u8', kilobyte(9));
    pool.cache('a', [1024], 'u8');

    pool.cache('d', [1024], 'u8');
    pool.allocate([1024], 'u8');

    expect(a.data[0]).toBe(0);
    expect(b.isReleased).toBe(true);
    expect(pool.statistics().cache).toEqual({ tensors: 2, hits: 3, misses: 4, evictions: 2, hitRate: 3 / 7 });
  });

  test('a scope’s tensors stay while it lasts', () => {
    using pool = createPool({ size: 2048 });
    pool.scope((scope) => {
      const a = scope.cache('a', [1024], 'u8', kilobyte(1));
      pool.cache('b', [1024], 'u8');
      pool.allocate([1024], 'u8');
      expect(() => pool.allocate([1024], 'u8')).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_FULL' }));
      expect(a.data[0]).toBe(1);
    });

    expect(pool.allocate([1024], 'u8').isReleased).toBe(false);
  });

  test('what can never fit evicts nothing; what cannot be filled is not kept', () => {
    using pool = createPool({ size: 2048 });
    pool.cache('a', [1024], 'u8');

    expect(() => pool.allocate([4096], 'u8')).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_FULL' }));
    expect(() =>
      pool.cache('b', [8], 'u8', () => {
        throw new Error('no data');
      }),
    ).toThrow('no data');
    expect(() => pool.cache('a', [1024], 'i8')).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_ARGUMENT' }));

    expect(pool.statistics()).toMatchObject({ tensors: 1, cache: { tensors: 1, evictions: 0 } });
  });
});

test('a region is 64-byte aligned bytes, until it is freed', () => {
  using pool = createPool({ size });
  using other = createPool({ size });
  const region = pool.region(100);
  expect([region.base % 64, region.bytes, pool.statistics().requestedBytes]).toEqual([0, 100, 100]);
  expect(() => other.free(region)).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_ARGUMENT' }));

  pool.free(region);
  pool.free(region);

  expect(pool.statistics().tensors).toBe(0);
  expect(() => region.buffer).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_RELEASED' }));
});

test('a tensor whose filling asks for the same name is cached once', () => {
  using pool = createPool({ size });

  const outer = pool.cache('a', [4], 'u8', () => void pool.cache('a', [4], 'u8'));

  expect(pool.cache('a', [4], 'u8')).toBe(outer);
  expect(pool.statistics().tensors).toBe(1);
});

describe('debug', () => {
  test('reports a write to released bytes at the next allocation, once', () => {
    const findings: Finding[] = [];
    using pool = createPool({ size, debug: (finding) => findings.push(finding) });
    const tensor = pool.allocate([16], 'f32');
    const { data } = tensor;
    tensor.release();
    expect(data[0]).not.toBe(0);

    data[3] = 1;
    pool.allocate([16], 'f32').release();
    pool.allocate([16], 'f32').release();

    expect(findings).toEqual([{ kind: 'written', byteOffset: data.byteOffset + 12, bytes: 4 }]);
  });

  test.each([100, 300_000])('checks all released bytes when asked, and finds nothing else: %i bytes', (bytes) => {
    const findings: Finding[] = [];
    using pool = createPool({ size: 2 ** 24, debug: (finding) => findings.push(finding) });
    const tensors = Array.from({ length: 8 }, (_, i) => pool.allocate([bytes * i], 'u8', { alignment: 256 }));
    for (const tensor of tensors) tensor.data.fill(1);
    const kept = tensors[5]!.data;
    for (const tensor of tensors) tensor.release();
    pool.checkReleased();
    expect(findings).toEqual([]);

    kept[7] = 0;
    pool.checkReleased();

    expect(findings).toEqual([{ kind: 'written', byteOffset: kept.byteOffset + 7, bytes: 1 }]);
  });
});

test('debug reports a tensor that was lost unreleased, and no other; its bytes stay taken', async () => {
  const findings: Finding[] = [];
  using pool = createPool({ size, debug: (finding) => findings.push(finding) });
  (() => {
    pool.allocate([7], 'f32');
    pool.allocate([8], 'f32').release();
  })();
  for (let i = 0; i < 50 && findings.length === 0; i += 1) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  expect(findings).toMatchObject([{ kind: 'leaked', dtype: 'f32', shape: [7] }]);
  expect(pool.statistics()).toMatchObject({ tensors: 1, requestedBytes: 28 });
});

describe('the pool’s memory', () => {
  test('is no more than the cgroup and Lambda allow', () => {
    const limits = (cgroup: number, megabytes: string): LimitSources => ({
      totalmem: () => 2 ** 40,
      cgroupMemory: () => cgroup,
      env: { AWS_LAMBDA_RUNTIME_API: 'localhost', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: megabytes },
    });
    const made = [limits(0, '128'), limits(2 ** 22, '128'), limits(0, '10240')].map((each) => {
      using pool = createPool({ size: 2 ** 28, limits: each });
      const { capacity, limitedBy } = pool.statistics();
      return [capacity, limitedBy];
    });

    expect(made).toEqual([
      [2 ** 27, 'lambda'],
      [2 ** 22, 'cgroup'],
      [2 ** 28, 'size'],
    ]);
  });

  test('may be a part of an arena, which it gives back', () => {
    const arena = new Arena({ bytes: 2 ** 20 });
    const before = arena.usedBytes;
    const pool = createPool({ size: 2 ** 16, arena });
    const [a, b] = [pool.allocate([8], 'f32'), arena.tensor([1, 2, 3, 4, 5, 6, 7, 8])];
    a.data.fill(1);

    add(a.data, b, b);
    pool.close();

    expect([...b]).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    arena.free(b);
    expect(arena.usedBytes).toBe(before);
  });

  test.runIf(onLinux)('lies on huge pages and nodes as asked, or says why not', () => {
    using pool = createPool({ size: 2 ** 23, hugePages: 'transparent', numa: { node: 0 }, prefetch: 'populate' });
    const { backing, effects, hugePageBytes } = pool.statistics();

    expect(backing).toBe('mapping');
    expect(effects.map(({ wish }) => wish)).toEqual([
      "hugePages: 'transparent'",
      'numa: { node: 0 }',
      "prefetch: 'populate'",
    ]);
    expect(hugePageBytes! % 2 ** 21).toBe(0);
    pool.allocate([100], 'f64').data.fill(1);
  });

  test.runIf(onLinux)('is an error on a node that there is not', () => {
    expect(() => createPool({ size, numa: { node: 1000 } })).toThrow(
      expect.objectContaining({ code: 'KINGLET_MEMORY_UNAVAILABLE' }),
    );
  });

  test.each([
    { size: 10 },
    { size: 1.5e3 + 0.5 },
    { size, hugePages: '4MB' },
    { size, numa: 'far' },
    { size, numa: { node: -1 } },
    { size, policy: 'fifo' },
    { size, debug: true },
    { size, prefetch: 'all' },
  ])('refuses %j', (options) => {
    expect(() => createPool(options as PoolOptions)).toThrow(
      expect.objectContaining({ code: 'KINGLET_MEMORY_ARGUMENT' }),
    );
  });
});

function pick({ shape, dtype, byteLength, data }: Tensor): Pick<Tensor, 'shape' | 'dtype' | 'byteLength' | 'data'> {
  return { shape, dtype, byteLength, data };
}

function bytesOf({ data }: Tensor): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

function orFull<Value>(allocate: () => Value): Value | undefined {
  try {
    return allocate();
  } catch (error) {
    expect(error).toMatchObject({ code: 'KINGLET_MEMORY_FULL' });
    return undefined;
  }
}
