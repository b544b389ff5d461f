// What a plan of any lengths answers, beside the reference evaluator and ONNX Runtime.
import type { ModelProto } from '@kinglet/onnx';
import { expect } from 'vitest';
import { type CompileOptions, compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import type { Tensor } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { findDifference } from './backend/compareTensors.ts';
import { type Feed, hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { inputValues, outputValues } from './runValues.ts';

export type Tensors = Readonly<Record<string, Tensor>>;

/** Expects one plan to answer each of the inputs, one after another, as the evaluator does, in shapes and elements. */
export function expectAnswers(model: ModelProto, inputs: readonly Tensors[], options: CompileOptions = {}): Model {
  const { file } = compile(model, options);
  const plan = Model.load(file);
  for (const given of inputs) expectAnswer(plan, model, given);
  return plan;
}

/** The same of one run of a plan that is there. */
export function expectAnswer(plan: Model, model: ModelProto, given: Tensors): void {
  const expected = evaluate(model, given);
  const entries = Object.entries(given).map(([name, { type, dims, values }]) => {
    return [name, { data: inputValues({ type, dims, values }), shape: dims }] as const;
  });
  const found = Object.entries(plan.run(Object.fromEntries(entries))).map(
    ([name, output]) =>
      [name, { type: expected[name]!.type, dims: output.shape, values: outputValues(output) }] as const,
  );
  expect(findDifference(expected, Object.fromEntries(found), 1e-5)).toBeUndefined();
}

/** Expects the evaluator to answer as ONNX Runtime does, where that is installed: floats and int64 alone. */
export async function expectOnnxRuntime(model: ModelProto, inputs: readonly Tensors[]): Promise<void> {
  if (!hasOnnxRuntime) return;
  for (const given of inputs) {
    const feeds = Object.entries(given).map(([name, { dims, values }]) => {
      return [name, { data: values as Feed['data'], dims }] as const;
    });
    const expected = await runOnnxRuntime(model, Object.fromEntries(feeds));
    for (const [name, { values }] of Object.entries(evaluate(model, given))) {
      expect(expected[name]).toHaveLength(values.length);
      const apart = Array.from(values as ArrayLike<bigint | number>, (value, i) =>
        Math.abs(Number(value) - Number(expected[name]![i])),
      );
      expect(Math.max(0, ...apart)).toBeLessThan(1e-4);
    }
  }
}
