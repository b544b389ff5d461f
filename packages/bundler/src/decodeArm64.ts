// Names the arm64 instructions that work on vector registers, and recognises SVE and SME (Arm ARM, C4.1).
import {
  acrossLanes,
  byElement,
  logical,
  memory,
  permute,
  scalarByElement,
  shiftImmediate,
  single,
  threeDifferent,
  threeSame,
  threeSameExtra,
  threeSameHalf,
  twoMisc,
  twoMiscHalf,
} from './arm64Tables.ts';
import type { Instruction, VectorName } from './instruction.ts';

/** Decodes the word at `at`. A piece of less than four bytes at the end comes back as `bad`. */
export function decodeArm64(code: Uint8Array, at: number): Instruction {
  const left = code.length - at;
  if (left < 4) return { length: Math.max(left, 1), bad: true };
  const word = (code[at]! | (code[at + 1]! << 8) | (code[at + 2]! << 16) | (code[at + 3]! << 24)) >>> 0;
  return recall(word >>> 10);
}

// Bits 9..0 are register numbers in every vector encoding but the loads' base register, so a name depends on the rest.
const remembered = new Map<number, Instruction>();

function recall(key: number): Instruction {
  const known = remembered.get(key);
  if (known) return known;
  const vector = nameOf((key << 10) >>> 0);
  const instruction = vector ? { length: 4, vector } : plain;
  // Real programs stay far below this; a file of noise must not fill the memory.
  if (remembered.size >= 65_536) remembered.clear();
  remembered.set(key, instruction);
  return instruction;
}

const plain: Instruction = { length: 4 };

function nameOf(word: number): VectorName | undefined {
  const group = (word >>> 25) & 15;
  if (group === 2 || (group === 0 && word >>> 31 === 1)) return { mnemonic: group === 2 ? 'sve' : 'sme', kind: 'sve' };
  const isMemory = (group & 5) === 4;
  if (isMemory) return named(find(memoryRows, word) ?? structureName(word), 'move');
  if ((group & 7) !== 7) return undefined;
  const mnemonic = find(singleRows, word) ?? familyName(word);
  return named(mnemonic, mnemonic === 'dup' ? 'move' : 'compute');
}

function named(mnemonic: string | undefined, kind: 'compute' | 'move'): VectorName | undefined {
  return mnemonic ? { mnemonic, kind } : undefined;
}

type Family = readonly [mask: number, value: number, name: (fields: Fields) => string | undefined];

interface Fields {
  readonly word: number;
  readonly q: number;
  readonly u: number;
  readonly size: number;
}

// Ordered: the first family whose fixed bits match decides.
const families: readonly Family[] = [
  [0x9f200400, 0x0e200400, threeSameName],
  [0x9f200c00, 0x0e200000, (f) => pick(tables.threeDifferent, bits(f.word, 15, 12), f)],
  [
    0xbf208c00,
    0x0e000800,
    (f) => (f.size === 3 && f.q === 0 ? undefined : pick(tables.permute, bits(f.word, 14, 12), f)),
  ],
  [0x9f7e0c00, 0x0e780800, (f) => pickHalf(tables.twoMiscHalf, bits(f.word, 16, 12), f)],
  [0x9f3e0c00, 0x0e200800, twoMiscName],
  [0x9f3e0c00, 0x0e300800, acrossName],
  [0x9fe08400, 0x0e000400, copyName],
  [0x9f60c400, 0x0e400400, (f) => pickHalf(tables.threeSameHalf, bits(f.word, 13, 11), f)],
  [0x9f208400, 0x0e008400, extraName],
  [0x9ff80400, 0x0f000400, immediateName],
  [0x9f800400, 0x0f000400, shiftName],
  [0x9f000400, 0x0f000000, elementName],
  [0xdf3e0c00, 0x5e300800, pairwiseName],
  [0xffe0fc00, 0x5e000400, (f) => (bits(f.word, 19, 16) ? 'dup' : undefined)],
  [0xdf000400, 0x5f000000, scalarElementName],
];

function familyName(word: number): string | undefined {
  const family = families.find(([mask, value]) => (word & mask) >>> 0 === value);
  return family?.[2]({ word, q: bits(word, 30, 30), u: bits(word, 29, 29), size: bits(word, 23, 22) });
}

function threeSameName(f: Fields): string | undefined {
  const opcode = bits(f.word, 15, 11);
  if (opcode === 3) return logical[f.u]![f.size];
  const name = pick(tables.threeSame, opcode, f);
  const isWidening = name?.startsWith('fml') && name.length > 4;
  const isDouble = opcode >= 24 ? (f.size & 1) === 1 : f.size === 3;
  return isDouble && f.q === 0 && !isWidening ? undefined : name;
}

