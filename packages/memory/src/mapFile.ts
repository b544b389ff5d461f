// A file as a tensor: mapped, or copied where that cannot be.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Mapping, mmap, munmap, SyscallError } from '@kinglet/syscalls';
import { arrayType, type DataType, type DataTypes, itemsOf, type Shape, shapeOfBytes } from './dataTypes.ts';
import { MemoryError } from './errors.ts';
import { describe, releasedError, type Tensor } from './tensor.ts';

export interface MapFileOptions {
  /** What maps. @default mmap */
  readonly map?: typeof mmap;
}

/**
 * A tensor of a file's bytes, in this machine's byte order; without a shape, of one axis. What is written to it is this
 * process's alone: the file keeps its bytes. Pages are read when they are touched; a file that somebody shortens meanwhile
 * ends the process. Throws MemoryError KINGLET_MEMORY_FILE for a file that cannot be read or has another length,
 * KINGLET_MEMORY_ARGUMENT for a shape or a type that is none.
 */
export function mapFile<Type extends DataType>(
  path: string,
  dtype: Type,
  shape?: Shape,
  { map = mmap }: MapFileOptions = {},
): FileTensor<Type> {
  const type = arrayType(dtype);
  const wanted = shape && itemsOf(shape, dtype) * type.BYTES_PER_ELEMENT;
  const file = orFileError(path, () => openSync(path, 'r'));
  try {
    const bytes = lengthOf(path, file);
    const found = shapeOfBytes(bytes, dtype);
    if (!found || bytes !== (wanted ?? bytes)) {
      const expected = shape ? `${wanted} bytes of ${describe(dtype, shape)}` : `whole elements of ${dtype}`;
      throw fileError(path, expected, `${bytes} bytes`);
    }
    const { buffer, mapping } = bytes > 0 ? bytesOf(path, file, bytes, map) : { buffer: new ArrayBuffer(0) };
    const data = new type(buffer, 0, bytes / type.BYTES_PER_ELEMENT) as DataTypes[Type];
    return new FileTensor(data, dtype, shape ? [...shape] : found, mapping);
  } finally {
    closeSync(file);
  }
}

/** A tensor of a file. */
export class FileTensor<Type extends DataType = DataType> implements Tensor<Type> {
  readonly shape: Shape;
  readonly dtype: Type;
  readonly byteLength: number;
  /** Undefined after the release. */
  #data: DataTypes[Type] | undefined;
  readonly #mapping: Mapping | undefined;

  /** @internal */
  constructor(data: DataTypes[Type], dtype: Type, shape: Shape, mapping: Mapping | undefined) {
    this.#data = data;
    this.dtype = dtype;
    this.shape = shape;
    this.byteLength = data.byteLength;
    this.#mapping = mapping;
  }

  /** False for a copy, where the engine or the system does not map. */
  get isMapped(): boolean {
    return this.#mapping !== undefined;
  }

  get isReleased(): boolean {
    return this.#data === undefined;
  }

  get data(): DataTypes[Type] {
    if (this.#data === undefined) throw releasedError(this);
    return this.#data;
  }

  release(): void {
    if (this.#data === undefined) return;
    if (this.#mapping) munmap(this.#mapping);
    this.#data = undefined;
  }

  [Symbol.dispose](): void {
    this.release();
  }
}

interface FileBytes {
  readonly buffer: ArrayBuffer;
  readonly mapping?: Mapping;
}

/** Systems and file systems that do not map, and engines that make no ArrayBuffer of what is mapped. */
const copied = ['KINGLET_SYSCALLS_UNSUPPORTED', 'KINGLET_SYSCALLS_NO_BUFFER', 'ENODEV'];

function bytesOf(path: string, file: number, bytes: number, map: typeof mmap): FileBytes {
  let mapping: Mapping | undefined;
  try {
    mapping = map({ bytes, file });
    return { buffer: mapping.buffer, mapping };
  } catch (error) {
    if (mapping) munmap(mapping);
    if (!(error instanceof SyscallError)) throw error;
    if (copied.includes(error.errno ?? error.code)) return { buffer: readAll(path, file, bytes) };
    throw fileError(path, 'a file that can be mapped', error.message, error);
  }
}

function readAll(path: string, file: number, bytes: number): ArrayBuffer {
  const copy = orFileError(path, () => new Uint8Array(bytes));
  let at = 0;
  while (at < bytes) {
    // Linux reads less than 2 GiB at a time.
    const read = orFileError(path, () => readSync(file, copy, at, Math.min(bytes - at, 2 ** 30), at));
    if (read === 0) throw fileError(path, `${bytes} bytes`, `its end after ${at}`);
    at += read;
  }
  return copy.buffer as ArrayBuffer;
}

function lengthOf(path: string, file: number): number {
  const status = orFileError(path, () => fstatSync(file));
  if (status.isFile()) return status.size;
  throw fileError(path, 'a regular file', 'a folder, a device or the like');
}

function orFileError<Value>(path: string, call: () => Value): Value {
  try {
    return call();
  } catch (cause) {
    throw fileError(path, 'a file that can be read', (cause as Error).message, cause);
  }
}

function fileError(path: string, expected: string, found: string, cause?: unknown): MemoryError {
  return new MemoryError('KINGLET_MEMORY_FILE', `${path}: expected ${expected}, found ${found}`, { cause });
}
