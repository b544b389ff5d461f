// Instructions as words of a plan (src/c/exec.h in @kinglet/kernels).
import { callShapes, isArrayKind } from '@kinglet/kernels/plan';
import { asExtent, type Extent, fixedExtent } from './extent.ts';
import { type Instruction, isOperand, type Operand } from './program.ts';

/** Words of instructions; lengths and places may be known only in a run. */
export abstract class InstructionWords {
  readonly words: number[] = [];

  get length(): number {
    return this.words.length;
  }

  put(...words: readonly number[]): void {
    this.words.push(...words);
  }

  abstract putLength(length: Extent, node: string): void;
  abstract putPlace(operand: Operand, node: string): void;
}

/** Of the bits of an instruction's first word that say which scalars are read from memory. */
const inMemoryShift = 24;

export function encodeInstructions(instructions: readonly Instruction[], words: InstructionWords): void {
  for (const instruction of instructions) {
    const { dimensions } = callShapes[instruction.kernel];
    putArguments(instruction, words);
    for (const i of dimensions) words.putLength(lengthOf(instruction.args[i]), instruction.node);
  }
}

function putArguments({ kernel, args, node }: Instruction, words: InstructionWords): void {
  const { code, kinds } = callShapes[kernel];
  const head = words.length;
  let [first, scalars] = [code, 0];
  words.put(code);
  for (const [i, argument] of args.entries()) {
    const kind = kinds[i];
    if (kind === 's') {
      if (isOperand(argument)) {
        first = (first | (1 << (inMemoryShift + scalars))) >>> 0;
        words.putPlace(argument, node);
        words.put(0);
      } else words.put(...new Uint32Array(Float64Array.of(argument as number).buffer));
      scalars++;
    } else if (isArrayKind(kind)) {
      if (isOperand(argument)) words.putPlace(argument, node);
      else words.put(0);
    }
  }
  words.words[head] = first;
}

/** A size argument itself, or the length of an array. */
function lengthOf(argument: Instruction['args'][number]): Extent {
  if (argument === undefined) return fixedExtent(0);
  return isOperand(argument) ? argument.length : asExtent(argument);
}
