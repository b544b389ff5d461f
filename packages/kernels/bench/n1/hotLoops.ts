// Finds the loops of a function in which the time goes, by clang's comments on blocks.
import type { AssemblyFunction } from './assembly.ts';

export interface HotLoop {
  /** Instructions of one iteration in the order of the file, without what leaves the loop or is called from it. */
  readonly instructions: readonly string[];
  /** Bytes that vector loads and stores of one iteration move. */
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Bytes by which an iteration moves its fastest pointer on. */
  readonly step: number;
}

/**
 * The innermost loops over whole vectors: several of them where a function makes several passes, or takes rows in fours
 * first. Loops over the rest, which step by one vector where another steps by more, are left out, and those that run if
 * somebody asked for hints to the caches. A function without vectors has one, its longest innermost loop, but none that
 * calls others: the time goes in theirs.
 */
export function hotLoops({ lines }: Pick<AssemblyFunction, 'lines'>): HotLoop[] {
  const loops = innermostLoops(lines)
    .filter(({ instructions }) => instructions.length > 0) // in others every block calls something
    .map((loop) => ({ ...measure(loop.instructions), calls: loop.calls }));
  const vectors = loops.filter((loop) => loop.bytesRead + loop.bytesWritten > 0 && !loop.instructions.some(isSpecial));
  const longestStep = Math.max(0, ...vectors.map(({ step }) => step));
  const hot =
    vectors.length === 0
      ? longest(loops.filter(({ calls }) => !calls))
      : vectors.filter(({ step }) => step >= longestStep / 2);
  return hot.map(({ calls, ...loop }) => loop);
}

interface Block {
  readonly label?: string | undefined;
  /** The label of the innermost loop's first block, if the block is in one. */
  readonly header?: string | undefined;
  readonly isInnermost: boolean;
  readonly instructions: string[];
}

/** Of a function: the instructions of each loop that has none inside, but for blocks that call something. */
export function innermostLoops(lines: readonly string[]): { instructions: string[]; calls: boolean }[] {
  const blocks = blocksOf(lines);
  return blocks
    .filter(({ isInnermost }) => isInnermost)
    .map(({ label }) => {
      const own = blocks.filter(({ header }) => header === label);
      const quiet = own.filter(({ instructions }) => !instructions.some(isCall));
      return { instructions: quiet.flatMap(({ instructions }) => instructions), calls: quiet.length < own.length };
    });
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const start = /^(?:\.L(BB\w+):|\/\/ %bb\.\d+:)/.exec(lines[i] as string);
    if (start) blocks.push(blockAt(lines, i, start[1]));
    const instruction = /^\t([a-z][^\n]*?)\s*(?:\/\/.*)?$/.exec(lines[i] as string)?.[1];
    if (instruction) blocks.at(-1)?.instructions.push(instruction.replaceAll(/\s+/g, ' '));
  }
  return blocks;
}

/** The comment of a block goes on in the lines below it that are nothing but comment. */
function blockAt(lines: readonly string[], at: number, label: string | undefined): Block {
  let comment = lines[at] as string;
  for (let i = at + 1; /^\s+\/\/\s/.test(lines[i] ?? ''); i++) comment += `\n${lines[i]}`;
  const isInnermost = comment.includes('This Inner Loop Header');
  const header = isInnermost ? label : /in Loop: Header=(BB\w+)/.exec(comment)?.[1];
  return { label, header, isInnermost, instructions: [] };
}

function measure(instructions: readonly string[]): HotLoop {
  const bytes = (mnemonic: RegExp) => instructions.filter((i) => mnemonic.test(i)).reduce((sum, i) => sum + size(i), 0);
  return { instructions, bytesRead: bytes(/^ld/), bytesWritten: bytes(/^st/), step: stepOf(instructions) };
}

/** Of the vector registers that an instruction loads or stores; a scalar's are none. */
function size(instruction: string): number {
  const list = /\{([^}]*)\}/.exec(instruction)?.[1] ?? instruction.replace(/\[.*/, '');
  const registers = list.match(/\b[qvd]\d+/g) ?? [];
  return registers.length * (/\bd\d+|\.(?:8b|4h|2s)\b/.test(list) ? 8 : 16);
}

/** A counter moves on by `add x1, x1, #64`, by `add x2, x1, #64` and `mov x1, x2`, or with an access. */
function stepOf(instructions: readonly string[]): number {
  const steps = instructions.map((instruction) => {
    const [, to, from, step] = /^add (x\d+), (x\d+), #(\d+)$/.exec(instruction) ?? [];
    const movesOn = to !== undefined && (to === from || instructions.includes(`mov ${from}, ${to}`));
    return Number(movesOn ? step : (/\[x\d+\], #(\d+)$/.exec(instruction)?.[1] ?? 0));
  });
  return Math.max(0, ...steps);
}

function longest<Loop extends HotLoop>(loops: readonly Loop[]): Loop[] {
  return [...loops].sort((a, b) => b.instructions.length - a.instructions.length).slice(0, 1);
}

/** Single lanes and single bytes of a vector are read and written at an end alone; STNP and PRFM are hints. */
function isSpecial(instruction: string): boolean {
  return /^(?:ld1|st1) \{[^}]*\}\[|^(?:ldrb|ldrh|stnp|prfm) /.test(instruction);
}

function isCall(instruction: string): boolean {
  return /^blr? /.test(instruction);
}
