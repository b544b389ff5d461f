// GGUF files: what they hold, the floats of their blocks, and what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, dequantize } from '../../src/build/gguf/dequantize.ts';
import { ggufTokenizer } from '../../src/build/gguf/ggufTokenizer.ts';
import { readGguf } from '../../src/build/gguf/readGguf.ts';
import { isQuantized, type QuantizedTensor } from '../../src/build/pretrained/weights.ts';
import { InferenceError } from '../../src/errors.ts';
import { writeGguf } from './writeGguf.ts';

const blocks = new Uint8Array(readFileSync(join(import.meta.dirname, 'blocks.gguf')));

test.for(['Q4_0', 'Q4_1', 'Q5_0', 'Q5_1', 'Q8_0', 'Q4_K', 'Q5_K', 'Q6_K'])(
  'the floats of %s are those of the package gguf, bit by bit',
  (name) => {
    const { tensors } = readGguf(blocks);
    const tensor = tensors.get(name) as QuantizedTensor;

    expect(tensor.format.name).toBe(name);
    expect(tensor.dims).toEqual([2, 256]);
    const expected = tensors.get(`${name}.floats`)!;
    expect(dequantize(tensor)).toEqual(new Float32Array(new Uint8Array(expected.bytes).buffer));
    expect(blocksOf(tensor).values.some((value) => value !== 0)).toBe(true);
  },
);

test('metadata of every kind, and the tokenizer', () => {
  const gguf = readGguf(blocks);

  expect(Object.fromEntries(gguf.metadata)).toMatchObject({
    ...{ 'general.architecture': 'blocks', 'general.count': 2 ** 40, 'general.small': -3, 'general.flag': true },
    'general.double': 0.1,
  });
  expect(ggufTokenizer(gguf)).toEqual({
    ...{ model: 'gpt2', tokens: ['a', 'b', 'ab'], merges: ['a b'], types: [1, 1, 1], special: { eos: 2 } },
    ...{ scores: undefined, chatTemplate: undefined },
  });
  expect(ggufTokenizer(readGguf(writeGguf({}, {})))).toBeUndefined();
});

const one = { type: 0, dims: [2], bytes: new Uint8Array(8) };
const spoilt = (at: number, ...bytes: number[]): Uint8Array => {
  const file = writeGguf({ k: 'v' }, { t: one });
  file.set(bytes, at);
  return file;
};

test.for<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'expected a file that begins with GGUF, found another'],
  ['another magic', spoilt(0, 0x46), 'expected a file that begins with GGUF, found another'],
  ['version 1', spoilt(4, 1), 'expected version 2 or 3, little endian, found 1'],
  ['big endian', spoilt(4, 0, 0, 0, 3), 'expected version 2 or 3, little endian, found 50331648'],
  [
    'more tensors than bytes',
    spoilt(8, 255, 255, 255, 255, 255, 255, 255, 255),
    'tensors in what is left of the file, found 1844',
  ],
  ['more keys than bytes', spoilt(16, 0, 0, 0, 0, 1), 'keys in what is left of the file, found 4294967296'],
  ['a type of value that is none', spoilt(33, 13), 'expected a type of value from 0 to 12, found 13'],
  [
    'a text that is longer than the file',
    spoilt(24, 255, 255),
    'bytes of a text in what is left of the file, found 65535',
  ],
  ['a text that is no UTF-8', spoilt(32, 0xff), 'expected a text of UTF-8 at byte 32'],
  ['a cut head', writeGguf({ k: 'v' }, { t: one }).subarray(0, 50), 'it is cut off'],
  [
    'cut tensors',
    writeGguf({ k: 'v' }, { t: one }).subarray(0, 100),
    'tensor "t": expected 8 bytes for [2] from byte 96 on, found a file of 100',
  ],
  ['five axes', writeGguf({}, { t: { ...one, dims: [1, 1, 1, 1, 2] } }), 'tensor "t": expected up to 4 axes, found 5'],
  ['another type', writeGguf({}, { t: { ...one, type: 10 } }), 'tensor "t": expected a type among F32, F16, BF16'],
  [
    'rows of part of a block',
    writeGguf({}, { t: { ...one, type: 2, dims: [33] } }),
    'expected rows of a multiple of 32 elements of Q4_0, found [33]',
  ],
  [
    'an alignment of nothing',
    writeGguf({ 'general.alignment': 0 }, {}),
    'expected general.alignment to be a number of bytes, found 0',
  ],
])('is refused: %s', ([, file, message]) => {
  expect(() => readGguf(file)).toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE', message: expect.stringContaining(message) as string }),
  );
});

test('keys and tensors that are there twice are refused', () => {
  const twice = writeGguf({ ka: 1, kb: 2 }, { ta: one, tb: one });
  const at = (name: string): number => Buffer.from(twice).indexOf(name) + 1;
  const [keys, tensors] = [twice.slice(), twice.slice()];
  keys[at('kb')] = 'a'.charCodeAt(0);
  tensors[at('tb')] = 'a'.charCodeAt(0);

  expect(() => readGguf(keys)).toThrow('expected key "ka" once, found it twice');
  expect(() => readGguf(tensors)).toThrow('expected tensor "ta" once, found it twice');
});

describe('whatever the bytes are', () => {
  /** Tensors inside the file, or an InferenceError. */
  function read(file: Uint8Array): void {
    try {
      for (const tensor of readGguf(file).tensors.values()) {
        expect(tensor.bytes.buffer).toBe(file.buffer);
        if (isQuantized(tensor)) dequantize(tensor);
      }
    } catch (error) {
      expect(error).toBeInstanceOf(InferenceError);
      expect((error as InferenceError).code).toBe('KINGLET_INFERENCE_FILE');
    }
  }

  const small = writeGguf(
    { a: 'text', b: 7, c: ['x', 'y'], d: true, e: 0.5 },
    { f: one, q: { type: 12, dims: [1, 256], bytes: new Uint8Array(144) } },
  );

  test('a file with some of its bytes changed', () => {
    const changed = fc.array(fc.tuple(fc.nat(small.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(changed, (changes) => {
        const file = small.slice();
        for (const [at, byte] of changes) file[at] = byte;
        read(file);
      }),
      { numRuns: 2000 },
    );
  });

  test('a file that is cut off, and one of random bytes behind the magic', () => {
    for (let end = 0; end < small.length; end++) read(small.slice(0, end));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        read(Uint8Array.from([...small.subarray(0, 8), ...bytes])),
      ),
      { numRuns: 2000 },
    );
  });

  test('arrays in arrays are not followed for ever', () => {
    const deep = [...Array(20)].flatMap(() => [9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    const head = [...small.subarray(0, 8), ...Array(8).fill(0), 1, ...Array(7).fill(0), 1, ...Array(7).fill(0), 97];

    expect(() => readGguf(Uint8Array.from([...head, 9, 0, 0, 0, ...deep]))).toThrow('expected arrays in arrays 4 deep');
  });
});
