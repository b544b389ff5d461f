// What each option of rounding and rewriting is there for: it loses less than rounding to nearest, on samples that were not
// calibrated with.
import { encoder } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compareAnswers } from '../src/accuracy/compareAnswers.ts';
import { runnerOf, type SampleInputs } from '../src/accuracy/modelRunner.ts';
import type { QuantizeOptions } from '../src/options.ts';
import { quantizeModel } from '../src/quantizeModel.ts';
import { withOutliers } from './encoders.ts';
import { dataFolder, readImages, readMnist } from './mnistLayers.ts';
import { randomNumbers } from './testModels.ts';

interface Judged {
  readonly model: ModelProto;
  readonly calibration: readonly SampleInputs[];
  readonly heldOut: readonly SampleInputs[];
}

const mnist = dataFolder ? await mnistImages() : undefined;
const transformer = encoderOfOutliers();
const inChannels: QuantizeOptions = { bits: 4, format: 'qdq', granularity: 'per-channel' };

test.runIf(mnist).each<[QuantizeOptions, QuantizeOptions, number]>([
  [inChannels, { rounding: 'gptq' }, 0.4],
  [inChannels, { rounding: 'refine' }, 0.4],
  [{ bits: 4, format: 'qdq', granularity: 'per-tensor' }, { rounding: 'mse' }, 0.8],
  [{ bits: 4 }, { rounding: 'gptq' }, 0.3],
  [{}, { rounding: 'gptq' }, 0.6],
  [{ mode: 'weight-only' }, { correctBias: true }, 0.7],
  [{ bits: 4 }, { awq: true }, 0.85],
  [{ granularity: 'per-tensor' }, { equalize: true }, 0.9],
  [{ granularity: 'per-tensor' }, { smooth: true }, 0.85],
])('mnist-8, %j: %j', async (options, option, ratio) => {
  const [plain, found] = [await errorOf(mnist!, options), await errorOf(mnist!, { ...options, ...option })];

  expect(found).toBeLessThan(ratio * plain);
});

test.each<[QuantizeOptions, QuantizeOptions, number]>([
  [{}, { smooth: true }, 0.6],
  [{ mode: 'dynamic' }, { smooth: 0.5 }, 0.6],
  [{ bits: 4 }, { awq: true }, 0.9],
  [{ bits: 4 }, { rounding: 'gptq' }, 0.9],
  [{ bits: 4 }, { awq: true, rounding: 'refine' }, 0.75],
])('an encoder with channels that are far larger than others, %j: %j', async (options, option, ratio) => {
  const [plain, found] = [await errorOf(transformer, options), await errorOf(transformer, { ...options, ...option })];

  expect(found).toBeLessThan(ratio * plain);
});

async function errorOf({ model, calibration, heldOut }: Judged, options: QuantizeOptions): Promise<number> {
  const { model: made } = await quantizeModel(model, { calibrationData: calibration, ...options });
  const { outputs } = compareAnswers(runnerOf(model), runnerOf(made), heldOut);
  return Object.values(outputs)[0]!.relativeMse;
}

async function mnistImages(): Promise<Judged> {
  const values = readImages(400).map((value) => Math.round(255 * value));
  const samples = Array.from({ length: 400 }, (_, i) => ({ Input3: values.slice(i * 784, (i + 1) * 784) }));
  return { model: await readMnist(), calibration: samples.slice(0, 200), heldOut: samples.slice(200) };
}

function encoderOfOutliers(): Judged {
  const [width, tokens] = [32, 8];
  const model = withOutliers(encoder({ form: 'operators', width, heads: 2, layers: 2, tokens, batch: 1 }));
  const samples = Array.from({ length: 144 }, (_, i) => ({ x: randomNumbers(tokens * width, 1 + 7919 * i) }));
  return { model, calibration: samples.slice(0, 128), heldOut: samples.slice(128) };
}
