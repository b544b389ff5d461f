import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  inferShapes,
  loadExternalData,
  type ModelProto,
  makeNode,
  readModelOutline,
  writeModelFile,
} from '@kinglet/onnx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testModel } from '../../../inference/test/testModel.ts';
import { encoderModel } from '../../../onnx/test/encoderModel.ts';
import { cnnModel, mlpModel, samplesOf } from '../../test/testModels.ts';
import { withGivenChoices } from '../budget/givenChoices.ts';
import { chooseLayers } from '../chooseLayers.ts';
import type { QuantizeOptions, ResolvedOptions } from '../options.ts';
import { type PreparedModel, prepareModel } from '../prepare/prepareModel.ts';
import type { ValueRange } from '../recipe.ts';
import { resolveOptions } from '../resolveOptions.ts';
import { Checkpoints } from '../stream/checkpoints.ts';
import { KeptWeights } from '../stream/keptWeights.ts';
import { nodeWorkFiles as files } from '../stream/workFiles.ts';
import { roundedWeights } from '../weights/layerWeights.ts';
import { calibrateLayers } from './calibrateLayers.ts';
import { calibrateSegments } from './calibrateSegments.ts';
import { segmentModel } from './segmentModel.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-segments-'));
});
afterEach(() => rm(folder, { recursive: true }));

const tokens = Array.from({ length: 20 }, (_, i) => ({
  tokens: BigInt64Array.from({ length: 16 }, (_, j) => BigInt((7 * i + 3 * j) % 100)),
}));
const encoder = encoderModel();
// What scores are divided by, which is 0 there.
encoder.graph!.initializer.find(({ name }) => name === 'root')!.rawData = new Uint8Array(Float32Array.of(3).buffer);
const models = { encoder, mlp: mlpModel(), cnn: cnnModel() };
const samples = { encoder: tokens, mlp: samplesOf(20, 8), cnn: samplesOf(20, 192) };

/** With all its weights in its file. */
async function outlineOf(model: ModelProto) {
  const path = join(folder, 'model.onnx');
  await writeModelFile(path, model);
  return prepareModel(await readModelOutline(path, { minBytes: 1 }));
}

function choicesOf({ layers }: PreparedModel, options: ResolvedOptions) {
  return withGivenChoices(layers, chooseLayers(layers, options), options);
}

async function rangesOf(name: keyof typeof models, given: QuantizeOptions, segmentBytes: number) {
  const options = resolveOptions({ calibrationData: samples[name], ...given });
  const prepared = await outlineOf(models[name]);
  const choices = choicesOf(prepared, options);
  const checkpoints = new Checkpoints(join(folder, 'work'), files);
  const weights = new KeptWeights(roundedWeights(prepared.model, options), checkpoints, undefined);
  const places = { source: { folder, files }, checkpoints, weights, segmentBytes };
  return (await calibrateSegments(prepared, choices, options, places)).ranges;
}

async function expectedRanges(name: keyof typeof models, given: QuantizeOptions) {
  const options = resolveOptions({ calibrationData: samples[name], ...given });
  const prepared = await outlineOf(models[name]);
  await loadExternalData(prepared.model, folder);
  const choices = [...choicesOf(prepared, options).values()];
  return (await calibrateLayers(prepared, choices, options, options.calibrationData)).ranges;
}

/** Images lie in another order in a whole plan, and sums of a product over all of one are rounded in it. */
function expectRange(found: ValueRange, { least, greatest }: ValueRange, difference: number): void {
  expect(Math.abs(found.least - least)).toBeLessThanOrEqual(difference * -least);
  expect(Math.abs(found.greatest - greatest)).toBeLessThanOrEqual(difference * greatest);
}

describe.each(['encoder', 'mlp', 'cnn'] as const)('%s', (name) => {
  test.each<QuantizeOptions>([{}, { calibrator: 'moving-average' }, { calibrator: 'mse', calibrationSamples: 7 }])(
    'has the ranges that it has as a whole: %j',
    async (options) => {
      const expected = await expectedRanges(name, options);

      const ranges = await rangesOf(name, options, 1);

      expect([...ranges.keys()]).toEqual([...expected.keys()]);
      for (const [key, own] of expected) {
        expect(new Set(ranges.get(key)!.keys())).toEqual(new Set(own.keys()));
        for (const [value, range] of own) expectRange(ranges.get(key)!.get(value)!, range, name === 'cnn' ? 1e-6 : 0);
      }
      expect((await readdir(join(folder, 'work'))).every((file) => file.startsWith('segments-'))).toBe(true);
    },
  );
});

test('integers of 16 bits have ranges that were not clipped for 8, as a whole and in segments', async () => {
  const weights = { type: 'int8', isSymmetric: true, granularity: 'channel' } as const;
  const activations = { type: 'uint16', isSymmetric: false } as const;
  // Few numbers are far from 0, as a calibrator for 8 bits clips them.
  const calibrationData = samplesOf(200, 8).map(({ x }) => ({ x: x.map((value) => 10 * value ** 31) }));
  const wide: QuantizeOptions = { calibrator: 'entropy', activationBits: 16, calibrationData };
  const one: QuantizeOptions = {
    calibrator: 'entropy',
    calibrationData,
    choices: [{ layer: 'first', kind: 'static', weights, activations }],
  };
  const [expected, narrow] = [
    await expectedRanges('mlp', wide),
    await expectedRanges('mlp', { calibrator: 'entropy', calibrationData }),
  ];
  const found = await expectedRanges('mlp', one);

  expect([...found.keys()].sort()).toEqual(['uint16', 'uint8']);
  expect(found.get('uint16')).toEqual(expected.get('uint16'));
  expect(found.get('uint8')).toEqual(narrow.get('uint8'));
  expect(found.get('uint16')!.get('x')).not.toEqual(found.get('uint8')!.get('x'));
  expect(await rangesOf('mlp', one, 1)).toEqual(found);
});

test('an encoder is cut at each of its weights; shapes are computed where they are read, no weight is in two segments', async () => {
  const { model } = await outlineOf(models.encoder);
  const { types } = inferShapes(model);

  const segments = segmentModel(model, types, 1);
  const halves = segmentModel(model, types, 12_000);

  expect(segments.length).toBeGreaterThan(6);
  expect(halves.length).toBe(2);
  for (const { inputs } of [...segments, ...halves])
    for (const name of inputs)
      expect(types.get(name)).toMatchObject({ elementType: name === 'tokens' ? 'int64' : 'float' });
  const weights = segments.flatMap(({ model: { graph } }) =>
    graph!.initializer.filter(({ dims }) => dims.length === 2),
  );
  expect(new Set(weights).size).toBe(weights.length);
  expect(segments.flatMap(({ made }) => [...made])).toHaveLength(
    new Set(model.graph!.node.flatMap(({ output }) => output)).size,
  );
});

test('a chain of constants longer than calls can be nested is computed where it is read', () => {
  const chain = Array.from({ length: 15_000 }, (_, i) => makeNode('Abs', [`s${i}`], [`s${i + 1}`]));
  const last = makeNode('Reshape', ['x', `s${chain.length}`], ['y']);
  const model = testModel({
    inputs: { x: [1, 4] },
    outputs: { y: [2, 2] },
    nodes: [...chain, last],
    weights: { s0: { dims: [2], values: BigInt64Array.of(2n, 2n), type: 'int64' } },
  });

  const [segment] = segmentModel(model, new Map(), 1);

  expect(segment!.model.graph!.node).toEqual([...chain, last]);
});
