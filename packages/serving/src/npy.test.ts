// npy files: NumPy's own are read, what is written is read by the rules of its format, and nothing else gets through.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import numpy from '../test/npyFiles.json' with { type: 'json' };
import { decodeBase64 } from './base64.ts';
import { ServingError } from './errors.ts';
import { decodeNpy, elementBytesOf, encodeNpy, isNpy } from './npy.ts';
import { putNpyElements } from './npyElements.ts';

const fileOf = (name: string): Uint8Array => decodeBase64(numpy.files.find((file) => file.name === name)!.base64)!;

describe('what NumPy wrote', () => {
  test.for(numpy.files)('$name', ({ base64, shape, values }) => {
    const array = decodeNpy(decodeBase64(base64)!);
    const view = new Float64Array(values.length);

    putNpyElements(array, { view, type: 'double', from: 0, count: values.length });

    expect(array.shape).toEqual(shape);
    expect([...view]).toEqual(values.map(Number));
  });

  test('is what is written here', () => {
    const array = decodeNpy(fileOf('<f4, version 1.0'));

    const written = encodeNpy(array.type, array.shape, array.data);

    expect(Buffer.from(written)).toEqual(Buffer.from(fileOf('<f4, version 1.0')));
  });
});

describe('elements', () => {
  const put = (
    name: string,
    type: string,
    view: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>,
  ) => {
    putNpyElements(decodeNpy(fileOf(name)), { view, type, from: 1, count: view.length });
    return [...view];
  };

  test('of a part of an array are copied, or converted by value', () => {
    expect(put('<f4, version 1.0', 'float', new Float32Array(2))).toEqual([1.5, 2.5]);
    expect(put('>f4', 'float', new Float32Array(2))).toEqual([1.5, 2.5]);
    expect(put('<f4 in Fortran order', 'float', new Float32Array(4))).toEqual([1.5, 2.5, 3.5, 4.5]);
    expect(put('<i8', 'int64', new BigInt64Array(2))).toEqual([-2n, 2n ** 40n]);
    expect(put('|u1', 'int64', new BigInt64Array(1))).toEqual([255n]);
  });

  test('that the type does not hold are refused', () => {
    expect(() => put('>i2', 'uint8', new Uint8Array(2))).toThrow(
      'expected elements that uint8 holds, found -2 in an array of int16',
    );
    expect(() => put('<f4, version 1.0', 'uint8', new Uint8Array(2))).toThrow('found 1.5');
    expect(() => put('<f8 in Fortran order, three axes', 'float16', new Uint8Array(1))).toThrow(
      'expected elements of float16, found double',
    );
  });

  test('NaN and infinity are floating point like others', () => {
    const array = decodeNpy(encodeNpy('double', [2], new Uint8Array(Float64Array.of(Number.NaN, -Infinity).buffer)));
    const view = new Float32Array(2);
    putNpyElements(array, { view, type: 'float', from: 0, count: 2 });
    expect([...view]).toEqual([Number.NaN, -Infinity]);
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
    expect(() => decodeNpy(bytes)).toThrow(ServingError);
  });
});

describe('fuzzed', () => {
  const types = ['float', 'double', 'int64', 'int32', 'uint8', 'bool', 'float16'];

  test('what is written is read again, and begins on a multiple of 64 bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.array(fc.nat(4), { maxLength: 5 }), (type, shape) => {
        const data = new Uint8Array(shape.reduce((a, b) => a * b, 1) * elementBytesOf(type)).map((_, i) => i);
        const file = encodeNpy(type, shape, data);
        const { data: read, ...array } = decodeNpy(file);
        expect(array).toMatchObject({ type, shape, isFortran: false });
        expect([...read]).toEqual([...data]);
        expect((file.length - data.length) % 64).toBe(0);
      }),
    );
  });

  test('a damaged file is an array or a ServingError, never anything else', () => {
    const files = numpy.files.map(({ base64 }) => decodeBase64(base64)!);
    const damage = fc.tuple(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 }),
      fc.nat(200),
    );
    fc.assert(
      fc.property(damage, ([file, changes, length]) => {
        const bytes = file.slice(0, length < 150 ? file.length : length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        onlyServingErrors(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  test('a header of any tokens is an array or a ServingError', () => {
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
        onlyServingErrors(Uint8Array.from([0x93, ...Buffer.from('NUMPY'), 1, 0, text.length, 0, ...text]));
      }),
      { numRuns: 3000 },
    );
  });

  function onlyServingErrors(bytes: Uint8Array): void {
    try {
      const { shape, data, type } = decodeNpy(bytes);
      expect(shape.reduce((a, b) => a * b, 1) * elementBytesOf(type)).toBe(data.length);
    } catch (error) {
      expect(error).toBeInstanceOf(ServingError);
    }
  }
});

test('a file is known by its first bytes', () => {
  expect(isNpy(fileOf('|u1'))).toBe(true);
  expect(isNpy(Uint8Array.of(0x93, 0x4e))).toBe(false);
});
