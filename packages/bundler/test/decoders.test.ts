import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { countVectors } from '../src/countVectors.ts';
import { decodeArm64 } from '../src/decodeArm64.ts';
import { decodeX64 } from '../src/decodeX64.ts';
import { type ElfSection, readElf } from '../src/elf.ts';
import type { Decoder } from '../src/instruction.ts';
import { makeElf } from './makeElf.ts';
import { disassemble, type Line, objdump, vectorMnemonic } from './objdump.ts';
import { type Arch, clang, compileVectorCode, programsOf } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-decoders-'));
const textAddress = 0x400040; // where makeElf places the first section
afterAll(() => rmSync(folder, { recursive: true }));
vi.setConfig({ testTimeout: 90_000 }); // other processes may share the machine

if (!objdump) console.warn('skipped: decoders against llvm-objdump: it was not found; install llvm');
if (!clang) console.warn('skipped: decoders on compiled vector code: clang was not found');

/** Instruction starts as objdump and as our decoder see them, and the counts of both, for all executable sections. */
async function compare(file: string) {
  const elf = readElf(readFileSync(file));
  const theirStarts: number[] = [];
  const theirs: Record<string, number> = {};
  let unknown = 0;
  await disassemble(file, elf.arch, (line) => {
    if (line.mnemonic.startsWith('<')) unknown++;
    theirStarts.push(line.address);
    const mnemonic = vectorMnemonic(line, elf.arch);
    if (mnemonic) theirs[mnemonic] = (theirs[mnemonic] ?? 0) + 1;
  });
  const decode = elf.arch === 'x64' ? decodeX64 : decodeArm64;
  const ourStarts = elf.sections.flatMap((section) => startsIn(section, decode));
  return { count: countVectors(elf), theirs, unknown, theirStarts, ourStarts };
}

function startsIn({ isExecutable, bytes, address }: ElfSection, decode: Decoder): number[] {
  const starts: number[] = [];
  for (let at = 0; isExecutable && at < bytes.length; at += decode(bytes, at).length) starts.push(address + at);
  return starts;
}

describe.skipIf(!objdump).each(['x64', 'arm64'] as const)('on real programs for %s', (arch) => {
  const programs = programsOf(arch);
  if (programs.length === 0) console.warn(`skipped: decoders on programs for ${arch}: none found`);

  test.each(programs)('%s: the same instruction boundaries and the same count per mnemonic', async (file) => {
    const { count, theirs, unknown, theirStarts, ourStarts } = await compare(file);

    expect(theirStarts.length, `${basename(file)}: instructions`).toBeGreaterThan(1000);
    expect(count.undecodable).toBe(arch === 'x64' ? unknown : 0);
    expect(Buffer.compare(packed(ourStarts), packed(theirStarts))).toBe(0);
    expect(count.byMnemonic).toEqual(theirs);
  });
});

describe.skipIf(!objdump || !clang).each(['x64', 'arm64'] as const)('on compiled vector code for %s', (arch) => {
  test('the same count per mnemonic, for each instruction set', async () => {
    const mnemonics = new Set<string>();
    for (const object of compileVectorCode(folder, arch)) {
      const { count, theirs } = await compare(object);

      expect(count.undecodable).toBe(0);
      expect(count.byMnemonic).toEqual(theirs);
      for (const mnemonic of Object.keys(theirs)) mnemonics.add(mnemonic);
    }
    expect(mnemonics.size).toBeGreaterThan(arch === 'x64' ? 300 : 75);
  });
});

describe.skipIf(!objdump)('on every encoding', () => {
  test('x64: name and length of each opcode of each map, memory and register form', async () => {
    const probes = x64Probes();

    const differences = await differ('x64', probes, decodeX64);

    expect(differences.checked).toBeGreaterThan(12_000);
    expect(differences.list).toEqual([]);
  });

  test('arm64: names of 200 000 words of the vector groups', async () => {
    const probes = arm64Probes(200_000);

    const differences = await differ('arm64', probes, decodeArm64);

    expect(differences.checked).toBeGreaterThan(50_000);
    expect(differences.list).toEqual([]);
  });

  test('arm64: every SVE and SME instruction is recognised as one', async () => {
    const words = Array.from(randomWords(50_000), (word) => word32((word & ~0x1e000000) | 0x04000000));
    const missed: string[] = [];
    let seen = 0;

    await inspect('arm64', words, decodeArm64, (line, ours) => {
      if (vectorMnemonic(line, 'arm64') !== 'sve') return;
      seen++;
      if (!ours?.startsWith('s')) missed.push(line.mnemonic);
    });

    expect(seen).toBeGreaterThan(5000);
    expect(missed).toEqual([]);
  });
});

