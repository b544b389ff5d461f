// Finds where each x86-64 instruction ends, and the name of the packed vector ones (Intel SDM volume 2, chapter 2).
import type { Instruction } from './instruction.ts';
import { type Encoding, lookUp } from './x64Opcodes.ts';

/**
 * Decodes the instruction at `at` in 64-bit mode. Bytes that are no instruction, or run past the end of `code`, come
 * back as `bad` with length 1, so that a sweep tries again one byte later.
 */
export function decodeX64(code: Uint8Array, at: number): Instruction {
  const prefixes = readPrefixes(code, at);
  const opcode = byteAt(code, prefixes.end);
  const instruction = decodeOpcode(code, prefixes, opcode);
  if (!instruction) return bad;
  const length = instruction.end - at;
  if (length > longest || instruction.end > code.length) return bad;
  if (!instruction.found) return plain[length]!;
  const vector = lookUp(instruction.found);
  return vector ? { length, vector } : plain[length]!;
}

interface Prefixes {
  /** Index of the first byte that is no prefix. */
  readonly end: number;
  readonly rex: number;
  readonly operandSize: boolean;
  readonly addressSize: boolean;
  /** 2 for F3, 3 for F2, 0 for neither: the last one counts. */
  readonly repeat: number;
}

interface Found {
  readonly encoding: Encoding;
  readonly map: number;
  readonly opcode: number;
  readonly prefix: number;
  readonly w: number;
  readonly modrm: number;
}

interface Extent {
  readonly end: number;
  readonly found?: Found;
}

const longest = 15;
const bad: Instruction = { length: 1, bad: true };
const plain: readonly Instruction[] = Array.from({ length: longest + 1 }, (_, length) => ({ length }));

// How an opcode goes on. p prefix, x none, . nothing, m ModRM, M ModRM and imm8, Z ModRM and imm16/32, b imm8, z imm16/32,
// w imm16, e ENTER, o memory offset, v MOV's full immediate, j rel32, f and F groups 3, E escape to another table,
// c MOV to and from control registers (ModRM without memory form).
const oneByte =
  'mmmmbzxxmmmmbzxE' +
  'mmmmbzxxmmmmbzxx' +
  'mmmmbzpxmmmmbzpx' +
  'mmmmbzpxmmmmbzpx' +
  'pppppppppppppppp' +
  '................' +
  'xxEmppppzZbM....' +
  'bbbbbbbbbbbbbbbb' +
  'MZxMmmmmmmmmmmmE' +
  '..........x.....' +
  'oooo....bz......' +
  'bbbbbbbbvvvvvvvv' +
  'MMw.EEMZe.w..bx.' +
  'mmmmxxx.mmmmmmmm' +
  'bbbbbbbbjjxb....' +
  'p.pp..fF......mm';

const twoByte =
  'mmmmx.....' +
  'x.xm.M' +
  'mmmmmmmmmmmmmmmm' +
  'ccccxxxxmmmmmmmm' +
  '......x.ExExxxxx' +
  'mmmmmmmmmmmmmmmm' +
  'mmmmmmmmmmmmmmmm' +
  'mmmmmmmmmmmmmmmm' +
  'MMMMmmm.mmxxmmmm' +
  'jjjjjjjjjjjjjjjj' +
  'mmmmmmmmmmmmmmmm' +
  '...mMmxx...mMmmm' +
  'mmmmmmmmmmMmmmmm' +
  'mmMmMMMm........' +
  'mmmmmmmmmmmmmmmm' +
  'mmmmmmmmmmmmmmmm' +
  'mmmmmmmmmmmmmmmm';

function decodeOpcode(code: Uint8Array, prefixes: Prefixes, opcode: number): Extent | undefined {
  if (opcode === 0x0f) return decodeEscape(code, prefixes);
  if (opcode === 0xc5 || opcode === 0xc4) return decodeVex(code, prefixes.end, opcode);
  if (opcode === 0x62) return decodeEvex(code, prefixes.end);
  if (opcode === 0x8f) return decodePop(code, prefixes.end);
  const end = tailEnd(code, prefixes, prefixes.end + 1, oneByte[opcode] ?? 'x');
  return end === undefined ? undefined : { end };
}

function readPrefixes(code: Uint8Array, at: number): Prefixes {
  let end = at;
  let rex = 0;
  let operandSize = false;
  let addressSize = false;
  let repeat = 0;
  for (; end - at < longest && oneByte[byteAt(code, end)] === 'p'; end++) {
    const byte = byteAt(code, end);
    // REX counts only right before the opcode: any prefix after it cancels it.
    rex = byte >= 0x40 && byte <= 0x4f ? byte : 0;
    if (byte === 0x66) operandSize = true;
    if (byte === 0x67) addressSize = true;
    if (byte === 0xf3) repeat = 2;
    if (byte === 0xf2) repeat = 3;
  }
  return { end, rex, operandSize, addressSize, repeat };
}

function decodeEscape(code: Uint8Array, prefixes: Prefixes): Extent | undefined {
  const second = byteAt(code, prefixes.end + 1);
  const map = second === 0x38 ? 2 : second === 0x3a ? 3 : 1;
  const opcodeAt = map === 1 ? prefixes.end + 1 : prefixes.end + 2;
  const opcode = byteAt(code, opcodeAt);
  const modrm = byteAt(code, opcodeAt + 1);
  const end = tailEnd(code, prefixes, opcodeAt + 1, tailOfMap(map, opcode, prefixes, modrm));
  if (end === undefined) return undefined;
  const prefix = prefixes.repeat || (prefixes.operandSize ? 1 : 0);
  const w = (prefixes.rex >> 3) & 1;
  return { end, found: { encoding: 'legacy', map, opcode, prefix, w, modrm } };
}

