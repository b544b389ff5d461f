// Instructions in their order, and the steps that run them.
import type { Instruction, ProgramStep } from './program.ts';

/** The steps of a part, and its instructions: the first one and that behind the last. */
export interface StepsOfPart {
  readonly steps: readonly ProgramStep[];
  readonly range: readonly [from: number, to: number];
}

export class InstructionList {
  readonly instructions: Instruction[] = [];
  #steps: ProgramStep[] = [];
  /** The first instruction that is in no step yet. */
  #first = 0;

  push(instruction: Instruction): void {
    this.instructions.push(instruction);
  }

  /** Something that is no instruction comes next. */
  addStep(step: ProgramStep): void {
    this.#endRun();
    this.#steps.push(step);
  }

  /** Of all instructions so far. */
  steps(): readonly ProgramStep[] {
    this.#endRun();
    return this.#steps;
  }

  /** The steps that `act` adds, which are no others. */
  stepsOf(act: () => void): StepsOfPart {
    this.#endRun();
    const [outer, from] = [this.#steps, this.#first];
    this.#steps = [];
    try {
      act();
      return { steps: this.steps(), range: [from, this.#first] };
    } finally {
      this.#steps = outer;
    }
  }

  #endRun(): void {
    const to = this.instructions.length;
    if (to > this.#first) this.#steps.push({ run: [this.#first, to] });
    this.#first = to;
  }
}
