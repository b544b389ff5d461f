import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readNpy, writeNpy } from './npy.ts';

/** A file as the format says. */
function npy(header: string, data: Uint8Array, version = 1): Uint8Array {
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(header.length);
  else length.writeUInt32LE(header.length);
  return Buffer.concat([
    Buffer.from(`\x93NUMPY${String.fromCharCode(version, 0)}`, 'latin1'),
    length,
    Buffer.from(header),
    data,
  ]);
}

const ints = new Uint8Array(Int16Array.of(1, -2, 3, 4, 5, 6).buffer);

describe('readNpy', () => {
  test.each([1, 2, 3])('version %i', (version) => {
    const bytes = npy("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }\n", ints, version);

    expect(readNpy(bytes, 'a.npy')).toEqual({ type: 'int16', shape: [2, 3], data: Int16Array.of(1, -2, 3, 4, 5, 6) });
  });

  test('a scalar, and one row', () => {
    const scalar = npy("{'descr': '|u1', 'fortran_order': False, 'shape': (), }\n", Uint8Array.of(7));
    const row = npy("{'descr': '<i2', 'fortran_order': False, 'shape': (6,), }\n", ints);

    expect(readNpy(scalar, 'a.npy')).toEqual({ type: 'uint8', shape: [], data: Uint8Array.of(7) });
    expect(readNpy(row, 'a.npy').shape).toEqual([6]);
  });

  test.each<[string, Uint8Array, string]>([
    ['another file', Buffer.from('PK\x03\x04 something'), 'a.npy: expected a file of numpy.save, found something else'],
    ['nothing', new Uint8Array(0), 'expected a file of numpy.save'],
    ['a version of the future', npy('{}', ints, 9), 'expected version 1, 2 or 3 of the format, found version 9'],
    [
      'a header that is cut off',
      npy('x'.repeat(300), ints).subarray(0, 100),
      'expected a header of 300 bytes, found 90',
    ],
    ['columns', npy("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }", ints), 'numpy.ascontiguousarray'],
    [
      'the highest byte first',
      npy("{'descr': '>i2', 'fortran_order': False, 'shape': (6,), }", ints),
      'the lowest byte first, found >i2',
    ],
    ['objects', npy("{'descr': '|O', 'fortran_order': False, 'shape': (6,), }", ints), 'found |O'],
    ['no shape', npy("{'descr': '<i2', 'fortran_order': False}", ints), 'a `shape` in its header'],
    [
      'too few elements',
      npy("{'descr': '<i2', 'fortran_order': False, 'shape': (7,), }", ints),
      'expected 14 bytes of elements, found 12',
    ],
    [
      'absurdly many',
      npy("{'descr': '<i2', 'fortran_order': False, 'shape': (99999999999, 99999999999), }", ints),
      'bytes of elements, found 12',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readNpy(bytes, 'a.npy')).toThrow(
      expect.objectContaining({ code: 'KINGLET_CLI_FAILED', message: expect.stringContaining(message) }),
    );
  });
});

test.each<[string, readonly number[], Parameters<typeof writeNpy>[0]['data']]>([
  ['float', [2, 2], Float32Array.of(1, Number.NaN, Number.POSITIVE_INFINITY, -0)],
  ['int64', [3], BigInt64Array.of(1n, -(2n ** 62n), 0n)],
  ['bool', [], Uint8Array.of(1)],
  ['float16', [0, 4], new Uint16Array(0)],
])('what was written of %s is read again, and elements begin at a multiple of 64', (type, shape, data) => {
  const bytes = writeNpy({ type, shape, data });

  expect((bytes.length - data.byteLength) % 64).toBe(0);
  expect(readNpy(bytes, 'a.npy')).toEqual({ type, shape, data });
});

const numpy = fileURLToPath(new URL('../../../../.cache/peers/numpy', import.meta.url));

test.skipIf(!existsSync(numpy))('NumPy reads what is written, and is read', () => {
  const script =
    'import sys, io, numpy as n; a = n.load(io.BytesIO(sys.stdin.buffer.read())); n.save(sys.stdout.buffer, n.ascontiguousarray(a.T * 2))';
  const input = writeNpy({ type: 'float', shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) });

  const output = execFileSync('python3', ['-c', script], { input, env: { ...process.env, PYTHONPATH: numpy } });

  expect(readNpy(output, 'a.npy')).toEqual({ type: 'float', shape: [3, 2], data: Float32Array.of(2, 8, 4, 10, 6, 12) });
});
