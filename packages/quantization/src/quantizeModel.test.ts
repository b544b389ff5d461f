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
    [{ bits: 'float16' }, 1e-6],
    [{ bits: 'bfloat16' }, 1e-4],
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

test('products and convolutions run on integers, the normalization and the activation inside them', async () => {
  const { model } = await quantizeModel(cases.cnn.model, { calibrationData: samplesOf(16, 192) });

  const kernels = kernelsOf(model);
  expect(kernels.filter((name) => name.startsWith('conv2dRequantize'))).toHaveLength(2);
  expect(kernels).toContain('matmulDequantizeU8');
  expect(kernels.filter((name) => /^(batchNorm|clip|conv2d|matmul|relu)$/.test(name))).toEqual([]);
});

test('what a layer becomes is reported, and what it does not save', async () => {
  const { layers, notes } = await quantizeModel(cases.cnn.model, {
    calibrationData: samplesOf(16, 192),
    exclude: ['conv1'],
    sensitiveLayers: ['output'],
    sensitivePrecision: 16,
    target: 'vnni',
  });

  expect(layers.map(({ name, precision, plan, note }) => [name, precision, plan, note])).toEqual([
    ['conv1', 'float', 'float kernel', 'excluded'],
    ['conv2', 'int8', 'integer kernel', ''],
    ['last', 'float16', 'float kernel', 'half the bytes, no faster'],
  ]);
  expect(notes).toEqual(['"norm" (BatchNormalization): folded into "conv1" (Conv)']);
});

test('dynamic integers: products of both kinds, turned or not, and no convolution', async () => {
  const [mlp, cnn] = [
    await quantizeModel(cases.mlp.model, { mode: 'dynamic' }),
    await quantizeModel(cases.cnn.model, { mode: 'dynamic' }),
  ];

  expect(mlp.layers.map(({ precision, plan }) => [precision, plan])).toEqual(Array(2).fill(['int8', 'integer kernel']));
  expect(mlp.model.graph!.node.filter(({ opType }) => opType === 'MatMulInteger')).toHaveLength(2);
  expect(cnn.layers.map(({ precision }) => precision)).toEqual(['float', 'float', 'int8']);
  expect(cnn.layers[0]!.note).toContain('mode "weight-only"');
});

test.each<[QuantizeOptions, string]>([
  [{}, 'float16'],
  [{ format: 'qdq' }, 'int8'],
  [{ format: 'qdq', scheme: 'asymmetric' }, 'uint8'],
])('filters stay wider than 4 bits: %j', async (options, precision) => {
  const { layers } = await quantizeModel(cases.cnn.model, { bits: 4, ...options });

  expect(layers.slice(0, 2).map((layer) => layer.precision)).toEqual([precision, precision]);
  expect(layers[2]!.precision).toMatch(/int4/);
  expect(layers[0]!.note).toContain('filters lose too much in 4 bits');
});

test('4 bits beside calibrated filters have a scale for each channel', async () => {
  const { layers } = await quantizeModel(cases.cnn.model, {
    ...{ bits: 4, mode: 'static', calibrationData: samplesOf(4, 192) },
  });

  expect(layers.map(({ precision, plan }) => [precision, plan])).toEqual([
    ['int8', 'integer kernel'],
    ['int8', 'integer kernel'],
    ['int4', 'integer kernel'],
  ]);
});

test('a model of convolutions alone has no dynamic integers', async () => {
  const model = modelOf({
    nodes: [makeNode('Conv', ['x', 'f'], ['y'], { name: 'only' })],
    weights: { f: [4, 2, 3, 3] },
    input: ['N', 2, 8, 8],
    output: ['N', 4, 6, 6],
  });

  await expect(quantizeModel(model)).rejects.toThrow(/all 1 stay float: mode "dynamic" leaves convolutions/);
  await expect(quantizeModel(model, { mode: 'weight-only' })).resolves.toMatchObject({
    layers: [{ precision: 'int8' }],
  });
});

