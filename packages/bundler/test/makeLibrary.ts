// Writes small shared libraries for tests: the libraries and symbol versions that they need.
import { Buffer } from 'node:buffer';
import { makeElf, type Section, sectionAddress } from './makeElf.ts';

export interface LibraryParts {
  readonly arch: 'x64' | 'arm64';
  readonly needed?: readonly string[];
  /** Versions by library. */
  readonly versions?: Readonly<Record<string, readonly string[]>>;
  readonly sections?: readonly Section[];
}

export function makeLibrary({ arch, needed = [], versions = {}, sections = [] }: LibraryParts): Uint8Array {
  const names = new Names();
  const neededAt = needed.map((name) => names.add(name));
  const table = versionTable(versions, names);
  const strings = names.bytes();
  const sizes = [strings.length, table.length];
  const addressOf = (index: number) => BigInt(sectionAddress(sizes, index, 3));
  const dynamic = Buffer.concat([
    ...neededAt.map((at) => dynamicEntry(1n, BigInt(at))),
    dynamicEntry(5n, addressOf(0)),
    ...(table.length > 0
      ? [dynamicEntry(0x6ffffffen, addressOf(1)), dynamicEntry(0x6fffffffn, BigInt(Object.keys(versions).length))]
      : []),
    dynamicEntry(0n, 0n),
  ]);
  return makeElf({
    arch,
    type: 3,
    sections: [
      { name: '.dynstr', bytes: strings, type: 3, flags: 2 },
      { name: '.gnu.version_r', bytes: table, type: 0x6ffffffe, flags: 2 },
      { name: '.dynamic', bytes: dynamic, type: 6, flags: 2 },
      ...sections,
    ],
    segments: [
      { type: 1, flags: 4, section: '.dynstr' },
      { type: 1, flags: 4, section: '.gnu.version_r' },
      { type: 2, flags: 4, section: '.dynamic' },
    ],
  });
}

export function dynamicEntry(tag: bigint, value: bigint): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(tag);
  bytes.writeBigUInt64LE(value, 8);
  return bytes;
}

class Names {
  #text = '\0';

  add(name: string): number {
    const at = this.#text.length;
    this.#text += `${name}\0`;
    return at;
  }

  bytes(): Buffer {
    return Buffer.from(this.#text);
  }
}

function versionTable(versions: Readonly<Record<string, readonly string[]>>, names: Names): Buffer {
  const libraries = Object.entries(versions);
  return Buffer.concat(
    libraries.map(([library, all], i) => {
      const isLast = i === libraries.length - 1;
      const size = 16 + all.length * 16;
      const row = words(1 | (all.length << 16), names.add(library), 16, isLast ? 0 : size);
      return Buffer.concat([
        row,
        ...all.map((version, k) => words(0, 2 << 16, names.add(version), k === all.length - 1 ? 0 : 16)),
      ]);
    }),
  );
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, i * 4);
  return bytes;
}
