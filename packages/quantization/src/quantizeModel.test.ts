import { compile } from '@kinglet/inference/compile';
import { checkModel, type ModelProto, makeNode, writeModel } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { cnnModel, mlpModel, modelOf, samplesOf } from '../test/testModels.ts';
import { compareAnswers } from './accuracy/compareAnswers.ts';
import { runnerOf } from './accuracy/modelRunner.ts';
import type { QuantizeOptions } from './options.ts';
import { quantizeModel } from './quantizeModel.ts';

const cases = { mlp: { model: mlpModel(), length: 8 }, cnn: { model: cnnModel(), length: 192 } };

function kernelsOf(model: ModelProto): string[] {
  return compile(model).program.instructions.map(({ kernel }) => kernel);
}

async function relativeError(name: 'cnn' | 'mlp', options: QuantizeOptions): Promise<number> {
  const { model, length } = cases[name];
  const quantized = await quantizeModel(model, { calibrationData: samplesOf(64, length), ...options });
  checkModel(quantized.model);
  return compareAnswers(runnerOf(model), runnerOf(quantized.model), samplesOf(64, length)).outputs.y!.relativeMse;
}

describe.each(['mlp', 'cnn'] as const)('%s', (name) => {
  test.each<[QuantizeOptions, number]>([
    [{}, 2e-4],
    [{ granularity: 'per-tensor' }, 1e-3],
    [{ scheme: 'symmetric' }, 1e-3],
    [{ scheme: 'asymmetric' }, 2e-4],
    [{ calibrator: 'percentile' }, 1e-2],
    [{ calibrator: 'entropy' }, 5e-2],
    [{ calibrator: 'mse' }, 1e-2],
    [{ calibrator: 'distribution' }, 1e-2],
    [{ bits: 16 }, 1e-8],
    [{ mode: 'weight-only' }, 1e-4],
    [{ mode: 'dynamic' }, 2e-4],
    [{ bits: 4, format: 'qdq' }, 3e-2],
    [{ bits: 4, format: 'qdq', rounding: 'mse' }, 2e-2],
    [{ sensitiveLayers: ['output'], sensitivePrecision: 16 }, 2e-4],
  ])('%j answers within its error', async (options, bound) => {
    const error = await relativeError(name, options);

    expect(error).toBeLessThan(bound);
    expect(error).toBeGreaterThan(0);
  });

  test('the same bytes each time', async () => {
    const { model, length } = cases[name];
    const make = async () => writeModel((await quantizeModel(model, { calibrationData: samplesOf(16, length) })).model);

    expect(await make()).toEqual(await make());
  });
});

test('products and convolutions run on integers but for colours by few filters, the normalization and the activation inside them', async () => {
  const { model } = await quantizeModel(cases.cnn.model, { calibrationData: samplesOf(16, 192) });

  const kernels = kernelsOf(model);
  expect(kernels.filter((name) => name.startsWith('conv2dRequantize'))).toHaveLength(1);
  expect(kernels.filter((name) => name === 'conv2d')).toHaveLength(1);
  expect(kernels).toContain('matmulDequantizeU8');
  expect(kernels.filter((name) => /^(batchNorm|clip|matmul|relu)$/.test(name))).toEqual([]);
});

test('what a layer becomes is reported, and what it does not save', async () => {
  const { layers, notes } = await quantizeModel(cases.cnn.model, {
    calibrationData: samplesOf(16, 192),
    exclude: ['conv1'],
    sensitiveLayers: ['output'],
    sensitivePrecision: 16,
  });

  expect(layers.map(({ name, precision, plan, note }) => [name, precision, plan, note])).toEqual([
    ['conv1', 'float', 'float kernel', 'excluded'],
    ['conv2', 'int8', 'integer kernel', ''],
    ['last', 'float16', 'float kernel', 'half the bytes, no faster'],
  ]);
  expect(notes).toEqual(['"norm" (BatchNormalization): folded into "conv1" (Conv)']);
});

test('a plan instead of a model', async () => {
  const { plan, model } = await quantizeModel(cases.mlp.model, { format: 'plan', calibrationData: samplesOf(8, 8) });

  expect(plan).toEqual(compile(model).file);
});

test('a plan has 4-bit weights in 18 bytes for each 32', async () => {
  const model = modelOf({
    nodes: [makeNode('MatMul', ['x', 'w'], ['y'], { name: 'wide' })],
    weights: { w: [1024, 512] },
    input: ['N', 1024],
    output: ['N', 512],
  });
  const { plan, layers } = await quantizeModel(model, { bits: 4, format: 'plan' });

  expect(layers[0]!.plan).toBe('4-bit kernel');
  expect((4 * 1024 * 512) / plan!.length).toBeGreaterThan(7);
});

