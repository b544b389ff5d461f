import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from './layOut.ts';

const buffer = fc.record({ bytes: fc.nat(1000), from: fc.nat(20), lasts: fc.nat(10) });

test('what is needed at one time never shares a byte, and nothing lies behind the end', () => {
  fc.assert(
    fc.property(fc.array(buffer, { maxLength: 30 }), (given) => {
      const buffers = given.map(({ bytes, from, lasts }) => ({ bytes, from, to: from + lasts }));
      const { places, bytes } = layOut(buffers);

      for (const [i, a] of buffers.entries()) {
        expect(places[i]! % 64).toBe(0);
        expect(places[i]! + a.bytes).toBeLessThanOrEqual(bytes);
        for (const [k, b] of buffers.entries()) {
          if (k <= i || a.from > b.to || b.from > a.to || a.bytes === 0 || b.bytes === 0) continue;
          expect(places[i]! + a.bytes <= places[k]! || places[k]! + b.bytes <= places[i]!).toBe(true);
        }
      }
    }),
  );
});

test('what is not needed at one time lies in one place', () => {
  const { bytes } = layOut([
    { bytes: 640, from: 0, to: 1 },
    { bytes: 640, from: 2, to: 3 },
    { bytes: 64, from: 1, to: 2 },
  ]);
  expect(bytes).toBe(704);
});
