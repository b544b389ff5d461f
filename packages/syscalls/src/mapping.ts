// mmap, munmap, mprotect.
import { oneOf, wholeNumber } from './arguments.ts';
import { argumentError, SyscallError } from './errors.ts';
import { type MappingHandle, native, succeeded } from './native.ts';

/** What the process may do with memory. */
export type Protection = 'none' | 'read' | 'read-write';

export interface MmapOptions {
  /** Whole pages are mapped; of a file, no page behind its last. */
  readonly bytes: number;
  /** A file's descriptor, which may be closed afterwards. Left out: memory of zeros. */
  readonly file?: number;
  /** A multiple of the page size. @default 0 */
  readonly offset?: number;
  /** @default 'read-write' */
  readonly protection?: Protection;
  /** 'private': what is written stays in this process and never reaches the file. @default 'private' */
  readonly visibility?: 'private' | 'shared';
  /** Pages of that size from the system's reserve: ENOMEM where nothing is reserved. */
  readonly hugePages?: '1GB' | '2MB';
  /** Pages are there at once, not when they are first touched. @default false */
  readonly populate?: boolean;
}

const protections = { none: 0, read: 1, 'read-write': 3 } as const;
const mapFlags = {
  shared: 0x01,
  private: 0x02,
  anonymous: 0x20,
  populate: 0x8000,
  hugetlb: 0x40000,
};
const hugeShift = 26;
const hugeFlags = { '2MB': mapFlags.hugetlb | (21 << hugeShift), '1GB': mapFlags.hugetlb | (30 << hugeShift) } as const;
const most = 2 ** 47;

/**
 * Memory that `mmap` gave. Given back by `munmap` or at the end of a `using`; else when neither it nor its ArrayBuffer can
 * be reached any more.
 */
export class Mapping {
  readonly bytes: number;
  readonly #handle: MappingHandle;
  #buffer: ArrayBuffer | undefined;
  #protection: Protection;
  #isMapped = true;

  /** @internal */
  constructor(handle: MappingHandle, bytes: number, protection: Protection) {
    this.#handle = handle;
    this.bytes = bytes;
    this.#protection = protection;
  }

  get isMapped(): boolean {
    return this.#isMapped;
  }

  get protection(): Protection {
    return this.#protection;
  }

