// What a plan answers, beside the reference evaluator.
import type { ModelProto } from '@kinglet/onnx';
import { expect } from 'vitest';
import { type CompileOptions, compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import type { Tensor } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { findDifference } from './backend/compareTensors.ts';
import { checkInstructions } from './checkInstructions.ts';
import { inputValues, outputValues } from './runValues.ts';

/** Compiles the model, and expects the plan to answer each of the given inputs as the reference evaluator does, but for `absolute`. */
export function expectPlanAnswers(
  model: ModelProto,
  inputs: readonly Readonly<Record<string, Tensor>>[],
  options?: CompileOptions,
  absolute = 1e-6,
): void {
  const { file, program } = compile(model, options);
  checkInstructions(program);
  const plan = Model.load(file);
  for (const given of inputs) {
    const expected = evaluate(model, given);
    const made = plan.run(
      Object.fromEntries(Object.entries(given).map(([name, tensor]) => [name, inputValues(tensor)])),
    );
    const found = Object.entries(made).map(
      ([name, output]) =>
        [name, { type: expected[name]!.type, dims: output.shape, values: outputValues(output) }] as const,
    );
    expect(findDifference(expected, Object.fromEntries(found), absolute)).toBeUndefined();
  }
}
