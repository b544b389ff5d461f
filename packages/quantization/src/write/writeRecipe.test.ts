import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metadataOf, readModel, writeModel } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { cnnModel, samplesOf } from '../../test/testModels.ts';
import type { QuantizeOptions } from '../options.ts';
import { modelDigest } from '../prepare/modelDigest.ts';
import { quantizeModel } from '../quantizeModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { packageVersion } from '../version.ts';
import { recipeKeys } from './writeRecipe.ts';

const options = (more: QuantizeOptions = {}): QuantizeOptions => ({ calibrationData: samplesOf(16, 192), ...more });

async function recipeOf(more: QuantizeOptions) {
  const { model } = await quantizeModel(cnnModel(), options(more));
  return metadataOf(readModel(writeModel(model)), recipeKeys.recipe)!;
}

test('a file says which model it was made of, by what, and how: its layers make it again', async () => {
  const made = await quantizeModel(cnnModel(), options({ exclude: ['conv1'] }));
  const said = (key: string) => metadataOf(readModel(writeModel(made.model)), key)!;
  const { layers } = JSON.parse(said(recipeKeys.recipe)) as { readonly layers: readonly LayerChoice[] };

  expect(said(recipeKeys.version)).toBe(packageVersion());
  expect(said(recipeKeys.source)).toBe(await modelDigest(cnnModel()));
  expect(layers.map(({ layer, kind }) => [layer, kind])).toEqual([
    ['conv1', 'float'],
    ['conv2', 'static'],
    ['last', 'static'],
  ]);
  const again = await quantizeModel(cnnModel(), options({ choices: layers }));
  expect(again.model.graph).toEqual(made.model.graph);
});

test('the recipe is canonical JSON without samples, times and functions', async () => {
  const recipe = await recipeOf({ metric: () => 1, progress: () => undefined, targetAccuracyLoss: 0 });

  expect(recipe).toContain('"metric":"function"');
  expect(recipe).not.toMatch(/calibrationData|progress|planTimer/);
  const keys = Object.keys((JSON.parse(recipe) as { readonly options: object }).options);
  expect(keys).toEqual(keys.toSorted());
  expect(await recipeOf({ metric: () => 1, targetAccuracyLoss: 0 })).toBe(recipe);
});

test('a model that is quantized from its file becomes what it becomes in memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-recipe-'));
  try {
    const path = join(folder, 'model.onnx');
    writeFileSync(path, writeModel(cnnModel()));

    const [read, given] = [await quantizeModel(path, options()), await quantizeModel(cnnModel(), options())];
    expect(writeModel(read.model)).toEqual(writeModel(given.model));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
