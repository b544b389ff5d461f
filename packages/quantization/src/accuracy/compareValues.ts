// Where two models part: the values that layers make.
import { graphOf, type ModelProto } from '@kinglet/onnx';
import { type FloatRunner, floatRunner, type RunnerOptions } from '../calibrate/floatRunner.ts';
import { ErrorSums, type OutputError } from './metrics.ts';
import type { SampleInputs } from './modelRunner.ts';

/** Errors of the named values that both models have, by value; those that one has not are left out. */
export function compareValues(
  reference: ModelProto,
  quantized: ModelProto,
  values: readonly string[],
  samples: readonly SampleInputs[],
  options: RunnerOptions = {},
): ReadonlyMap<string, OutputError> {
  const made = new Set(graphOf(quantized).node.flatMap(({ output }) => output));
  const names = [...new Set(values)].filter((name) => made.has(name));
  const runners = [reference, quantized].map((model) => floatRunner(model, names, options));
  const sums = new Map(names.map((name) => [name, new ErrorSums()]));
  for (const sample of samples) {
    const [one, other] = runners.map((runner) => runWith(runner, sample)) as [FloatRunner, FloatRunner];
    for (const [name, own] of sums) own.add(numbersOf(one, name), numbersOf(other, name));
  }
  return new Map([...sums].map(([name, own]) => [name, own.result()]));
}

function runWith(runner: FloatRunner, sample: SampleInputs): FloatRunner {
  runner.run(itemsOf(runner, sample), new Map(Object.entries(sample)));
  return runner;
}

function itemsOf({ inputs }: FloatRunner, sample: SampleInputs): number {
  const open = inputs.find(({ perItem }) => perItem > 0);
  return open ? (sample[open.name]!.length - open.fixed) / open.perItem : 1;
}

function numbersOf(runner: FloatRunner, name: string): ArrayLike<number> {
  return runner.value(name).values as ArrayLike<number>;
}
