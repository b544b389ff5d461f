// Words of instructions whose lengths a run decides.
import type { Constants } from './collectConstants.ts';
import { InstructionWords } from './encodeInstructions.ts';
import { addExtents, type Extent, fixedExtent, scaleExtent } from './extent.ts';
import type { Buffer, Operand } from './program.ts';
import type { SymbolTable } from './symbolTable.ts';

/** Words with what no length changes, and the list of what lengths and places add. */
export class DynamicWords extends InstructionWords {
  /** Of each word that changes: its position, how many pairs follow, and these: how many times, and which term. */
  readonly relocations: number[] = [];
  /** Words that are places among the constants. */
  readonly constants: number[] = [];
  /** Where a relocation names a buffer, which becomes a term when all terms are known. */
  readonly #buffers = new Set<number>();
  readonly #table: SymbolTable;
  readonly #numberOf: (buffer: Buffer) => number;
  readonly #constantPlaces: Constants['places'];

  constructor(table: SymbolTable, numberOf: (buffer: Buffer) => number, constantPlaces: Constants['places']) {
    super();
    this.#table = table;
    this.#numberOf = numberOf;
    this.#constantPlaces = constantPlaces;
  }

  putLength(length: Extent): void {
    this.#putSum(length, undefined);
  }

  putPlace({ buffer, at }: Operand): void {
    const constant = this.#constantPlaces.get(buffer);
    const bytes = scaleExtent(at, buffer.elementBytes);
    if (constant !== undefined) {
      this.constants.push(this.length);
      this.#putSum(addExtents(bytes, fixedExtent(constant)), undefined);
    } else this.#putSum(bytes, this.#numberOf(buffer));
  }

  /** Whether words from one relocation on to another depend on symbols that a run decides. */
  isLate(from: number, to: number): boolean {
    for (let at = from; at < to; ) {
      const end = at + 2 + 2 * this.relocations[at + 1]!;
      for (let i = at + 2; i < end; i += 2)
        if (!this.#buffers.has(i + 1) && this.#table.isLate(this.relocations[i + 1]!)) return true;
      at = end;
    }
    return false;
  }

  /** Buffers are terms behind the last one. */
  finish(termCount: number): void {
    for (const at of this.#buffers) this.relocations[at]! += termCount;
  }

  #putSum(sum: Extent, buffer: number | undefined): void {
    const [fixed = 0, ...pairs] = this.#table.sumOf(sum);
    // Words have no sign.
    if (fixed < 0) pairs.push(fixed, this.#table.one);
    const count = pairs.length / 2 + (buffer === undefined ? 0 : 1);
    if (count > 0) this.relocations.push(this.length, count, ...pairs);
    if (buffer !== undefined) this.#buffers.add(this.relocations.push(1, buffer) - 1);
    this.words.push(Math.max(fixed, 0));
  }
}
