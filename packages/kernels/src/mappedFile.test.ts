import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { loadError, type MappedFile, mapFile } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'kernels-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
/** The numbers in a file of their own, mapped. */
function mapped(numbers: Float32Array | Uint8Array): MappedFile {
  const path = join(folder, `${files++}`);
  writeFileSync(path, numbers);
  const descriptor = openSync(path, 'r');
  try {
    return mapFile(descriptor) as MappedFile;
  } finally {
    closeSync(descriptor);
  }
}

/** Whole numbers, so that any order of adding their products gives the same sum. */
const small = (length: number, factor: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => ((i * factor) % 7) - 3);

describe.skipIf(loadError())('a file of numbers', () => {
  // Of more than two windows, the last of them short, and of rows that windows divide unevenly.
  const [columns, rows] = [1000, 5300];
  const numbers = small(columns * rows, 5);
  const file = (): MappedFile => mapped(numbers);
  const x = small(columns, 3);
  const scores = Float32Array.from({ length: rows }, (_, r) =>
    x.reduce((sum, value, c) => sum + value * numbers[r * columns + c]!, 0),
  );

  test('has a dot product with itself and with another', () => {
    const other = small(columns * rows, 4);

    expect(file().dot(mapped(other))).toBe(numbers.reduce((sum, value, i) => sum + value * other[i]!, 0));
    const itself = file();
    expect(itself.dot(itself)).toBe(numbers.reduce((sum, value) => sum + value * value, 0));
  });

  test('is multiplied with a vector row by row', () => {
    expect(file().matvec(x, new Float32Array(rows))).toEqual(scores);
  });

  test('names the rows with the largest products, the first of equal ones', () => {
    const order = [...scores.keys()].sort((i, j) => scores[j]! - scores[i]! || i - j).slice(0, 20);

    const { values, indices } = file().topK(x, 20);

    expect(indices).toEqual(order);
    expect([...values]).toEqual(order.map((row) => scores[row]));
    expect(file().topK(x, rows + 1).indices).toHaveLength(rows);
    expect(file().topK(x, 0)).toEqual({ values: new Float32Array(0), indices: [] });
  });

  test('gives rows by their numbers', () => {
    const indices = Array.from({ length: 700 }, (_, i) => (i * 911) % rows);

    const out = file().gatherRows(indices, columns, new Float32Array(700 * columns));

    for (const [i, row] of indices.entries())
      expect(out.subarray(i * columns, (i + 1) * columns)).toEqual(
        numbers.subarray(row * columns, (row + 1) * columns),
      );
  });

  test('one number is a file, too', () => {
    const one = mapped(Float32Array.of(3));

    expect(one.length).toBe(1);
    expect(one.dot(one)).toBe(9);
    expect(one.topK(Float32Array.of(2), 1)).toEqual({ values: Float32Array.of(6), indices: [0] });
  });

  test('what does not fit is refused', () => {
    const own = file();
    const length = expect.objectContaining({ code: 'KINGLET_KERNELS_LENGTH' });
    const range = expect.objectContaining({ code: 'KINGLET_KERNELS_RANGE' });
    const asFile = expect.objectContaining({ code: 'KINGLET_KERNELS_FILE' });

    expect(() => own.dot(mapped(Float32Array.of(1)))).toThrow(length);
    expect(() => own.matvec(new Float32Array(7), new Float32Array(1))).toThrow(length);
    expect(() => own.matvec(new Float32Array(0), new Float32Array(1))).toThrow(length);
    expect(() => own.matvec(x, new Float32Array(rows - 1))).toThrow(length);
    expect(() => own.topK(x, 1.5)).toThrow(range);
    for (const row of [rows, -1, 0.5, Number.NaN])
      expect(() => own.gatherRows([row], columns, new Float32Array(columns))).toThrow(asFile);
    expect(() => own.gatherRows([0], columns, new Float32Array(columns - 1))).toThrow(asFile);
    for (const count of [0, 2 ** 32])
      expect(() => own.gatherRows([0], count, new Float32Array(columns))).toThrow(range);
    expect(() => own.gatherRows([0], 2.5, new Float32Array(columns))).toThrow(length);
    expect(() => mapped(new Uint8Array(6))).toThrow(asFile);
    expect(() => mapped(new Uint8Array(0))).toThrow(asFile);
  });

  test('arrays of other types are refused', () => {
    const own = file();
    const type = expect.objectContaining({ code: 'KINGLET_KERNELS_TYPE', name: 'TypeError' });

    for (const other of [new Float64Array(columns), new Uint8Array(columns), [1, 2], null]) {
      expect(() => own.matvec(other as never, new Float32Array(rows))).toThrow(type);
      expect(() => own.topK(other as never, 2)).toThrow(type);
      expect(() => own.gatherRows([0], columns, other as never)).toThrow(type);
      expect(() => own.matvec(x, other as never)).toThrow(type);
    }
    expect(() => own.gatherRows(null as never, columns, new Float32Array(columns))).toThrow(type);
    expect(() => own.gatherRows([0], '2' as never, new Float32Array(columns))).toThrow(type);
  });

  test('a result that would overwrite what later windows read is refused', () => {
    const square = mapped(new Float32Array(64));
    const both = new Float32Array(12);

    expect(() => square.matvec(both.subarray(0, 8), both.subarray(4))).toThrow(
      'matvec: expected out to be apart from x',
    );
  });

  test('the place of the descriptor stays', () => {
    const path = join(folder, 'place');
    writeFileSync(path, Float32Array.of(1, 2, 3));
    const descriptor = openSync(path, 'r');
    const next = new Float32Array(1);

    readSync(descriptor, next, 0, 4, null);
    mapFile(descriptor);
    readSync(descriptor, next, 0, 4, null);
    closeSync(descriptor);

    expect(next[0]).toBe(2);
  });

  test('a closed file refuses, and may be closed again', () => {
    const own = file();
    own.close();
    own.close();

    expect(() => own.dot(own)).toThrow(
      expect.objectContaining({ message: 'mapFile: expected a file that is open, got one that was closed' }),
    );
    expect(() => own.gatherRows([0], 1, new Float32Array(1))).toThrow('closed');
  });
});

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
/** Prints by how many bytes at most the process grew while it worked on the file. */
const program = `
  import { openSync, readFileSync } from 'node:fs';
  import { mapFile } from ${JSON.stringify(entry)};
  const status = (name) => Number(readFileSync('/proc/self/status', 'utf8').match(new RegExp(name + ':\\\\s+(\\\\d+)'))[1]) * 1024;
  const large = mapFile(openSync(process.argv[1], 'r'));
  const [scores, x] = [new Float32Array(2 ** 16), new Float32Array(2 ** 10).fill(1)];
  const before = status('VmRSS');
  large.dot(large);
  large.matvec(x, scores);
  large.topK(x, 10);
  console.log(status('VmHWM') - before);
`;

test.skipIf(loadError())('a file of many windows takes the memory of a few', { timeout: 60_000 }, () => {
  const path = join(folder, 'large');
  const descriptor = openSync(path, 'w');
  const part = small(2 ** 22, 3);
  for (let i = 0; i < 16; i++) writeSync(descriptor, part); // 256 MiB
  closeSync(descriptor);

  const node = ['--conditions=@kinglet/source', '--no-warnings', '--input-type=module', '-e', program, path];
  const grown = Number(execFileSync(process.execPath, node, { encoding: 'utf8' }));

  // Two windows of 8 MiB, and what the JavaScript engine takes for itself.
  expect(grown).toBeGreaterThan(2 ** 20);
  expect(grown).toBeLessThan(48 * 2 ** 20);
});
