// The steps of a program and the segments that they run, as a plan's file writes them.
import type { PlanElement, PlanSegment, PlanStep } from '../dynamic/dynamicPlan.ts';
import type { DynamicWords } from './dynamicWords.ts';
import { encodeInstructions } from './encodeInstructions.ts';
import { addExtents, type Extent, equalExtents, fixedExtent } from './extent.ts';
import type { Buffer, Program, ProgramElement, ProgramStep } from './program.ts';
import type { SymbolTable } from './symbolTable.ts';

interface PlannedSteps {
  readonly steps: readonly PlanStep[];
  readonly segments: readonly PlanSegment[];
}

/** Encodes the instructions of each segment. */
export function planSteps(
  { instructions, dynamic }: Program,
  table: SymbolTable,
  words: DynamicWords,
  numberOf: (buffer: Buffer) => number,
): PlannedSteps {
  const segments: PlanSegment[] = [];
  const elementOf = ({ operand, type }: ProgramElement): PlanElement => ({ buffer: numberOf(operand.buffer), type });
  const runOf = ([from, to]: readonly [number, number]): PlanStep => {
    const [first, begin] = [words.length, words.relocations.length];
    encodeInstructions(instructions.slice(from, to), words);
    segments.push({
      words: [first, words.length - first],
      relocations: [begin, words.relocations.length - begin],
      instructions: to - from,
      isLate: words.isLate(begin, words.relocations.length),
    });
    return { run: segments.length - 1 };
  };
  const stepOf = (step: ProgramStep): PlanStep => {
    if ('run' in step) return runOf(step.run);
    if ('measure' in step) return { measure: table.symbolOf(step.measure), element: elementOf(step.element) };
    if ('set' in step) return { set: table.symbolOf(step.set), to: table.sumOf(step.to) };
    if ('choose' in step) {
      const [first, second] = step.branches;
      return { choose: elementOf(step.choose), branches: [first.map(stepOf), second.map(stepOf)] };
    }
    const { loop, turn, turns, most, condition, counter, node, isLimited } = step;
    return {
      loop: loop.map(stepOf),
      ...{ turn: table.symbolOf(turn), turns: table.symbolOf(turns), most: table.sumOf(most), node, isLimited },
      ...(condition && { condition: elementOf(condition) }),
      ...(counter && { counter: elementOf(counter) }),
    };
  };
  const steps = dynamic!.steps.map(stepOf);
  return { steps, segments };
}

/** The most that each symbol can be that a run decides. Graphs inside nodes may have values of one name: it is either of what they can be. */
export function mostOf(steps: readonly ProgramStep[]): Map<string, Extent> {
  const found = new Map<string, Extent>();
  const note = (symbol: string, most: Extent): void => {
    const before = found.get(symbol);
    found.set(symbol, before && !equalExtents(before, most) ? addExtents(before, most) : most);
  };
  const visit = (step: ProgramStep): void => {
    if ('measure' in step) note(step.measure, step.most);
    else if ('set' in step) note(step.set, step.most);
    else if ('choose' in step) step.branches.flat().forEach(visit);
    else if ('loop' in step) {
      note(step.turns, step.most);
      note(step.turn, addExtents(step.most, fixedExtent(-1)));
      step.loop.forEach(visit);
    }
  };
  steps.forEach(visit);
  return found;
}
