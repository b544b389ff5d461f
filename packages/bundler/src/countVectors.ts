// Counts the vector instructions in the executable parts of an ELF file.
import { decodeArm64 } from './decodeArm64.ts';
import { decodeX64 } from './decodeX64.ts';
import type { ElfFile } from './elf.ts';

/** How many vector instructions a file holds; what counts as one is written in instruction.ts. */
export interface VectorCount {
  /** Instructions that compute, in all executable sections. */
  readonly total: number;
  /** Of these, the ones in sections `kgl_*`: the kernels. */
  readonly kernels: number;
  /** Loads, stores, copies, broadcasts; not in `total`. */
  readonly moves: number;
  /** SVE, SVE2 and SME instructions; not in `total`. */
  readonly sve: number;
  /** Every mnemonic, moves and `sve` included, most frequent first. */
  readonly byMnemonic: Readonly<Record<string, number>>;
  /** Computing instructions per executable section that has any. */
  readonly bySection: Readonly<Record<string, number>>;
  /** All instructions decoded. */
  readonly instructions: number;
  /** Places where the bytes were no instruction. */
  readonly undecodable: number;
}

/** Decodes every executable section, or executable segment where the section headers were cut off. */
export function countVectors(elf: ElfFile): VectorCount {
  const decode = elf.arch === 'x64' ? decodeX64 : decodeArm64;
  const tally = { moves: 0, sve: 0, instructions: 0, undecodable: 0 };
  const byMnemonic = new Map<string, number>();
  const bySection = new Map<string, number>();
  for (const { name, bytes } of executableParts(elf)) {
    for (let at = 0; at < bytes.length; ) {
      const { length, vector, bad } = decode(bytes, at);
      at += length;
      if (bad) tally.undecodable++;
      else tally.instructions++;
      if (!vector) continue;
      increase(byMnemonic, vector.mnemonic);
      if (vector.kind === 'move') tally.moves++;
      if (vector.kind === 'sve') tally.sve++;
      if (vector.kind === 'compute') increase(bySection, name);
    }
  }
  const sections = [...bySection];
  return {
    total: sum(sections),
    kernels: sum(sections.filter(([name]) => name.startsWith('kgl_'))),
    ...tally,
    byMnemonic: Object.fromEntries([...byMnemonic].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))),
    bySection: Object.fromEntries(sections),
  };
}

const PT_LOAD = 1;

function executableParts(elf: ElfFile): { name: string; bytes: Uint8Array }[] {
  const sections = elf.sections.filter(({ isExecutable, bytes }) => isExecutable && bytes.length > 0);
  if (elf.sections.length > 0) return sections.map(({ name, bytes }) => ({ name, bytes }));
  return elf.segments
    .filter(({ type, isExecutable }) => type === PT_LOAD && isExecutable)
    .map(({ bytes }, i) => ({ name: `segment ${i}`, bytes }));
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(entries: readonly (readonly [string, number])[]): number {
  return entries.reduce((total, [, count]) => total + count, 0);
}
