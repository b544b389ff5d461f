// The few facts about a 64-bit little-endian ELF file that the prebuild gates ask for.
export interface Elf {
  readonly machine: number;
  readonly sections: readonly { readonly name: string; readonly flags: number; readonly size: number }[];
  /** DT_NEEDED. */
  readonly needed: readonly string[];
  /** Versions wanted of those libraries, such as `GLIBC_2.17`. */
  readonly versions: readonly string[];
  readonly undefinedSymbols: readonly string[];
}

interface Section {
  readonly name: string;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
}

export function readElf(file: Buffer): Elf {
  if (file.readUInt32BE(0) !== 0x7f454c46 || file[4] !== 2 || file[5] !== 1)
    throw new Error('expected a 64-bit little-endian ELF file');
  const sections = readSections(file);
  const text = (offset: number): string => readText(file, find(sections, '.dynstr').offset + offset);
  const dynamicNeeded = 1;
  return {
    machine: file.readUInt16LE(18),
    sections,
    needed: entries(find(sections, '.dynamic'), 16)
      .filter((at) => Number(file.readBigUInt64LE(at)) === dynamicNeeded)
      .map((at) => text(Number(file.readBigUInt64LE(at + 8)))),
    versions: readVersions(file, find(sections, '.gnu.version_r').offset).map(text),
    undefinedSymbols: entries(find(sections, '.dynsym'), 24)
      .filter((at) => file.readUInt16LE(at + 6) === 0 && file.readUInt32LE(at) !== 0)
      .map((at) => text(file.readUInt32LE(at))),
  };
}

function readSections(file: Buffer): Section[] {
  const table = Number(file.readBigUInt64LE(40));
  const count = file.readUInt16LE(60);
  const headers = Array.from({ length: count }, (_, i) => table + i * 64);
  const names = Number(file.readBigUInt64LE((headers[file.readUInt16LE(62)] as number) + 24));
  return headers.map((at) => ({
    name: readText(file, names + file.readUInt32LE(at)),
    flags: Number(file.readBigUInt64LE(at + 8)),
    offset: Number(file.readBigUInt64LE(at + 24)),
    size: Number(file.readBigUInt64LE(at + 32)),
  }));
}

/** Names of all versions in the Verneed chain, as offsets into .dynstr. */
function readVersions(file: Buffer, start: number): number[] {
  const names: number[] = [];
  for (let at = start; ; ) {
    let aux = at + file.readUInt32LE(at + 8);
    for (let i = 0; i < file.readUInt16LE(at + 2); i++) {
      names.push(file.readUInt32LE(aux + 8));
      aux += file.readUInt32LE(aux + 12);
    }
    const next = file.readUInt32LE(at + 12);
    if (next === 0) return names;
    at += next;
  }
}

function find(sections: readonly Section[], name: string): Section {
  const section = sections.find((candidate) => candidate.name === name);
  if (!section) throw new Error(`expected a section ${name}`);
  return section;
}

function entries({ offset, size }: Section, bytes: number): number[] {
  return Array.from({ length: size / bytes }, (_, i) => offset + i * bytes);
}

function readText(file: Buffer, offset: number): string {
  return file.toString('latin1', offset, file.indexOf(0, offset));
}
