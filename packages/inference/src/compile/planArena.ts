// Where buffers lie in the arena: those that are never needed together may share their bytes.
import { callShapes, isResultKind } from '@kinglet/kernels/plan';
import { layOut } from '../dynamic/layOut.ts';
import { type Extent, equalExtents, fixedExtent, isFixed } from './extent.ts';
import {
  type Buffer,
  type Instruction,
  type InstructionArgument,
  isOperand,
  type Operand,
  type Program,
  type ProgramElement,
  type ProgramStep,
} from './program.ts';

/** Offsets from the arena's first byte, and how many bytes it has. */
export interface ArenaPlan {
  readonly places: ReadonlyMap<Buffer, Extent>;
  readonly bytes: Extent;
}

/**
 * Lays every buffer that is no constant out. Those that grow with the batch follow behind the others, each at a multiple
 * of the batch, so that no two overlap whatever its size: a place that holds a batch of one item holds, scaled, any.
 */
export function planArena(program: Program): ArenaPlan {
  const { lives, homes } = lastingBuffers(program);
  const fixed = placesOf([...lives].filter(([{ length }]) => isFixed(length)));
  const growing = placesOf([...lives].filter(([{ length }]) => !isFixed(length)));
  const places = new Map<Buffer, Extent>();
  for (const [buffer, at] of fixed.places) places.set(buffer, { fixed: at, perItem: 0 });
  for (const [buffer, at] of growing.places) places.set(buffer, { fixed: fixed.bytes, perItem: at });
  for (const [buffer, home] of homes) places.set(buffer, places.get(home)!);
  return { places, bytes: { fixed: fixed.bytes, perItem: growing.bytes } };
}

/** Buffers that need memory of their own, and those that lie in the place of one of them. */
export function lastingBuffers(program: Program): {
  readonly lives: ReadonlyMap<Buffer, Readonly<Life>>;
  readonly homes: ReadonlyMap<Buffer, Buffer>;
} {
  const lives = livesOf(program);
  return { homes: shareInPlace(program, lives), lives };
}

/**
 * Lets results lie in the place of an operand that is read for the last time, where the kernel allows it: their lives become
 * one. Which buffer each of them lies in.
 */
function shareInPlace({ instructions }: Program, lives: Map<Buffer, Life>): ReadonlyMap<Buffer, Buffer> {
  const homes = new Map<Buffer, Buffer>();
  for (const [i, instruction] of instructions.entries()) {
    const { inPlace = [], kinds } = callShapes[instruction.kernel];
    const result = instruction.args[[...kinds].findIndex(isResultKind)];
    if (inPlace.length === 0 || !isOperand(result) || !isWhole(result)) continue;
    const life = lives.get(result.buffer);
    if (life?.from !== i || result.buffer.isPinned) continue;
    const operand = inPlace.map((k) => instruction.args[k]).find((argument) => canHold(argument, result, instruction));
    if (!isOperand(operand)) continue;
    const home = homes.get(operand.buffer) ?? operand.buffer;
    const taken = lives.get(home);
    if (taken?.to !== i || home.isPinned) continue;
    taken.to = life.to;
    lives.delete(result.buffer);
    homes.set(result.buffer, home);
  }
  return homes;
}

/** Whether an operand is as long as the result, and nothing else that the instruction reads is a part of it. */
function canHold(argument: InstructionArgument, { buffer }: Operand, { args }: Instruction): boolean {
  if (!isOperand(argument) || argument.buffer.constant || argument.buffer === buffer || !isWhole(argument))
    return false;
  const isAlike =
    argument.buffer.elementBytes === buffer.elementBytes && equalExtents(argument.buffer.length, buffer.length);
  return isAlike && args.every((other) => !isOperand(other) || other.buffer !== argument.buffer || isWhole(other));
}

function isWhole({ buffer, at, length }: Operand): boolean {
  return equalExtents(at, fixedExtent(0)) && equalExtents(length, buffer.length);
}

/** The first and the last instruction that needs a buffer. */
interface Life {
  from: number;
  to: number;
}

function livesOf(program: Program): Map<Buffer, Life> {
  const lives = new Map<Buffer, Life>();
  const end = program.instructions.length;
  const pinned = [...program.inputs, ...program.outputs, ...(program.dynamic?.lengths ?? [])];
  for (const { operand } of pinned) lives.set(operand.buffer, { from: -1, to: end });
  for (const [i, { args }] of program.instructions.entries())
    for (const argument of args) {
      if (!isOperand(argument) || argument.buffer.constant) continue;
      needAt(lives, argument.buffer, i);
    }
  needInSteps(lives, program.dynamic?.steps ?? [], 0);
  return lives;
}

function needAt(lives: Map<Buffer, Life>, buffer: Buffer, i: number): void {
  const life = lives.get(buffer);
  if (!life) lives.set(buffer, { from: i, to: i });
  else [life.from, life.to] = [Math.min(life.from, i), Math.max(life.to, i)];
}

/** What steps read and write between instructions; the number of the next instruction. */
function needInSteps(lives: Map<Buffer, Life>, steps: readonly ProgramStep[], first: number): number {
  let at = first;
  const need = (element: ProgramElement | undefined): void => {
    if (element && !element.operand.buffer.constant) needAt(lives, element.operand.buffer, at);
  };
  for (const step of steps) {
    if ('run' in step) at = step.run[1];
    else if ('measure' in step) need(step.element);
    else if ('choose' in step) {
      need(step.choose);
      at = needInSteps(lives, step.branches[1], needInSteps(lives, step.branches[0], at));
    } else if ('loop' in step) {
      for (const element of [step.condition, step.counter]) need(element);
      at = needInSteps(lives, step.loop, at);
      for (const element of [step.condition, step.counter]) need(element);
      keepInLoop(lives, step.range);
    }
  }
  return at;
}

/** What is needed both in a loop and beside it is needed in every turn. */
function keepInLoop(lives: Map<Buffer, Life>, [from, end]: readonly [number, number]): void {
  const to = end - 1;
  for (const life of lives.values()) {
    if (life.to < from || life.from > to || (life.from >= from && life.to <= to)) continue;
    [life.from, life.to] = [Math.min(life.from, from), Math.max(life.to, to)];
  }
}

/** Places of some of the buffers, for a batch of one item, which is the most per item. */
function placesOf(lives: readonly (readonly [Buffer, Life])[]): { places: Map<Buffer, number>; bytes: number } {
  const sizeOf = ({ length, elementBytes }: Buffer): number => (length.fixed + length.perItem) * elementBytes;
  const { places, bytes } = layOut(lives.map(([buffer, { from, to }]) => ({ bytes: sizeOf(buffer), from, to })));
  return { places: new Map(lives.map(([buffer], i) => [buffer, places[i]!])), bytes };
}
