// Whether a program computes what it reads and gives: a rule that forgets an instruction is found out here, not in a run.
import { callShapes, isResultKind } from '@kinglet/kernels/plan';
import { InferenceError } from '../errors.ts';
import { isFixed } from './extent.ts';
import {
  type Buffer,
  type Instruction,
  isOperand,
  type Operand,
  type Program,
  type ProgramElement,
  type ProgramStep,
} from './program.ts';

/** Throws InferenceError KINGLET_INFERENCE_OPERATOR, with the node's name, where memory is read that nothing wrote. */
export function checkWrites({ instructions, inputs, outputs, dynamic }: Program): void {
  const given = [...inputs, ...(dynamic?.lengths ?? []), ...countersOf(dynamic?.steps ?? [])];
  const written = new Set<Buffer>(given.map(({ operand }) => operand.buffer));
  const check = ({ buffer, length }: Operand, what: string, node?: string): void => {
    const isEmpty = isFixed(length) && length.fixed === 0;
    if (isEmpty || buffer.constant || written.has(buffer)) return;
    const message = `expected instructions that compute ${what}, found none`;
    throw new InferenceError('KINGLET_INFERENCE_OPERATOR', message, node === undefined ? {} : { node });
  };
  for (const instruction of instructions) {
    for (const operand of operandsOf(instruction, 'i'))
      check(operand, `what ${instruction.kernel} reads`, instruction.node);
    for (const { buffer } of operandsOf(instruction, 'o')) written.add(buffer);
  }
  for (const { name, operand } of outputs) check(operand, `output ${JSON.stringify(name)}`);
}

/** The numbers of turns, which loops write themselves. */
function countersOf(steps: readonly ProgramStep[]): ProgramElement[] {
  return steps.flatMap((step) => {
    if ('branches' in step) return step.branches.flatMap(countersOf);
    return 'loop' in step ? [...(step.counter ? [step.counter] : []), ...countersOf(step.loop)] : [];
  });
}

/** The arrays that an instruction only reads, or those that it writes. */
function operandsOf({ kernel, args }: Instruction, direction: 'i' | 'o'): Operand[] {
  const { kinds } = callShapes[kernel];
  const isWanted = (kind: string | undefined): boolean =>
    direction === 'o' ? isResultKind(kind) : kind?.toLowerCase() === 'i' || kind === 's';
  return args.flatMap((argument, i) => (isOperand(argument) && isWanted(kinds[i]) ? [argument] : []));
}
