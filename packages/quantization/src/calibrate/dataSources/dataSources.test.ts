import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type CsvOptions, csvRows } from './csvRows.ts';
import { idxImages } from './idxImages.ts';

async function rows(text: string, options: CsvOptions = {}): Promise<number[][]> {
  async function* readLines(): AsyncGenerator<string> {
    yield* text.split('\n');
  }
  const found: number[][] = [];
  for await (const row of csvRows('a.csv', { ...options, readLines })) found.push([...row]);
  return found;
}

test('each line of a CSV file is a sample, of the columns that are asked for', async () => {
  expect(await rows('1,2\n\n-3.5, 4e2\n')).toEqual([
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

const idx = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 1, 2);

test.each([idx, gzipSync(idx)])('each image of an idx file is a sample', (bytes) => {
  const images = [...idxImages('a', { readFile: () => bytes, mean: 1, deviation: 2 })];

  expect(images).toEqual([Float32Array.of(-0.5, 127), Float32Array.of(0, 0.5)]);
});

test.each([idx.slice(0, -1), idx.slice(0, 9), idx.with(2, 13), new Uint8Array(0), gzipSync(idx).subarray(0, 20)])(
  'a damaged idx file is refused: %#',
  (bytes) => {
    expect(() => [...idxImages('a', { readFile: () => bytes })]).toThrow(
      expect.objectContaining({ code: 'KINGLET_QUANTIZATION_FILE' }),
    );
  },
);
