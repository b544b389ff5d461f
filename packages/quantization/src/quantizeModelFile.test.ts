import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkModel,
  diffModels,
  type ModelProto,
  makeNode,
  readModelFile,
  writeModel,
  writeModelFile,
} from '@kinglet/onnx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelOf, samplesOf } from '../test/testModels.ts';
import type { ProgressStep, QuantizeOptions } from './options.ts';
import { quantizeModel } from './quantizeModel.ts';
import { type QuantizeFileOptions, quantizeModelFile } from './quantizeModelFile.ts';
import type { NodeReport } from './report/reportNodes.ts';
import { nodeWorkFiles, type WorkFiles } from './stream/workFiles.ts';

let folder: string;
let source: string;
let target: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-large-'));
  [source, target] = [join(folder, 'model.onnx'), join(folder, 'small.onnx')];
});
afterEach(() => rm(folder, { recursive: true }));

/** Three products of 256 KiB of weights each, one of them with a bias; and a table that no layer reads. */
const model = modelOf({
  nodes: [
    makeNode('MatMul', ['x', 'w1'], ['a'], { name: 'first' }),
    makeNode('Relu', ['a'], ['r'], { name: 'relu' }),
    makeNode('Gemm', ['r', 'w2', 'b2'], ['b'], { name: 'second', attributes: { transB: 1n } }),
    makeNode('Sigmoid', ['b'], ['s'], { name: 'sigmoid' }),
    makeNode('MatMul', ['s', 'w3'], ['c'], { name: 'third' }),
    makeNode('ReduceMean', ['table'], ['mean'], { name: 'mean', attributes: { axes: [0n], keepdims: 0n } }),
    makeNode('Div', ['c', 'mean'], ['y'], { name: 'divided' }),
  ],
  weights: { w1: [256, 256], w2: [256, 256], b2: [256], w3: [256, 256], table: [80, 256] },
  input: ['N', 256],
  output: ['N', 256],
  opset: 17,
});

/** A filter of 256 KiB with normalization, a product whose weights are turned and then scaled, and a Gemm with alpha. */
const foldedModel = modelOf({
  nodes: [
    makeNode('Conv', ['x', 'f'], ['c'], { name: 'conv' }),
    makeNode('BatchNormalization', ['c', 'scale', 'shift', 'mean', 'variance'], ['n'], { name: 'norm' }),
    makeNode('Flatten', ['n'], ['flat'], { name: 'flatten' }),
    makeNode('Transpose', ['w'], ['turned'], { name: 'turn' }),
    makeNode('MatMul', ['flat', 'turned'], ['m'], { name: 'product' }),
    makeNode('Mul', ['m', 'factors'], ['s'], { name: 'scaling' }),
    makeNode('Gemm', ['s', 'g', 'b'], ['y'], { name: 'last', attributes: { alpha: 0.5, beta: 2 } }),
  ],
  weights: {
    ...{ f: [256, 256, 1, 1], scale: [256], shift: [256], mean: [256], variance: [256] },
    ...{ w: [128, 1024], factors: [128], g: [128, 256], b: [1, 256] },
  },
  input: ['N', 256, 2, 2],
  output: ['N', 256],
  opset: 17,
});

const tiedModel = modelOf({
  nodes: [
    makeNode('MatMul', ['x', 'w'], ['h'], { name: 'first' }),
    makeNode('Relu', ['h'], ['r'], { name: 'relu' }),
    makeNode('MatMul', ['r', 'w'], ['y'], { name: 'last' }),
  ],
  weights: { w: [256, 256] },
  input: ['N', 256],
  output: ['N', 256],
  opset: 21,
});

const samples = samplesOf(20, 256);
const streamed = { streamFrom: 0, segmentBytes: 2 ** 18 };

async function quantize(options: QuantizeFileOptions = {}) {
  return quantizeModelFile(source, target, { ...streamed, ...options });
}