test('a plan instead of a model', async () => {
  const { plan, model } = await quantizeModel(cases.mlp.model, { format: 'plan', calibrationData: samplesOf(8, 8) });

  expect(plan).toEqual(compile(model).file);
});

test('a plan has no integers around what it multiplies as floats', async () => {
  const model = modelOf({
    nodes: [
      makeNode('Conv', ['x', 'alone'], ['a'], { name: 'alone', attributes: { group: 32n, dilations: [2n, 2n] } }),
      makeNode('Conv', ['a', 'many'], ['y'], { name: 'many' }),
    ],
    weights: { alone: [32, 1, 3, 3], many: [32, 32, 3, 3] },
    input: ['N', 32, 8, 8],
    output: ['N', 32, 2, 2],
  });
  const calibrationData = samplesOf(2, 2048);
  const [plan, qdq] = [
    await quantizeModel(model, { format: 'plan', calibrationData }),
    await quantizeModel(model, { calibrationData }),
  ];

  expect(qdq.layers.map(({ precision, plan: runs }) => [precision, runs])).toEqual([
    ['int8', 'float kernel'],
    ['int8', 'integer kernel'],
  ]);
  expect(plan.layers.map(({ precision }) => precision)).toEqual(['float', 'int8']);
  expect(plan.plan).toEqual(compile(plan.model).file);

  const choiceOf = (layer: string) => ({ layer, kind: 'half', type: 'float16' }) as const;
  const precisionsWith = async (layer: string) =>
    (await quantizeModel(model, { format: 'plan', calibrationData, choices: [choiceOf(layer)] })).layers.map(
      ({ precision }) => precision,
    );
  expect(await precisionsWith('many')).toEqual(['float', 'float16']);
});

test('a plan has 4-bit weights in 18 bytes for each 32', async () => {
  const model = modelOf({
    nodes: [makeNode('MatMul', ['x', 'w'], ['y'], { name: 'wide' })],
    weights: { w: [1024, 512] },
    input: ['N', 1024],
    output: ['N', 512],
  });
  const { plan, layers, model: made } = await quantizeModel(model, { bits: 4, format: 'plan' });

  expect(layers[0]!.plan).toBe('4-bit kernel');
  expect((4 * 1024 * 512) / plan!.length).toBeGreaterThan(7);
  expect(kernelsOf(made)).toEqual(['matmulNibblesHalfScales']);
  const inBytes = await quantizeModel(model, { bits: 4, format: 'plan', fastAccuracy: true });
  expect(kernelsOf(inBytes.model)).toEqual(['quantizeBlocks', 'matmulNibblesBytesHalfScales']);
  expect(inBytes.plan!.length).toBeLessThan(1.01 * plan!.length);
});

