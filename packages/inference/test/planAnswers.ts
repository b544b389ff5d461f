// What a plan answers, beside the reference evaluator.
import type { ModelProto } from '@kinglet/onnx';
import { expect } from 'vitest';
import { type CompileOptions, compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import type { Tensor } from '../src/evaluate/tensor.ts';
import { type InputValues, Model } from '../src/index.ts';
import { textId, textOfId } from '../src/texts.ts';
import { findDifference } from './backend/compareTensors.ts';
import { checkInstructions } from './checkInstructions.ts';

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
    const made = plan.run(Object.fromEntries(Object.entries(given).map(([name, tensor]) => [name, inputOf(tensor)])));
    const found = Object.entries(made).map(([name, { shape, data, texts }]) => {
      const values = texts ? Int32Array.from(texts, textId) : data;
      return [name, { type: expected[name]!.type, dims: shape, values }] as const;
    });
    expect(findDifference(expected, Object.fromEntries(found), absolute)).toBeUndefined();
  }
}

/** What a run is given of a tensor. */
function inputOf({ type, values }: Tensor): InputValues {
  return type === 'string' ? Array.from(values as Int32Array, textOfId) : values;
}
