import { expect, test } from 'vitest';
import type { DynamicPlan } from './dynamicPlan.ts';
import { solveLengths } from './solveLengths.ts';

/** a [batch, past], b [batch, past + sequence], c [2 * sequence]. */
const plan = {
  symbols: [{ name: 'batch' }, { name: 'past' }, { name: 'sequence' }],
  terms: [[0], [1], [2]],
  inputs: [
    {
      buffer: 0,
      shape: [
        [0, 1, 0],
        [0, 1, 1],
      ],
    },
    {
      buffer: 1,
      shape: [
        [0, 1, 0],
        [0, 1, 1, 1, 2],
      ],
    },
    { buffer: 2, shape: [[0, 2, 2]] },
  ],
} as unknown as DynamicPlan;
const infos = [
  { name: 'a', type: 'float', shape: ['batch', 'past'] },
  { name: 'b', type: 'float', shape: ['batch', 'past + sequence'] },
  { name: 'c', type: 'float', shape: ['2*sequence'] },
];

const solve = (counts: readonly number[], shapes?: readonly (readonly number[] | undefined)[]) =>
  solveLengths(
    plan,
    infos,
    counts.map((length) => new Float32Array(length)),
    shapes,
  );

test('a shape says the symbols that its axes are, and those of sums with one unknown', () => {
  expect(solve([6, 10, 4], [[2, 3], [2, 5], undefined])).toEqual([2, 3, 2]);
  expect(solve([6, 10, 4], [[2, 3], undefined, [4]])).toEqual([2, 3, 2]);
  expect(solve([6, 10, 4], [undefined, [2, 5], [4]])).toEqual([2, 3, 2]);
});

test('what follows from others must fit them', () => {
  expect(solve([6, 10, 4], [[2, 3], [2, 6], [4]])).toMatch(/expected input "[abc]" of shape/);
  expect(solve([6, 10, 5], [[2, 3], [2, 5], undefined])).toMatch(/expected input "c" of shape \[2\*sequence\]/);
});

test.each<[string, readonly number[], readonly (readonly number[] | undefined)[] | undefined, RegExp]>([
  ['lengths that nothing tells', [6, 10, 4], undefined, /batch of input "a" \[batch, past\] is not told; give it as/],
  [
    'two lengths for one symbol',
    [6, 15, 4],
    [[2, 3], [3, 5], [4]],
    /expected 2 for batch, axis 0 of input "b", as input "a" has it, got 3/,
  ],
  ['a shape of other axes', [6, 10, 4], [[6], [2, 5], [4]], /expected input "a" of shape \[batch, past\], got \[6\]/],
  ['lengths that are none', [6, 10, 4], [[2, -3], [2, 5], [4]], /expected input "a" of whole lengths, got \[2, -3\]/],
])('%s', (_, counts, shapes, message) => {
  expect(solve(counts, shapes)).toMatch(message);
});
