import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noSeries, type Series, seriesOf, valueAt, withNext, withValue } from './series.ts';

it('keeps at least the newest numbers asked for, at their index', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true }), { maxLength: 400 }),
      fc.integer({ min: 1, max: 300 }),
      (numbers, keep) => {
        const series = numbers.reduce<Series>((grown, number) => withNext(grown, number, keep), noSeries);

        const first = Math.max(0, numbers.length - keep);
        expect(numbers.slice(first)).toEqual(numbers.slice(first).map((_, i) => valueAt(series, first + i)));
        expect(series.pieces.flat().length).toBeLessThan(keep + 128);
      },
    ),
  );
});

it('leaves the series it was made of as it was', () => {
  const before = seriesOf(Array(130).fill(0));

  const after = withValue(before, 129, 7);

  expect([valueAt(before, 129), valueAt(after, 129), valueAt(after, 128), valueAt(after, 200)]).toEqual([
    0,
    7,
    0,
    undefined,
  ]);
});
