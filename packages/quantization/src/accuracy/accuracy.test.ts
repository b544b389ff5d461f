import { type ModelProto, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { cnnModel, mlpModel, modelOf, samplesOf } from '../../test/testModels.ts';
import type { QuantizeOptions } from '../options.ts';
import { quantizeModel } from '../quantizeModel.ts';
import { accuracyLoss } from './accuracyLoss.ts';
import { benchmarkQuantizedModel } from './benchmarkQuantizedModel.ts';
import { compareAnswers, worstRelativeMse } from './compareAnswers.ts';
import { meanOf } from './intervals.ts';
import { argMax } from './metrics.ts';
import { type Answers, runnerOf } from './modelRunner.ts';
import { validateAccuracy } from './validateAccuracy.ts';

const samples = samplesOf(40, 8, 5);

async function quantized(options: QuantizeOptions = {}): Promise<ModelProto> {
  return (await quantizeModel(mlpModel(), { calibrationData: samplesOf(64, 8), ...options })).model;
}

/** Answers from a table, a row each sample. */
function answering(rows: readonly (readonly number[])[], name = 'y'): () => Answers {
  let next = 0;
  return () => ({ [name]: rows[next++ % rows.length]! });
}

test('4 of 200 answers that changed are a loss of 0.02 and no more', () => {
  const rows = Array.from({ length: 200 }, (_, i) => (i < 4 ? [1, 0] : [0, 1]));
  const judged = {
    inputs: samplesOf(200, 1),
    references: rows.map(() => ({ y: [0, 1] })),
    items: rows.map((_, i) => i),
  };

  expect(accuracyLoss('agreement', judged, answering(rows))).toBe(0.02);
});

test('answers that are no numbers agree with nothing', () => {
  const [rows, given] = [[[1, Number.NaN]], samplesOf(1, 1)];

  expect(compareAnswers(answering([[1, 0]]), answering(rows), given).agreement!.count).toBe(0);
  expect(compareAnswers(answering(rows), answering(rows), given).agreement!.count).toBe(0);
});

describe('answers beside each other', () => {
  const float = [
    [3, 4],
    [0, 2],
    [1, 0],
  ];
  const found = [
    [3, 3],
    [2, 0],
    [1, 0],
  ];
  const given = samplesOf(3, 1);

  test('each figure is what its formula says', () => {
    const { outputs, agreement, samples: count } = compareAnswers(answering(float), answering(found), given);
    const { relativeMse, relativeMseInterval, sqnr, maxError, meanCosine, worstCosine } = outputs.y!;

    expect(count).toBe(3);
    expect(relativeMse).toBeCloseTo((1 + 4 + 4) / (25 + 4 + 1), 12);
    expect(relativeMseInterval.low).toBeLessThan(relativeMse);
    expect(relativeMseInterval.high).toBeGreaterThan(relativeMse);
    expect(sqnr).toBeCloseTo(10 * Math.log10(30 / 9), 12);
    expect(maxError).toBe(2);
    expect(meanCosine).toBeCloseTo(((9 + 12) / (5 * Math.sqrt(18)) + 0 + 1) / 3, 12);
    expect(worstCosine).toBe(0);
    expect(agreement).toMatchObject({ count: 1, of: 3, value: 1 / 3 });
  });

  test('zeros are alike; a sample of zeros beside others is not', () => {
    const zeros = [[0, 0]];
    const same = compareAnswers(answering(zeros), answering(zeros), samplesOf(1, 1));
    const other = compareAnswers(answering(zeros), answering([[1, 0]]), samplesOf(1, 1));

    expect(same.outputs.y).toMatchObject({ relativeMse: 0, sqnr: Infinity, worstCosine: 1 });
    expect(other.outputs.y).toMatchObject({ relativeMse: Infinity, worstCosine: 0 });
  });

  test('answers of one value have no greatest', () => {
    const { agreement } = compareAnswers(answering([[1]]), answering([[2]]), samplesOf(1, 1));

    expect(agreement).toBeUndefined();
  });

  test.each<[string, () => Answers, string]>([
    ['of another name', answering(found, 'z'), 'found outputs z'],
    ['of another length', answering([[1, 2, 3]]), 'found 3 elements'],
  ])('answers %s are refused', (_, answers, message) => {
    const compare = () => compareAnswers(answering(float), answers, given);

    expect(compare).toThrow(expect.objectContaining({ code: 'KINGLET_QUANTIZATION_MODEL' }));
    expect(compare).toThrow(message);
  });
});

describe('validateAccuracy', () => {
  test('8 bits are within the bounds, 4 bits are not, and what is not is said', async () => {
    const [good, poor] = [await quantized(), await quantized({ bits: 4 })];

    expect(validateAccuracy(mlpModel(), good, samples)).toMatchObject({
      isWithin: true,
      problems: [],
      loss: undefined,
    });
    const { isWithin, problems, comparison } = validateAccuracy(mlpModel(), poor, samples, { worstCosine: 0.99999 });
    expect(isWithin).toBe(false);
    expect(problems).toEqual([expect.stringContaining('y: relative mse'), expect.stringContaining('y: worst cosine')]);
    expect(comparison.outputs.y!.relativeMse).toBeGreaterThan(1e-4);
  });

  test('a budget is checked with the metric that it was met with', async () => {
    const poor = await quantized({ bits: 4 });
    const score = (answers: Answers, item: number): number => item * answers.y![0]!;
    const [float, found] = [mlpModel(), poor].map((model) => samples.map(runnerOf(model)));
    const lost = samples.map((_, i) => score(float![i]!, i) - score(found![i]!, i));
    const bounds = { relativeMse: 1, worstCosine: -1 };
    const lossOf = (more: object) => validateAccuracy(mlpModel(), poor, samples, { ...bounds, ...more });
    const loose = lossOf({ targetAccuracyLoss: 0.5, metric: 'relative-mse' });

    expect(loose.loss).toBe(worstRelativeMse(loose.comparison));
    expect(loose.isWithin).toBe(true);
    expect(lossOf({ targetAccuracyLoss: 1e-9, metric: 'relative-mse' }).problems[0]).toMatch(/^loss .* above 1e-9$/);
    const { count, of } = loose.comparison.agreement!;
    expect(lossOf({ targetAccuracyLoss: 0 }).loss).toBe((of - count) / of);
    expect(lossOf({ targetAccuracyLoss: 1, metric: score }).loss).toBeCloseTo(meanOf(lost).value, 12);
  });

  test('agreement is asked where it is wanted; of one value it is a problem', () => {
    const same = validateAccuracy(mlpModel(), mlpModel(), samples, { agreement: 1 });
    const single = modelOf({
      nodes: [makeNode('MatMul', ['x', 'w'], ['y'])],
      weights: { w: [8, 1] },
      input: ['N', 8],
      output: ['N', 1],
    });

    expect(same.isWithin).toBe(true);
    expect(validateAccuracy(single, single, samples, { agreement: 0.5 }).problems).toEqual([
      'agreement of one value alone below 0.5',
    ]);
  });

  test('answers that are no numbers are never within', async () => {
    const broken = modelOf({
      nodes: [makeNode('Sqrt', ['m'], ['y']), makeNode('MatMul', ['x', 'w'], ['m'])].toReversed(),
      weights: { w: [8, 4] },
      input: ['N', 8],
      output: ['N', 4],
    });

    expect(validateAccuracy(mlpModel(), broken, samples).isWithin).toBe(false);
  });

  test('no samples are refused', () => {
    const validate = () => validateAccuracy(mlpModel(), mlpModel(), []);

    expect(validate).toThrow(expect.objectContaining({ code: 'KINGLET_QUANTIZATION_DATA' }));
  });
});

describe('benchmarkQuantizedModel', () => {
  /** Runs of the float model take 3 ms, of the other 1 ms, every hundredth ten times that. */
  function clock(): () => number {
    let [calls, time] = [0, 0];
    return () => {
      const [run, isEnd] = [calls >> 1, calls % 2 === 1];
      calls++;
      if (isEnd) time += (run % 2 === 0 ? 3 : 1) * ((run >> 1) % 100 === 99 ? 10 : 1);
      return time;
    };
  }

  test('times, throughput, sizes and memory are those of each model, in turns', async () => {
    const other = await quantized();
    const { float, quantized: found, speedup } = benchmarkQuantizedModel(mlpModel(), other, samples, { now: clock() });

    expect([float.latency.p50, found.latency.p50, speedup]).toEqual([3, 1, 3]);
    expect([float.latency.p99, found.latency.p99]).toEqual([30, 10]);
    expect(float.latency.interval).toEqual({ value: 3, low: 3, high: 3 });
    expect(float.throughput).toBeCloseTo(200_000 / (3 * 198 + 30 * 2), 6);
    expect(found.planBytes).toBeLessThan(float.planBytes);
    expect(found.memoryBytes).toBe(found.planBytes + found.arenaBytes);
  });

  test('accuracy: of the answers, of each layer, and of the task on the same samples', async () => {
    const other = await quantized({ bits: 4 });
    const label = (answers: Answers): number => argMax(answers.y!);
    const labels = samples.map((_, i) => i % 4);
    const score = (answers: Answers, item: number): number => Number(label(answers) === labels[item]);
    const { accuracy, layers, score: scores } = benchmarkQuantizedModel(mlpModel(), other, samples, { runs: 2, score });

    expect(layers.map(({ layer }) => layer)).toEqual(['first', 'second']);
    expect(layers.every(({ sqnr }) => sqnr > 10 && sqnr < 60)).toBe(true);
    expect(layers[1]!.relativeMse).toBeCloseTo(accuracy.outputs.y!.relativeMse, 9);
    expect(scores!.loss.value).toBeCloseTo(scores!.float.value - scores!.quantized.value, 12);
    expect(scores!.float.low).toBeLessThan(scores!.float.value);
    expect(benchmarkQuantizedModel(mlpModel(), other, samples, { runs: 1 }).score).toBeUndefined();
  });

  test('layers of a model with convolutions are compared where integers stand between them', async () => {
    const model = cnnModel();
    const { model: other } = await quantizeModel(model, { calibrationData: samplesOf(32, 192) });
    const { layers } = benchmarkQuantizedModel(model, other, samplesOf(8, 192, 3), { runs: 1 });

    expect(layers.map(({ layer }) => layer)).toEqual(['conv1', 'conv2', 'last']);
    for (const { sqnr } of layers) expect(sqnr).toBeGreaterThan(30);
  });

  test.each<[string, object, readonly { readonly x: Float32Array }[]]>([
    ['KINGLET_QUANTIZATION_DATA', {}, []],
    ['KINGLET_QUANTIZATION_OPTION', { runs: 0 }, samples],
  ])('%s', (code, options, given) => {
    const run = () => benchmarkQuantizedModel(mlpModel(), mlpModel(), given, options);

    expect(run).toThrow(expect.objectContaining({ code }));
  });
});
