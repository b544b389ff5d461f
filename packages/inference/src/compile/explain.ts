// What the compiler did with a model, as text for people.
import { callShapes, isResultKind } from '@kinglet/kernels/plan';
import { memoryExamples } from '../dynamic/planMemory.ts';
import type { PassReport } from '../passes/runPasses.ts';
import { dynamicPlanOf } from './dynamicContents.ts';
import { explainSteps } from './explainSteps.ts';
import { describeExtent } from './extent.ts';
import { planArena } from './planArena.ts';
import { type Buffer, isOperand, type Program, type ProgramTensor } from './program.ts';

/** What is explained. */
export interface Explained {
  readonly name: string;
  /** In bytes. */
  readonly file: { readonly length: number };
  readonly program: Program;
  readonly passes: readonly PassReport[];
}

export function explain({ name, file, program, passes }: Explained): string {
  const busy = passes.filter(({ changes }) => changes > 0);
  const busyNames = busy.map(({ pass }) => pass);
  const idle = new Set(passes.map(({ pass }) => pass).filter((pass) => !busyNames.includes(pass)));
  const sections = [
    `model ${name}`,
    ...tensorLines('input ', program.inputs, program),
    ...tensorLines('output', program.outputs, program),
    '',
    'passes: nodes before -> after, changes',
    ...busy.flatMap(passLines),
    `  nothing to do: ${[...idle].join(', ')}`,
    '',
    ...memoryLines(file, program),
    '',
    ...stepLines(program),
    'instructions: kernel, elements of the result, node',
    ...instructionLines(program),
  ];
  return `${sections.join('\n')}\n`;
}

function tensorLines(kind: string, tensors: readonly ProgramTensor[], { batch }: Program): string[] {
  return tensors.map(({ name, type, shape }) => {
    const lengths = shape.map((extent) => describeExtent(extent, batch));
    return `  ${kind} ${JSON.stringify(name)} ${type}[${lengths.join(', ')}]`;
  });
}

function passLines({ pass, purpose, changes, nodesBefore, nodesAfter, edits }: PassReport): string[] {
  const counts = `${nodesBefore} -> ${nodesAfter}`.padEnd(14);
  const line = `  ${pass.padEnd(24)}${counts}${String(changes).padStart(5)}  ${purpose}`;
  const shown = edits.filter(({ from }) => from.length > 0).slice(0, mostEdits);
  const lines = shown.map(({ from, to }) => `    ${listed(from)} -> ${to.length ? listed(to) : 'nothing'}`);
  const more = edits.length - shown.length;
  return [line, ...lines, ...(more > 0 ? [`    and ${more} more`] : [])];
}

// A large model folds hundreds of constants: a few show what is meant.
const mostEdits = 40;
const mostNodes = 6;

function listed(nodes: readonly string[]): string {
  const shown = nodes.slice(0, mostNodes).join(', ');
  return nodes.length > mostNodes ? `${shown} and ${nodes.length - mostNodes} more` : shown;
}

function memoryLines(file: Explained['file'], program: Program): string[] {
  const constants = [...buffersOf(program)].reduce((sum, { constant }) => sum + (constant?.length ?? 0), 0);
  return [
    `file       ${numbered(file.length)} bytes`,
    `constants  ${numbered(constants)} bytes`,
    ...(program.dynamic ? exampleLines(program) : [arenaLine(program)]),
  ];
}

function arenaLine(program: Program): string {
  const { fixed, perItem } = planArena(program).bytes;
  return `arena      ${numbered(fixed)} bytes${perItem ? ` and ${numbered(perItem)} for each ${program.batch ?? 'item'}` : ''}`;
}

function exampleLines(program: Program): string[] {
  return memoryExamples(dynamicPlanOf(program)).map(({ lengths, arenaBytes }) => {
    const given = Object.entries(lengths).map(([name, length]) => `${name} ${length}`);
    return `arena      ${numbered(arenaBytes)} bytes${given.length > 0 ? ` for ${given.join(', ')}` : ''}`;
  });
}

function stepLines({ dynamic }: Program): string[] {
  if (!dynamic) return [];
  const { reason, demands, steps } = dynamic;
  const wanted = demands.map(({ notNegative, node }) => `  ${describeExtent(notNegative)} >= 0, of ${node}`);
  return [
    `lengths are decided in a run: ${reason}`,
    ...(wanted.length > 0 ? ['what a run must be right for', ...wanted] : []),
    ...['', 'steps: instructions from .. to', ...explainSteps(steps), ''],
  ];
}

function buffersOf({ instructions }: Program): Set<Buffer> {
  return new Set(instructions.flatMap(({ args }) => args.filter(isOperand).map(({ buffer }) => buffer)));
}

function instructionLines({ instructions, batch }: Program): string[] {
  return instructions.map(({ kernel, args, node }, i) => {
    const result = args.findLast((_, k) => isResultKind(callShapes[kernel].kinds[k]));
    const elements = isOperand(result) ? describeExtent(result.length, batch) : '';
    return `  ${String(i).padStart(4)}  ${kernel.padEnd(22)}${elements.padEnd(16)}${node}`;
  });
}

function numbered(value: number): string {
  return value.toLocaleString('en-US');
}
