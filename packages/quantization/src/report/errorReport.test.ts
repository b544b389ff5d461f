import { type ModelProto, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { cnnModel, mlpModel, modelOf, samplesOf } from '../../test/testModels.ts';
import { benchmarkQuantizedModel } from '../accuracy/benchmarkQuantizedModel.ts';
import { compareAnswers } from '../accuracy/compareAnswers.ts';
import { runnerOf } from '../accuracy/modelRunner.ts';
import type { QuantizeOptions } from '../options.ts';
import { quantizeModel } from '../quantizeModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { errorReport, type LayerErrors } from './errorReport.ts';
import { lossShares } from './lossChart.ts';
import { renderErrorReport } from './renderErrorReport.ts';

const samples = samplesOf(16, 8, 5);
const make = async (options: QuantizeOptions = {}, model: ModelProto = mlpModel()) =>
  quantizeModel(model, { calibrationData: samplesOf(64, model === cnn ? 192 : 8), ...options });
const cnn = cnnModel();

describe.each<[string, QuantizeOptions]>([
  ['8 bits', {}],
  ['16 bits', { bits: 16 }],
  ['8 bits without calibration', { mode: 'dynamic' }],
  ['8 bits without calibration, a scale for each tensor', { mode: 'dynamic', granularity: 'per-tensor' }],
  ['asymmetric 8 bits', { scheme: 'asymmetric' }],
  ['symmetric 8 bits', { scheme: 'symmetric' }],
  ['corrected biases', { correctBias: true }],
  ['8 bits in blocks', { mode: 'weight-only', granularity: { block: 16 } }],
  ['MatMulNBits', { bits: 4 }],
  ['4 bits as DequantizeLinear', { bits: 4, format: 'qdq' }],
  ['halves at the end', { sensitiveLayers: ['output'], sensitivePrecision: 16 }],
])('%s', (_, options) => {
  test('a layer alone costs what a model with that layer alone quantized loses', async () => {
    const { model } = await make(options);
    const { layers } = errorReport(mlpModel(), model, samples);

    for (const name of ['first', 'second']) {
      const other: LayerChoice = { layer: name === 'first' ? 'second' : 'first', kind: 'float', reason: '' };
      const { model: alone } = await make({ ...options, choices: [other] });
      const { outputs } = compareAnswers(runnerOf(mlpModel()), runnerOf(alone), samples);
      const found = layers.find(({ layer }) => layer === name)!;
      expect(found.answers.relativeMse / outputs.y!.relativeMse).toBeCloseTo(1, 4);
      expect(found.answers.relativeMse).toBeGreaterThan(0);
    }
  });

  test('weights are at the error that their bits allow, in the bytes that the model has', async () => {
    const { layers } = errorReport(mlpModel(), (await make(options)).model, samples);

    for (const { precision, weightSqnr, bytes, floatBytes } of layers) {
      const bits = precision === 'float16' ? 12 : Number(/\d+$/.exec(precision)![0]);
      expect(weightSqnr).toBeGreaterThan(6.02 * bits - 3);
      expect(weightSqnr).toBeLessThan(6.02 * bits + 6);
      expect(bytes).toBeLessThan(floatBytes);
    }
  });
});

test('errors at the last layer of the whole model are those of its answers, and grow with the layers before', async () => {
  const report = errorReport(cnn, (await make({}, cnn)).model, samplesOf(16, 192, 3));

  expect(report.layers.map(({ layer, precision }) => [layer, precision])).toEqual([
    ['conv1', 'int8'],
    ['conv2', 'int8'],
    ['last', 'int8'],
  ]);
  expect(report.layers[2]!.whole.relativeMse).toBeCloseTo(report.outputs.y!.relativeMse, 9);
  expect(report.layers[2]!.alone.relativeMse).toBeLessThan(report.layers[2]!.whole.relativeMse);
  expect(report.missing).toEqual([]);
});

test('the layer that was made worst is the one that the loss comes from', async () => {
  const weights = { type: 'int4', isSymmetric: true, granularity: 'tensor' } as const;
  const { model } = await make({ choices: [{ layer: 'conv2', kind: 'weights', weights }] }, cnn);
  const { layers } = errorReport(cnn, model, samplesOf(16, 192, 3));

  expect(lossShares(layers)[1]).toBeGreaterThan(0.8);
});

test('what a range does not hold is counted, and what it holds in vain', async () => {
  const data = samplesOf(64, 8).map(({ x }) => ({ x: x.map((value) => 0.5 * value) }));
  const { model } = await make({ calibrationData: data });
  const [narrow] = errorReport(mlpModel(), model, samples).layers as [LayerErrors];
  const beyond = samples.flatMap(({ x }) => Array.from(x)).filter((value) => Math.abs(value) > 0.5).length;
  const tiny = samples.map(({ x }) => ({ x: x.map((value) => 0.05 * value) }));
  const [wide] = errorReport(mlpModel(), model, tiny).layers as [LayerErrors];

  expect(narrow.input!.saturated).toBeCloseTo(beyond / (8 * samples.length), 1);
  expect(narrow.input!.use).toBe(1);
  expect(wide.input!).toMatchObject({ saturated: 0, type: 'uint8' });
  expect(wide.input!.use).toBeGreaterThan(0.08);
  expect(wide.input!.use).toBeLessThan(0.12);
});

test('a float layer loses nothing; a layer that the other model has not is named', async () => {
  const { model } = await make({ exclude: ['first'] });
  const renamed = modelOf({
    nodes: [makeNode('MatMul', ['x', 'w'], ['m'], { name: 'own' }), makeNode('Relu', ['m'], ['y'])],
    weights: { w: [8, 4] },
    input: ['N', 8],
    output: ['N', 4],
  });
  const [first] = errorReport(mlpModel(), model, samples).layers as [LayerErrors];

  expect(first).toMatchObject({ precision: 'float', weightSqnr: Infinity, bytes: first.floatBytes, input: undefined });
  expect(first.answers).toEqual({ relativeMse: 0, sqnr: Infinity });
  expect(errorReport(mlpModel(), renamed, samples).missing).toEqual(['first']);
});

test.each<[string, QuantizeOptions]>([
  ['equalize', { equalize: true, granularity: 'per-tensor' }],
  ['smooth', { smooth: true }],
  ['awq', { awq: true, mode: 'weight-only', bits: 4 }],
])('with %s the float model is the one that was quantized, and another is refused', async (_, options) => {
  const { model, reference } = await make(options);
  const { layers, outputs } = errorReport(reference, model, samples);

  expect(layers[1]!.whole.relativeMse).toBeCloseTo(outputs.y!.relativeMse, 9);
  for (const { weightSqnr, alone } of layers) {
    expect(weightSqnr).toBeGreaterThan(18);
    expect(alone.sqnr).toBeGreaterThan(18);
  }
  expect(() => errorReport(mlpModel(), model, samples)).toThrow('expected the float model whose layers were quantized');
  expect(benchmarkQuantizedModel(mlpModel(), model, samples, { runs: 1 }).layers).toEqual([]);
  expect(benchmarkQuantizedModel(reference, model, samples, { runs: 1 }).layers).toHaveLength(2);
});

test('no samples are refused', async () => {
  expect(() => errorReport(mlpModel(), mlpModel(), [])).toThrow(
    expect.objectContaining({ code: 'KINGLET_QUANTIZATION_DATA' }),
  );
});

describe('the page', () => {
  test('has every layer in its table and its chart, escaped', async () => {
    const evil = '<script>alert(1)</script>"&\'\u0000';
    const model = mlpModel();
    for (const node of model.graph!.node) if (node.name === 'first') node.name = evil;
    const report = errorReport(model, (await make({}, model)).model, samples);
    const page = renderErrorReport(report, { title: evil });

    expect(page).not.toContain('<script');
    expect(page).not.toContain('\u0000');
    expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;&#39;').length).toBeGreaterThan(3);
    expect(page.match(/<tr>/g)).toHaveLength(3);
    expect(page.match(/class="bar"/g)).toHaveLength(2);
    expect(page).not.toMatch(/https?:|NaN|undefined/);
  });

  test('of a model that is the same says that nothing is lost', () => {
    const page = renderErrorReport(errorReport(mlpModel(), mlpModel(), samples));

    expect(page).toContain('Nothing is lost.');
    expect(page).toContain('∞');
    expect(page).not.toMatch(/NaN|undefined/);
  });

  test('shares of errors that are no numbers go to those layers', () => {
    const of = (relativeMse: number) => ({ answers: { relativeMse, sqnr: 0 } }) as LayerErrors;

    expect(lossShares([of(1), of(Number.POSITIVE_INFINITY), of(Number.NaN)])).toEqual([0, 0.5, 0.5]);
    expect(lossShares([of(1), of(3)])).toEqual([0.25, 0.75]);
  });
});
