import { inspectPlan } from '@kinglet/inference/compile';
import { type ModelProto, makeNode, writeModel } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { cnnModel, mlpModel, modelOf, samplesOf } from '../../test/testModels.ts';
import { compareAnswers } from '../accuracy/compareAnswers.ts';
import { runnerOf } from '../accuracy/modelRunner.ts';
import { QuantizationError } from '../errors.ts';
import type { ProgressStep, QuantizeOptions } from '../options.ts';
import { quantizeModel } from '../quantizeModel.ts';
import { everyChoice } from './everyChoice.ts';
import type { PlanTimer } from './timePlan.ts';

const data = () => samplesOf(128, 192);
const mixed = (more: Partial<QuantizeOptions> = {}): QuantizeOptions => ({
  bits: 'mixed',
  metric: 'relative-mse',
  targetAccuracyLoss: 1e-3,
  calibrationData: data(),
  ...more,
});
const mlpMixed = (more: Partial<QuantizeOptions> = {}) => mixed({ calibrationData: samplesOf(64, 8), ...more });

test('a loose budget takes the smallest layers, a tight one wider ones, none the error with what was found', async () => {
  const bytesOf = async (targetAccuracyLoss: number) =>
    (await quantizeModel(cnnModel(), mixed({ targetAccuracyLoss }))).budget!;
  const [loose, tight] = [await bytesOf(0.5), await bytesOf(1e-3)];

  expect(loose.bytes).toBeLessThan(tight.bytes);
  expect(tight.bytes).toBeLessThan(tight.floatBytes);
  expect(tight.loss).toBeLessThanOrEqual(1e-3);
  expect(tight.heldOutLoss).toBeLessThanOrEqual(1e-3);
  expect(tight.heldOutSamples).toBe(32);
  await expect(bytesOf(1e-14)).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_BUDGET' });
  await expect(bytesOf(1e-14)).rejects.toBeInstanceOf(QuantizationError);
});

test('a score of ours decides when it is given, and is told which item of the data it scores', async () => {
  const scored: number[] = [];
  const metric = (_: unknown, item: number): number => scored.push(item) && 1;
  const { budget } = await quantizeModel(cnnModel(), mixed({ metric, targetAccuracyLoss: 0 }));

  expect(budget!.loss).toBe(0);
  expect([...new Set(scored)].sort((a, b) => a - b)).toEqual(Array.from({ length: 128 }, (_, i) => i));
});

test('a score that is no number on what was held out is within no budget', async () => {
  const { budget } = await quantizeModel(mlpModel(), mlpMixed());
  const metric = (_: unknown, item: number): number => (budget!.heldOutItems.includes(item) ? Number.NaN : 1);
  const made = quantizeModel(mlpModel(), mlpMixed({ metric }));

  await expect(made).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_BUDGET' });
});

test('items are held out that lie inside samples of several, other ones for another seed, the same ones for the same', async () => {
  const together = Float32Array.from(samplesOf(64, 8).flatMap(({ x }) => Array.from(x)));
  const heldOutOf = async (more: Partial<QuantizeOptions>) =>
    (await quantizeModel(mlpModel(), mlpMixed({ targetAccuracyLoss: 0.1, ...more }))).budget!.heldOutItems;
  const alone = await heldOutOf({});

  expect(alone).toHaveLength(16);
  expect(alone.map((item) => Math.floor(item / 4))).toEqual(Array.from({ length: 16 }, (_, i) => i));
  expect(await heldOutOf({ calibrationData: [{ x: together }] })).toEqual(alone);
  expect(await heldOutOf({ seed: 1 })).not.toEqual(alone);
  expect(await heldOutOf({ seed: 1 })).toEqual(await heldOutOf({ seed: 1 }));
});

