// What each kernel of a plan takes on this machine.
import { Model } from '@kinglet/inference';
import type { SampleInputs } from '../accuracy/modelRunner.ts';

/** One instruction of a plan. */
export interface InstructionTime {
  /** The node it is of, as plans write it: `"name" (Operator)`. */
  readonly node: string;
  readonly nanoseconds: number;
}

/** Times one run of a plan, instruction by instruction. */
export type PlanTimer = (plan: Uint8Array, inputs: SampleInputs) => readonly InstructionTime[];

const [warmUps, runs] = [3, 16];

/** The least of 16 runs of each instruction: what disturbs the machine only adds to it. */
export function timePlan(plan: Uint8Array, inputs: SampleInputs): readonly InstructionTime[] {
  const model = Model.load(plan);
  for (let run = 0; run < warmUps; run++) model.run(inputs);
  let least: readonly InstructionTime[] = model.time();
  for (let run = 1; run < runs; run++) {
    const again = model.time();
    least = least.map((one, i) => (again[i]!.nanoseconds < one.nanoseconds ? again[i]! : one));
  }
  return least.map(({ node, nanoseconds }) => ({ node, nanoseconds }));
}

/** Of all instructions. */
export function totalOf(times: readonly InstructionTime[]): number {
  return times.reduce((sum, { nanoseconds }) => sum + nanoseconds, 0);
}