/** A list of what differs between arrays of this size would take minutes. */
function expectSame(found: ModelProto, expected: ModelProto): void {
  expect(diffModels(found, expected)).toEqual([]);
  expect(Buffer.compare(writeModel(found), writeModel(expected))).toBe(0);
}

/** Lets so many writes of at least 16 KiB through, then fails. */
function failingFiles(writes: number): WorkFiles {
  let left = writes;
  const create: WorkFiles['create'] = async (path) => {
    const file = await nodeWorkFiles.create(path);
    const write = async (bytes: Uint8Array) => {
      if (bytes.length >= 2 ** 14 && left-- <= 0) throw new Error('killed');
      await file.write(bytes);
    };
    return { ...file, write };
  };
  return { ...nodeWorkFiles, create };
}

describe('a large model', () => {
  test.each<QuantizeOptions>([
    { mode: 'weight-only' },
    { mode: 'weight-only', rounding: 'mse', scheme: 'asymmetric' },
    { bits: 4 },
    { bits: 4, format: 'qdq' },
    { bits: 16 },
    { bits: 'bfloat16' },
    { mode: 'dynamic' },
    { calibrationData: samples },
    { calibrationData: samples, calibrator: 'moving-average', activationBits: 16 },
    { calibrationData: samples, rounding: 'gptq' },
    { calibrationData: samples, correctBias: true },
    { mode: 'weight-only', calibrationData: samples, rounding: 'gptq', correctBias: true },
    { bits: 4, calibrationData: samples, rounding: 'gptq', correctBias: true },
    { bits: 4, calibrationData: samples, correctBias: true },
    { mode: 'weight-only', bits: 4, calibrationData: samples, rounding: 'refine' },
    { calibrationData: samples, sensitiveLayers: ['second'], sensitivePrecision: 16, exclude: ['third'] },
  ])('becomes what it becomes in memory, bit for bit: %j', async (options) => {
    await writeModelFile(source, model);
    const expected = await quantizeModel(model, options);

    const { layers, nodes, bytes, paths } = await quantize(options);

    const made = await readModelFile(target);
    checkModel(made);
    expectSame(made, expected.model);
    expect(layers).toEqual(expected.layers);
    // Before a cut a kernel ends in floats.
    const withoutKernels = ({ kernels, ...node }: NodeReport) => node;
    expect(nodes.map(withoutKernels)).toEqual(expected.nodes.map(withoutKernels));
    expect(paths).toEqual([target, `${target}.data`]);
    expect(bytes).toBe((await stat(target)).size + (await stat(`${target}.data`)).size);
    expect((await readdir(folder)).sort()).toEqual(['model.onnx', 'small.onnx', 'small.onnx.data']);
  });

  test('of which float16 holds no layer is refused', async () => {
    const beyond = structuredClone(model);
    for (const { name, rawData } of beyond.graph!.initializer)
      if (name.startsWith('w')) rawData.set([0, 0, 0, 0x48], 0); // 131072
    await writeModelFile(source, beyond);

    await expect(quantize({ sensitiveLayers: ['*'], sensitivePrecision: 16 })).rejects.toMatchObject({
      code: 'KINGLET_QUANTIZATION_MODEL',
    });
  });

  test.each<QuantizeOptions>([{ mode: 'weight-only' }, { calibrationData: samplesOf(8, 1024) }])(
    'whose weights are turned, scaled and normalized becomes what it becomes in memory: %j',
    async (options) => {
      await writeModelFile(source, foldedModel);
      const expected = await quantizeModel(foldedModel, options);

      // In one segment: the places of an image are summed in another order where it is cut.
      const { notes } = await quantize({ ...options, segmentBytes: Number.POSITIVE_INFINITY });

      expectSame(await readModelFile(target), expected.model);
      expect(notes).toEqual(expected.notes);
      expect(notes.length).toBe(2);
      expect((await readdir(folder)).sort()).toEqual(['model.onnx', 'small.onnx', 'small.onnx.data']);
    },
  );

  test.each<QuantizeOptions>([
    { mode: 'weight-only' },
    { bits: 4 },
    { mode: 'dynamic' },
    { mode: 'weight-only', sensitiveLayers: ['last', 'first'], sensitivePrecision: 16 },
    { mode: 'weight-only', calibrationData: samples, rounding: 'gptq' },
  ])('that multiplies the same weights twice has them once: %j', async (options) => {
    await writeModelFile(source, tiedModel);
    const expected = await quantizeModel(tiedModel, options);

    const { resumed } = await quantize(options);

    const made = await readModelFile(target);
    expectSame(made, expected.model);
    expect(made.graph!.initializer.filter(({ dims }) => dims.length > 1)).toHaveLength(1);
    expect(resumed).toBe(0);
  });

  test('may have its weights beside it, which become those of the target, and may be its own target', async () => {
    await writeModelFile(source, model, { externalData: { location: 'model.onnx.data' } });
    const { model: expected } = await quantizeModel(source, { mode: 'dynamic' });

    await quantizeModelFile(source, source, { ...streamed, mode: 'dynamic' });

    expectSame(await readModelFile(source), expected);
    expect((await readdir(folder)).sort()).toEqual(['model.onnx', 'model.onnx.data']);
  });

  test('may be a link into another folder', async () => {
    const inner = await mkdtemp(join(folder, 'store-'));
    await writeModelFile(join(inner, 'blob'), model);
    await symlink(join(inner, 'blob'), source);

    expect((await quantize({ mode: 'dynamic' })).layers).toHaveLength(3);
  });

  test.each([
    ['cut off', 600_000, 'KINGLET_QUANTIZATION_FILE'],
    ['empty', 0, 'KINGLET_ONNX_EXTERNAL_DATA'],
  ])('whose weights are %s is refused by name, and leaves nothing', async (_, length, code) => {
    await writeModelFile(source, model, { externalData: { location: 'weights.bin' } });
    await truncate(join(folder, 'weights.bin'), length);

    await expect(quantize()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/tensor "\w\d": expected bytes \d+ to \d+ of weights.bin, which has/),
    });
    expect((await readdir(folder)).sort()).toEqual(['model.onnx', 'weights.bin']);
  });
});

