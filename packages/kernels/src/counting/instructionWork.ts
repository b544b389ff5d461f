// Which kernels the instructions of a plan are, and how much work.
import { type CallShape, isArrayKind } from '../callShape.ts';
import { callShapes } from '../generated/callShapes.ts';
import { callWork } from '../generated/callWork.ts';
import { type CoreKernels, coreNames } from '../generated/kernels.ts';
import type { Work } from '../work.ts';

export interface InstructionWork {
  /** Of its words. */
  readonly first: number;
  readonly end: number;
  readonly kernel: keyof CoreKernels;
  readonly work: Work;
}

/** Of words that were found good (src/c/exec.h). */
export function instructionWork(words: Uint32Array): InstructionWork[] {
  const found: InstructionWork[] = [];
  for (let first = 0; first < words.length; ) {
    const kernel = kernelOf(words[first]! & 0xff_ff_ff);
    const { end, numbers } = decode(callShapes[kernel], words, first);
    found.push({ kernel, first, end, work: callWork[kernel](...numbers) });
    first = end;
  }
  return found;
}

const kernelsByCode = new Map(coreNames.map((name) => [callShapes[name].code, name]));

function kernelOf(code: number): keyof CoreKernels {
  const kernel = kernelsByCode.get(code);
  if (kernel) return kernel;
  throw new Error(`expected the code of an operation, found ${code} in a plan that was prepared`);
}

/** Offsets and scalars, NaN for one that the plan computes; then dimensions. */
function decode(
  { dimensions, isNumber, kinds }: CallShape,
  words: Uint32Array,
  first: number,
): { readonly numbers: number[]; readonly end: number } {
  const numbers: number[] = [];
  let at = first + 1;
  let mask = words[first]! >>> 24;
  for (const kind of kinds) {
    if (isArrayKind(kind)) numbers.push(words[at++]!);
    if (kind !== 's') continue;
    numbers.push(mask & 1 ? Number.NaN : floatOf(words, at));
    mask >>= 1;
    at += 2;
  }
  for (let i = 0; i < dimensions.length; i++) numbers.push(words[at++]!);
  return { numbers, end: isNumber ? at + 1 : at };
}

const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);

function floatOf(words: Uint32Array, at: number): number {
  halves[0] = words[at]!;
  halves[1] = words[at + 1]!;
  return float[0]!;
}
