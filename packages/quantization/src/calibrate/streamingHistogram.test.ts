import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binsPerSide, StreamingHistogram } from './streamingHistogram.ts';

const magnitudeOf = (values: readonly number[]) => Math.max(0, ...values.map(Math.abs));

function streamed(chunks: readonly (readonly number[])[]): StreamingHistogram {
  const histogram = new StreamingHistogram();
  for (const chunk of chunks) histogram.add(chunk, magnitudeOf(chunk));
  return histogram;
}

const chunks = fc.array(fc.array(fc.double({ noNaN: true, min: -1e30, max: 1e30 }), { maxLength: 20 }), {
  maxLength: 8,
});

test('each bin counts what all numbers at once would put there', () => {
  fc.assert(
    fc.property(chunks, (given) => {
      const { width, from, counts } = streamed(given).bins();
      const all = given.flat().filter((value) => value !== 0);

      const expected = new Map<number, number>();
      for (const value of all) {
        const bin = value > 0 ? Math.floor(value / width) : -1 - Math.floor(-value / width);
        expected.set(bin, (expected.get(bin) ?? 0) + 1);
      }
      const found = new Map([...counts].flatMap((count, i) => (count > 0 ? [[from + i, count] as const] : [])));
      expect(found).toEqual(expected);
    }),
  );
});

test('the order of the numbers changes nothing, and the greatest uses half of its side', () => {
  fc.assert(
    fc.property(chunks, (given) => {
      const histogram = streamed(given);
      const { width } = histogram.bins();
      const most = magnitudeOf(given.flat());

      expect(streamed(given.toReversed().map((chunk) => chunk.toReversed())).bins()).toEqual(histogram.bins());
      if (most > 1e-200) expect(most / width).toBeGreaterThanOrEqual(binsPerSide / 2);
      expect(histogram.zeros).toBe(given.flat().filter((value) => value === 0).length);
    }),
  );
});

test('nothing, zeros and the least number there is', () => {
  expect(streamed([]).bins().counts).toHaveLength(0);
  expect(streamed([[0, -0]]).zeros).toBe(2);
  expect(streamed([[Number.MIN_VALUE, -Number.MIN_VALUE]]).bins()).toMatchObject({ from: -1 });
});
