import { evaluate } from '@kinglet/inference/compile';
import { makeNode } from '@kinglet/onnx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelOf, randomNumbers } from '../../test/testModels.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import type { Layer } from '../recipe.ts';
import { productOf } from '../tensor/scaleGroups.ts';
import { inputRows } from './inputRows.ts';

const lengths = fc.integer({ min: 1, max: 3 });
const window = fc.record({
  group: fc.integer({ min: 1, max: 2 }),
  channels: fc.integer({ min: 1, max: 2 }),
  outputs: fc.integer({ min: 1, max: 2 }),
  kernel: fc.tuple(lengths, lengths),
  strides: fc.tuple(lengths, lengths),
  dilations: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
  padding: fc.oneof(
    fc.tuple(lengths, lengths, lengths, lengths).map((pads) => ({ pads: pads.map(BigInt) })),
    fc.constantFrom('SAME_UPPER', 'SAME_LOWER', 'VALID').map((auto_pad) => ({ auto_pad })),
  ),
});

test("patches times weights are the convolution's outputs, whatever its window", () => {
  fc.assert(
    fc.property(window, ({ group, channels, outputs, kernel, strides, dilations, padding }) => {
      const dims = [2, group * channels, 7, 6];
      const attributes = {
        ...{ group: BigInt(group), strides: strides.map(BigInt), dilations: dilations.map(BigInt) },
        ...padding,
      };
      const { model, layers } = prepareModel(
        modelOf({
          nodes: [makeNode('Conv', ['x', 'w'], ['y'], { attributes })],
          weights: { w: [group * outputs, channels, ...kernel] },
          input: dims,
          output: [2, group * outputs, 'h', 'v'],
        }),
      );
      const values = randomNumbers(productOf(dims), 5);
      const y = evaluate(model, { x: { type: 'float', dims, values } }).y!;

      const rows = inputRows(layers[0]!)!.read({ shape: dims, values, items: 2 }, 1000, 0);

      const weights = randomNumbers(group * outputs * channels * productOf(kernel), 1);
      const found = productsOf(rows, weights, y.dims);
      expect(found.length).toBe(y.values.length);
      for (const [i, value] of found.entries()) expect(value).toBeCloseTo(Number(y.values[i]), 4);
    }),
    { numRuns: 60 },
  );
});

test('rows are spread over an item, and are others of the next', () => {
  const layer = { node: makeNode('MatMul', ['x', 'w'], ['y']), input: 'x', weightDims: [2, 4], channelAxis: 1 };
  const values = Float32Array.from({ length: 2 * 10 * 2 }, (_, i) => i);

  const [rows] = inputRows(layer as unknown as Layer)!.read({ shape: [2, 10, 2], values, items: 2 }, 2, 0);

  expect([...rows!]).toEqual([0, 1, 10, 11, 26, 27, 36, 37]);
});

/** [items, group * outputs, positions] of each group's [items * positions, features]. */
function productsOf(rows: readonly Float32Array[], weights: Float32Array, dims: readonly number[]): number[] {
  const [items, channels, ...spatial] = dims as [number, number, ...number[]];
  const [positions, perGroup] = [productOf(spatial), channels / rows.length];
  const features = weights.length / channels;
  return Array.from({ length: items * channels * positions }, (_, i) => {
    const [item, channel] = [Math.floor(i / positions / channels), Math.floor(i / positions) % channels];
    const row = (item * positions + (i % positions)) * features;
    let sum = 0;
    for (let j = 0; j < features; j++)
      sum += rows[Math.floor(channel / perGroup)]![row + j]! * weights[channel * features + j]!;
    return sum;
  });
}
