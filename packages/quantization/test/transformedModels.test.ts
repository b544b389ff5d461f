// A published network answers as before when it is rewritten.
import { expect, test } from 'vitest';
import { runnerOf, type SampleInputs } from '../src/accuracy/modelRunner.ts';
import { type PreparedModel, prepareModel } from '../src/prepare/prepareModel.ts';
import { equalizeLayers } from '../src/transform/equalizeLayers.ts';
import { scaleForInputs } from '../src/transform/scaleForInputs.ts';
import { smoothInputs } from '../src/transform/smoothInputs.ts';
import { dataFolder, readImages, readMnist } from './mnistLayers.ts';

const images = (count: number): SampleInputs[] => {
  const values = readImages(count).map((value) => Math.round(255 * value));
  return Array.from({ length: count }, (_, i) => ({ Input3: values.slice(i * 784, (i + 1) * 784) }));
};

const transforms: Readonly<Record<string, (prepared: PreparedModel) => Promise<PreparedModel>>> = {
  equalize: async (prepared) => equalizeLayers(prepared),
  smooth: (prepared) => smoothInputs(prepared, () => true, 0.5, { data: images(40), samples: 40, runner: {} }),
  awq: (prepared) =>
    scaleForInputs(prepared, () => ({ type: 'int4', isSymmetric: true, granularity: 'channel' }), {
      ...{ data: images(40), samples: 40, runner: {} },
    }),
};

test.runIf(dataFolder).each(Object.keys(transforms))('mnist-8: %s', async (name) => {
  const prepared = prepareModel(await readMnist());

  const made = await transforms[name]!(prepared);

  expect(made.notes.length).toBeGreaterThan(prepared.notes.length);
  const [expected, found] = [runnerOf(prepared.model), runnerOf(made.model)];
  for (const sample of images(20)) {
    const [exact, own] = [expected, found].map((run) => Array.from(Object.values(run(sample))[0]!)) as [
      number[],
      number[],
    ];
    const most = Math.max(...exact.map(Math.abs));
    for (const [i, value] of exact.entries()) expect(Math.abs(own[i]! - value)).toBeLessThan(1e-5 * most);
  }
});
