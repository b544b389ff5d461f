// Plans in WebAssembly's memory (src/c/wasm.c): where their slots and words lie, how they run, and what is wrong with them.
import type { Instructions } from './callTables.ts';
import { rangeError } from './errors.ts';
import type { PlanMemory, WasmInstance } from './wasm.ts';

/** Of a `kgl_slot` (src/c/exec.h). */
const slotBytes = 8;

/** A plan's slots and, behind them, its words: to be filled in and prepared before it runs. */
export class WasmPlan {
  readonly words: Uint32Array;
  readonly #instance: WasmInstance;
  readonly #slots: number;

  /** How much room one of so many words needs. */
  static bytesOf(count: number): number {
    return count * (slotBytes + Uint32Array.BYTES_PER_ELEMENT);
  }

  /** `at`, a multiple of 8, is where it has that room in the buffer of the instance's memory. */
  constructor(instance: WasmInstance, buffer: ArrayBuffer, at: number, count: number) {
    this.#instance = instance;
    this.#slots = at;
    this.words = new Uint32Array(buffer, at + count * slotBytes, count);
  }

  /** Throws RangeError KINGLET_KERNELS_PLAN for words that do not fit that memory. */
  prepare(memory: PlanMemory): void {
    const { words } = this;
    const fault = this.#instance.preparePlan(words.byteOffset, words.length, this.#slots, memory);
    if (fault !== 0) throw badPlan(words, fault >>> 4, planReasons[fault & 15]);
  }

  /** How many instructions it has, once it is prepared. */
  get length(): number {
    return this.#instance.planInstructions(this.#slots, this.words.length);
  }

  /** Throws RangeError KINGLET_KERNELS_PLAN for an index that is too large. */
  run(): void {
    this.#runWords(0, this.words.length);
  }

  /** Those that are prepared by now. */
  instructions(tier: string): Instructions {
    const step = (first: number, end: number) => () => this.#runWords(first, end - first);
    return { tier, words: this.words.slice(), step };
  }

  #runWords(first: number, count: number): void {
    const end = this.#instance.runPlan(this.#slots + first * slotBytes, count);
    if (end !== count) throw badPlan(this.words, first + end, 'an index that is too large');
  }
}

/** In the words of src/c/plan_fault.c, in the order of kgl_plan_reason. */
export const planReasons: readonly string[] = [
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