function twoMiscName(f: Fields): string | undefined {
  const opcode = bits(f.word, 16, 12);
  if (opcode === 5 && f.u === 1) return ['not', 'rbit'][f.size];
  const name = pick(tables.twoMisc, opcode, f);
  const isConversion = opcode === 0b10110 || opcode === 0b10111;
  const isDouble = opcode >= 24 || (opcode >= 12 && opcode <= 15) ? (f.size & 1) === 1 : f.size === 3;
  return isDouble && f.q === 0 && !isConversion ? undefined : name;
}

function acrossName(f: Fields): string | undefined {
  const opcode = bits(f.word, 16, 12);
  if (opcode === 12 || opcode === 15) {
    // U=0 is half precision; single precision exists for four lanes only.
    const isAllocated = (f.size & 1) === 0 && (f.u === 0 || f.q === 1);
    const base = f.size & 2 ? 'fmin' : 'fmax';
    return isAllocated ? `${base}${opcode === 12 ? 'nm' : ''}v` : undefined;
  }
  const isAllocated = f.size < 2 || (f.size === 2 && f.q === 1);
  return isAllocated ? pick(tables.acrossLanes, opcode, f) : undefined;
}

function copyName(f: Fields): string | undefined {
  const lane = bits(f.word, 19, 16); // its lowest set bit is the lane size; bit 20 above it is part of the index
  const size = lane ? 31 - Math.clz32(lane & -lane) : -1;
  if (size < 0) return undefined;
  if (f.u === 1) return f.q === 1 ? 'ins' : undefined;
  switch (bits(f.word, 14, 11)) {
    case 0:
    case 1:
      return size === 3 && f.q === 0 ? undefined : 'dup';
    case 3:
      return f.q === 1 ? 'ins' : undefined;
    case 5:
      return size < (f.q ? 3 : 2) ? 'smov' : undefined;
    case 7:
      return (f.q === 1 ? size === 3 : size < 3) ? 'umov' : undefined;
    default:
      return undefined;
  }
}

function extraName(f: Fields): string | undefined {
  const opcode = bits(f.word, 14, 11);
  if (opcode === 15 && f.u === 1 && f.size === 3) return f.q ? 'bfmlalt' : 'bfmlalb';
  const isMatrix = opcode === 4 || opcode === 5 || opcode === 13;
  const isDouble = f.size === 3;
  return f.q === 0 && (isMatrix || isDouble) ? undefined : pick(tables.threeSameExtra, opcode, f);
}

function immediateName(f: Fields): string | undefined {
  const cmode = bits(f.word, 15, 12);
  const isHalf = bits(f.word, 11, 11) === 1;
  if (isHalf) return cmode === 15 && f.u === 0 ? 'fmov' : undefined;
  if (cmode === 15) return f.u === 1 && f.q === 0 ? undefined : 'fmov';
  if (cmode === 14) return f.u === 1 && f.q === 0 ? undefined : 'movi'; // Q=0 fills a d register: scalar
  const isLogical = cmode < 12 && (cmode & 1) === 1;
  if (isLogical) return f.u ? 'bic' : 'orr';
  return f.u ? 'mvni' : 'movi';
}

function shiftName(f: Fields): string | undefined {
  const opcode = bits(f.word, 15, 11);
  const immh = bits(f.word, 22, 19);
  const isNarrowOrLong = opcode >= 0b10000 && opcode <= 0b10100;
  if (isNarrowOrLong ? immh >= 8 : immh >= 8 && f.q === 0) return undefined;
  if (opcode >= 0b11100 && immh < 2) return undefined;
  return pick(tables.shiftImmediate, opcode, f);
}

function elementName(f: Fields): string | undefined {
  const opcode = bits(f.word, 15, 12);
  if (opcode === 15 && f.u === 0) return ['sudot', 'bfdot', 'usdot', f.q ? 'bfmlalt' : 'bfmlalb'][f.size];
  const name = pick(tables.byElement, opcode, f);
  const high = bits(f.word, 11, 11);
  const isDouble = f.size === 3;
  if (isDouble && (f.q === 0 || bits(f.word, 21, 21) === 1)) return undefined;
  if (name !== 'fcmla') return name;
  const isIndexInside = f.size === 1 ? !(f.q === 0 && high === 1) : f.q === 1 && bits(f.word, 21, 21) === 0;
  return isIndexInside ? name : undefined;
}

function scalarElementName(f: Fields): string | undefined {
  const isDouble = f.size === 3;
  if (isDouble && bits(f.word, 21, 21) === 1) return undefined;
  return pick(tables.scalarByElement, bits(f.word, 15, 12), f);
}

