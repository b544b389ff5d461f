// Where two models part: values inside them.
import { graphOf, type ModelProto } from '@kinglet/onnx';
import { type FloatRunner, floatRunner, type RunnerOptions } from '../calibrate/floatRunner.ts';
import { ErrorSums, type OutputError } from './metrics.ts';
import type { SampleInputs } from './modelRunner.ts';

/** Errors of the named values that both models have, by value; those that the second has not are left out. */
export function compareValues(
  reference: ModelProto,
  quantized: ModelProto,
  values: readonly string[],
  samples: readonly SampleInputs[],
  options: RunnerOptions = {},
): ReadonlyMap<string, OutputError> {
  const names = valuesIn(quantized, values);
  const runners = [reference, quantized].map((model) => floatRunner(model, names, options)) as [
    FloatRunner,
    FloatRunner,
  ];
  return compareRuns(...runners, names, samples);
}

/** The same of models that are loaded, which both give these values. */
export function compareRuns(
  reference: FloatRunner,
  quantized: FloatRunner,
  values: readonly string[],
  samples: readonly SampleInputs[],
): ReadonlyMap<string, OutputError> {
  const sums = new Map(values.map((name) => [name, new ErrorSums()]));
  for (const sample of samples) {
    const [one, other] = [runWith(reference, sample), runWith(quantized, sample)];
    for (const [name, own] of sums) own.add(numbersOf(one, name), numbersOf(other, name));
  }
  return new Map([...sums].map(([name, own]) => [name, own.result()]));
}

/** Runs one sample. */
export function runWith(runner: FloatRunner, sample: SampleInputs): FloatRunner {
  runner.run(itemsOf(runner, sample), new Map(Object.entries(sample)));
  return runner;
}

/** Those of the named values that a model's nodes make, each once. */
function valuesIn(model: ModelProto, values: readonly string[]): readonly string[] {
  const made = new Set(graphOf(model).node.flatMap(({ output }) => output));
  return [...new Set(values)].filter((name) => made.has(name));
}

function itemsOf({ inputs }: FloatRunner, sample: SampleInputs): number {
  const open = inputs.find(({ perItem }) => perItem > 0);
  return open ? (sample[open.name]!.length - open.fixed) / open.perItem : 1;
}

/** A value of the last run. */
export function numbersOf(runner: FloatRunner, name: string): ArrayLike<number> {
  return runner.value(name).values as ArrayLike<number>;
}
