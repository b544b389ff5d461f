// Samples as runs take them: several items together where the model has a batch.
import type { ElementArray } from '@kinglet/inference/compile';
import type { CalibrationData } from './calibrationData.ts';
import { checkedSamples } from './calibrationData.ts';
import { type EvaluatedInput, isBatched } from './evaluatedRunner.ts';
import { itemOf } from './sampleItems.ts';

/** The inputs of one run. */
export interface SampleRun {
  /** Of the first sample in it. */
  readonly index: number;
  readonly items: number;
  readonly inputs: ReadonlyMap<string, ElementArray>;
}

/** How samples become runs. */
export interface RunLimits {
  /** All items of all runs. */
  readonly samples: number;
  /** Of one run, where items may be together. */
  readonly items: number;
}

/** Throws what `checkedSamples` throws. */
export async function* sampleRuns(
  data: CalibrationData,
  inputs: readonly EvaluatedInput[],
  { samples: most, items }: RunLimits,
): AsyncGenerator<SampleRun> {
  const isFixed = inputs.every(({ perItem }) => perItem === 0);
  if (!isFixed && !isBatched(inputs)) {
    yield* checkedSamples(data, inputs, most);
    return;
  }
  // The first is alone, as in `observe`: kernels for one row may round in another order.
  let together = 1;
  let [left, waiting, index] = [most, [] as SampleRun['inputs'][], 0];
  for await (const sample of checkedSamples(data, inputs, most))
    for (let item = 0; item < sample.items && left > 0; item++, left--) {
      if (waiting.length === 0) index = sample.index;
      waiting.push(itemOf(sample, item));
      if (waiting.length < together) continue;
      yield runOf(waiting, index);
      waiting = [];
      together = isFixed ? 1 : items;
    }
  if (waiting.length > 0) yield runOf(waiting, index);
}

function runOf(items: readonly SampleRun['inputs'][], index: number): SampleRun {
  return { index, items: items.length, inputs: items.length === 1 ? items[0]! : joined(items) };
}

/** Items behind each other. */
function joined(items: readonly ReadonlyMap<string, ElementArray>[]): ReadonlyMap<string, ElementArray> {
  const first = items[0]!;
  return new Map(
    [...first].map(([name, values]) => {
      const { length } = values;
      const all = new (values.constructor as new (length: number) => ElementArray)(items.length * length);
      for (const [i, inputs] of items.entries()) all.set(inputs.get(name) as never, i * length);
      return [name, all];
    }),
  );
}
