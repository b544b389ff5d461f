// Files that are larger than memory, and rows of tables that are larger than the caches, against plain reads of the same bytes.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { embeddingLookup, type MappedFile, mapFile } from '@kinglet/kernels';
import { interleave } from '../interleave.ts';
import { median, randomFrom } from '../statistics.ts';
import type { Comparison, SuiteContext } from '../suite.ts';

type Options = Parameters<typeof interleave>[1];

/** GB/s of a dot product over a file, and of reading it into a buffer: from the page cache, and from the disk. */
export function fileCases({ quick, workDir }: SuiteContext): Comparison[] {
  const path = join(workDir, 'numbers.f32');
  const bytes = (quick ? 64 : 1024) * 2 ** 20;
  writeNumbers(path, bytes, workDir);
  const descriptor = openSync(path, 'r');
  const file = mapFile(descriptor);
  if (!file) return [];
  try {
    return [false, true].map((isCold) => fileCase({ file, path, descriptor, bytes, isCold, rounds: quick ? 3 : 11 }));
  } finally {
    file.close();
    closeSync(descriptor);
  }
}

interface FileCase {
  readonly file: MappedFile;
  readonly path: string;
  readonly descriptor: number;
  readonly bytes: number;
  readonly isCold: boolean;
  readonly rounds: number;
}

function fileCase({ file, path, descriptor, bytes, isCold, rounds }: FileCase): Comparison {
  const buffer = new Uint8Array(2 ** 23);
  const read = (): void => {
    for (let at = 0; at < bytes; at += buffer.length) readSync(descriptor, buffer, 0, buffer.length, at);
  };
  const samples = { kinglet: [] as number[], read: [] as number[] };
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of [
      ['kinglet', () => file.dot(file)],
      ['read', read],
    ] as const) {
      if (isCold) dropFromCache(path);
      const began = performance.now();
      work();
      samples[name].push(bytes / (performance.now() - began) / 1e6);
    }
  return {
    ...{
      case: `threads: dot of a mapped file, ${isCold ? 'not in memory' : 'in the page cache'}`,
      metric: 'bandwidth',
    },
    ...{ unit: 'GB/s', better: 'higher' },
    values: { kinglet: median(samples.kinglet), 'read into a buffer': median(samples.read) },
    bar: { ratio: 0.9 },
  };
}

function writeNumbers(path: string, bytes: number, folder: string): void {
  if (existsSync(path) && statSync(path).size === bytes) return;
  mkdirSync(folder, { recursive: true });
  const part = Float32Array.from({ length: 2 ** 21 }, (_, i) => Math.sin(i));
  const descriptor = openSync(path, 'w');
  for (let at = 0; at < bytes; at += part.byteLength) writeSync(descriptor, part);
  closeSync(descriptor);
}

/** dd asks the system to forget the file's pages, once they are on the disk. */
function dropFromCache(path: string): void {
  execFileSync('dd', [`of=${path}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], { stdio: 'ignore' });
}

/** Nanoseconds per row of a 512 MiB table whose rows are taken in no order. */
export function gatherCases(quick: boolean, options: Options): Comparison[] {
  const table = new Float32Array(2 ** (quick ? 24 : 27)).fill(1);
  return [16, 32, 64, 128].map((columns) => {
    const random = randomFrom(columns);
    const indices = new Uint32Array(20_000);
    const out = new Float32Array(indices.length * columns);
    const anew = (): Uint32Array => indices.map(() => Math.floor((random() * table.length) / columns));
    const [ours, loop] = interleave(
      [
        { name: 'kinglet', run: () => embeddingLookup(table, table.length / columns, columns, anew(), out) },
        { name: 'loop', run: () => copyRows(table, columns, anew(), out) },
        { name: 'nothing', run: anew },
      ],
      options,
    ).map(({ ns }, _, all) => (ns - all[2]!.ns) / indices.length) as [number, number];
    return {
      ...{ case: `threads: rows of ${4 * columns} bytes of a table beyond the caches`, metric: 'time of a row' },
      ...{ unit: 'ns', better: 'lower' as const },
      values: { kinglet: ours, 'JavaScript loop': loop },
      bar: { ratio: 1.5 },
    };
  });
}

/** As one writes it without a library. */
function copyRows(table: Float32Array, columns: number, indices: Uint32Array, out: Float32Array): Float32Array {
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i]! * columns;
    for (let c = 0; c < columns; c++) out[i * columns + c] = table[from + c]!;
  }
  return out;
}