/** Compares each probe on its own; a probe that objdump does not know is not judged. */
async function differ(arch: Arch, probes: readonly Buffer[], decode: Decoder) {
  const list: string[] = [];
  let checked = 0;
  await inspect(arch, probes, decode, (line, ours, hex, length) => {
    if (line.mnemonic.startsWith('<')) return;
    checked++;
    const theirs = vectorMnemonic(line, arch);
    if (ours === theirs && length === 'same') return;
    // A prefix that selects nothing is undefined behaviour: objdump names the instruction behind it, we name none.
    const bare = decode(Buffer.from(hex.slice(2), 'hex'), 0).vector?.mnemonic;
    if (ours === undefined && theirs === bare && /^(66|f[23])/.test(hex)) return;
    list.push(`${hex}: ours ${ours}, objdump ${theirs}, length ${length}`);
  });
  return { list, checked };
}

type Look = (line: Line, ours: string | undefined, hex: string, length: 'same' | 'different') => void;

async function inspect(arch: Arch, probes: readonly Buffer[], decode: Decoder, look: Look): Promise<void> {
  const slot = arch === 'x64' ? 12 : 4;
  const bytes = Buffer.alloc(probes.length * slot, 0x90); // NOPs fill a slot: no probe can reach the next one
  for (const [i, probe] of probes.entries()) bytes.set(probe, i * slot);
  const file = join(folder, `${arch}-probes`);
  writeFileSync(file, makeElf({ arch, sections: [{ name: '.text', bytes }] }));
  let held: Line | undefined;
  await disassemble(file, arch, (line) => {
    if (held) {
      const at = held.address - textAddress;
      const { length, vector } = decode(bytes, at);
      const isSame = held.address + length === line.address;
      look(held, vector?.mnemonic, bytes.toString('hex', at, at + slot), isSame ? 'same' : 'different');
    }
    held = (line.address - textAddress) % slot === 0 ? line : undefined;
  });
}

function x64Probes(): Buffer[] {
  const probes: Buffer[] = [];
  for (const modrm of x64Forms)
    for (let opcode = 0; opcode < 256; opcode++) {
      const isGroup = opcode >= 0x71 && opcode <= 0x73;
      if (!isGroup && (modrm & 0x38) > 8) continue;
      for (const prefix of [0, 1, 2, 3]) for (const w of [0, 1]) probes.push(...encodings(opcode, prefix, w, modrm));
    }
  return probes;
}

const x64Forms = Array.from({ length: 8 }, (_, reg) => [(reg << 3) | 1, 0xc1 | (reg << 3), 4 | (reg << 3)]).flat();

function encodings(opcode: number, prefix: number, w: number, modrm: number): Buffer[] {
  // A SIB byte with an index serves gathers too.
  const tail = modrm < 0xc0 && (modrm & 7) === 4 ? [opcode, modrm, 0x11] : [opcode, modrm];
  const probes: number[][] = [];
  if (!isAmbiguous(opcode, prefix)) {
    for (const lead of [[0x0f], [0x0f, 0x38], [0x0f, 0x3a]]) {
      const isEscape = lead.length === 1 && (opcode === 0x38 || opcode === 0x3a);
      if (!isEscape) probes.push([...[[], [0x66], [0xf3], [0xf2]][prefix]!, ...(w ? [0x48] : []), ...lead, ...tail]);
    }
  }
  // vvvv is 1111, which every instruction allows; gathers and scatters want a mask register too.
  for (const map of [1, 2, 3]) probes.push([0xc4, 0xe0 | map, (w << 7) | 0x7c | prefix, ...tail]);
  for (const map of [1, 2, 3, 5, 6])
    for (const mask of [0x48, 0x49]) probes.push([0x62, 0xf0 | map, (w << 7) | 0x7c | prefix, mask, ...tail]);
  return probes.map((probe) => Buffer.from(probe));
}

// 66 before a near branch: Intel ignores it, AMD shortens the branch, objdump follows AMD.
function isAmbiguous(opcode: number, prefix: number): boolean {
  return prefix > 0 && opcode >= 0x80 && opcode <= 0x8f;
}

function arm64Probes(count: number): Buffer[] {
  return Array.from(randomWords(count), (word, i) => {
    const [mask, value] = arm64Groups[i % arm64Groups.length]!;
    return word32((word & ~mask!) | value!);
  });
}

// Fixed bits of the groups that hold vector instructions, and of some that border on them.
const arm64Groups = [
  [0x9f000000, 0x0e000000],
  [0x9f000000, 0x0f000000],
  [0x9f3e0c00, 0x0e200800],
  [0x9f3e0c00, 0x0e300800],
  [0x9fe08400, 0x0e000400],
  [0xdf000000, 0x5e000000],
  [0xdf000000, 0x5f000000],
  [0xbf000000, 0x0c000000],
  [0xbf000000, 0x0d000000],
  [0x3e000000, 0x3c000000],
  [0x3e000000, 0x2c000000],
  [0xff000000, 0xce000000],
  [0xff000000, 0x9e000000],
  [0xff000000, 0x1e000000],
];

// xorshift32: the same words on every run.
function* randomWords(count: number): Generator<number> {
  let state = 0x9e3779b9;
  for (let i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

function word32(word: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(word >>> 0);
  return bytes;
}

function packed(numbers: readonly number[]): Buffer {
  return Buffer.from(Float64Array.from(numbers).buffer);
}
