import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextCodecs } from './encoding.ts';

const { TextEncoder: Encoder, TextDecoder: Decoder } = createTextCodecs({
  decode: (bytes, fatal) => new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}) as { TextEncoder: typeof TextEncoder; TextDecoder: typeof TextDecoder };

// Bytes that are often almost UTF-8: leads, continuations, surrogates' forms and ASCII.
const nearUtf8 = fc.uint8Array({ maxLength: 24 }).chain((noise) =>
  fc
    .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f, 0xef, 0xbb), {
      maxLength: 24,
    })
    .map((bytes) => Uint8Array.from([...bytes, ...noise])),
);

describe('TextDecoder', () => {
  it('replaces ill-formed sequences exactly as the standard has it', () => {
    fc.assert(
      fc.property(nearUtf8, (bytes) => {
        expect(new Decoder().decode(bytes)).toBe(new TextDecoder().decode(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same text however the bytes are split', () => {
    fc.assert(
      fc.property(nearUtf8, fc.integer({ min: 1, max: 5 }), (bytes, step) => {
        const decoder = new Decoder();
        let text = '';
        for (let at = 0; at < bytes.length; at += step)
          text += decoder.decode(bytes.subarray(at, at + step), { stream: true });
        expect(text + decoder.decode()).toBe(new TextDecoder().decode(bytes));
      }),
    );
  });

  it('removes a byte order mark unless it is told not to', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61);

    expect(new Decoder().decode(bytes)).toBe('a');
    expect(new Decoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\uFEFFa');
  });

  it('throws on ill-formed bytes when fatal', () => {
    const decoder = new Decoder('utf8', { fatal: true });

    expect(() => decoder.decode(Uint8Array.of(0x61, 0xff))).toThrow(TypeError);
    expect(decoder.decode(new Uint16Array([0x6161]).buffer)).toBe('aa');
  });

  it('refuses other encodings and other inputs', () => {
    expect(() => new Decoder('latin1')).toThrow(RangeError);
    expect(() => new Decoder().decode('text' as never)).toThrow(TypeError);
  });

  it('joins a long piece to a symbol that was cut', () => {
    const decoder = new Decoder();
    const long = new Uint8Array(100_000).fill(97);

    decoder.decode(Uint8Array.of(0xf0, 0x9f), { stream: true });

    expect(decoder.decode(long, { stream: true })).toBe(`\uFFFD${'a'.repeat(100_000)}`);
  });

  it('decodes long texts', () => {
    const text = 'aé€😀'.repeat(5000);

    expect(new Decoder().decode(new TextEncoder().encode(text))).toBe(text);
  });
});

describe('TextEncoder', () => {
  it('encodes as the standard has it', () => {
    expect(new Encoder().encode('aé€😀')).toEqual(new TextEncoder().encode('aé€😀'));
    expect(new Encoder().encode('a\ud800b')).toEqual(new TextEncoder().encode('a\ud800b'));
    expect(new Encoder().encode()).toEqual(new Uint8Array(0));
    expect(new Encoder().encoding).toBe('utf-8');
  });

  it('writes only whole symbols into a target', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 20 }), (text, size) => {
        const ours = new Uint8Array(size);
        const theirs = new Uint8Array(size);
        expect(new Encoder().encodeInto(text, ours)).toEqual(new TextEncoder().encodeInto(text, theirs));
        expect(ours).toEqual(theirs);
      }),
    );
  });
});
