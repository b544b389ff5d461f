import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extremesOf } from './extremes.ts';

const numbers = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300 });

test('kernels and the loop find what sorting finds, in a part too', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.nat(), (values, a, b) => {
      const [from, end] = [a % (values.length + 1), b % (values.length + 1)].sort((x, y) => x - y) as [number, number];
      const part = values.slice(from, end);
      const expected = { least: Math.min(...part) + 0, greatest: Math.max(...part) + 0 };

      for (const given of [values, Float32Array.from(values)]) {
        const { least, greatest } = extremesOf(given, from, end);
        expect({ least: least + 0, greatest: greatest + 0 }).toEqual(expected);
      }
    }),
  );
});

test('one number that is not finite leaves no finite extremes', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.constantFrom(NaN, Infinity, -Infinity), (values, at, bad) => {
      const given = values.with(at % values.length, bad);

      for (const each of [given, Float32Array.from(given)]) {
        const { least, greatest } = extremesOf(each);
        expect(Number.isFinite(least) && Number.isFinite(greatest)).toBe(false);
      }
    }),
  );
});
