// What a model file holds of a program whose lengths are decided in a run.
import { constantsPlace, encodeMetadata, fileBytes, type ModelContents } from '@kinglet/kernels/plan';
import {
  arenaPageBytes,
  type DynamicPlan,
  type PlanDemand,
  type PlanLengths,
  type PlanTensor,
  type Sum,
} from '../dynamic/dynamicPlan.ts';
import type { PlanMetadata } from '../metadata.ts';
import { type Constants, checkBytes, collectConstants } from './collectConstants.ts';
import { addExtents, type Extent, fixedExtent, scaleExtent } from './extent.ts';
import { lastingBuffers } from './planArena.ts';
import { mostOf, planSteps, type SegmentWords } from './planSteps.ts';
import type { Buffer, Operand, Program, ProgramLengths, ProgramTensor } from './program.ts';
import { SymbolTable } from './symbolTable.ts';

/**
 * Its instructions are a table among its constants, which a run makes words of. Throws InferenceError KINGLET_INFERENCE_SHAPE for 4 GiB or
 * more.
 */
export function dynamicContents(program: Program, metadata: PlanMetadata): ModelContents {
  const constants = collectConstants(program);
  const [plan, words] = planOf(program, constants);
  const whole = { ...metadata, dynamic: plan };
  const metadataBytes = encodeMetadata(whole).length;
  const constantsAt = constantsPlace({ words: 0, relocations: 0, tensors: 0, metadataBytes });
  const tables = new Int32Array(plan.words + plan.relocations);
  const weightsAt = fileBytes(constantsAt, tables.byteLength);
  checkBytes(weightsAt + constants.byteLength);
  for (const at of words.constants) words.words[at]! += weightsAt;
  tables.set(Uint32Array.from(words.words));
  tables.set(words.relocations, plan.words);
  return {
    words: new Uint32Array(),
    instructionCount: 0,
    relocations: [],
    inputs: [],
    outputs: [],
    metadata: whole,
    constants: [new Uint8Array(tables.buffer), ...constants.parts],
    arenaBytes: { fixed: 0, perItem: arenaPageBytes },
  };
}

/** What a plan's file would say of it. */
export function dynamicPlanOf(program: Program): DynamicPlan {
  const [plan] = planOf(program, collectConstants(program));
  return plan;
}

function planOf(program: Program, constants: Constants): [DynamicPlan, DynamicWords] {
  const { lives, homes } = lastingBuffers(program);
  const numbers = new Map([...lives.keys()].map((buffer, i) => [buffer, i]));
  const numberOf = (buffer: Buffer): number => numbers.get(homes.get(buffer) ?? buffer)!;
  const table = new SymbolTable(mostOf(program.dynamic!.steps));
  for (const { shape } of [...program.inputs, ...program.outputs]) for (const length of shape) table.sumOf(length);
  const words = new DynamicWords(table, numberOf, constants.places);
  const { steps, segments } = planSteps(program, table, words, numberOf);
  const tensorOf = ({ operand, shape }: ProgramTensor): PlanTensor => ({
    buffer: numberOf(operand.buffer),
    shape: shape.map((length) => table.sumOf(length)),
  });
  const parts = {
    buffers: [...lives].map(([{ elementBytes, length }, { from, to }]) => [
      table.sumOf(scaleExtent(length, elementBytes)),
      from,
      to,
    ]) as DynamicPlan['buffers'],
    inputs: program.inputs.map(tensorOf),
    outputs: program.outputs.map(tensorOf),
    demands: program.dynamic!.demands.map(({ notNegative, node }) => demandOf(table.sumOf(notNegative), node, table)),
    lengths: program.dynamic!.lengths.map((lengths) => lengthsOf(lengths, numberOf, table)),
  };
  const plan: DynamicPlan = {
    symbols: table.symbols,
    terms: table.terms,
    ...parts,
    words: words.length,
    relocations: words.relocations.length,
    segments,
    steps,
    reason: program.dynamic!.reason,
  };
  words.finish(table.terms.length);
  return [plan, words];
}

function demandOf(notNegative: Sum, node: string, table: SymbolTable): PlanDemand {
  const isLate = notNegative.some((term, i) => i > 0 && i % 2 === 0 && table.isLate(term));
  return { notNegative, node, isLate };
}

function lengthsOf(
  { operand, type, numbers }: ProgramLengths,
  numberOf: (buffer: Buffer) => number,
  table: SymbolTable,
): PlanLengths {
  const place = { buffer: numberOf(operand.buffer), type };
  if (Array.isArray(numbers)) return { ...place, values: numbers.map((each) => table.sumOf(each)) };
  const { start, step, count } = numbers as Exclude<typeof numbers, readonly Extent[]>;
  return { ...place, start: table.sumOf(start), step: table.sumOf(step), count: table.sumOf(count) };
}

/** Words with what no length changes, and the list of what lengths and places add. */
class DynamicWords implements SegmentWords {
  readonly words: number[] = [];
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
    this.#table = table;
    this.#numberOf = numberOf;
    this.#constantPlaces = constantPlaces;
  }

  get length(): number {
    return this.words.length;
  }

  put(...words: readonly number[]): void {
    this.words.push(...words);
  }

  set(at: number, word: number): void {
    this.words[at] = word;
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