describe('a run that was interrupted', () => {
  const options: QuantizeOptions = { calibrationData: samples };

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'after %i writes, of samples, values, layers and others, leaves nothing in place, and is taken up by the next',
    async (writes) => {
      await writeModelFile(source, model);
      await writeFile(target, 'before');

      const failing = quantize({ ...options, files: failingFiles(writes) });

      await expect(failing).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_FILE' });
      expect(await readFile(target, 'utf8')).toBe('before');
      const left = (await readdir(folder)).sort();
      expect(left.filter((name) => name !== 'small.onnx.resume')).toEqual(['model.onnx', 'small.onnx']);
      let runs = 0;
      const count = ({ phase }: ProgressStep): void => {
        if (phase === 'calibrate') runs++;
      };
      const { resumed } = await quantize({ ...options, progress: count });
      // Samples, and what three segments of two runs each hand on; then two writes for each layer.
      expect(runs).toBe(2 * Math.min(3, Math.max(0, 4 - writes)));
      expect(resumed).toBe(Math.max(0, Math.floor((writes - 3) / 2)));
      const expected = await quantizeModel(model, options);
      expectSame(await readModelFile(target), expected.model);
      expect((await readdir(folder)).sort()).toEqual(['model.onnx', 'small.onnx', 'small.onnx.data']);
    },
  );

  test.each([2, 5, 7, 9])('of GPTQ after %i writes goes on, or begins anew, with the same result', async (writes) => {
    const rounded: QuantizeOptions = { ...options, rounding: 'gptq', correctBias: true };
    await writeModelFile(source, model);
    await expect(quantize({ ...rounded, files: failingFiles(writes) })).rejects.toThrow('killed');

    const { resumed } = await quantize(rounded);

    expect(resumed > 0).toBe(writes > 3);
    expectSame(await readModelFile(target), (await quantizeModel(model, rounded)).model);
  });

  test.each(['layer-', 'means-'])('of GPTQ whose files %s* were damaged begins anew', async (damaged) => {
    const rounded: QuantizeOptions = { ...options, rounding: 'gptq', correctBias: true };
    await writeModelFile(source, model);
    await expect(quantize({ ...rounded, files: failingFiles(9) })).rejects.toThrow('killed');
    const [work] = await readdir(`${target}.resume`);
    const kept = join(`${target}.resume`, work!);
    for (const name of await readdir(kept)) if (name.startsWith(damaged)) await truncate(join(kept, name), 100);

    const { resumed } = await quantize(rounded);

    expect(resumed).toBe(0);
    expectSame(await readModelFile(target), (await quantizeModel(model, rounded)).model);
  });

  test('of GPTQ that begins anew rounds weights of two segments to the inputs of both', async () => {
    const rounded: QuantizeOptions = { ...options, rounding: 'gptq', correctBias: true };
    await writeModelFile(source, tiedModel);
    await expect(quantize({ ...rounded, files: failingFiles(3) })).rejects.toThrow('killed');
    const [work] = await readdir(`${target}.resume`);
    const kept = join(`${target}.resume`, work!);
    for (const name of await readdir(kept)) if (name.startsWith('means-')) await truncate(join(kept, name), 100);

    await quantize(rounded);

    expectSame(await readModelFile(target), (await quantizeModel(tiedModel, rounded)).model);
  });

  test.each<QuantizeOptions>([{ bits: 4 }, { bits: 4, scheme: 'asymmetric' }, { bits: 4, format: 'qdq' }])(
    'goes on with the layers of 4 bits that it had: %j',
    async (own) => {
      await writeModelFile(source, model);
      await expect(quantize({ ...own, files: failingFiles(4) })).rejects.toThrow('killed');

      const { resumed } = await quantize(own);

      expect(resumed).toBeGreaterThan(0);
      expectSame(await readModelFile(target), (await quantizeModel(model, own)).model);
    },
  );

  test('with other samples or options is not taken up, nor is what was changed on disk', async () => {
    await writeModelFile(source, model);
    const interrupt = (writes: number) =>
      expect(quantize({ ...options, files: failingFiles(writes) })).rejects.toThrow('killed');

    await interrupt(9);
    const others = { calibrationData: samplesOf(20, 256, 5) };
    expect((await quantize(others)).resumed).toBe(0);
    expectSame(await readModelFile(target), (await quantizeModel(model, others)).model);

    await interrupt(9);
    expect((await quantize({ ...options, rounding: 'mse' })).resumed).toBe(0);

    for (const writes of [3, 9]) {
      await interrupt(writes);
      const [work] = await readdir(`${target}.resume`);
      const kept = join(`${target}.resume`, work!);
      for (const name of await readdir(kept)) if (!name.startsWith('segments-')) await truncate(join(kept, name), 5000);
      expect((await quantize(options)).resumed).toBe(0);
      expectSame(await readModelFile(target), (await quantizeModel(model, options)).model);
    }
  });
});