function tailOfMap(map: number, opcode: number, prefixes: Prefixes, modrm: number): string {
  if (map === 2) return 'm';
  if (map === 3) return 'M';
  // SSE4a's EXTRQ and INSERTQ, registers only, have two immediates; all else with this opcode is VMREAD.
  if (opcode === 0x78 && modrm >= 0xc0 && (prefixes.operandSize || prefixes.repeat === 3)) return 'I';
  return twoByte[opcode] ?? 'x';
}

function decodeVex(code: Uint8Array, at: number, lead: number): Extent | undefined {
  const isShort = lead === 0xc5;
  const first = byteAt(code, at + 1);
  const last = isShort ? first : byteAt(code, at + 2);
  const map = isShort ? 1 : first & 0x1f;
  if (map < 1 || map > 3) return undefined;
  const opcodeAt = at + (isShort ? 2 : 3);
  const w = isShort ? 0 : last >> 7;
  return decodeVectorTail(code, opcodeAt, { encoding: 'vex', map, prefix: last & 3, w });
}

function decodeEvex(code: Uint8Array, at: number): Extent | undefined {
  const map = byteAt(code, at + 1) & 7;
  const second = byteAt(code, at + 2);
  const isFixedBitSet = (second & 4) !== 0;
  if (!isFixedBitSet || map === 0 || map === 4 || map === 7) return undefined;
  return decodeVectorTail(code, at + 4, { encoding: 'evex', map, prefix: second & 3, w: second >> 7 });
}

function decodeVectorTail(
  code: Uint8Array,
  opcodeAt: number,
  key: Omit<Found, 'opcode' | 'modrm'>,
): Extent | undefined {
  const opcode = byteAt(code, opcodeAt);
  if (key.encoding === 'vex' && key.map === 1 && opcode === 0x77) return { end: opcodeAt + 1 }; // VZEROUPPER, VZEROALL
  const end = modrmEnd(code, opcodeAt + 1);
  if (end === undefined) return undefined;
  const hasImmediate = key.map === 3 || (key.map === 1 && vexImmediates.has(opcode));
  return { end: end + (hasImmediate ? 1 : 0), found: { ...key, opcode, modrm: byteAt(code, opcodeAt + 1) } };
}

const vexImmediates: ReadonlySet<number> = new Set([0x70, 0x71, 0x72, 0x73, 0xc2, 0xc4, 0xc5, 0xc6]);

// 8F is POP, or AMD's XOP when what would be its ModRM names a map of 8 or more.
function decodePop(code: Uint8Array, at: number): Extent | undefined {
  const map = byteAt(code, at + 1) & 0x1f;
  const isXop = map >= 8;
  const end = modrmEnd(code, at + (isXop ? 4 : 1));
  if (end === undefined || map > 10) return undefined;
  return { end: end + (isXop ? [1, 0, 4][map - 8]! : 0) };
}

function tailEnd(code: Uint8Array, prefixes: Prefixes, at: number, tail: string): number | undefined {
  const isWide = (prefixes.rex & 8) !== 0;
  const immediate = prefixes.operandSize && !isWide ? 2 : 4;
  switch (tail) {
    case '.':
      return at;
    case 'b':
    case 'c':
      return at + 1;
    case 'w':
      return at + 2;
    case 'e':
      return at + 3;
    case 'j':
      return at + 4; // 66 does not shorten a near branch on Intel's processors
    case 'z':
      return at + immediate;
    case 'v':
      return at + (isWide ? 8 : immediate);
    case 'o':
      return at + (prefixes.addressSize ? 4 : 8);
    case 'm':
      return modrmEnd(code, at);
    case 'M':
      return after(modrmEnd(code, at), 1);
    case 'I':
      return after(modrmEnd(code, at), 2);
    case 'Z':
      return after(modrmEnd(code, at), immediate);
    case 'f':
      return after(modrmEnd(code, at), isTest(code, at) ? 1 : 0);
    case 'F':
      return after(modrmEnd(code, at), isTest(code, at) ? immediate : 0);
    default:
      return undefined;
  }
}

// ModRM, SIB and displacement (SDM volume 2, tables 2-2 and 2-3).
function modrmEnd(code: Uint8Array, at: number): number | undefined {
  if (at >= code.length) return undefined;
  const modrm = code[at]!;
  const mod = modrm >> 6;
  if (mod === 3) return at + 1;
  const hasSib = (modrm & 7) === 4;
  const base = hasSib ? byteAt(code, at + 1) & 7 : modrm & 7;
  const displacement = mod === 1 ? 1 : mod === 2 || base === 5 ? 4 : 0;
  return at + 1 + (hasSib ? 1 : 0) + displacement;
}

function after(end: number | undefined, more: number): number | undefined {
  return end === undefined ? undefined : end + more;
}

// In groups 3 only TEST (reg 0 and 1) has an immediate.
function isTest(code: Uint8Array, at: number): boolean {
  return ((byteAt(code, at) >> 3) & 7) < 2;
}

function byteAt(code: Uint8Array, at: number): number {
  return code[at] ?? -1;
}
