// Looks up the name of a packed x86-64 instruction by its encoding.
//
// A table holds one entry per opcode, `<opcode>:<cell>,<cell>,<cell>,<cell>`: the cells are for no prefix, 66, F3 and
// F2, trailing empty ones left out. A cell is
//   name            one instruction
//   w0/w1           chosen by W (REX.W, VEX.W, EVEX.W); either side may be empty
//   memory~register chosen by the ModRM form
//   2=a+6=b/c       chosen by ModRM.reg, each side again a cell
import type { VectorName } from './instruction.ts';
import { evex } from './x64Evex.ts';
import { legacy } from './x64Legacy.ts';
import { vex } from './x64Vex.ts';

/** The three ways to write an x86-64 vector instruction. */
export type Encoding = 'legacy' | 'vex' | 'evex';

/** What selects an instruction. `map`: 1 = 0F, 2 = 0F38, 3 = 0F3A, 5 and 6 = FP16; `prefix`: 0 none, 1 = 66, 2 = F3, 3 = F2. */
export interface OpcodeKey {
  readonly encoding: Encoding;
  readonly map: number;
  readonly opcode: number;
  readonly prefix: number;
  readonly w: number;
  readonly modrm: number;
}

/** The packed instruction of this encoding, or undefined if it is another instruction or none. */
export function lookUp(key: OpcodeKey): VectorName | undefined {
  const cell = tables[key.encoding][key.map]?.[key.opcode * 4 + key.prefix];
  if (!cell) return undefined;
  const isRegister = key.modrm >= 0xc0 ? 1 : 0;
  return cell[(((key.modrm >> 3) & 7) * 2 + isRegister) * 2 + key.w];
}

// Per opcode and prefix, the names by ModRM.reg, memory or register form, and W, in this order.
type Cell = readonly (VectorName | undefined)[];
type MapTable = readonly (Cell | undefined)[];

const interned = new Map<string, VectorName>();
const moves = /^v?(mov([au]p|dq|[lh]p|lhp|hlp|nt)|lddqu|p?maskmov|p?broadcast|bcst|p?gather|p?scatter)/;

const tables: Record<Encoding, Readonly<Record<number, MapTable>>> = {
  legacy: parseTables(legacy),
  vex: parseTables(vex),
  evex: parseTables(evex),
};

function parseTables(text: Readonly<Record<number, string>>): Record<number, MapTable> {
  return Object.fromEntries(Object.entries(text).map(([map, rows]) => [Number(map), parseMap(rows)]));
}

function parseMap(rows: string): MapTable {
  const table = new Array<Cell | undefined>(1024);
  for (const row of rows.trim().split(/\s+/)) {
    const [opcode, cells] = row.split(':') as [string, string];
    cells.split(',').forEach((cell, prefix) => {
      if (cell) table[Number.parseInt(opcode, 16) * 4 + prefix] = parseCell(cell);
    });
  }
  return table;
}

function parseCell(text: string): Cell {
  return Array.from({ length: 32 }, (_, i) => intern(choose(text, i >> 2, (i >> 1) & 1, i & 1)));
}

function choose(text: string, reg: number, isRegister: number, w: number): string | undefined {
  if (text.includes('=')) {
    const side = text.split('+').find((part) => part.startsWith(`${reg}=`));
    return side === undefined ? undefined : choose(side.slice(2), reg, isRegister, w);
  }
  if (text.includes('~')) return text.split('~')[isRegister];
  return text.includes('/') ? text.split('/')[w] : text;
}

function intern(mnemonic: string | undefined): VectorName | undefined {
  if (!mnemonic) return undefined;
  let name = interned.get(mnemonic);
  if (!name) {
    name = { mnemonic, kind: moves.test(mnemonic) ? 'move' : 'compute' };
    interned.set(mnemonic, name);
  }
  return name;
}