test('a small model is read as a whole and written into one file, and a budget is met in memory', async () => {
  await writeModelFile(source, model);
  const options: QuantizeOptions = { bits: 'mixed', targetAccuracyLoss: 0.5, calibrationData: samples };

  const small = await quantizeModelFile(source, target, { mode: 'dynamic' });
  const searched = await quantize(options);

  expect(small.layers[0]!.plan).toBe('integer kernel');
  expect([small.paths, searched.paths]).toEqual([[target], [target, `${target}.data`]]);
  expect(searched.budget!.heldOutLoss).toBeLessThanOrEqual(0.5);
  expectSame(await readModelFile(target), (await quantizeModel(model, options)).model);
});

test('a number that is not finite is said to be in the first sample of its run', async () => {
  const inverse = modelOf({
    nodes: [
      makeNode('Reciprocal', ['x'], ['r'], { name: 'reciprocal' }),
      makeNode('MatMul', ['r', 'w'], ['y'], { name: 'product' }),
    ],
    weights: { w: [8, 8] },
    input: ['N', 8],
    output: ['N', 8],
  });
  await writeModelFile(source, inverse);
  // The first sample runs alone, 64 after it together.
  const data = samplesOf(100, 8).map((sample, i) => (i === 80 ? new Float32Array(8) : sample));

  await expect(quantize({ calibrationData: data })).rejects.toThrow('sample 65 or one that ran with it');
});

