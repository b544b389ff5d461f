import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BodyBuffer } from './bodyBuffer.ts';

test('gives back what it was given, whatever was promised', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 2000 })),
      fc.oneof(fc.nat({ max: 5000 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e12)),
      (pieces, promised) => {
        const buffer = new BodyBuffer(promised);

        for (const piece of pieces) buffer.add(piece);

        expect(Buffer.from(buffer.bytes()).equals(Buffer.concat(pieces))).toBe(true);
        expect(buffer.bytes().length).toBe(Buffer.concat(pieces).length);
      },
    ),
  );
});