test.each<[string, QuantizeOptions, string]>([
  [
    'KINGLET_QUANTIZATION_OPTION',
    { bits: 5 as 4 },
    'expected bits to be one of 4, 8, 16, "float16", "bfloat16", "mixed", got 5',
  ],
  ['KINGLET_QUANTIZATION_OPTION', { mode: 'static' }, 'needs calibrationData'],
  ['KINGLET_QUANTIZATION_OPTION', { granularity: { block: 24 } }, 'got {"block":24}'],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 'mixed' }, 'needs targetAccuracyLoss'],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 'mixed', choices: [] }, 'needs targetAccuracyLoss'],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 'mixed', choices: [floatOf('first')] }, 'found none for "second"'],
  [
    'KINGLET_QUANTIZATION_MODEL',
    { choices: ['first', 'second'].map(floatOf) },
    'found that all 2 stay float: as asked',
  ],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 16, mode: 'dynamic' }, 'needs 4 or 8 bits, got 16'],
  ['KINGLET_QUANTIZATION_OPTION', { granularity: { block: 32 }, mode: 'dynamic' }, 'needs mode "weight-only"'],
  ['KINGLET_QUANTIZATION_OPTION', { format: 'matmulnbits' }, 'needs 4 bits'],
  ['KINGLET_QUANTIZATION_OPTION', { fastAccuracy: true }, 'fastAccuracy needs products of blocks of 4 bits'],
  ['KINGLET_QUANTIZATION_OPTION', { fastAccuracy: true, bits: 4, format: 'qdq' }, 'fastAccuracy needs products'],
  ['KINGLET_QUANTIZATION_OPTION', { fastAccuracy: true, format: 'plan' }, 'fastAccuracy needs products'],
  ['KINGLET_QUANTIZATION_OPTION', { activationBits: 16 }, 'activationBits 16 needs mode "static"'],
  ['KINGLET_QUANTIZATION_OPTION', { activationBits: 16, mode: 'weight-only' }, 'got "weight-only"'],
  ['KINGLET_QUANTIZATION_OPTION', { metric: 'relative-mse' }, 'metric needs targetAccuracyLoss'],
  ['KINGLET_QUANTIZATION_OPTION', { seed: 0 }, 'seed needs targetAccuracyLoss'],
  ['KINGLET_QUANTIZATION_OPTION', { timePlan: () => [] }, 'timePlan needs targetAccuracyLoss'],
  [
    'KINGLET_QUANTIZATION_OPTION',
    { timePlan: () => [], targetAccuracyLoss: 0.1, calibrationData: [] },
    'timePlan needs aim "latency"',
  ],
  ['KINGLET_QUANTIZATION_OPTION', { activationBits: 4 as 8 }, 'expected activationBits to be one of 8, 16'],
  ['KINGLET_QUANTIZATION_OPTION', { metric: 'nope' as 'agreement' }, 'expected metric to be one of'],
  ['KINGLET_QUANTIZATION_OPTION', { aim: 'latency' }, 'aim "latency" needs targetAccuracyLoss'],
  ['KINGLET_QUANTIZATION_OPTION', { aim: 'speed' as 'size' }, 'expected aim to be one of "size", "latency"'],
  ['KINGLET_QUANTIZATION_OPTION', { seed: -1 }, 'expected seed to be a whole number from 0 to 4294967295, got -1'],
  ['KINGLET_QUANTIZATION_OPTION', { target: 'sse9' }, 'expected target to be one of scalar, avx2'],
  ['KINGLET_QUANTIZATION_OPTION', { targetAccuracyLoss: 2, calibrationData: [] }, 'a part between 0 and 1, got 2'],
  [
    'KINGLET_QUANTIZATION_OPTION',
    { rounding: 'up' as 'mse' },
    'expected rounding to be one of "nearest", "mse", "gptq"',
  ],
  ['KINGLET_QUANTIZATION_OPTION', { rounding: 'gptq' }, 'rounding "gptq" needs calibrationData'],
  ['KINGLET_QUANTIZATION_OPTION', { rounding: 'refine' }, 'rounding "refine" needs calibrationData'],
  ['KINGLET_QUANTIZATION_OPTION', { correctBias: true }, 'correctBias needs calibrationData'],
  ['KINGLET_QUANTIZATION_OPTION', { smooth: true }, 'smooth needs calibrationData'],
  [
    'KINGLET_QUANTIZATION_OPTION',
    { smooth: 2, calibrationData: [] },
    'expected smooth to be true, false or a number from 0 to 1, got 2',
  ],
  ['KINGLET_QUANTIZATION_OPTION', { smooth: 0.5, bits: 4 }, 'mode "static" or "dynamic", got "weight-only": take awq'],
  ['KINGLET_QUANTIZATION_OPTION', { awq: true, bits: 4 }, 'awq needs calibrationData'],
  ['KINGLET_QUANTIZATION_OPTION', { awq: true }, 'awq needs mode "weight-only", got "dynamic": take smooth'],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 'float16', granularity: 'per-tensor' }, 'no granularity with bits "float16"'],
  ['KINGLET_QUANTIZATION_OPTION', { bits: 'bfloat16', mode: 'dynamic' }, 'no mode with bits "bfloat16"'],
  ['KINGLET_QUANTIZATION_LAYER', { exclude: ['conv9'] }, '"conv9"'],
  ['KINGLET_QUANTIZATION_MODEL', { exclude: ['*'] }, 'found that all 2 stay float: excluded'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [] }, 'expected at least one sample, found none'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [[1, 2]] }, 'sample 0, input "x": expected 8 values'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [{ z: [1] }] }, 'expected inputs "x", found "z"'],
  ['KINGLET_QUANTIZATION_DATA', { calibrationData: [Array(8).fill(Number.NaN)] }, 'found NaN at index 0'],
])('%s: %j', async (code, options, message) => {
  const made = quantizeModel(cases.mlp.model, options);

  await expect(made).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
});

