import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addExtents,
  describeExtent,
  dimensionOf,
  divideExtents,
  equalExtents,
  extentOf,
  fixedExtent,
  multiplyExtents,
  partOfExtent,
  scaleExtent,
  subtractExtents,
} from './extent.ts';

const of = (text: number | string) => extentOf(text, 'any')!;

test.each<[string | number, string | number, string]>([
  ['N', 3, '3*N'],
  ['N', 'N', 'N*N'],
  ['N + 2', 'S', '2*S + N*S'],
  ['N - 1', 'N + 1', 'N*N - 1'],
  ['floor((H + 1)/2)', 'W', 'W*floor((H + 1)/2)'],
])('%s times %s is %s', (a, b, product) => {
  expect(equalExtents(multiplyExtents(of(a), of(b)), of(product))).toBe(true);
});

test.each<[string | number, string | number, string | number | undefined]>([
  ['6*N', 3, '2*N'],
  ['6*N', 4, undefined],
  ['12*N*S', 'S', '12*N'],
  ['12*N*S', '4*N*S', 3],
  ['2*N + 4', 'N + 2', 2],
  ['N + 1', 'N', undefined],
  ['N*S + 1', 'S', undefined],
  [0, 'N', 0],
])('%s divided by %s is %s', (a, b, quotient) => {
  const found = divideExtents(of(a), of(b));
  expect(found && dimensionOf(found)).toBe(quotient);
});

test('whole parts are whole, whatever their number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 20 }), fc.integer({ min: 1, max: 2 ** 20 }), (parts, each) => {
      expect(partOfExtent(fixedExtent(parts * each), parts)).toEqual(fixedExtent(each));
      expect(divideExtents({ fixed: 0, perItem: parts * each }, fixedExtent(parts))).toEqual({
        fixed: 0,
        perItem: each,
      });
    }),
  );
});

test('sums of what is taken away are fixed again', () => {
  const grown = addExtents(of('past + sequence'), fixedExtent(3));
  expect(subtractExtents(grown, of('past + sequence'))).toEqual(fixedExtent(3));
  expect(describeExtent(scaleExtent(grown, -2))).toBe('-2*past - 2*sequence - 6');
});

test('of a batch alone nothing is known of other symbols', () => {
  expect(extentOf('2*N + 1', { batch: 'N' })).toEqual({ fixed: 1, perItem: 2 });
  expect(extentOf('N*S', { batch: 'N' })).toBeUndefined();
  expect(extentOf('S', { batch: 'N' })).toBeUndefined();
});
