// What runs when, as text for people: branches and loops are indented.
import { describeExtent } from './extent.ts';
import type { ProgramStep } from './program.ts';

export function explainSteps(steps: readonly ProgramStep[], indent = '  '): string[] {
  return steps.flatMap((step) => linesOf(step, indent));
}

function linesOf(step: ProgramStep, indent: string): string[] {
  const deeper = `${indent}  `;
  if ('run' in step) return [`${indent}run ${step.run[0]} .. ${step.run[1] - 1}`];
  if ('measure' in step) return [`${indent}${step.measure} is counted, at most ${describeExtent(step.most)}`];
  if ('set' in step) return [`${indent}${step.set} is ${describeExtent(step.to)}`];
  if ('choose' in step) {
    const [first, second] = step.branches.map((branch) => explainSteps(branch, deeper));
    return [`${indent}if`, ...first!, `${indent}else`, ...second!];
  }
  const { loop, most, turn, turns, condition, node } = step;
  const end = condition ? ', or until its condition ends it' : '';
  return [
    `${indent}loop of ${node}: ${turn} below ${describeExtent(most)}${end}; ${turns} turns`,
    ...explainSteps(loop, deeper),
  ];
}
