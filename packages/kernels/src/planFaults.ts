// What is wrong with a plan, as the WebAssembly modules say it (src/c/wasm.c).
import { rangeError } from './errors.ts';

/** Of a `kgl_slot` (src/c/exec.h). */
export const slotBytes = 8;

/** What `plan_prepare` found. */
export function planFault(words: Uint32Array, fault: number): RangeError {
  return badPlan(words, fault >>> 8, reasons[fault & 15]);
}

/** What stopped `plan_run` at a word. */
export function indexFault(words: Uint32Array, word: number): RangeError {
  return badPlan(words, word, 'an index that is too large');
}

/** In the words of src/c/plan_fault.c, in the order of kgl_plan_reason. */
const reasons = [
  'nothing wrong',
  'no operation of this version for its dtype',
  'cut short',
  'an operand outside the arena',
  'a misaligned operand',
  'an output that overlaps another operand',
  'an operand without elements',
  'an operand with too many elements',
  'an index that is too large',
  'a size outside its range',
];

function badPlan(words: Uint32Array, word: number, reason: string | undefined): RangeError {
  const id = (words[word] ?? 0) & 0xffff;
  return rangeError(
    'KINGLET_KERNELS_PLAN',
    `plan: expected operation ${id} at word ${word} to be right, got ${reason}`,
  );
}