test('integers of 16 bits are chosen where halves lose too much, and products of them run on integers', async () => {
  // Each item four times: none that is held out is beyond the ranges of the others.
  const calibrationData = samplesOf(16, 8).flatMap((item) => [item, item, item, item]);
  const options = mlpMixed({ targetAccuracyLoss: 5e-9, calibrationData });
  const { model, layers, budget } = await quantizeModel(mlpModel(), options);

  expect(layers.map(({ precision, plan }) => [precision, plan])).toEqual(Array(2).fill(['int16', 'integer kernel']));
  expect(new Set(budget!.sensitivities.map(({ precision }) => precision))).toEqual(
    new Set(['float16', 'int16', 'int4', 'int8', 'uint16 x int8']),
  );
  const { outputs } = compareAnswers(runnerOf(mlpModel()), runnerOf(model), calibrationData);
  expect(outputs.y!.relativeMse).toBeLessThan(5e-9);
});

test('what loses too much of what was held out makes room for wider layers that the search had no need of', async () => {
  // Held out are only items that are ten times as large.
  const small = samplesOf(64, 8);
  const { budget: alike } = await quantizeModel(mlpModel(), mlpMixed({ targetAccuracyLoss: 0.01 }));
  const isHeldOut = new Set(alike!.heldOutItems);
  const calibrationData = small.map(({ x }, i) => ({ x: isHeldOut.has(i) ? x.map((value) => 10 * value) : x }));
  const { budget, layers } = await quantizeModel(mlpModel(), mlpMixed({ targetAccuracyLoss: 0.01, calibrationData }));

  expect(budget!.heldOutLoss).toBeLessThanOrEqual(0.01);
  expect(budget!.bytes).toBeGreaterThan(alike!.bytes);
  expect(layers.map(({ precision }) => precision)).not.toContain('int8');
});

