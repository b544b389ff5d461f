import { decodeNpy, encodeNpy, type NpyArray } from '@kinglet/inference/npy';
import { expect, test } from 'vitest';
import { ServingError } from './errors.ts';
import { npyItems } from './itemSources.ts';
import { putNpyElements } from './npyElements.ts';

type View = Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>;
type Values = Float32Array | Float64Array | BigInt64Array | Uint8Array;

const floats = Float32Array.of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5);

function arrayOf(type: string, values: Values, shape: readonly number[] = [values.length]): NpyArray {
  return decodeNpy(encodeNpy(type, shape, new Uint8Array(values.buffer)));
}

/** The elements from the second on. */
function put(array: NpyArray, type: string, view: View): readonly (number | bigint)[] {
  putNpyElements(array, { view, type, from: 1, count: view.length });
  return [...view];
}

test('elements of a part of an array are copied, or converted by value', () => {
  const bigEndian = { ...arrayOf('float', floats), isBigEndian: true };
  new DataView(bigEndian.data.buffer, bigEndian.data.byteOffset).setFloat32(4, 1.5);
  const fortran = { ...arrayOf('float', Float32Array.of(0.5, 3.5, 1.5, 4.5, 2.5, 5.5), [2, 3]), isFortran: true };

  expect(put(arrayOf('float', floats), 'float', new Float32Array(2))).toEqual([1.5, 2.5]);
  expect(put(bigEndian, 'float', new Float32Array(1))).toEqual([1.5]);
  expect(put(fortran, 'float', new Float32Array(4))).toEqual([1.5, 2.5, 3.5, 4.5]);
  expect(put(arrayOf('int64', BigInt64Array.of(1n, -2n, 2n ** 40n)), 'int64', new BigInt64Array(2))).toEqual([
    -2n,
    2n ** 40n,
  ]);
  expect(put(arrayOf('uint8', Uint8Array.of(0, 255)), 'int64', new BigInt64Array(1))).toEqual([255n]);
});

test('elements that the type does not hold are refused', () => {
  expect(() => put(arrayOf('double', Float64Array.of(1, -2)), 'uint8', new Uint8Array(1))).toThrow(
    'expected elements that uint8 holds, found -2 in an array of double',
  );
  expect(() => put(arrayOf('float', floats), 'uint8', new Uint8Array(2))).toThrow('found 1.5');
  expect(() => put(arrayOf('double', Float64Array.of(1, 2)), 'float16', new Uint8Array(1))).toThrow(
    'expected elements of float16, found double',
  );
});

test('NaN and infinity are floating point like others', () => {
  const array = arrayOf('double', Float64Array.of(0, Number.NaN, -Infinity));

  expect(put(array, 'float', new Float32Array(2))).toEqual([Number.NaN, -Infinity]);
});

test('what is no npy file is an error of the input', () => {
  const reading = (): unknown => npyItems(Uint8Array.of(1, 2, 3), {} as never);

  expect(reading).toThrow(ServingError);
  expect(reading).toThrow(expect.objectContaining({ code: 'KINGLET_SERVING_INPUT' }));
  expect(reading).toThrow('expected an npy file');
});
