// Values of a model that wait on disk for the segments that read them.
import { createHash, type Hash } from 'node:crypto';
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
  /** Of all that was added; undefined of values that an earlier run wrote. */
  readonly hash: Hash | undefined;
}

/** A value that was written in whole, for a run that takes it up. */
export interface SpooledValue {
  readonly name: string;
  readonly type: string;
  readonly offsets: readonly number[];
  /** Of the file. */
  readonly sha256: string;
}

/** Each value is written in whole, then read, then removed. Files of values that are left outlive it. */
export class ValueSpool implements AsyncDisposable {
  readonly #folder: string;
  readonly #files: WorkFiles;
  readonly #entries = new Map<string, Entry>();
  /** Those that are being written. */
  readonly #open = new Map<string, OpenFile>();
  readonly #restored = new Map<string, SpooledValue>();

  constructor(folder: string, files: WorkFiles) {
    [this.#folder, this.#files] = [folder, files];
  }

  /** What the next run made of a value. */
  async add(name: string, { type, values }: Pick<Made, 'type' | 'values'>): Promise<void> {
    const entry = this.#entries.get(name) ?? this.#newEntry(name, type);
    const file = this.#open.get(name) ?? (await this.#create(name, entry));
    const bytes = bytesOf(type, values);
    await file.write(bytes);
    entry.hash?.update(bytes);
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

  /** Values that are there, for a run that takes them up. */
  describe(names: Iterable<string>): SpooledValue[] {
    return [...names].map((name) => {
      const known = this.#restored.get(name);
      if (known) return known;
      const { type, offsets, hash } = this.#entries.get(name)!;
      return { name, type, offsets, sha256: hash!.copy().digest('hex') };
    });
  }

  /** Takes up values that an earlier run wrote; whether the files are still what they were, else none is. */
  async restore(values: readonly SpooledValue[]): Promise<boolean> {
    for (const value of values) if (!(await this.#isWhole(value))) return false;
    for (const value of values) {
      const { name, type, offsets } = value;
      this.#restored.set(name, value);
      this.#entries.set(name, { path: this.#pathOf(name), type, offsets: [...offsets], hash: undefined });
    }
    return true;
  }

  /** Removes values that are no longer read. */
  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of [...this.#entries.keys()]) if (!names.has(name)) await this.#remove(name);
  }

  /** Removes all. */
  async clear(): Promise<void> {
    await this.close();
    await this.keepOnly(new Set());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #remove(name: string): Promise<void> {
    const entry = this.#entries.get(name);
    this.#entries.delete(name);
    if (entry) await this.#files.remove(entry.path);
  }

  #pathOf(name: string): string {
    return join(this.#folder, `value-${createHash('sha256').update(name).digest('hex')}`);
  }

  /** Whether a file is what was written, read a piece at a time. */
  async #isWhole({ name, offsets, sha256 }: SpooledValue): Promise<boolean> {
    const hash = createHash('sha256');
    try {
      await using file = await this.#files.open(this.#pathOf(name));
      for (let run = 1; run < offsets.length; run++)
        hash.update(await file.read(offsets[run - 1]!, offsets[run]! - offsets[run - 1]!));
    } catch {
      // Gone or shorter: it is made anew.
      return false;
    }
    return hash.digest('hex') === sha256;
  }

  #newEntry(name: string, type: string): Entry {
    const entry = { path: this.#pathOf(name), type, offsets: [0], hash: createHash('sha256') };
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
