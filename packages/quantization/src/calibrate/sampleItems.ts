// Samples of several items, taken apart.
import type { ElementArray } from '@kinglet/inference/compile';
import type { CheckedSample } from './calibrationData.ts';
import type { FloatRunner } from './floatRunner.ts';

/**
 * Each item's inputs: views of the sample's. Where the batch is not the first axis of each input, or inputs have no batch to
 * take apart, the sample is one item.
 */
export function itemsOf(
  sample: CheckedSample,
  { inputs, isBatched }: Pick<FloatRunner, 'inputs' | 'isBatched'>,
): readonly ReadonlyMap<string, ElementArray>[] {
  const isFixed = inputs.every(({ perItem }) => perItem === 0);
  if (sample.items === 1 || !(isBatched || isFixed)) return [sample.inputs];
  return Array.from({ length: sample.items }, (_, item) => itemOf(sample, item));
}

/** The elements of one item, where items lie behind each other. */
export function itemOf({ inputs, items }: CheckedSample, item: number): ReadonlyMap<string, ElementArray> {
  if (items === 1) return inputs;
  return new Map(
    [...inputs].map(([name, values]) => {
      const length = values.length / items;
      return [name, values.subarray(item * length, (item + 1) * length)];
    }),
  );
}
