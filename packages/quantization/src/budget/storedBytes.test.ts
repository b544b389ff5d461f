import { graphOf, type ModelProto, makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { modelOf, samplesOf } from '../../test/testModels.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { everyChoice } from './everyChoice.ts';
import { weightBytes } from './storedBytes.ts';

/** Two products with the same weights. */
const model = modelOf({
  nodes: [
    makeNode('MatMul', ['x', 'w'], ['a'], { name: 'first' }),
    makeNode('Relu', ['a'], ['r'], { name: 'relu' }),
    makeNode('MatMul', ['r', 'w'], ['y'], { name: 'second' }),
  ],
  weights: { w: [32, 32] },
  input: ['N', 32],
  output: ['N', 32],
});

function bytesOfWeights(written: ModelProto): number {
  const { initializer } = graphOf(written);
  return initializer.filter(({ name }) => name.startsWith('w')).reduce((sum, { rawData }) => sum + rawData.length, 0);
}

test.each(['mixed', 'asymmetric'] as const)(
  'each choice takes the bytes that are written, shared weights once: %s',
  async (scheme) => {
    const options = { bits: 'mixed', scheme, targetAccuracyLoss: 1, calibrationData: samplesOf(4, 32) } as const;
    const every = await everyChoice(model, options, samplesOf(4, 32));

    expect(every.length).toBeGreaterThan(8);
    for (const { bytes, write } of every) expect(bytes).toBe(bytesOfWeights(write()));
  },
);

test('plans keep the scales of blocks of 4 bits in two bytes', () => {
  const [layer] = prepareModel(model).layers;
  const weights = { type: 'int4', isSymmetric: true, granularity: { block: 32 } } as const;
  const choice: LayerChoice = { layer: 'first', kind: 'weights', weights };

  expect(weightBytes(layer!, choice, 'qdq')).toBe(512 + 4 * 32);
  expect(weightBytes(layer!, choice, 'plan')).toBe(512 + 2 * 32);
});
