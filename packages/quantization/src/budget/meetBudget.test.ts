import { expect, test } from 'vitest';
import { cnnModel, samplesOf } from '../../test/testModels.ts';
import { QuantizationError } from '../errors.ts';
import { quantizeModel } from '../quantizeModel.ts';
import { type Candidate, searchPrecisions } from './searchPrecisions.ts';

const data = () => samplesOf(128, 192);

test('a loose budget takes the smallest layers, a tight one wider ones, none the error with what was found', async () => {
  const bytesOf = async (targetAccuracyLoss: number) => {
    const options = { bits: 'mixed', metric: 'relative-mse', targetAccuracyLoss, calibrationData: data() } as const;
    return (await quantizeModel(cnnModel(), options)).budget!;
  };
  const [loose, tight] = [await bytesOf(0.5), await bytesOf(1e-3)];

  expect(loose.bytes).toBeLessThan(tight.bytes);
  expect(tight.bytes).toBeLessThan(tight.floatBytes);
  expect(tight.loss).toBeLessThanOrEqual(1e-3);
  expect(tight.heldOutLoss).toBeLessThanOrEqual(1e-3);
  expect(tight.heldOutSamples).toBe(32);
  await expect(bytesOf(1e-14)).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_BUDGET' });
  await expect(bytesOf(1e-14)).rejects.toBeInstanceOf(QuantizationError);
});

test('a score of ours decides when it is given', async () => {
  const scored: number[] = [];
  const metric = (_: unknown, sample: number): number => scored.push(sample) && 1;
  const { budget } = await quantizeModel(cnnModel(), {
    bits: 'mixed',
    metric,
    targetAccuracyLoss: 0,
    calibrationData: data(),
  });

  expect(budget!.loss).toBe(0);
  expect(new Set(scored).size).toBe(96);
});

test('within 10 % of the best of all choices, on losses that do not quite add up', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const layers = randomLayers(seed);
    const lossOf = (picks: readonly number[]): number => {
      const errors = picks.map((pick, layer) => layers[layer]![pick]!.error);
      return errors.reduce((sum, error) => sum + error, 0) * (1 + 0.2 * Math.sin(picks.join('').length + errors[0]!));
    };
    const budget = 0.35 * lossOf(layers.map(() => 0));
    const best = exhaustive(layers, lossOf, budget);

    const found = searchPrecisions(layers, budget, lossOf);
    expect(found.best!.loss).toBeLessThanOrEqual(budget);
    expect(found.best!.bytes).toBeLessThanOrEqual(1.1 * best);
    const losses = found.front.map(({ loss }) => loss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  }
});

/** Five layers of three precisions, each with a quarter of the error and twice the bytes of the one before. */
function randomLayers(seed: number): Candidate<number>[][] {
  const random = (i: number): number => Math.abs(Math.sin(seed * 37 + i * 11));
  return Array.from({ length: 5 }, (_, layer) => {
    const [bytes, error] = [100 + Math.floor(4000 * random(layer)), random(layer + 50)];
    return [1, 2, 4].map((factor, choice) => ({ choice, bytes: bytes * factor, error: error / factor ** 2 }));
  });
}

function exhaustive(
  layers: readonly (readonly Candidate<number>[])[],
  lossOf: (picks: readonly number[]) => number,
  budget: number,
): number {
  let best = Number.POSITIVE_INFINITY;
  for (let code = 0; code < 3 ** layers.length; code++) {
    const picks = layers.map((_, i) => Math.floor(code / 3 ** i) % 3);
    const bytes = picks.reduce((sum, pick, i) => sum + layers[i]![pick]!.bytes, 0);
    if (lossOf(picks) <= budget) best = Math.min(best, bytes);
  }
  return best;
}