describe('the front', () => {
  test('another of its points is written by its choices, and is what was measured', async () => {
    const options = mlpMixed({ targetAccuracyLoss: 1e-4 });
    const { budget, model } = await quantizeModel(mlpModel(), options);
    const own = budget!.front.find(({ bytes }) => bytes === budget!.bytes)!;
    const smallest = budget!.front[0]!;
    const writeAt = async (choices: QuantizeOptions['choices']) =>
      quantizeModel(mlpModel(), { ...options, ...(choices ? { choices } : {}) });

    expect(budget!.front.length).toBeGreaterThan(1);
    expect(writeModel((await writeAt(own.choices)).model)).toEqual(writeModel(model));
    const { model: smaller, layers, budget: measured } = await writeAt(smallest.choices);
    expect(writeModel(smaller).length).toBeLessThan(writeModel(model).length);
    expect(measured).toMatchObject({ loss: smallest.loss, bytes: smallest.bytes });
    expect(measured!.heldOutLoss).toBeGreaterThan(0);
    expect(layers.map(({ name }) => name)).toEqual(smallest.choices.map(({ layer }) => layer));
    const searched = samplesOf(64, 8).filter((_, i) => !budget!.heldOutItems.includes(i));
    const { outputs } = compareAnswers(runnerOf(mlpModel()), runnerOf(smaller), searched);
    expect(outputs.y!.relativeMse).toBeCloseTo(smallest.loss, 12);
  });

  test('of choices for some layers those are kept, and the others are searched for', async () => {
    const given = { layer: 'second', kind: 'float', reason: 'asked for' } as const;
    const { budget, layers } = await quantizeModel(mlpModel(), mlpMixed({ choices: [given] }));

    expect(layers[1]).toMatchObject({ precision: 'float', note: 'asked for' });
    expect(layers[0]!.precision).not.toBe('float');
    expect(budget!.heldOutLoss).toBeLessThanOrEqual(1e-3);
    await expect(
      quantizeModel(mlpModel(), mlpMixed({ choices: [given], targetAccuracyLoss: 1e-14 })),
    ).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_BUDGET' });
  });

  test.each<[string, unknown]>([
    ['a name of a layer of the model', { layer: 'nope', kind: 'float', reason: '' }],
    ['a name of a layer of the model in choices, found null', null],
    ['a kind "float"', { layer: 'first', kind: 'int8' }],
    ['float16 or bfloat16', { layer: 'first', kind: 'half', type: 'float8' }],
    ['weights of type int4', { layer: 'first', kind: 'weights', weights: { type: 'int9' } }],
    ['blocks of 16', { layer: 'first', kind: 'weights', weights: { type: 'int4', granularity: { block: 24 } } }],
    ['activations of type', { layer: 'first', kind: 'static', weights: { type: 'int8', granularity: 'channel' } }],
  ])('choices that cannot be are refused: %s', async (message, choice) => {
    const made = quantizeModel(mlpModel(), { calibrationData: samplesOf(4, 8), choices: [choice as never] });

    await expect(made).rejects.toMatchObject({
      code: 'KINGLET_QUANTIZATION_LAYER',
      message: expect.stringContaining(message),
    });
  });

  test.each<[string, object]>([
    ['a MatMul or Gemm', { layer: 'conv1', kind: 'dynamic', weights: {} }],
    ['weights of 8 bits', { kind: 'dynamic', weights: { type: 'int16' } }],
    ['kind "weights" of blocks', { kind: 'dynamic', weights: { granularity: { block: 32 } } }],
    ['kind "weights" of blocks', { kind: 'static', weights: { granularity: { block: 32 } } }],
    ['activations of type int8, uint8, int16, uint16', { kind: 'static', weights: {}, activations: { type: 'int4' } }],
    ['granularity "tensor"', { kind: 'weights', weights: { granularity: 'row' } }],
    ['blocks of 16', { kind: 'weights', weights: { granularity: null } }],
  ])('what no writer has a form of is refused: %s, %j', async (message, given) => {
    const { weights, ...rest } = given as { weights: object };
    const choice = {
      layer: 'last',
      ...rest,
      weights: { type: 'int8', isSymmetric: true, granularity: 'channel', ...weights },
    };
    const made = quantizeModel(cnnModel(), { calibrationData: samplesOf(4, 192), choices: [choice as never] });

    await expect(made).rejects.toMatchObject({
      code: 'KINGLET_QUANTIZATION_LAYER',
      message: expect.stringContaining(message),
    });
  });

  test('ranges need data, tables and filters have neither ranges nor blocks', async () => {
    const weights = { type: 'int8', isSymmetric: true, granularity: 'channel' } as const;
    const activations = { type: 'uint8', isSymmetric: false } as const;
    const choices = [{ layer: 'first', kind: 'static', weights, activations }] as const;
    const blocks = [{ layer: 'conv1', kind: 'weights', weights: { ...weights, granularity: { block: 32 } } }] as const;

    await expect(quantizeModel(mlpModel(), { choices })).rejects.toThrow('expected calibrationData, for kind "static"');
    await expect(quantizeModel(cnnModel(), { choices: blocks })).rejects.toThrow('expected blocks of matrices alone');
  });
});