function floatOf(layer: string) {
  return { layer, kind: 'float', reason: 'as asked' } as const;
}

test('a model of which float16 holds no layer is refused', async () => {
  const made = quantizeModel(beyondHalves(), { sensitiveLayers: ['*'], sensitivePrecision: 16 });

  await expect(made).rejects.toMatchObject({
    code: 'KINGLET_QUANTIZATION_MODEL',
    message: expect.stringContaining('all 2 stay float: float16 holds up to 65504'),
  });
});

function beyondHalves(): ModelProto {
  const model = mlpModel();
  for (const { name, rawData } of model.graph!.initializer) if (name.startsWith('w')) rawData.set([0, 0, 0, 0x48], 0); // 131072
  return model;
}

test.each(['float16', 'bfloat16'] as const)(
  'all layers as %s, but for those that a budget leaves float',
  async (bits) => {
    const precisionsOf = async (options: QuantizeOptions) =>
      (await quantizeModel(cnnModel(), { bits, ...options })).layers.map(({ precision }) => precision);
    const budget = { metric: 'relative-mse', calibrationData: samplesOf(16, 192) } as const;

    expect(await precisionsOf({ exclude: ['conv1'] })).toEqual(['float', bits, bits]);
    expect(await precisionsOf({ ...budget, targetAccuracyLoss: 0.1 })).toEqual([bits, bits, bits]);
    expect(await precisionsOf({ ...budget, targetAccuracyLoss: bits === 'float16' ? 3e-8 : 2e-6 })).toContain('float');
  },
);

test('weights that are no numbers are refused by name', async () => {
  const model = mlpModel();
  const weights = model.graph!.initializer.find(({ name }) => name === 'w2')!;
  weights.rawData.set([0, 0, 192, 127], 8);

  await expect(quantizeModel(model, { mode: 'dynamic' })).rejects.toThrow('expected finite weights');
});

test.each<QuantizeOptions>([{ bits: 4 }, { sensitiveLayers: ['conv1'], sensitivePrecision: 16, mode: 'weight-only' }])(
  'weights that float16 does not hold stay float where they would be halves: %j',
  async (options) => {
    const model = cnnModel();
    const weights = model.graph!.initializer.find(({ name }) => name === 'f1')!;
    weights.rawData.set([0, 0, 0, 0x48], 0); // 131072

    const { layers } = await quantizeModel(model, options);

    expect(layers[0]).toMatchObject({ name: 'conv1', precision: 'float', note: expect.stringContaining('float16') });
  },
);

test('what adds the bias behind 4 bits in blocks has a name that no node has', async () => {
  const made = modelOf({
    nodes: [
      makeNode('Gemm', ['x', 'w', 'b'], ['h'], { name: 'gemm' }),
      makeNode('Relu', ['h'], ['y'], { name: 'gemm_bias' }),
    ],
    weights: { w: [64, 64], b: [64] },
    input: ['N', 64],
    output: ['N', 64],
  });

  const { model } = await quantizeModel(made, { bits: 4 });

  const names = model.graph!.node.map(({ name }) => name);
  expect(names).toHaveLength(3);
  expect(new Set(names).size).toBe(3);
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