  /**
   * Its bytes, the same ArrayBuffer each time. It cannot be transferred to a worker. Throws SyscallError
   * KINGLET_SYSCALLS_PROTECTED unless it may be read and written: a script's write to memory that is read-only would kill
   * the process; `copyOut` reads it. KINGLET_SYSCALLS_NO_BUFFER where the engine allows no such ArrayBuffer.
   */
  get buffer(): ArrayBuffer {
    const handle = handleOf(this);
    if (this.#protection !== 'read-write')
      throw new SyscallError(
        'KINGLET_SYSCALLS_PROTECTED',
        `expected memory that may be read and written, found protection ${JSON.stringify(this.#protection)}: copyOut reads it`,
      );
    this.#buffer ??= makeBuffer(handle);
    return this.#buffer;
  }

  [Symbol.dispose](): void {
    munmap(this);
  }

  /** @internal */
  static handleOf(mapping: Mapping): MappingHandle {
    checkMapping(mapping);
    if (mapping.#isMapped) return mapping.#handle;
    throw new SyscallError('KINGLET_SYSCALLS_UNMAPPED', 'expected memory that is mapped, found a mapping given back');
  }

  /** @internal */
  static protect(mapping: Mapping, protection: Protection): void {
    const handle = handleOf(mapping);
    if (protection !== 'read-write') mapping.#detach();
    succeeded('mprotect', native().protect(handle, protections[protection]));
    mapping.#protection = protection;
  }

  /** @internal */
  static unmap(mapping: Mapping): void {
    checkMapping(mapping);
    if (!mapping.#isMapped) return;
    mapping.#detach();
    succeeded('munmap', native().unmap(mapping.#handle));
    mapping.#isMapped = false;
  }

  /** Typed arrays over the bytes become empty: none can read what is there no more. */
  #detach(): void {
    if (this.#buffer && !native().detach(this.#buffer))
      throw new SyscallError(
        'KINGLET_SYSCALLS_UNMAPPED',
        "expected the mapping's ArrayBuffer, found it detached: its bytes were transferred, and are given back when nothing reaches them",
      );
    this.#buffer = undefined;
  }
}

export const handleOf: (mapping: Mapping) => MappingHandle = Mapping.handleOf;

/**
 * Maps memory. Throws SyscallError KINGLET_SYSCALLS_FAILED with errno: ENOMEM, EACCES, EBADF, EINVAL for an offset that is
 * no multiple of the page size, ENXIO for bytes behind the last page of the file.
 */
export function mmap(options: MmapOptions): Mapping {
  const bytes = wholeNumber('bytes', options.bytes, 1, most);
  const protection = oneOf('protection', options.protection ?? 'read-write', ['none', 'read', 'read-write']);
  const file = options.file === undefined ? -1 : wholeNumber('file', options.file, 0, 2 ** 31 - 1);
  const offset = wholeNumber('offset', options.offset ?? 0, 0, most);
  if (file < 0 && offset > 0) throw argumentError(`expected no offset without a file, found ${offset}`);
  const handle = native().map(bytes, protections[protection], flagsOf(options), file, offset);
  if (typeof handle === 'number') succeeded('mmap', handle);
  return new Mapping(handle as MappingHandle, bytes, protection);
}

/**
 * Gives the memory back: its ArrayBuffer, and typed arrays over it, have no bytes any more. A second time does nothing.
 * Throws SyscallError KINGLET_SYSCALLS_UNMAPPED, and leaves it mapped, if the ArrayBuffer's bytes were transferred.
 */
export function munmap(mapping: Mapping): void {
  Mapping.unmap(mapping);
}

/**
 * Changes what may be done with all of the memory. Unless it may be read and written, its ArrayBuffer is detached;
 * `buffer` makes another when it may be again. Throws as munmap does, and KINGLET_SYSCALLS_FAILED.
 */
export function mprotect(mapping: Mapping, protection: Protection): void {
  Mapping.protect(mapping, oneOf('protection', protection, ['none', 'read', 'read-write']));
}

/**
 * Copies `length` bytes from `offset` on, all if it is left out, of memory that may be read. Throws SyscallError KINGLET_SYSCALLS_ARGUMENT for
 * bytes that are not in it, KINGLET_SYSCALLS_PROTECTED for memory that may not be read.
 */
export function copyOut(mapping: Mapping, offset = 0, length?: number): Uint8Array<ArrayBuffer> {
  const handle = handleOf(mapping);
  wholeNumber('offset', offset, 0, mapping.bytes);
  const rest = mapping.bytes - offset;
  const count = wholeNumber('length', length ?? rest, 0, rest);
  if (mapping.protection === 'none')
    throw new SyscallError('KINGLET_SYSCALLS_PROTECTED', 'expected memory that may be read, found protection "none"');
  const bytes = new Uint8Array(count);
  succeeded('copyOut', native().copyOut(handle, offset, bytes));
  return bytes;
}

function checkMapping(value: unknown): void {
  if (!(value instanceof Mapping)) throw argumentError(`expected a mapping, found ${typeof value}`);
}

function flagsOf({ file, visibility, hugePages, populate }: MmapOptions): number {
  const shared = mapFlags[oneOf('visibility', visibility ?? 'private', ['private', 'shared'])];
  const anonymous = file === undefined ? mapFlags.anonymous : 0;
  const huge = hugePages === undefined ? 0 : hugeFlags[oneOf('hugePages', hugePages, ['1GB', '2MB'])];
  return shared | anonymous | huge | (populate ? mapFlags.populate : 0);
}

function makeBuffer(handle: MappingHandle): ArrayBuffer {
  const buffer = native().bufferOf(handle);
  if (buffer) return buffer;
  const message =
    'expected an engine that allows an ArrayBuffer over mapped memory, found one that does not: copyOut reads it';
  throw new SyscallError('KINGLET_SYSCALLS_NO_BUFFER', message);
}
