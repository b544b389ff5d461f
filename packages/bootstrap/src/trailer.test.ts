import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendTrailer, readTrailer } from './trailer.ts';

describe('the trailer', () => {
  it('gives back what was appended', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.nat(), (bootstrap, bytecode, abi) => {
        const trailer = readTrailer(appendTrailer(bootstrap, bytecode, abi));

        expect(trailer).toEqual({ engineAbi: abi, bytecode: Buffer.from(bytecode), intact: true });
      }),
    );
  });

  it('gives back the source map', () => {
    const [bytecode, sourceMap] = [Uint8Array.of(4, 5), Uint8Array.of(6, 7, 8)];
    const file = appendTrailer(Uint8Array.of(1), bytecode, 9, sourceMap);

    const expected = { bytecode: Buffer.from(bytecode), sourceMap: Buffer.from(sourceMap), intact: true };
    expect(readTrailer(file)).toMatchObject(expected);
    expect(() => readTrailer(file.slice(2))).toThrow('for at most 4 bytes, found version 1 for 5 bytes');
  });

  it('sees every altered byte', () => {
    const file = appendTrailer(Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6, 7), 9);
    for (let at = 3; at < 7; at++) {
      const altered = Uint8Array.from(file);
      altered[at]! ^= 1;
      expect(readTrailer(altered)?.intact).toBe(false);
    }
  });

  it('is absent from a file without one', () => {
    expect(readTrailer(new Uint8Array(10))).toBeUndefined();
    expect(readTrailer(new Uint8Array(100))).toBeUndefined();
  });

  it('is refused when it claims more than the file holds', () => {
    const file = appendTrailer(new Uint8Array(0), Uint8Array.of(1), 9).slice(1);

    expect(() => readTrailer(file)).toThrow(
      'Expected a trailer of version 1 for at most 0 bytes, found version 1 for 1 bytes',
    );
  });
});
