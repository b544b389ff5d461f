// npy files: NumPy's own are read, what is written is read by the rules of its format, and nothing else gets through.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import numpy from '../../test/npyFiles.json' with { type: 'json' };
import { decodeNpy, encodeNpy } from './npy.ts';
import { npyElements } from './npyElements.ts';
import { NpyFormatError } from './npyFormatError.ts';
import { decodeNpyHeader, isNpy, npyHeaderEnd, npyPreambleBytes } from './npyHeader.ts';
import { npyElementBytes } from './npyTypes.ts';

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const fileOf = (name: string): Uint8Array => bytesOf(numpy.files.find((file) => file.name === name)!.base64);

/** Of the file of halves, by their bits. */
const halves: Readonly<Record<number, number>> = { 14336: 0.5, 49152: -2, 31743: 65504 };

describe('what NumPy wrote', () => {
  test.for(numpy.files)('$name', ({ base64, shape, values }) => {
    const array = decodeNpy(bytesOf(base64));

    const elements = npyElements(array);

    expect(array.shape).toEqual(shape);
    const found =
      array.type === 'float16' ? Array.from(elements as Uint16Array, (bits) => halves[bits]) : [...elements];
    expect(found.map(Number)).toEqual(values.map(Number));
  });

  test('is what is written here', () => {
    const array = decodeNpy(fileOf('<f4, version 1.0'));

    const written = encodeNpy(array.type, array.shape, array.data);

    expect(Buffer.from(written)).toEqual(Buffer.from(fileOf('<f4, version 1.0')));
  });
});

describe('what is refused', () => {
  const withHeader = (text: string, dataBytes = 8): Uint8Array => {
    const head = new TextEncoder().encode(text);
    return Uint8Array.from([
      0x93,
      ...Buffer.from('NUMPY'),
      1,
      0,
      head.length,
      0,
      ...head,
      ...new Array<number>(dataBytes).fill(0),
    ]);
  };
  const longHeader = (bytes: number): Uint8Array => {
    const file = new Uint8Array(12 + bytes).fill(','.charCodeAt(0));
    file.set([0x93, ...Buffer.from('NUMPY'), 2, 0]);
    new DataView(file.buffer).setUint32(8, bytes, true);
    return file;
  };
  const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";

  test.for([
    ['nothing', new Uint8Array(0), 'expected an npy file'],
    ['a file of version 4', fileOf('|u1').with(6, 4), 'expected a file of version 1, 2 or 3, found version 4'],
    ['a file that ends in its length', fileOf('<f4, version 2.0').slice(0, 10), 'expected at least 12 bytes, found 10'],
    ['a file that ends in its header', fileOf('|u1').slice(0, 60), 'expected a header of 118 bytes, found 50'],
    ['too few elements', fileOf('|u1').slice(0, -1), 'expected 2 bytes for the shape (2), found 1'],
    ['too many elements', withHeader(header, 9), 'expected 8 bytes for the shape (2), found 9'],
    [
      'objects',
      withHeader(header.replace('<f4', '|O')),
      'expected elements of a type that models take, such as <f4, found "|O"',
    ],
    ['complex numbers', withHeader(header.replace('<f4', '<c8')), 'found "<c8"'],
    ['a header that takes memory', longHeader(10_001), 'expected a header of at most 10000 bytes, found 10001'],
    ['the longest header, of signs alone', longHeader(10_000), 'expected in the npy header `{`, found `,`'],
    ['a structured type', withHeader(header.replace("'<f4'", "[('a', '<f4')]")), 'found a list: a structured type'],
    ['a header without a shape', withHeader("{'descr': '<f4', 'fortran_order': False}"), '`shape` to be a tuple'],
    ['a key twice', withHeader(header.replace('fortran_order', 'descr')), 'each once'],
    ['another key', withHeader(header.replace('fortran_order', 'order')), 'the keys descr, fortran_order, shape'],
    ['a negative length', withHeader(header.replace('(2,)', '(-2,)')), 'a dictionary of Python'],
    ['code', withHeader(header.replace('(2,)', '(f(),)')), 'a dictionary of Python'],
    ['more behind the dictionary', withHeader(`${header}{`), 'nothing behind the dictionary'],
    ['a text for the order', withHeader(header.replace('False', "'no'")), '`fortran_order` to be True or False'],
    ['65 axes', withHeader(header.replace('(2,)', `(${'1,'.repeat(65)})`)), 'at most 64 whole numbers'],
    [
      'a size that no number holds',
      withHeader(header.replace('(2,)', `(${'999999999999999,'.repeat(9)})`)),
      'bytes for the shape',
    ],
  ] as const)('%s', ([, bytes, message]) => {
    expect(() => decodeNpy(bytes)).toThrow(message);
    expect(() => decodeNpy(bytes)).toThrow(NpyFormatError);
    expect(() => decodeNpy(bytes)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }));
  });
});

