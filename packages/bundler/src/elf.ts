// Reads ELF64 files: header, sections, segments, notes. Every offset is checked before it is used.
import { BundlerError } from './bundlerError.ts';
import { type Dynamic, type NeededVersion, readDynamic } from './elfDynamic.ts';

/** Processors that a bootstrap can be for. */
export type Arch = 'x64' | 'arm64';

/** One section. `bytes` is empty for sections that take no room in the file. */
export interface ElfSection {
  readonly name: string;
  /** SHT_*. */
  readonly type: number;
  readonly isExecutable: boolean;
  /** Where it is in memory. */
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** One segment (program header). */
export interface ElfSegment {
  /** PT_*. */
  readonly type: number;
  readonly isExecutable: boolean;
  /** Where it is in memory. */
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** What a linker or a loader would know about a file. */
export interface ElfFile {
  readonly class: 'ELF64';
  readonly arch: Arch;
  /** ET_*: 2 executable, 3 position-independent executable or shared object. */
  readonly type: number;
  readonly sections: readonly ElfSection[];
  readonly segments: readonly ElfSegment[];
  /** The dynamic linker it asks for. */
  readonly interpreter?: string;
  /** The shared libraries it needs. */
  readonly needed: readonly string[];
  /** The versions of their symbols that it needs. */
  readonly neededVersions: readonly NeededVersion[];
  /** `glibc` when its start files left their ABI note. */
  readonly libc?: 'glibc' | 'musl';
  readonly isStripped: boolean;
  /** Bytes that belong to the ELF file; what lies behind was appended. */
  readonly end: number;
}

/**
 * Reads an ELF64 file.
 *
 * @throws BundlerError KINGLET_BUNDLER_ELF when it is no little-endian ELF64 file for x64 or arm64, or is truncated or
 * inconsistent.
 */
export function readElf(file: Uint8Array): ElfFile {
  const input = new DataView(file.buffer, file.byteOffset, file.byteLength);
  checkIdentity(file);
  const arch = machines[input.getUint16(18, true)];
  if (!arch) fail(`expected machine x64 (62) or arm64 (183), found machine ${input.getUint16(18, true)}`);
  const segmentRows = table(input, 32, 54, 56, 'program header');
  const sectionRows = table(input, 40, 58, 60, 'section header');
  const sections = readSections(input, sectionRows, input.getUint16(62, true));
  const segments = segmentRows.rows.map((at) => readSegment(input, at));
  const interpreter = readInterpreter(segments);
  const libc = findLibc(sections, segments, interpreter);
  return {
    class: 'ELF64',
    arch,
    type: input.getUint16(16, true),
    sections,
    segments,
    ...(interpreter === undefined ? {} : { interpreter }),
    ...dynamicOf(sections, segments),
    ...(libc ? { libc } : {}),
    isStripped: !sections.some((section) => section.type === SHT_SYMTAB),
    end: Math.max(
      headerSize,
      segmentRows.end,
      sectionRows.end,
      ...[...sections, ...segments].map((part) => endOf(file, part)),
    ),
  };
}

/** Whether the bytes begin as an ELF file does. */
export function isElf(file: Uint8Array): boolean {
  return magic.every((byte, i) => file[i] === byte);
}

const magic = [0x7f, 0x45, 0x4c, 0x46];
const headerSize = 64;
const machines: Readonly<Record<number, Arch>> = { 62: 'x64', 183: 'arm64' };
const SHT_SYMTAB = 2;
const SHT_NOTE = 7;
const SHT_NOBITS = 8;
const SHF_EXECINSTR = 4;
const PT_INTERP = 3;
const PT_NOTE = 4;
const PF_X = 1;
const NT_GNU_ABI_TAG = 1;
// An extended section count would hide in section 0; no file of ours comes near.
const mostRows = 0xff00;

function fail(found: string, cause?: unknown): never {
  throw new BundlerError(
    'KINGLET_BUNDLER_ELF',
    `not a usable ELF64 file: ${found}. Build it again with \`build()\` of @kinglet/bundler, or download it again if it was copied.`,
    { cause },
  );
}

function checkIdentity(file: Uint8Array): void {
  if (!isElf(file)) fail(`expected it to start with 7f 45 4c 46, found ${hex(file.subarray(0, 4)) || 'an empty file'}`);
  if (file.length < headerSize) fail(`expected a header of ${headerSize} bytes, found ${file.length} bytes`);
  if (file[4] !== 2) fail(`expected class 2 (64 bits), found class ${file[4]}`);
  if (file[5] !== 1) fail(`expected data 1 (little endian), found data ${file[5]}`);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

// A table's offset is a u64 at `offsetAt`; its row size and count are u16 at `sizeAt` and `countAt`.
function table(
  input: DataView,
  offsetAt: number,
  sizeAt: number,
  countAt: number,
  what: string,
): { rows: number[]; end: number } {
  const count = input.getUint16(countAt, true);
  if (count === 0) return { rows: [], end: 0 };
  const size = input.getUint16(sizeAt, true);
  const expected = what === 'program header' ? 56 : 64;
  if (size !== expected) fail(`expected ${what}s of ${expected} bytes, found ${size}`);
  if (count > mostRows) fail(`expected at most ${mostRows} ${what}s, found ${count}`);
  const start = u64(input, offsetAt);
  checkRange(input, start, count * size, `the ${what}s`);
  return { rows: Array.from({ length: count }, (_, i) => start + i * size), end: start + count * size };
}

function checkRange(input: DataView, start: number, size: number, what: string): void {
  const end = start + size;
  if (end <= input.byteLength) return;
  fail(`expected ${what} to end within the file's ${input.byteLength} bytes, found an end at ${end}; it is truncated`);
}

// Larger than any file becomes Infinity, which every range check refuses.
function u64(input: DataView, at: number): number {
  const value = input.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}

function slice(input: DataView, start: number, size: number, what: string): Uint8Array {
  if (size === 0) return new Uint8Array(0);
  checkRange(input, start, size, what);
  return new Uint8Array(input.buffer, input.byteOffset + start, size);
}

function readSections(input: DataView, { rows }: { rows: number[] }, namesIndex: number): ElfSection[] {
  const namesRow = rows[namesIndex];
  const names = namesRow === undefined ? new Uint8Array(0) : sectionBytes(input, namesRow);
  return rows.map((at) => ({
    name: textAt(names, input.getUint32(at, true)),
    type: input.getUint32(at + 4, true),
    isExecutable: (input.getBigUint64(at + 8, true) & BigInt(SHF_EXECINSTR)) !== 0n,
    address: u64(input, at + 16),
    bytes: sectionBytes(input, at),
  }));
}

function sectionBytes(input: DataView, at: number): Uint8Array {
  const type = input.getUint32(at + 4, true);
  if (type === 0 || type === SHT_NOBITS) return new Uint8Array(0);
  return slice(input, u64(input, at + 24), u64(input, at + 32), 'a section');
}

function readSegment(input: DataView, at: number): ElfSegment {
  return {
    type: input.getUint32(at, true),
    isExecutable: (input.getUint32(at + 4, true) & PF_X) !== 0,
    address: u64(input, at + 16),
    bytes: slice(input, u64(input, at + 8), u64(input, at + 32), 'a segment'),
  };
}

function endOf(file: Uint8Array, part: { readonly bytes: Uint8Array }): number {
  return part.bytes.length === 0 ? 0 : part.bytes.byteOffset - file.byteOffset + part.bytes.length;
}

// Names are short; a missing terminator must not turn the rest of the file into one.
const longestText = 4096;
const decoder = new TextDecoder('latin1');

function textAt(bytes: Uint8Array, at: number): string {
  const window = bytes.subarray(at, at + longestText);
  const end = window.indexOf(0);
  return decoder.decode(end < 0 ? window : window.subarray(0, end));
}

function readInterpreter(segments: readonly ElfSegment[]): string | undefined {
  const segment = segments.find(({ type }) => type === PT_INTERP);
  return segment && textAt(segment.bytes, 0);
}

function dynamicOf(sections: readonly ElfSection[], segments: readonly ElfSegment[]): Dynamic {
  try {
    return readDynamic({ sections, segments });
  } catch (error) {
    if (error instanceof RangeError) fail(error.message, error);
    throw error;
  }
}

function findLibc(
  sections: readonly ElfSection[],
  segments: readonly ElfSegment[],
  interpreter: string | undefined,
): 'glibc' | 'musl' | undefined {
  const notes = [
    ...segments.filter(({ type }) => type === PT_NOTE),
    ...sections.filter(({ type }) => type === SHT_NOTE),
  ];
  if (notes.some(({ bytes }) => hasAbiNote(bytes))) return 'glibc';
  return interpreter?.includes('ld-musl') ? 'musl' : undefined;
}

// glibc's crt1.o carries a note GNU/1 "built for Linux x.y"; musl's carries none (gABI, "Note Section").
function hasAbiNote(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 12 <= view.byteLength; ) {
    const nameSize = view.getUint32(at, true);
    const descriptionSize = view.getUint32(at + 4, true);
    const isGnu = nameSize === 4 && textAt(bytes, at + 12) === 'GNU';
    if (isGnu && view.getUint32(at + 8, true) === NT_GNU_ABI_TAG) return true;
    at += 12 + Math.ceil(nameSize / 4) * 4 + Math.ceil(descriptionSize / 4) * 4;
  }
  return false;
}
