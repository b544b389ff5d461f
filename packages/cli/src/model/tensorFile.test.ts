import { expect, test } from 'vitest';
import { inferencePackages } from './inferencePackages.ts';
import { readTensorFile, tensorFileOf } from './tensorFile.ts';

const packages = await inferencePackages();
const info = { name: 'x', type: 'int16', shape: [2, 3] };
const tensor = { ...info, data: Int16Array.of(1, -2, 3, 4, 5, 6) };

/** A file of version 1 as the format says. */
function npy(header: string, ...data: number[]): Uint8Array<ArrayBuffer> {
  const text = `\x93NUMPY\x01\0${String.fromCharCode(header.length)}\0${header}`;
  return new Uint8Array(Buffer.concat([Buffer.from(text, 'latin1'), new Uint8Array(data)]));
}

test.each(['.json', '.npy', '.pb', '.raw'])('what was written as %s is read again', (ending) => {
  const written = tensorFileOf(packages, `a${ending}`, tensor);

  const bytes = new Uint8Array(Buffer.from(written as Uint8Array));
  expect(readTensorFile(packages, `a${ending}`, bytes, info)).toEqual(tensor.data);
});

test('numbers that begin with their highest byte and columns are read by value', () => {
  const header = "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }";

  const elements = readTensorFile(packages, 'a.npy', npy(header, 0, 1, 0, 4, 0xff, 0xfe, 0, 5, 0, 3, 0, 6), info);

  expect(elements).toEqual(tensor.data);
});

test.each([
  ['another file', npy('').fill(0), 'a.npy: expected an npy file'],
  ['objects', npy("{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }"), 'found "|O"'],
  ['too few elements', npy("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }", 1), 'found 1'],
  ['another shape', npy("{'descr': '<i2', 'fortran_order': False, 'shape': (1,), }", 1, 0), 'expected int16[2, 3]'],
])('an .npy file is refused that holds %s', (_, bytes, message) => {
  expect(() => readTensorFile(packages, 'a.npy', bytes, info)).toThrow(
    expect.objectContaining({ code: 'KINGLET_CLI_FAILED', message: expect.stringContaining(message) }),
  );
});
