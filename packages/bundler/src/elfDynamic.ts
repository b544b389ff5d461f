// Reads what a dynamic linker would load for a file: libraries, and the versions of their symbols.
import type { ElfSection, ElfSegment } from './elf.ts';

/** A version of a library's symbols that a file cannot be loaded without: `GLIBC_2.34` of `libc.so.6`. */
export interface NeededVersion {
  readonly library: string;
  readonly version: string;
}

/** What a file asks of the dynamic linker; empty for a static one. */
export interface Dynamic {
  /** Names of shared libraries, in the order of the file. */
  readonly needed: readonly string[];
  readonly neededVersions: readonly NeededVersion[];
}

interface Parts {
  readonly sections: readonly ElfSection[];
  readonly segments: readonly ElfSegment[];
}

/**
 * The dynamic entries of a file (gABI, "Dynamic Section"; LSB, "Symbol Version Requirements").
 *
 * @throws {RangeError} for tables and names outside of what the file loads, with what was expected and found
 */
export function readDynamic({ sections, segments }: Parts): Dynamic {
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC) ?? sections.find(({ type }) => type === SHT_DYNAMIC);
  const entries = dynamic ? dynamicEntries(dynamic.bytes) : [];
  const entryOf = (tag: bigint): bigint | undefined => entries.find((entry) => entry.tag === tag)?.value;
  const image = loadedParts({ sections, segments });
  const namesAt = entryOf(DT_STRTAB);
  const names = namesAt === undefined ? noBytes : bytesAt(image, namesAt, 'the dynamic names');
  const needed = entries
    .filter(({ tag }) => tag === DT_NEEDED)
    .map(({ value }) => nameAt(names, value, 'the name of a needed library'));
  const versionsAt = entryOf(DT_VERNEED);
  if (versionsAt === undefined) return { needed, neededVersions: [] };
  const table = bytesAt(image, versionsAt, 'the needed versions');
  return { needed, neededVersions: readVersions(table, names, Number(entryOf(DT_VERNEEDNUM) ?? 0n)) };
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const SHT_DYNAMIC = 6;
const DT_NEEDED = 1n;
const DT_STRTAB = 5n;
const DT_VERNEED = 0x6ffffffen;
const DT_VERNEEDNUM = 0x6fffffffn;
const entrySize = 16;
const verneedSize = 16;
const vernauxSize = 16;
// More than any library has; a damaged count must not keep the reader busy.
const mostVersions = 10_000;
const longestName = 4096;
const noBytes = new Uint8Array(0);
const decoder = new TextDecoder('latin1');

interface Loaded {
  readonly address: number;
  readonly bytes: Uint8Array;
}

function loadedParts({ sections, segments }: Parts): readonly Loaded[] {
  const loaded = segments.filter(({ type }) => type === PT_LOAD);
  return loaded.length > 0 ? loaded : sections.filter(({ address }) => address > 0);
}

function dynamicEntries(bytes: Uint8Array): { tag: bigint; value: bigint }[] {
  const view = viewOf(bytes);
  const entries: { tag: bigint; value: bigint }[] = [];
  for (let at = 0; at + entrySize <= view.byteLength; at += entrySize) {
    const tag = view.getBigUint64(at, true);
    if (tag === 0n) break;
    entries.push({ tag, value: view.getBigUint64(at + 8, true) });
  }
  return entries;
}

/** From `address` to the end of what it is in. */
function bytesAt(image: readonly Loaded[], address: bigint, what: string): Uint8Array {
  const at = Number(address);
  const part = image.find((one) => at >= one.address && at < one.address + one.bytes.length);
  if (!part) throw new RangeError(`expected ${what} in a part that is loaded, found the address 0x${at.toString(16)}`);
  return part.bytes.subarray(at - part.address);
}

function nameAt(names: Uint8Array, offset: bigint | number, what: string): string {
  const start = Number(offset);
  const window = names.subarray(start, start + longestName);
  const end = window.indexOf(0);
  if (end < 0) throw new RangeError(`expected ${what} within ${names.length} bytes of names, found it at ${start}`);
  return decoder.decode(window.subarray(0, end));
}

// A chain of libraries (vn_cnt at 2, vn_file 4, vn_aux 8, vn_next 12), each with a chain of versions.
function readVersions(table: Uint8Array, names: Uint8Array, count: number): NeededVersion[] {
  const found: NeededVersion[] = [];
  for (let at = 0, i = 0; i < Math.min(count, mostVersions); i++) {
    const row = rowAt(table, at, verneedSize);
    const library = nameAt(names, row.getUint32(4, true), 'the name of a library with versions');
    found.push(...versionsOf(table, names, library, at + row.getUint32(8, true), row.getUint16(2, true)));
    const next = row.getUint32(12, true);
    if (next === 0 || found.length > mostVersions) break;
    at += next;
  }
  return found;
}

// vna_name at 8, vna_next at 12.
function versionsOf(
  table: Uint8Array,
  names: Uint8Array,
  library: string,
  first: number,
  count: number,
): NeededVersion[] {
  const found: NeededVersion[] = [];
  for (let at = first; found.length < count; ) {
    const row = rowAt(table, at, vernauxSize);
    found.push({ library, version: nameAt(names, row.getUint32(8, true), `the name of a version of ${library}`) });
    const next = row.getUint32(12, true);
    if (next === 0) break;
    at += next;
  }
  return found;
}

function rowAt(table: Uint8Array, at: number, size: number): DataView {
  if (at + size > table.length)
    throw new RangeError(`expected ${size} bytes of needed versions at ${at}, found the end at ${table.length}`);
  return viewOf(table.subarray(at, at + size));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
