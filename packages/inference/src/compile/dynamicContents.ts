// What a model file holds of a program whose lengths are decided in a run.
import { constantsPlace, encodeMetadata, fileBytes, type ModelContents } from '@kinglet/kernels/plan';
import { arenaPageBytes, type DynamicPlan, type PlanLengths, type PlanTensor } from '../dynamic/dynamicPlan.ts';
import { InferenceError } from '../errors.ts';
import type { PlanMetadata } from '../metadata.ts';
import { type Constants, checkBytes, collectConstants } from './collectConstants.ts';
import { DynamicWords } from './dynamicWords.ts';
import { type Extent, scaleExtent } from './extent.ts';
import { lastingBuffers } from './planArena.ts';
import { mostOf, planSteps } from './planSteps.ts';
import type { Buffer, Program, ProgramLengths, ProgramTensor } from './program.ts';
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
    demands: program.dynamic!.demands.map(({ notNegative, node }) => ({ notNegative: table.sumOf(notNegative), node })),
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
  checkDecided(table);
  words.finish(table.terms.length);
  return [plan, words];
}

/** Whether every length that a run makes has a node that makes it. */
function checkDecided({ symbols }: SymbolTable): void {
  const open = symbols.find(({ name, of, most }) => name.startsWith('#') && !of && !most);
  if (!open) return;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected a node that decides length ${open.name}, found none: what is made of its results is not known to be as long`,
  );
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
