import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect, memoryFiles } from '../../../test/memoryFiles.ts';
import { QuantizationError } from '../../errors.ts';
import type { Sample } from '../calibrationData.ts';
import { npyRows } from './npyRows.ts';

/** A file of numpy.save of version 1.0, written as its format says. */
function npy(descr: string, shape: string, data: ArrayBuffer, order = 'False'): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`.padEnd(117);
  return Buffer.concat([Buffer.from(`\x93NUMPY\x01\x00\x76\x00${text}\n`, 'latin1'), Buffer.from(data)]);
}

const floats = (...values: number[]): ArrayBuffer => Float32Array.from(values).buffer;
const two = npy('<f4', '(2, 2)', floats(1, -2, 0.5, 4));

/** A zip file; numpy.savez writes lengths of 64 bits into each header, and of files beyond 4 GB in its `end` too. */
function zip(members: Readonly<Record<string, Buffer>>, method = 0, end: 'end32' | 'end64' = 'end32'): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, bytes] of Object.entries(members)) {
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(45, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(0xffffffff, 14);
    common.writeUInt32LE(0xffffffff, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(20, 24);
    const extra = Buffer.alloc(20);
    extra.writeUInt32LE(0x0010_0001, 0);
    extra.writeBigUInt64LE(BigInt(bytes.length), 4);
    extra.writeBigUInt64LE(BigInt(packed.length), 12);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), extra, packed]);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x00\x00'), common, behind, Buffer.from(name), extra]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  return Buffer.concat([...locals, directory, (end === 'end32' ? zipEnd : zipEnd64)(directory.length, at)]);
}

function zipEnd(bytes: number, at: number): Buffer {
  const fields = Buffer.alloc(18);
  fields.writeUInt32LE(bytes, 8);
  fields.writeUInt32LE(at, 12);
  return Buffer.concat([Buffer.from('PK\x05\x06'), fields]);
}

function zipEnd64(bytes: number, at: number): Buffer {
  const [fields, locator] = [Buffer.alloc(52), Buffer.alloc(16)];
  fields.writeBigUInt64LE(BigInt(bytes), 36);
  fields.writeBigUInt64LE(BigInt(at), 44);
  locator.writeBigUInt64LE(BigInt(at + bytes), 4);
  const ends = [Buffer.from('PK\x06\x06'), fields, Buffer.from('PK\x06\x07'), locator];
  return Buffer.concat([...ends, zipEnd(0xffffffff, 0xffffffff)]);
}

async function samples(source: Parameters<typeof npyRows>[0], files: Record<string, Uint8Array>): Promise<Sample[]> {
  return collect(npyRows(source, { openFile: memoryFiles(files, 7) }));
}

test('each part of axis 0 is a sample, in pieces of whatever length it arrives', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-npy-'));
  writeFileSync(join(folder, 'a.npy'), two);

  const expected = [Float32Array.of(1, -2), Float32Array.of(0.5, 4)];
  expect(await samples('a.npy', { 'a.npy': two })).toEqual(expected);
  expect(await collect(npyRows(join(folder, 'a.npy')))).toEqual(expected);
});

test.each<[string, ArrayBuffer, unknown]>([
  ['|b1', Uint8Array.of(0, 2).buffer, Uint8Array.of(0, 1)],
  ['<f2', Uint16Array.of(0x3c00, 0xc100).buffer, Float32Array.of(1, -2.5)],
  ['>f4', Uint8Array.of(0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0).buffer, Float32Array.of(1, -2)],
  ['<f8', Float64Array.of(0.1, -2).buffer, Float64Array.of(0.1, -2)],
  ['|i1', Int8Array.of(1, -2).buffer, Int8Array.of(1, -2)],
  ['>i2', Uint8Array.of(1, 2, 0xff, 0xfe).buffer, Int16Array.of(258, -2)],
  ['<u2', Uint16Array.of(1, 65535).buffer, Uint32Array.of(1, 65535)],
  ['>i8', Uint8Array.of(...[0, 0, 0, 0, 0, 0, 1, 0], ...Array(8).fill(255)).buffer, BigInt64Array.of(256n, -1n)],
  ['<u8', BigUint64Array.of(1n, 2n ** 64n - 1n).buffer, BigUint64Array.of(1n, 2n ** 64n - 1n)],
])('elements of %s are read by value', async (descr, data, expected) => {
  expect(await samples('a.npy', { 'a.npy': npy(descr, '(1, 2)', data) })).toEqual([expected]);
});

test.each([0, 8] as const)('an .npz file has inputs by name, packed by method %i', async (method) => {
  const ids = npy('<i4', '(2,)', Int32Array.of(3, 4).buffer);
  const both = zip({ 'x.npy': two, 'ids.npy': ids }, method);
  const expected = [
    { x: Float32Array.of(1, -2), ids: Int32Array.of(3) },
    { x: Float32Array.of(0.5, 4), ids: Int32Array.of(4) },
  ];

  expect(await samples('a.npz', { 'a.npz': both })).toEqual(expected);
  expect(await samples({ x: 'a.npz', ids: 'ids.npy' }, { 'a.npz': both, 'ids.npy': ids })).toEqual(expected);
  expect(await samples('a.npz', { 'a.npz': zip({ 'x.npy': two, 'ids.npy': ids }, method, 'end64') })).toEqual(expected);
  expect(await samples('b.npz', { 'b.npz': zip({ 'arr_0.npy': two }, method) })).toHaveLength(2);
});

test.each<[Uint8Array, string]>([
  [npy('<f4', '(2, 2)', floats(1, 2, 3, 4), 'True'), 'found fortran_order; save numpy.ascontiguousarray(x)'],
  [npy('<c8', '(1,)', floats(1, 2)), 'expected elements of a type that models take, such as <f4, found "<c8"'],
  [npy('<f4', '()', floats(1)), 'an array without an axis'],
  [npy('<f4', '(2, 3)', floats(1)), 'expected 24 bytes for the shape (2, 3), found 4'],
  [npy('<f4', '(9007199254740991, 0)', floats()), 'expected items that have elements'],
  [two.subarray(0, -1), 'expected 16 bytes for the shape (2, 2), found 15'],
  [two.subarray(0, 100), 'expected a header of 118 bytes, found 90'],
  [Buffer.from('PK'), 'expected an npy file, which begins with \\x93NUMPY, found something else'],
  [new Uint8Array(0), 'expected an npy file'],
])('the file %# is refused', async (bytes, message) => {
  const rows = samples('a.npy', { 'a.npy': bytes });

  await expect(rows).rejects.toThrow(message);
  await expect(rows).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_FILE' });
});

test('files of different numbers of items, missing files and missing arrays are refused', async () => {
  const files = { 'a.npy': two, 'b.npy': npy('<f4', '(1,)', floats(1)), 'c.npz': zip({ 'p.npy': two, 'q.npy': two }) };

  await expect(samples({ a: 'a.npy', b: 'b.npy' }, files)).rejects.toThrow(
    'b.npy: expected 2 items along axis 0 as in a.npy, found 1',
  );
  await expect(samples({ a: 'c.npz' }, files)).rejects.toThrow('c.npz: expected an array "a", found p, q');
  await expect(samples('m.npz', { 'm.npz': zip({ 'x.npy': two }, 12) })).rejects.toThrow(
    'm.npz, x.npy: expected a stored or deflated member, found method 12',
  );
  await expect(samples('e.npz', { 'e.npz': zip({}) })).rejects.toThrow(
    'e.npz: expected at least one array, found none',
  );
  await expect(npyRows(tmpdir()).next()).rejects.toThrow('expected a file, found a folder');
  await expect(npyRows('/there/is/none.npy').next()).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_FILE' });
});

test('a damaged byte of an .npz file is an error, or changes nothing', async () => {
  const whole = zip({ 'x.npy': two, 'y.npy': two }, 8);
  const expected = JSON.stringify(await samples('a.npz', { 'a.npz': whole }));
  const damage = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(whole.length));

  await fc.assert(
    fc.asyncProperty(damage, async ([at, mask, end]) => {
      const bytes = Uint8Array.from(whole);
      bytes[at]! ^= mask;
      for (const damaged of [bytes, whole.subarray(0, end)]) {
        const found = await samples({ x: 'a.npz', y: 'a.npz' }, { 'a.npz': damaged }).catch((error: unknown) => error);
        if (!(found instanceof QuantizationError)) expect(JSON.stringify(found)).toBe(expected);
      }
    }),
    { numRuns: 150 },
  );
});