function pairwiseName(f: Fields): string | undefined {
  const opcode = bits(f.word, 16, 12);
  if (opcode === 27) return f.u === 0 && f.size === 3 ? 'addp' : undefined;
  const isHalfAllocated = f.u === 1 || (f.size & 1) === 0;
  if (!isHalfAllocated) return undefined;
  const base = f.size & 2 ? 'fmin' : 'fmax';
  if (opcode === 12) return `${base}nmp`;
  if (opcode === 13) return f.size & 2 ? undefined : 'faddp';
  return opcode === 15 ? `${base}p` : undefined;
}

// LD1..LD4 and ST1..ST4 of whole registers and of single lanes (C4.1 "Loads and Stores").
function structureName(word: number): string | undefined {
  const verb = bits(word, 22, 22) ? 'ld' : 'st';
  const isWhole = (word & 0xbfbf0000) >>> 0 === 0x0c000000 || (word & 0xbfa00000) >>> 0 === 0x0c800000;
  if (isWhole) {
    const count = [4, 0, 1, 0, 3, 0, 1, 1, 2, 0, 1][bits(word, 15, 12)];
    const isSingleDouble = bits(word, 11, 10) === 3 && bits(word, 30, 30) === 0;
    return count && !(isSingleDouble && count > 1) ? `${verb}${count}` : undefined;
  }
  const isLane = (word & 0xbf9f0000) >>> 0 === 0x0d000000 || (word & 0xbf800000) >>> 0 === 0x0d800000;
  return isLane ? laneName(word, verb) : undefined;
}

function laneName(word: number, verb: string): string | undefined {
  const opcode = bits(word, 15, 13);
  const size = bits(word, 11, 10);
  const s = bits(word, 12, 12);
  const count = 1 + bits(word, 21, 21) + (opcode & 1) * 2;
  if (opcode >= 6) return verb === 'ld' && s === 0 ? `ld${count}r` : undefined;
  const isHalf = opcode === 2 || opcode === 3;
  if (isHalf && size & 1) return undefined;
  if (opcode >= 4 && (size > 1 || (size === 1 && s === 1))) return undefined;
  return `${verb}${count}`;
}

type Names = readonly [string, string];

const tables = {
  acrossLanes: parse(acrossLanes),
  byElement: parse(byElement),
  permute: parse(permute),
  scalarByElement: parse(scalarByElement),
  shiftImmediate: parse(shiftImmediate),
  threeDifferent: parse(threeDifferent),
  threeSame: parse(threeSame),
  threeSameExtra: parse(threeSameExtra),
  threeSameHalf: parse(threeSameHalf),
  twoMisc: parse(twoMisc),
  twoMiscHalf: parse(twoMiscHalf),
};
const singleRows = parseRows(single);
const memoryRows = parseRows(memory);

function parse(text: string): ReadonlyMap<number, Names> {
  const words = text.trim().split(/\s+/);
  return new Map(
    Array.from({ length: words.length / 3 }, (_, i) => [
      Number.parseInt(words[i * 3]!, 2),
      [words[i * 3 + 1]!, words[i * 3 + 2]!],
    ]),
  );
}

function parseRows(text: string): readonly (readonly [number, number, string])[] {
  const words = text.trim().split(/\s+/);
  return Array.from({ length: words.length / 3 }, (_, i) => [
    Number.parseInt(words[i * 3]!, 16),
    Number.parseInt(words[i * 3 + 1]!, 16),
    words[i * 3 + 2]!,
  ]);
}

function find(rows: readonly (readonly [number, number, string])[], word: number): string | undefined {
  return rows.find(([mask, value]) => (word & mask) >>> 0 === value)?.[2];
}

function pick(table: ReadonlyMap<number, Names>, opcode: number, f: Fields): string | undefined {
  return resolve(table.get(opcode)?.[f.u === 1 ? 1 : 0], f);
}

// Half precision has one bit of `size` left: it chooses the side.
function pickHalf(table: ReadonlyMap<number, Names>, opcode: number, f: Fields): string | undefined {
  return pick(table, opcode, { ...f, size: f.size & 2 });
}

function resolve(text: string | undefined, f: Fields): string | undefined {
  if (text === undefined) return undefined;
  const side = text.includes('/') ? text.split('/')[f.size >> 1]! : text;
  const [name, sizes] = side.split(':') as [string, string | undefined];
  if (name === '-' || (sizes && !sizes.includes(String(f.size)))) return undefined;
  return name.endsWith('+') ? `${name.slice(0, -1)}${f.q ? '2' : ''}` : name;
}

function bits(word: number, high: number, low: number): number {
  return (word >>> low) & ((1 << (high - low + 1)) - 1);
}
