import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { collect, memoryFiles } from '../../../test/memoryFiles.ts';
import { type CsvOptions, csvRows } from './csvRows.ts';
import { idxImages } from './idxImages.ts';
import { rawRows } from './rawRows.ts';

async function rows(text: string, options: CsvOptions = {}): Promise<number[][]> {
  const openFile = memoryFiles({ 'a.csv': new TextEncoder().encode(text) }, 3);
  return (await collect(csvRows('a.csv', { ...options, openFile }))).map((row) => [...row]);
}

test('each line of a CSV file is a sample, of the columns that are asked for', async () => {
  expect(await rows('1,2\r\n\r\n-3.5, 4e2\r\n')).toEqual([
    [1, 2],
    [-3.5, 400],
  ]);
  expect(await rows('a;"b";c\n1;2;x\n3;4;y', { delimiter: ';', header: true, columns: ['b', 0] })).toEqual([
    [2, 1],
    [4, 3],
  ]);
});

test.each<[string, CsvOptions, string]>([
  ['1,x', {}, 'a.csv, line 1: expected a number in column 1, found "x"'],
  ['1,\n', {}, 'found ""'],
  ['1\n', { columns: [3] }, 'expected a number in column 3, found ""'],
  ['a,b\n1,2', { header: true, columns: ['c'] }, 'expected a column "c", found a, b'],
  ['1,2', { columns: ['c'] }, 'give header: true'],
])('the CSV text %j is refused', async (text, options, message) => {
  await expect(rows(text, options)).rejects.toThrow(message);
});

test('a CSV file that is not there is refused', async () => {
  await expect(csvRows('/there/is/none.csv').next()).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_FILE' });
});

test('a first line without a number names the columns, unless it is said that it does not', async () => {
  expect(await rows('a,b\n1,2')).toEqual([[1, 2]]);
  await expect(rows('a,b\n1,2', { header: false })).rejects.toThrow('line 1: expected a number in column 0, found "a"');
});

const idx = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 1, 2);

const memory = (bytes: Uint8Array) => memoryFiles({ a: bytes }, 3);

test.each([idx, gzipSync(idx)])('each image of an idx file is a sample', async (bytes) => {
  const images = idxImages('a', { openFile: memory(bytes), mean: 1, std: 2 });

  expect(await collect(images)).toEqual([Float32Array.of(-0.5, 127), Float32Array.of(0, 0.5)]);
});

test.each([
  ...[idx.slice(0, -1), Uint8Array.of(...idx, 0), idx.slice(0, 9), idx.with(2, 13), new Uint8Array(0)],
  gzipSync(idx).subarray(0, 20),
])('a damaged idx file is refused: %#', async (bytes) => {
  await expect(collect(idxImages('a', { openFile: memory(bytes) }))).rejects.toMatchObject({
    code: 'KINGLET_QUANTIZATION_FILE',
  });
});

test('so many elements of a raw file are a sample', async () => {
  const bytes = new Uint8Array(Int16Array.of(1, -2, 3, 4).buffer);
  const raw = (length: number, type: string) => collect(rawRows('a', { length, type, openFile: memory(bytes) }));

  expect(await raw(2, 'int16')).toEqual([Int16Array.of(1, -2), Int16Array.of(3, 4)]);
  await expect(raw(3, 'int16')).rejects.toThrow('expected samples of 3 elements of int16, 6 bytes each, found 8 bytes');
  await expect(raw(1, 'string')).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_OPTION' });
});
