// The allocator against a plain model: no two pieces overlap, everything comes back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FreeList } from './freeList.ts';

const bytes = 64 * 100;

test('pieces are aligned, apart and inside, and freeing all of them leaves one free piece', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(1000), fc.constant(-1)), { maxLength: 100 }), (steps) => {
      const list = new FreeList(10, bytes);
      const taken: { start: number; size: number }[] = [];
      for (const [i, size] of steps.entries()) {
        if (size < 0) {
          const [piece] = taken.splice(i % Math.max(taken.length, 1), 1);
          if (piece) expect(list.release(piece.start)).toBe(true);
          continue;
        }
        const start = list.take(size);
        if (start === undefined) continue;
        expect(start % 64).toBe(0);
        expect(start).toBeGreaterThanOrEqual(10);
        expect(start + size).toBeLessThanOrEqual(bytes);
        for (const other of taken) expect(start + size <= other.start || other.start + other.size <= start).toBe(true);
        taken.push({ start, size });
      }
      for (const { start } of taken) list.release(start);
      expect(list.usedBytes).toBe(0);
      expect(list.take(bytes - 64)).toBe(64);
    }),
  );
});

test('what was not taken cannot be released', () => {
  const list = new FreeList(0, bytes);
  const start = list.take(100) as number;

  expect(list.release(start + 64)).toBe(false);
  expect(list.release(start)).toBe(true);
  expect(list.release(start)).toBe(false);
});

test('a piece too large is refused, one that just fits is not', () => {
  const list = new FreeList(0, bytes);

  expect(list.take(bytes + 1)).toBeUndefined();
  expect(list.take(bytes)).toBe(0);
  expect(list.take(0)).toBeUndefined();
});
