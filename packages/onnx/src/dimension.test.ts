import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDimensions,
  broadcastShapes,
  type Dimension,
  divideDimensions,
  multiplyDimensions,
  subtractDimensions,
} from './dimension.ts';

describe('arithmetic with symbols', () => {
  test.each<[string, Dimension, Dimension]>([
    ['N + 0', addDimensions('N', 0), 'N'],
    ['N + N', addDimensions('N', 'N'), '2*N'],
    ['N - N', subtractDimensions('N', 'N'), 0],
    ['N - 1 + 1', addDimensions(subtractDimensions('N', 1), 1), 'N'],
    ['0 * N', multiplyDimensions(0, undefined), 0],
    ['h * w', multiplyDimensions('w', 'h'), 'h*w'],
    ['(a + 1) * (b - 2)', multiplyDimensions(addDimensions('a', 1), subtractDimensions('b', 2)), '-2*a + a*b + b - 2'],
    ['4N / 2', divideDimensions(multiplyDimensions('N', 4), 2), '2*N'],
    ['4N / N', divideDimensions(multiplyDimensions('N', 4), 'N'), 4],
    ['N / 2', divideDimensions('N', 2), 'floor(N/2)'],
    ['N / 2 * 2', multiplyDimensions(divideDimensions('N', 2), 2), '2*floor(N/2)'],
    ['N / 0', divideDimensions('N', 0), undefined],
    ['? + 1', addDimensions(undefined, 1), undefined],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));

  test('is that of numbers, whatever the symbols stand for', () => {
    const [N, M] = [7, 3];
    const term = fc.constantFrom<Dimension>('N', 'M', 1, 2, 5);
    const operation = fc.constantFrom('+', '-', '*');
    fc.assert(
      fc.property(term, fc.array(fc.tuple(operation, term), { maxLength: 6 }), (first, steps) => {
        let [symbolic, exact] = [first, numberOf(first)];
        for (const [sign, operand] of steps) {
          symbolic = apply(sign, symbolic, operand);
          exact = Number(apply(sign, exact, numberOf(operand)));
        }
        if (symbolic !== undefined) expect(numberOf(symbolic)).toBe(exact);
      }),
    );

    function numberOf(dimension: Dimension): number {
      const text = String(dimension).replaceAll('N', String(N)).replaceAll('M', String(M));
      return text
        .replaceAll(' - ', ' + -')
        .split(' + ')
        .reduce((sum, part) => sum + product(part), 0);
    }
  });
});

test('shapes broadcast as numpy has it, and a length that is not 1 is known from either', () => {
  expect(broadcastShapes(['N', 1, 3], [4, 1])).toEqual(['N', 4, 3]);
  expect(broadcastShapes([], ['N'])).toEqual(['N']);
  expect(broadcastShapes(['N'], [5])).toEqual([5]);
  expect(broadcastShapes(['N'], ['M'])).toEqual([undefined]);
  expect(broadcastShapes([2], [3])).toBeUndefined();
});

function product(text: string): number {
  const isNegative = text.startsWith('-');
  const value = text
    .replace('-', '')
    .split('*')
    .map(Number)
    .reduce((x, y) => x * y, 1);
  return isNegative ? -value : value;
}

function apply(sign: string, x: Dimension, y: Dimension): Dimension {
  if (sign === '+') return addDimensions(x, y);
  return sign === '-' ? subtractDimensions(x, y) : multiplyDimensions(x, y);
}

test('quotients whose lengths divide keep no floor', () => {
  expect(divideDimensions('32*h - 1', 2)).toBe('16*h - 1');
  expect(divideDimensions('3*h', 2)).toBe('floor((3*h)/2)');
});