test('is written before a plan is compiled for the report', async () => {
  await writeModelFile(source, model);
  const isWritten: boolean[] = [];
  const ownKeys = (): string[] => {
    isWritten.push(existsSync(target));
    return [];
  };

  await quantizeModelFile(source, target, { mode: 'weight-only', inputShapes: new Proxy({}, { ownKeys }) });

  expect(isWritten.at(-1)).toBe(true);
});

test('a plan is no file of ONNX', async () => {
  await expect(quantize({ format: 'plan' })).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_OPTION' });
});

test('weights that float16 does not hold stay float, as they do where all of the model is in memory', async () => {
  const large = modelOf({
    nodes: [
      makeNode('MatMul', ['x', 'w1'], ['h'], { name: 'one' }),
      makeNode('MatMul', ['h', 'w2'], ['y'], { name: 'two' }),
    ],
    weights: { w1: [256, 256], w2: [256, 256] },
    input: ['N', 256],
    output: ['N', 256],
  });
  const weights = large.graph!.initializer.find(({ name }) => name === 'w2')!;
  new DataView(weights.rawData.buffer, weights.rawData.byteOffset).setFloat32(8, 1e5, true);
  await writeModelFile(source, large);

  const { layers } = await quantize({ mode: 'weight-only', sensitiveLayers: ['two'], sensitivePrecision: 16 });

  expect(layers[1]).toMatchObject({
    precision: 'float',
    note: expect.stringContaining('float16 holds up to 65504, its weights have 100000'),
  });
});

test.each<[QuantizeOptions, RegExp]>([
  [{ mode: 'weight-only', equalize: true }, /^expected 2 MiB .* which equalize has in memory, found 1 MiB/],
  [{ calibrationData: samples, smooth: 0.5, equalize: true }, /^expected 3 MiB .* which equalize, smooth has in/],
])('what needs all of a large model needs memory for it: %#', async (options, message) => {
  await writeModelFile(source, model);
  const availableMemory = () => 2 ** 20;

  await expect(quantize({ ...options, availableMemory })).rejects.toThrow(
    expect.objectContaining({ code: 'KINGLET_QUANTIZATION_MEMORY', message: expect.stringMatching(message) }),
  );
  expect(await readdir(folder)).toEqual(['model.onnx']);
  const { layers } = await quantize({ ...options, availableMemory, streamFrom: 2 ** 27 });
  expect(layers.some(({ precision }) => precision !== 'float')).toBe(true);
});

test.each([0, 2 ** 27])('a calibration that has no plan is told of, streamed from %i bytes on', async (streamFrom) => {
  const spectra = modelOf({
    nodes: [
      makeNode('DFT', ['x'], ['d'], { name: 'spectra' }),
      makeNode('MatMul', ['d', 'w'], ['y'], { name: 'product' }),
    ],
    weights: { w: [2, 4] },
    input: ['N', 8, 2],
    output: ['N', 8, 4],
  });
  await writeModelFile(source, spectra);

  const { notes } = await quantize({ streamFrom, calibrationData: samplesOf(4, 16) });

  expect(notes).toContainEqual(expect.stringMatching(/^calibration took longer, in the reference evaluator: .*DFT/));
});