test.each<[string, QuantizeOptions, string]>([
  ['KINGLET_QUANTIZATION_OPTION', { bits: 5 as 4 }, 'expected bits to be one of 4, 8, 16, "mixed", got 5'],
  ['KINGLET_QUANTIZATION_OPTION', { mode: 'static' }, 'needs calibrationData'],
  ['KINGLET_QUANTIZATION_OPTION', { granularity: { block: 24 } }, 'got {"block":24}'],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 'mixed' }, 'needs targetAccuracyLoss'],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 16, mode: 'dynamic' }, 'needs 4 or 8 bits, got 16'],
  ['KINGLET_QUANTIZATION_OPTION', { granularity: { block: 32 }, mode: 'dynamic' }, 'needs mode "weight-only"'],
  ['KINGLET_QUANTIZATION_OPTION', { format: 'matmulnbits' }, 'needs 4 bits'],
  ['KINGLET_QUANTIZATION_OPTION', { activationBits: 4 as 8 }, 'expected activationBits to be one of 8, 16'],
  ['KINGLET_QUANTIZATION_OPTION', { metric: 'nope' as 'agreement' }, 'expected metric to be one of'],
  ['KINGLET_QUANTIZATION_OPTION', { targetAccuracyLoss: 2, calibrationData: [] }, 'a part between 0 and 1, got 2'],
  ['KINGLET_QUANTIZATION_LAYER', { exclude: ['conv9'] }, '"conv9"'],
  ['KINGLET_QUANTIZATION_MODEL', { exclude: ['*'] }, 'all 2 layers are excluded or sensitive'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [] }, 'expected at least one sample, found none'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [[1, 2]] }, 'sample 0, input "x": expected 8 values'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [{ z: [1] }] }, 'expected inputs "x", found "z"'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [Array(8).fill(Number.NaN)] }, 'found NaN at index 0'],
])('%s: %j', async (code, options, message) => {
  const made = quantizeModel(cases.mlp.model, options);

  await expect(made).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
});

test('weights that are no numbers are refused by name', async () => {
  const model = mlpModel();
  const weights = model.graph!.initializer.find(({ name }) => name === 'w2')!;
  weights.rawData.set([0, 0, 192, 127], 8);

  await expect(quantizeModel(model, { mode: 'dynamic' })).rejects.toThrow('expected finite weights');
});

test('a channel of zeros stays zeros', async () => {
  const model = mlpModel();
  model.graph!.initializer.find(({ name }) => name === 'w1')!.rawData.fill(0, 0, 32);

  const { model: made } = await quantizeModel(model, { calibrationData: samplesOf(8, 8) });
  const [sample] = samplesOf(1, 8) as [{ x: Float32Array }];
  expect(Array.from(runnerOf(made)(sample).y!).every(Number.isFinite)).toBe(true);
});

test.each<[QuantizeOptions, boolean]>([
  [{}, true],
  [{}, false],
  [{ scheme: 'asymmetric', granularity: 'per-tensor' }, true],
])(
  'a bias that 32 bits do not hold in steps of tiny scales makes its own weights coarser: %j, turned %j',
  async (options, isTurned) => {
    const model = modelOf({
      nodes: mlpModel()
        .graph!.node.slice(0, 1)
        .map((node) => Object.assign(node, { output: ['y'] }, isTurned ? {} : { attribute: [] })),
      weights: { w1: isTurned ? [4, 8] : [8, 4], b1: [4] },
      input: ['N', 8],
      output: ['N', 4],
    });
    const bias = model.graph!.initializer.find(({ name }) => name === 'b1')!;
    new DataView(bias.rawData.buffer, bias.rawData.byteOffset).setFloat32(0, 5e6, true);

    const { model: made } = await quantizeModel(model, { ...options, calibrationData: samplesOf(8, 8) });
    const [sample] = samplesOf(1, 8) as [{ x: Float32Array }];
    const [expected, found] = [model, made].map((each) => runnerOf(each)(sample).y!) as [Float32Array, Float32Array];
    expect(Math.abs(found[0]! - expected[0]!)).toBeLessThan(8);
    if (options.granularity !== 'per-tensor') expect(Math.abs(found[1]! - expected[1]!)).toBeLessThan(0.05);
  },
);
