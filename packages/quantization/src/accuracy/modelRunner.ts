// Answers of a model, sample after sample.
import { type InputValues, Model } from '@kinglet/inference';
import { compile } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import type { RunnerOptions } from '../calibrate/floatRunner.ts';

/** One item for each input, by name. */
export type SampleInputs = Readonly<Record<string, InputValues>>;

/** Each output of one sample, by name. */
export type Answers = Readonly<Record<string, ArrayLike<number>>>;

/** A model's plan, loaded. Throws what `compile` throws. */
export function runnerOf(model: ModelProto, options: RunnerOptions = {}): (inputs: SampleInputs) => Answers {
  return planAnswers(compile(model, options).file);
}

/** The same of a plan. */
export function planAnswers(plan: Uint8Array): (inputs: SampleInputs) => Answers {
  const model = Model.load(plan);
  return (inputs) => {
    const answers = Object.entries(model.run(inputs)).map(([name, { data }]) => [name, numbersOf(data)]);
    return Object.fromEntries(answers) as Answers;
  };
}

/** 64-bit integers as numbers: labels and indices, which are small. */
function numbersOf(data: ArrayLike<bigint> | ArrayLike<number>): ArrayLike<number> {
  return typeof data[0] === 'bigint'
    ? Float64Array.from(data as ArrayLike<bigint>, Number)
    : (data as ArrayLike<number>);
}
