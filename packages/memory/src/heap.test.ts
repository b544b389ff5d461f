import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, Heap } from './heap.ts';

/** Little enough to be full often, and more than large blocks are from. */
const capacity = 2 ** 22 + 4096;
const start = 192;

/** Bytes that nobody holds, each piece with its length, by looking at all that are held. */
function freePieces(held: readonly Block[]): { start: number; bytes: number }[] {
  const sorted = [...held].sort((a, b) => a.start - b.start);
  let at = start;
  const pieces = sorted.map((block) => {
    const piece = { start: at, bytes: block.start - at };
    at = block.start + block.bytes;
    return piece;
  });
  return [...pieces, { start: at, bytes: start + capacity - at }].filter(({ bytes }) => bytes > 0);
}

function fits(pieces: { start: number; bytes: number }[], bytes: number, alignment: number): boolean {
  // A piece that is larger by what alignment can cost is always enough.
  const slack = Math.max(alignment, 64) - 64;
  return pieces.some((piece) => piece.bytes >= Math.max(bytes, 1) + slack);
}

const operation = fc.oneof(
  fc.record({ bytes: fc.oneof(fc.nat(1500), fc.nat(2 ** 21)), alignment: fc.constantFrom(1, 64, 256, 1024) }),
  fc.record({ release: fc.nat() }),
);

describe('Heap', () => {
  test('gives bytes that nobody holds, aligned, while a piece is large enough, and joins what comes back', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120, size: 'max' }), (operations) => {
        const heap = new Heap(start, start + capacity);
        const held: Block[] = [];
        let peak = 0;
        for (const each of operations) {
          if ('release' in each) {
            if (held.length > 0) heap.release(held.splice(each.release % held.length, 1)[0]!);
          } else {
            const pieces = freePieces(held);
            const block = heap.take(each.bytes, each.alignment);
            if (block) {
              expect(block.start % Math.max(each.alignment, 64)).toBe(0);
              expect(block.bytes).toBe(Math.max(64, Math.ceil(each.bytes / 64) * 64));
              expect(pieces.some((p) => p.start <= block.start && block.end <= p.start + p.bytes)).toBe(true);
              held.push(block);
              peak = Math.max(peak, heap.usedBytes);
              const { from, to } = heap.untouched;
              expect(block.end <= from || block.start >= to).toBe(true);
            } else expect(fits(pieces, Math.ceil(each.bytes / 64) * 64, each.alignment)).toBe(false);
          }
          const now = freePieces(held);
          expect(heap.largestFreeBytes).toBe(Math.max(0, ...now.map(({ bytes }) => bytes)));
          expect(heap.freeBytes).toBe(now.reduce((sum, { bytes }) => sum + bytes, 0));
          expect(heap.highWaterBytes).toBeGreaterThanOrEqual(peak);
          expect([...heap.blocks()].filter((block) => block.isFree && block.bytes > 0).length).toBe(now.length);
        }
      }),
    );
  });

  test('takes the smallest hole that fits, and the untouched end last', () => {
    const heap = new Heap(0, 2 ** 20);
    const blocks = [640, 64, 256, 64, 320, 64].map((bytes) => heap.take(bytes)!);
    for (const i of [0, 2, 4]) heap.release(blocks[i]!);

    const places = [300, 200, 600, 600].map((bytes) => heap.take(bytes)!.start);

    expect(places).toEqual([blocks[4]!.start, blocks[2]!.start, blocks[0]!.start, 1408]);
    expect(heap.highWaterBytes).toBe(1408 + 640);
  });

  test('takes low holes for what is smaller than half the mean, so that large ones stay whole', () => {
    const heap = new Heap(0, 2 ** 20);
    const blocks = [2048, 64, 4096, 64, 960, 64, 4096].map((bytes) => heap.take(bytes)!);
    for (const i of [0, 4]) heap.release(blocks[i]!);

    const places = [64, 900].map((bytes) => heap.take(bytes)!.start);

    expect(places).toEqual([blocks[0]!.start, blocks[4]!.start]);
  });

  test('takes large blocks from the end, so that small ones between them leave no gap', () => {
    const heap = new Heap(0, 2 ** 24);
    const small = heap.take(2 ** 19)!;
    const large = heap.take(2 ** 21)!;
    heap.release(small);
    heap.take(2 ** 19 + 2 ** 18);
    expect(heap.highWaterBytes).toBe(2 ** 21 + 2 ** 19 + 2 ** 18);

    heap.release(large);
    expect(heap.take(2 ** 20)!.end).toBe(2 ** 24);
    expect(heap.highWaterBytes).toBe(2 ** 21 + 2 ** 19 + 2 ** 18);
  });

  test.each<[string, (random: number) => number]>([
    ['evenly', (random) => 1 + random * 65536],
    ['evenly by their logarithms', (random) => 64 * 1024 ** random],
    ['so that most are small', (random) => 64 * 16384 ** random],
  ])('needs at most a tenth more than what is held at the peak, of sizes spread %s', (_, sizeOf) => {
    const heap = new Heap(0, 2 ** 32);
    const random = seeded(1);
    const held: Block[] = [];
    let peak = 0;
    for (let i = 0; i < 1e6; i += 1) {
      if (held.length < 500 || (held.length < 1000 && random() < 0.5)) {
        held.push(heap.take(sizeOf(random()))!);
        peak = Math.max(peak, heap.usedBytes);
        continue;
      }
      const at = Math.floor(random() * held.length);
      heap.release(held[at]!);
      held[at] = held.at(-1)!;
      held.pop();
    }

    expect(heap.highWaterBytes / peak).toBeLessThanOrEqual(1.1);
  });
});

/** Numbers from 0 to 1, the same each time (Numerical Recipes' linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
