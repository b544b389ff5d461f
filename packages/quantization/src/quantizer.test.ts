import { encoder } from '@kinglet/inference/compile';
import { checkModel, type ModelProto, makeNode, writeModel } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { cnnModel, mlpModel, modelOf, randomNumbers, samplesOf } from '../test/testModels.ts';
import { runnerOf } from './accuracy/modelRunner.ts';
import { passesOf } from './calibrate/observeLayers.ts';
import type { QuantizeOptions } from './options.ts';
import { quantizeModel } from './quantizeModel.ts';
import type { Layer } from './recipe.ts';

const everyOption: readonly QuantizeOptions[] = [
  { rounding: 'gptq', correctBias: true, equalize: true, smooth: 0.3 },
  { bits: 4, rounding: 'refine', correctBias: true, equalize: true, awq: true },
];

test.each(everyOption)(
  'data that can be read once does as well as data that can be read again: %j',
  async (options) => {
    const samples = samplesOf(24, 192);
    // The same memory for each sample, as a reader of files may have it.
    const memory = new Float32Array(192);
    const once = (function* () {
      for (const { x } of samples) {
        memory.set(x);
        yield { x: memory };
      }
    })();
    const make = async (calibrationData: NonNullable<QuantizeOptions['calibrationData']>) =>
      writeModel((await quantizeModel(cnnModel(), { ...options, calibrationData })).model);

    expect(await make(once)).toEqual(await make(samples));
  },
);

test.each([
  { mode: 'static' },
  { mode: 'dynamic' },
  { mode: 'weight-only' },
  { bits: 4 },
  { bits: 4, format: 'qdq' },
] as const)('biases give outputs their mean back, a new one where there was none: %j', async (options) => {
  const model = mlpModel();
  const calibrationData = samplesOf(200, 8);
  const shiftOf = async (correctBias: boolean): Promise<number> => {
    const { model: made } = await quantizeModel(model, { ...options, calibrationData, correctBias });
    checkModel(made);
    return meanShift(model, made, calibrationData);
  };

  expect(await shiftOf(true)).toBeLessThan(0.35 * (await shiftOf(false)));
});

test('weights that two layers share are written once, and rounded for the inputs of both', async () => {
  const model = modelOf({
    nodes: [
      makeNode('MatMul', ['x', 'w'], ['a'], { name: 'one' }),
      makeNode('Relu', ['a'], ['r']),
      makeNode('MatMul', ['r', 'w'], ['y'], { name: 'two' }),
    ],
    weights: { w: [32, 32] },
    input: ['N', 32],
    output: ['N', 32],
  });
  for (const options of [{}, { bits: 4 }, { mode: 'dynamic' }, { rounding: 'gptq' }] as QuantizeOptions[]) {
    const made = await quantizeModel(model, { ...options, calibrationData: samplesOf(16, 32) });
    const large = made.model.graph!.initializer.filter(({ rawData }) => rawData.length >= 512);
    expect(large.length).toBe(1);
  }
  const half = await quantizeModel(model, { sensitiveLayers: ['one', 'two'], sensitivePrecision: 16 });
  expect(half.model.graph!.initializer.length).toBe(1);
});

test('weights that float16 does not hold stay float, and the report says why; in a search too', async () => {
  const model = mlpModel();
  const weights = model.graph!.initializer.find(({ name }) => name === 'w2')!;
  weights.rawData = new Uint8Array(randomNumbers(128, 3).map((value) => value * 1e5).buffer);

  const { layers } = await quantizeModel(model, { sensitiveLayers: ['second'], sensitivePrecision: 16 });
  const mixed = await quantizeModel(model, {
    ...{ bits: 'mixed', targetAccuracyLoss: 1e-7, metric: 'relative-mse', calibrationData: samplesOf(32, 8) },
  });

  expect(layers[1]).toMatchObject({
    precision: 'float',
    note: expect.stringMatching(/^float16 holds up to 65504, .*\d$/),
  });
  expect(mixed.layers[1]!.precision).not.toBe('float16');
});

test('what is put before a layer is a node of the report', async () => {
  const model = encoder({ form: 'operators', width: 16, heads: 2, layers: 1, tokens: 4, batch: 1 });
  const { nodes } = await quantizeModel(model, { smooth: true, calibrationData: samplesOf(8, 64) });

  expect(nodes.filter(({ name }) => name.endsWith('_scaled')).map(({ operator }) => operator)).toContain('Mul');
});

test('layers that multiply no rows are rounded to nearest, with a note', async () => {
  const model = modelOf({
    nodes: [
      makeNode('ConvTranspose', ['x', 'f'], ['c'], { name: 'up' }),
      makeNode('Conv', ['c', 'g'], ['y'], { name: 'down' }),
    ],
    weights: { f: [2, 3, 2, 2], g: [4, 3, 2, 2] },
    input: ['N', 2, 4, 4],
    output: ['N', 4, 4, 4],
  });
  const { notes } = await quantizeModel(model, { rounding: 'gptq', calibrationData: samplesOf(8, 32) });

  expect(notes).toEqual(['"up" (ConvTranspose): rounded to nearest, since no rows of inputs are multiplied with it']);
});

test('moments of layers that are large together are gathered in several passes', () => {
  const product = { node: makeNode('MatMul', ['x', 'w'], ['y']), input: 'x', channelAxis: 1 };
  const layers = [4096, 4096, 4096, 64].map((inputs, i) => ({ ...product, weights: `w${i}`, weightDims: [inputs, 1] }));

  expect(passesOf(layers as unknown as Layer[]).map(({ length }) => length)).toEqual([2, 2]);
});

/** How far the mean of the outputs moved, relative to what they are. */
function meanShift(before: ModelProto, after: ModelProto, samples: readonly { readonly x: Float32Array }[]): number {
  const [expected, found] = [before, after].map((model) => {
    const run = runnerOf(model);
    const sums = new Float64Array(4);
    for (const sample of samples) for (const [i, value] of Array.from(run(sample).y!).entries()) sums[i]! += value;
    return sums;
  }) as [Float64Array, Float64Array];
  return Math.sqrt(expected.reduce((sum, value, i) => sum + (value - found[i]!) ** 2, 0));
}