describe('the aim latency', () => {
  /** Kernels of 8 bits take a tenth, all others a microsecond; `second` is slow in integers. */
  const timer: PlanTimer = (plan) => {
    const isFast = (kernel: string): boolean => /U8$/.test(kernel) && kernel.startsWith('matmul');
    return inspectPlan(plan).instructions.map(({ node, kernel }) => ({
      node,
      nanoseconds: isFast(kernel) ? (node.includes('second') ? 3000 : 100) : /^matmul/.test(kernel) ? 1000 : 1,
    }));
  };

  test('takes what the clock says is fastest within the loss, and leaves in float what is not faster', async () => {
    const options = mlpMixed({ aim: 'latency', targetAccuracyLoss: 1e-3, timePlan: timer });
    const { budget, layers } = await quantizeModel(mlpModel(), options);

    expect(layers.map(({ precision }) => precision)).toEqual(['int8', 'float']);
    expect(budget!.nanoseconds).toBeLessThan(budget!.floatNanoseconds!);
    expect(budget!.front.every(({ nanoseconds }) => nanoseconds! > 0)).toBe(true);
    expect((await quantizeModel(mlpModel(), options)).budget).toEqual(budget);
  });

  test('is refused where nothing is faster than float', async () => {
    const flat: PlanTimer = (plan) => inspectPlan(plan).instructions.map(({ node }) => ({ node, nanoseconds: 1000 }));
    const made = quantizeModel(mlpModel(), mlpMixed({ aim: 'latency', timePlan: flat }));

    await expect(made).rejects.toMatchObject({
      code: 'KINGLET_QUANTIZATION_BUDGET',
      message: expect.stringContaining('faster than float'),
    });
  });

  test('the kernels own clock gives times for every instruction', async () => {
    const { budget } = await quantizeModel(wideMlp(), {
      ...mixed({ aim: 'latency', targetAccuracyLoss: 0.05, calibrationData: samplesOf(8, 256) }),
    });

    expect(budget!.nanoseconds!).toBeLessThan(budget!.floatNanoseconds!);
  });
});

test('progress is told of the search, with the layer that is measured alone', async () => {
  const steps: ProgressStep[] = [];
  await quantizeModel(mlpModel(), mlpMixed({ progress: (step) => steps.push(step) }));
  const search = steps.filter(({ phase }) => phase === 'search');

  expect(search.map(({ done }) => done)).toEqual(search.map((_, i) => i));
  expect(new Set(search.map(({ total }) => total)).size).toBe(1);
  expect(search.at(-1)!.done).toBeLessThan(search[0]!.total!);
  expect(new Set(search.map(({ layer }) => layer))).toEqual(new Set(['first', 'second', undefined]));
});

test('every choice there is: each combination once, the smallest first', async () => {
  const every = await everyChoice(mlpModel(), mlpMixed({ format: 'plan' }), samplesOf(16, 8));

  expect(every).toHaveLength(36);
  // ONNX Runtime would round the activations of MatMul to bytes.
  expect(await everyChoice(mlpModel(), mlpMixed(), samplesOf(16, 8))).toHaveLength(30);
  expect(every.map(({ bytes }) => bytes)).toEqual(every.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
  expect(new Set(every.slice(0, 8).map(({ write }) => writeModel(write()).join())).size).toBe(8);
});

test('blocks that were asked for are those of 4 bits too', async () => {
  const options = mlpMixed({ mode: 'weight-only', granularity: { block: 16 }, targetAccuracyLoss: 0.5 });
  const { budget } = await quantizeModel(mlpModel(), options);

  expect(budget!.choices[0]).toMatchObject({ weights: { type: 'int4', granularity: { block: 16 } } });
});

test('fewer than four items cannot be split', async () => {
  await expect(quantizeModel(mlpModel(), mlpMixed({ calibrationData: samplesOf(3, 8) }))).rejects.toMatchObject({
    code: 'KINGLET_QUANTIZATION_DATA',
  });
});

test('answers of one value have no agreement', async () => {
  const made = quantizeModel(singleOutput(), mlpMixed({ metric: 'agreement' }));

  await expect(made).rejects.toThrow('metric "agreement" needs a first output of more than one value');
});

function wideMlp(): ModelProto {
  return modelOf({
    nodes: [makeNode('MatMul', ['x', 'w'], ['y'], { name: 'wide' })],
    weights: { w: [256, 512] },
    input: ['N', 256],
    output: ['N', 512],
  });
}

function singleOutput(): ModelProto {
  return modelOf({
    nodes: [makeNode('MatMul', ['x', 'w'], ['y'], { name: 'only' })],
    weights: { w: [8, 1] },
    input: ['N', 8],
    output: ['N', 1],
  });
}
