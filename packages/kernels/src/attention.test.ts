// Attention as users call it: plain loops as the reference, on numbers of the size that models have.
import { describe, expect, test } from 'vitest';
import { type AttentionOptions, attention, multiHeadAttention } from './index.ts';

function randomArray(length: number, seed: number): Float32Array {
  let state = seed * 2654435761 + 1;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** One head of one sequence. */
function plainAttention(
  q: number[][],
  k: number[][],
  v: number[][],
  isSeen: (i: number, j: number) => boolean,
): number[] {
  return q.flatMap((query, i) => {
    const scores = k.map((key, j) =>
      isSeen(i, j) ? query.reduce((sum, x, c) => sum + x * key[c]!, 0) / Math.sqrt(query.length) : -Infinity,
    );
    const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return v[0]!.map((_, c) => v.reduce((sum, value, j) => sum + (powers[j]! / total) * value[c]!, 0));
  });
}

function headOf(array: Float32Array, tokens: number, heads: number, head: number): number[][] {
  const width = array.length / tokens / heads;
  return Array.from({ length: tokens }, (_, t) => [
    ...array.subarray((t * heads + head) * width, (t * heads + head + 1) * width),
  ]);
}

describe('multiHeadAttention', () => {
  const shapes: readonly [
    queries: number,
    keys: number,
    heads: number,
    kvHeads: number,
    width: number,
    valueWidth: number,
  ][] = [
    [1, 70, 2, 1, 64, 64],
    [33, 65, 4, 2, 20, 31],
    [90, 300, 1, 1, 16, 16],
    [30, 300, 2, 2, 200, 5],
  ];
  test.for(shapes)(
    'of %i queries and %i keys in %i heads (%i), %i and %i wide',
    ([queries, keys, heads, kvHeads, width, valueWidth]) => {
      const [q, k, v] = [queries * heads * width, keys * kvHeads * width, keys * kvHeads * valueWidth].map(randomArray);
      for (const causal of [false, true])
        for (const length of [0, 900, 2 ** 17]) {
          const work = new Float32Array(length);

          const out = multiHeadAttention(q!, k!, v!, { heads, kvHeads, width, causal, work });

          for (let head = 0; head < heads; head++) {
            const kvHead = Math.floor((head * kvHeads) / heads);
            const expected = plainAttention(
              headOf(q!, queries, heads, head),
              headOf(k!, keys, kvHeads, kvHead),
              headOf(v!, keys, kvHeads, kvHead),
              (i, j) => !causal || j <= keys - queries + i,
            );
            const got = headOf(out, queries, heads, head).flat();
            expect(Math.max(...got.map((x, i) => Math.abs(x - expected[i]!)))).toBeLessThan(3e-6);
          }
        }
    },
  );

  test('adds masks, which go round over the sequences, and sees nothing of hidden keys', () => {
    const [q, k] = [Float32Array.of(1, 1, 1), Float32Array.of(0, Number.NaN, 0, 0, 5, 0)];
    const v = Float32Array.of(1, Number.POSITIVE_INFINITY, 2, 3, 4, 5);
    const mask = Float32Array.of(0, Number.NEGATIVE_INFINITY);

    const out = multiHeadAttention(q, k, v, {
      heads: 1,
      width: 1,
      batch: 3,
      mask: Float32Array.of(...mask, -Infinity, -Infinity),
    });

    expect([...out]).toEqual([1, 0, 4]);
  });

  test('gives zeros for no keys, and writes to out', () => {
    const out = Float32Array.of(1, 1);

    expect(
      multiHeadAttention(new Float32Array(2), new Float32Array(0), new Float32Array(0), { heads: 1, width: 2, out }),
    ).toBe(out);
    expect([...out]).toEqual([0, 0]);
  });

  const wrong: readonly [string, Partial<AttentionOptions>, string][] = [
    ['heads', { heads: 0 }, 'RANGE'],
    ['heads to be a multiple of kvHeads', { kvHeads: 3 }, 'RANGE'],
    ['width', { width: 1.5 }, 'RANGE'],
    ['q to have a multiple of 6', { width: 3 }, 'LENGTH'],
    ['mask', { mask: new Float32Array(3) }, 'LENGTH'],
    ['out', { out: new Float32Array(3) }, 'LENGTH'],
  ];
  test.for(wrong)('expected %s', ([text, options, code]) => {
    const call = () =>
      multiHeadAttention(new Float32Array(8), new Float32Array(8), new Float32Array(8), {
        heads: 2,
        width: 2,
        ...options,
      });

    expect(call).toThrow(
      expect.objectContaining({ code: `KINGLET_KERNELS_${code}`, message: expect.stringContaining(text) }),
    );
  });
});

test('attention has the same heads one after another as token after token', () => {
  const [tokens, heads, width] = [40, 3, 32];
  const turn = (a: Float32Array): Float32Array =>
    Float32Array.from({ length: a.length }, (_, i) => {
      const [head, token, c] = [Math.floor(i / width / tokens), Math.floor(i / width) % tokens, i % width];
      return a[(token * heads + head) * width + c]!;
    });
  const [q, k, v] = [1, 2, 3].map((seed) => randomArray(tokens * heads * width, seed)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [none, out] = [new Float32Array(0), new Float32Array(q.length)];

  attention(turn(q), heads, tokens, 1, 1, width, turn(k), tokens, turn(v), width, none, 0, 0.25, 1, out, none);

  expect([...out]).toEqual([
    ...turn(multiHeadAttention(q, k, v, { heads, width, scale: 0.25, causal: true, work: none })),
  ]);
});
