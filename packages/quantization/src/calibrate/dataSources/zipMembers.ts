// The members of a zip file, as .npz files are (PKWARE's APPNOTE.TXT 6.3): found in its directory, read a piece at a time.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { ByteReader } from './byteReader.ts';
import { fileError } from './dataError.ts';
import type { FileBytes } from './fileBytes.ts';

export interface ZipMember {
  readonly name: string;
  /** Bytes that {@link read} gives. */
  readonly size: number;
  /** Throws QuantizationError KINGLET_QUANTIZATION_FILE at the end of bytes that are damaged. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  readonly headerAt: number;
}

const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, locator: 0x07064b50, end64: 0x06064b50 };
const sizes = { local: 30, entry: 46, end: 22, locator: 20, end64: 56 };
const mostCommentBytes = 0xffff;
/** Of some thousand members. */
const mostDirectoryBytes = 2 ** 20;
const methods = { stored: 0, deflated: 8 } as const;
/** What stands for a number that is in the entry's extra field, of this kind. */
const elsewhere = 0xffffffff;
const zip64Extra = 1;

/** In the directory's order. Throws QuantizationError KINGLET_QUANTIZATION_FILE for what is no zip file. `path` names it. */
export async function zipMembers(file: FileBytes, path: string): Promise<readonly ZipMember[]> {
  try {
    const entries = entriesOf(await directoryOf(file));
    return entries.map((entry) => ({ name: entry.name, size: entry.size, read: () => bytesOf(file, path, entry) }));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw fileError(path, 'a zip file, as numpy.savez writes it', cause.message, cause);
  }
}

async function directoryOf(file: FileBytes): Promise<DataView> {
  const tailFrom = Math.max(0, file.size - sizes.end - mostCommentBytes);
  const tail = await viewOf(file, tailFrom, file.size);
  let at = tail.byteLength - sizes.end;
  while (at >= 0 && tail.getUint32(at, true) !== signatures.end) at--;
  if (at < 0) throw new RangeError('no end of a directory: it is another kind of file, or cut off');
  const [size, from] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
  if (size !== elsewhere && from !== elsewhere) return checkedView(file, from, size);
  const locator = at - sizes.locator;
  if (locator < 0 || tail.getUint32(locator, true) !== signatures.locator) throw new RangeError('half a directory');
  const endAt = longAt(tail, locator + 8);
  const end = await viewOf(file, endAt, endAt + sizes.end64);
  if (end.getUint32(0, true) !== signatures.end64) throw new RangeError('half a directory');
  return checkedView(file, longAt(end, 48), longAt(end, 40));
}

function checkedView(file: FileBytes, from: number, size: number): Promise<DataView> {
  if (size > mostDirectoryBytes) throw new RangeError(`a directory of ${size} bytes`);
  return viewOf(file, from, from + size);
}

async function viewOf(file: FileBytes, from: number, to: number): Promise<DataView> {
  if (from < 0 || to > file.size) throw new RangeError(`a part that ends at byte ${to} of ${file.size}`);
  const reader = new ByteReader(file.read(from, to));
  const bytes = await reader.take(to - from);
  await reader.close();
  return new DataView(bytes.buffer, 0, bytes.length);
}

/** Reads beyond the end are RangeErrors. */
function entriesOf(directory: DataView): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < directory.byteLength; ) {
    if (directory.getUint32(at, true) !== signatures.entry) throw new RangeError('a damaged directory');
    const [nameBytes = 0, extraBytes = 0, commentBytes = 0] = [28, 30, 32].map((field) =>
      directory.getUint16(at + field, true),
    );
    const nameAt = at + sizes.entry;
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, nameAt, nameBytes));
    entries.push({ name, ...fieldsOf(directory, at, nameAt + nameBytes, extraBytes) });
    at = nameAt + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

function fieldsOf(directory: DataView, at: number, extraAt: number, extraBytes: number): Omit<Entry, 'name'> {
  const longs = longsOf(directory, extraAt, extraBytes);
  // In this order, those that do not fit.
  const [size = 0, packedSize = 0, headerAt = 0] = [24, 20, 42].map((field) => {
    const value = directory.getUint32(at + field, true);
    return value === elsewhere ? (longs.shift() ?? value) : value;
  });
  return {
    isEncrypted: (directory.getUint16(at + 8, true) & 1) !== 0,
    method: directory.getUint16(at + 10, true),
    crc: directory.getUint32(at + 16, true),
    ...{ size, packedSize, headerAt },
  };
}

function longsOf(directory: DataView, from: number, bytes: number): number[] {
  for (let at = from; at + 4 <= from + bytes; ) {
    const [kind, length] = [directory.getUint16(at, true), directory.getUint16(at + 2, true)];
    if (kind === zip64Extra)
      return Array.from({ length: Math.floor(length / 8) }, (_, i) => longAt(directory, at + 4 + 8 * i));
    at += 4 + length;
  }
  return [];
}

function longAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

async function* bytesOf(file: FileBytes, path: string, entry: Entry): AsyncGenerator<Uint8Array> {
  const where = `${path}, ${entry.name}`;
  const packed = await packedBytes(file, where, entry);
  const pieces = entry.method === methods.deflated ? inflated(packed) : packed;
  let [crc, size] = [0, 0];
  try {
    for await (const piece of pieces) {
      [crc, size] = [crc32(piece, crc), size + piece.length];
      // A file that unpacks to more than it says never ends a reader that believes it.
      if (size > entry.size) break;
      yield piece;
    }
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'KINGLET_QUANTIZATION_FILE') throw cause;
    throw fileError(where, 'a member that can be unpacked', (cause as Error).message, cause);
  }
  if (size !== entry.size || crc !== entry.crc)
    throw fileError(where, `${entry.size} bytes with the check sum ${entry.crc}`, 'others: the file is damaged');
}

async function packedBytes(file: FileBytes, where: string, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  const { isEncrypted, method, packedSize, headerAt } = entry;
  if (isEncrypted || !Object.values<number>(methods).includes(method))
    throw fileError(where, 'a stored or deflated member', isEncrypted ? 'an encrypted one' : `method ${method}`);
  if (headerAt + sizes.local > file.size) throw fileError(where, 'a member inside the file', `offset ${headerAt}`);
  const header = await viewOf(file, headerAt, headerAt + sizes.local);
  const from = headerAt + sizes.local + header.getUint16(26, true) + header.getUint16(28, true);
  if (header.getUint32(0, true) !== signatures.local || from + packedSize > file.size)
    throw fileError(where, `${packedSize} bytes behind a header at ${headerAt}`, 'a damaged file');
  return file.read(from, from + packedSize);
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw();
  // Errors of both reach the reader of `inflate`; what is left of the bytes ends with it.
  pipeline(Readable.from(packed), inflate).catch(() => undefined);
  yield* inflate;
}
