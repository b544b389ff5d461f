// Values of a model that wait on disk for the segments that read them.
import { join } from 'node:path';
import { arrayTypeOf, type ElementArray } from '@kinglet/inference/compile';
import type { OpenFile } from '@kinglet/onnx';
import type { WorkFiles } from '../stream/workFiles.ts';
import type { Elements, Made } from './floatRunner.ts';

/** A value's file: one run's elements after another's. */
interface Entry {
  readonly path: string;
  readonly type: string;
  /** In bytes; the last is the file's end. */
  readonly offsets: number[];
}

/** Each value is written in whole, then read, then removed. Files that are left are removed when it is disposed of. */
export class ValueSpool implements AsyncDisposable {
  readonly #folder: string;
  readonly #files: WorkFiles;
  readonly #entries = new Map<string, Entry>();
  /** Those that are being written. */
  readonly #open = new Map<string, OpenFile>();
  #count = 0;

  constructor(folder: string, files: WorkFiles) {
    [this.#folder, this.#files] = [folder, files];
  }

  /** What the next run made of a value. */
  async add(name: string, { type, values }: Pick<Made, 'type' | 'values'>): Promise<void> {
    const entry = this.#entries.get(name) ?? this.#newEntry(name, type);
    const file = this.#open.get(name) ?? (await this.#create(name, entry));
    const bytes = bytesOf(type, values);
    await file.write(bytes);
    entry.offsets.push(entry.offsets.at(-1)! + bytes.length);
  }

  /** Says that nothing more is added to the values that are there. */
  async close(): Promise<void> {
    for (const file of this.#open.values()) await file[Symbol.asyncDispose]();
    this.#open.clear();
  }

  /** The values of each of so many runs, in their order. */
  async *read(names: readonly string[], runs: number): AsyncGenerator<ReadonlyMap<string, ElementArray>> {
    const entries = names.map((name) => [name, this.#entries.get(name)!] as const);
    await using opened = new OpenFiles();
    for (const [, { path }] of entries) opened.files.push(await this.#files.open(path));
    for (let run = 0; run < runs; run++) {
      const values = new Map<string, ElementArray>();
      for (const [i, [name, entry]] of entries.entries()) values.set(name, await readRun(opened.files[i]!, entry, run));
      yield values;
    }
  }

  async remove(name: string): Promise<void> {
    const entry = this.#entries.get(name);
    this.#entries.delete(name);
    if (entry) await this.#files.remove(entry.path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    for (const name of [...this.#entries.keys()]) await this.remove(name);
  }

  #newEntry(name: string, type: string): Entry {
    const entry = { path: join(this.#folder, `value-${this.#count++}`), type, offsets: [0] };
    this.#entries.set(name, entry);
    return entry;
  }

  async #create(name: string, { path }: Entry): Promise<OpenFile> {
    await this.#files.makeFolder(this.#folder);
    const file = await this.#files.create(path);
    this.#open.set(name, file);
    return file;
  }
}

class OpenFiles implements AsyncDisposable {
  readonly files: OpenFile[] = [];

  async [Symbol.asyncDispose](): Promise<void> {
    for (const file of this.files) await file[Symbol.asyncDispose]();
  }
}

async function readRun(file: OpenFile, { type, offsets }: Entry, run: number): Promise<ElementArray> {
  const [start, end] = [offsets[run]!, offsets[run + 1]!];
  const { buffer, byteOffset } = await file.read(start, end - start);
  const array = arrayTypeOf(type)!;
  return new array(buffer as ArrayBuffer, byteOffset, (end - start) / array.BYTES_PER_ELEMENT);
}

function bytesOf(type: string, values: Elements): Uint8Array {
  if (ArrayBuffer.isView(values)) return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const own = new (arrayTypeOf(type)!)(values.length);
  own.set(values as never);
  return new Uint8Array(own.buffer, own.byteOffset, own.byteLength);
}
