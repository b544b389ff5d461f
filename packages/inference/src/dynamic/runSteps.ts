// The order in which segments run: branches and loops.
import type { DynamicPlan, PlanElement, PlanLoop, PlanStep, Sum } from './dynamicPlan.ts';

/** What steps act on. */
export interface StepMachine {
  read(element: PlanElement): number;
  write(element: PlanElement, value: number): void;
  at(sum: Sum): number;
  set(symbol: number, value: number): void;
  run(segment: number): void;
  refuse(message: string): Error;
}

export function runSteps({ steps }: Pick<DynamicPlan, 'steps'>, machine: StepMachine): void {
  for (const step of steps) runStep(step, machine);
}

function runStep(step: PlanStep, machine: StepMachine): void {
  if ('run' in step) machine.run(step.run);
  else if ('measure' in step) machine.set(step.measure, machine.read(step.element));
  else if ('set' in step) machine.set(step.set, machine.at(step.to));
  else if ('choose' in step) runSteps({ steps: step.branches[machine.read(step.choose) ? 0 : 1] }, machine);
  else runLoop(step, machine);
}

function runLoop(
  { loop, turn, turns: count, most, condition, counter, node, isLimited }: PlanLoop,
  machine: StepMachine,
): void {
  const turns = machine.at(most);
  const goesOn = (): boolean => !condition || machine.read(condition) !== 0;
  let done = 0;
  for (; done < turns && goesOn(); done++) {
    machine.set(turn, done);
    if (counter) machine.write(counter, done);
    runSteps({ steps: loop }, machine);
  }
  machine.set(count, done);
  if (isLimited && done === turns && goesOn())
    throw machine.refuse(
      `expected node ${node} to end after ${turns} turns, which is the option \`loopTurns\`, and it goes on`,
    );
}
