// Writes small ELF64 files for tests: sections, and optionally program headers that cover them.
import { Buffer } from 'node:buffer';

export interface Section {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHT_*; PROGBITS unless told. */
  readonly type?: number;
  /** SHF_*; alloc and execute unless told. */
  readonly flags?: number;
}

export interface Segment {
  readonly type: number;
  readonly flags?: number;
  /** Name of the section the segment covers. */
  readonly section: string;
}

export interface ElfParts {
  readonly arch: 'x64' | 'arm64';
  readonly sections: readonly Section[];
  readonly segments?: readonly Segment[];
  readonly type?: number;
}

export function makeElf({ arch, sections, segments = [], type = 2 }: ElfParts): Uint8Array {
  const names = ['', ...sections.map((section) => section.name), '.shstrtab'];
  const strings = Buffer.from(`${names.join('\0')}\0`);
  const all = [...sections, { name: '.shstrtab', bytes: strings, type: 3, flags: 0 }];
  const headerEnd = 64 + segments.length * 56;
  const offsets = placeAll(
    all.map((section) => section.bytes.length),
    headerEnd,
  );
  const tableAt = align(offsets.at(-1)! + strings.length);
  const file = Buffer.alloc(tableAt + (all.length + 1) * 64);
  writeHeader(file, arch, type, segments.length, tableAt, all.length + 1);
  segments.forEach((segment, i) => {
    const index = all.findIndex((section) => section.name === segment.section);
    writeSegment(file, 64 + i * 56, segment, offsets[index]!, all[index]!.bytes.length);
  });
  let nameAt = 1;
  all.forEach((section, i) => {
    file.set(section.bytes, offsets[i]!);
    writeSection(file, tableAt + (i + 1) * 64, nameAt, section, offsets[i]!);
    nameAt += section.name.length + 1;
  });
  return file;
}

/** Where a section of these sizes will be in memory. */
export function sectionAddress(sizes: readonly number[], index: number, segments: number): number {
  return firstAddress + placeAll(sizes, 64 + segments * 56)[index]!;
}

const firstAddress = 0x400000;

function placeAll(lengths: readonly number[], start: number): number[] {
  let at = start;
  return lengths.map((length) => {
    const offset = align(at);
    at = offset + length;
    return offset;
  });
}

function align(offset: number): number {
  return Math.ceil(offset / 16) * 16;
}

function writeHeader(
  file: Buffer,
  arch: string,
  type: number,
  segments: number,
  tableAt: number,
  sections: number,
): void {
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  file.writeUInt16LE(type, 16);
  file.writeUInt16LE(arch === 'x64' ? 62 : 183, 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(BigInt(segments ? 64 : 0), 32);
  file.writeBigUInt64LE(BigInt(tableAt), 40);
  file.writeUInt16LE(64, 52);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(segments, 56);
  file.writeUInt16LE(64, 58);
  file.writeUInt16LE(sections, 60);
  file.writeUInt16LE(sections - 1, 62);
}

function writeSegment(file: Buffer, at: number, segment: Segment, offset: number, size: number): void {
  file.writeUInt32LE(segment.type, at);
  file.writeUInt32LE(segment.flags ?? 5, at + 4);
  file.writeBigUInt64LE(BigInt(offset), at + 8);
  file.writeBigUInt64LE(BigInt(firstAddress + offset), at + 16);
  file.writeBigUInt64LE(BigInt(size), at + 32);
  file.writeBigUInt64LE(BigInt(size), at + 40);
  file.writeBigUInt64LE(16n, at + 48);
}

function writeSection(file: Buffer, at: number, nameAt: number, section: Section, offset: number): void {
  file.writeUInt32LE(nameAt, at);
  file.writeUInt32LE(section.type ?? 1, at + 4);
  file.writeBigUInt64LE(BigInt(section.flags ?? 6), at + 8);
  file.writeBigUInt64LE(BigInt(firstAddress + offset), at + 16);
  file.writeBigUInt64LE(BigInt(offset), at + 24);
  file.writeBigUInt64LE(BigInt(section.bytes.length), at + 32);
  file.writeBigUInt64LE(16n, at + 48);
}