describe('fuzzed', () => {
  const types = ['float', 'double', 'int64', 'int32', 'uint8', 'bool', 'float16'];

  test('what is written is read again, and begins on a multiple of 64 bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.array(fc.nat(4), { maxLength: 5 }), (type, shape) => {
        const data = new Uint8Array(shape.reduce((a, b) => a * b, 1) * npyElementBytes(type)).map((_, i) => i);
        const file = encodeNpy(type, shape, data);
        const { data: read, ...array } = decodeNpy(file);
        expect(array).toMatchObject({ type, shape, isFortran: false });
        expect([...read]).toEqual([...data]);
        expect((file.length - data.length) % 64).toBe(0);
      }),
    );
  });

  test('a damaged file is an array or a NpyFormatError, never anything else', () => {
    const files = numpy.files.map(({ base64 }) => bytesOf(base64));
    const damage = fc.tuple(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 }),
      fc.nat(200),
    );
    fc.assert(
      fc.property(damage, ([file, changes, length]) => {
        const bytes = file.slice(0, length < 150 ? file.length : length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        onlyNpyFormatErrors(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  test('a header of any tokens is an array or a NpyFormatError', () => {
    const token = fc.constantFrom(
      "'descr'",
      "'shape'",
      "'fortran_order'",
      ':',
      ',',
      '{',
      '}',
      '(',
      ')',
      '[',
      'True',
      "'<f4'",
      '3',
      '0',
      '"',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 20 }), fc.boolean(), (tokens, isWrapped) => {
        const text = new TextEncoder().encode(isWrapped ? `{${tokens.join('')}}` : tokens.join(''));
        onlyNpyFormatErrors(Uint8Array.from([0x93, ...Buffer.from('NUMPY'), 1, 0, text.length, 0, ...text]));
      }),
      { numRuns: 3000 },
    );
  });

  function onlyNpyFormatErrors(bytes: Uint8Array): void {
    try {
      const { shape, data, type } = decodeNpy(bytes);
      expect(shape.reduce((a, b) => a * b, 1) * npyElementBytes(type)).toBe(data.length);
    } catch (error) {
      expect(error).toBeInstanceOf(NpyFormatError);
    }
  }
});

test('the header of a file that comes in parts says where it ends', () => {
  const file = fileOf('<f4, version 2.0');

  const end = npyHeaderEnd(file.subarray(0, npyPreambleBytes));

  expect(decodeNpyHeader(file.subarray(0, end))).toMatchObject({ type: 'float', shape: [2, 3] });
  expect(file.length - end).toBe(24);
  expect(() => decodeNpyHeader(file.subarray(0, end - 1))).toThrow('expected a header of 116 bytes, found 115');
});

test('bytes of booleans other than 0 are 1, and a part of a buffer is read as it lies', () => {
  const file = encodeNpy('bool', [3], Uint8Array.of(0, 1, 7));
  const shifted = new Uint8Array(file.length + 1);
  shifted.set(file, 1);

  expect(npyElements(decodeNpy(file))).toEqual(Uint8Array.of(0, 1, 1));
  expect(decodeNpy(shifted.subarray(1))).toEqual(decodeNpy(file));
});

test('a type that NumPy lacks, and other bytes than the shape has, are not written', () => {
  for (const shape of [[2, 3], [-1, -2], [0.5, 4], [Number.NaN]])
    expect(() => encodeNpy('float', shape, new Uint8Array(8))).toThrow(
      expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }),
    );
  expect(() => encodeNpy('bfloat16', [1], new Uint8Array(2))).toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }),
  );
});

const peer = fileURLToPath(new URL('../../../../.cache/peers/numpy', import.meta.url));

test.skipIf(!existsSync(peer))('NumPy reads what is written, and is read', () => {
  const script =
    'import sys, io, numpy as n; a = n.load(io.BytesIO(sys.stdin.buffer.read())); n.save(sys.stdout.buffer, a.T * 2)';
  const input = encodeNpy('float', [2, 3], new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6).buffer));

  const output = execFileSync('python3', ['-c', script], { input, env: { ...process.env, PYTHONPATH: peer } });

  const array = decodeNpy(output);
  expect(array).toMatchObject({ type: 'float', shape: [3, 2], isFortran: true });
  expect(npyElements(array)).toEqual(Float32Array.of(2, 8, 4, 10, 6, 12));
});

test('a file is known by its first bytes', () => {
  expect(isNpy(fileOf('|u1'))).toBe(true);
  expect(isNpy(Uint8Array.of(0x93, 0x4e))).toBe(false);
});
