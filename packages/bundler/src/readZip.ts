// Reads zip files with the Unix modes that Lambda would give their contents.
import { crc32, inflateRawSync } from 'node:zlib';
import { BundlerError } from './bundlerError.ts';
import type { ZipEntry } from './zip.ts';

/**
 * The files in a zip, in the order of its directory. Folders are left out; a zip made on a system without modes has 0.
 *
 * @throws BundlerError KINGLET_BUNDLER_ZIP when the file is no zip, is truncated, or unpacks to more than Lambda allows
 */
export function readZip(file: Uint8Array): ZipEntry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const record = readRecord(view, at);
    at = record.next;
    total += record.size;
    if (total > mostUnpacked) fail(`expected at most ${mostUnpacked} bytes unpacked (Lambda's limit), found more`);
    if (!record.name.endsWith('/')) entries.push({ name: record.name, mode: record.mode, bytes: unpack(view, record) });
  }
  return entries;
}

/** Whether the bytes begin as a zip does. */
export function isZip(file: Uint8Array): boolean {
  return file[0] === 0x50 && file[1] === 0x4b && (file[2] === 3 || file[2] === 5);
}

interface Record {
  readonly name: string;
  readonly mode: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly localAt: number;
  readonly next: number;
}

// Signatures and offsets: APPNOTE 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (end of directory).
const endSignature = 0x06054b50;
const endSize = 22;
const longestComment = 0xffff;
const recordSignature = 0x02014b50;
const recordSize = 46;
const localSignature = 0x04034b50;
const localSize = 30;
const unix = 3;
const mostUnpacked = 250 * 1024 * 1024;

function fail(found: string, cause?: unknown): never {
  throw new BundlerError(
    'KINGLET_BUNDLER_ZIP',
    `not a usable zip: ${found}. Build it again with \`build()\` of @kinglet/bundler.`,
    {
      cause,
    },
  );
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endSize - longestComment);
  for (let at = view.byteLength - endSize; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return fail(`expected an end-of-directory record, found none in ${view.byteLength} bytes; it is truncated`);
}

function readRecord(view: DataView, at: number): Record {
  check(view, at, recordSize, recordSignature, 'a directory entry');
  const nameSize = view.getUint16(at + 28, true);
  const next = at + recordSize + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > view.byteLength)
    fail(`expected a directory entry within ${view.byteLength} bytes, found an end at ${next}`);
  const isUnix = view.getUint8(at + 5) === unix;
  return {
    name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + recordSize, nameSize)),
    mode: isUnix ? view.getUint16(at + 40, true) & 0o7777 : 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    localAt: view.getUint32(at + 42, true),
    next,
  };
}

function check(view: DataView, at: number, size: number, signature: number, what: string): void {
  if (at + size > view.byteLength)
    fail(`expected ${what} at ${at}, found the end at ${view.byteLength}; it is truncated`);
  const found = view.getUint32(at, true);
  if (found !== signature) fail(`expected ${what} at ${at}, found ${found.toString(16)}`);
}

function unpack(view: DataView, record: Record): Uint8Array {
  const { name, localAt, packed, size, method } = record;
  check(view, localAt, localSize, localSignature, `the header of ${name}`);
  const start = localAt + localSize + view.getUint16(localAt + 26, true) + view.getUint16(localAt + 28, true);
  if (start + packed > view.byteLength) fail(`expected ${packed} bytes of ${name}, found the end; it is truncated`);
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, packed);
  const unpacked = method === 0 ? bytes : inflate(name, method, bytes, size);
  if (unpacked.length !== size) fail(`expected ${name} to unpack to ${size} bytes, found ${unpacked.length}`);
  if (crc32(unpacked) !== record.crc) fail(`expected ${name} to have the checksum in the directory, found another`);
  return unpacked;
}

function inflate(name: string, method: number, bytes: Uint8Array, size: number): Uint8Array {
  if (method !== 8) fail(`expected ${name} stored (0) or deflated (8), found method ${method}`);
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    return fail(`expected ${name} to inflate, found ${(cause as Error).message}`, cause);
  }
}
