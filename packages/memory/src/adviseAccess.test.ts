import { add, prefetchDistance, streamFrom } from '@kinglet/kernels';
import { afterEach, expect, test } from 'vitest';
import { type AccessAdvice, adviseAccess } from './adviseAccess.ts';
import { createPool } from './pool.ts';

afterEach(() => {
  prefetchDistance(0);
  streamFrom(Number.POSITIVE_INFINITY);
});

test('says of each hint what it came to, and changes no result', () => {
  using pool = createPool({ size: 2 ** 24 });
  const [a, b] = [pool.allocate([2 ** 20], 'f32'), pool.allocate([2 ** 20], 'f32')];
  a.data.fill(1.5);

  const effects = adviseAccess(a, { pattern: 'random', prefetchDistance: 512, cacheHints: ['spatial', 'stream'] });
  add(a.data, a.data, b.data);

  expect(effects.map(({ wish, effect }) => [wish, effect])).toEqual([
    ["pattern: 'random'", 'none'],
    ['prefetchDistance: 512', 'applied'],
    ["cacheHints: 'spatial'", 'none'],
    ["cacheHints: 'stream'", 'applied'],
  ]);
  expect(b.data.every((each) => each === 3)).toBe(true);
});

test('leaves the process as it is where a tensor is too short to gain', () => {
  using pool = createPool({ size: 2 ** 20 });
  const advice = { prefetchDistance: 512, cacheHints: ['stream'] } as const;

  const effects = adviseAccess(pool.allocate([1000], 'f32'), advice);

  expect(effects.map(({ effect }) => effect)).toEqual(['none', 'none']);
});

test.each([
  { pattern: 'backwards' },
  { prefetchDistance: 2 ** 20 },
  { prefetchDistance: 0.5 },
  { cacheHints: ['temporal', 'stream'] },
  { cacheHints: ['warm'] },
])('refuses %j', (advice) => {
  using pool = createPool({ size: 4096 });

  expect(() => adviseAccess(pool.allocate([4], 'f32'), advice as AccessAdvice)).toThrow(
    expect.objectContaining({ code: 'KINGLET_MEMORY_ARGUMENT' }),
  );
});
