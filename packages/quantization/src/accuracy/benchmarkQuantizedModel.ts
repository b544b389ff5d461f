// A quantized model beside the float one: time, memory, accuracy.
import { Model } from '@kinglet/inference';
import { compile, inspectPlan } from '@kinglet/inference/compile';
import { type ModelProto, writeModel } from '@kinglet/onnx';
import type { RunnerOptions } from '../calibrate/floatRunner.ts';
import { QuantizationError } from '../errors.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import { areComparable } from '../write/writeRecipe.ts';
import { type Score, type ScoreComparison, scoresOf } from './accuracyLoss.ts';
import { type AnswerComparison, checkSamples, compareWith } from './compareAnswers.ts';
import { compareValues } from './compareValues.ts';
import { type Estimate, medianOf } from './intervals.ts';
import type { OutputError } from './metrics.ts';
import { planAnswers, type SampleInputs } from './modelRunner.ts';

/** Of one model, run a sample at a time on one thread. */
export interface ModelFigures {
  /** Of one run, in milliseconds. `interval`: of the median, with 95 % confidence. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly interval: Estimate };
  /** Runs a second. */
  readonly throughput: number;
  readonly onnxBytes: number;
  readonly planBytes: number;
  /** What a session takes beside the plan, in bytes. */
  readonly arenaBytes: number;
  /** Of the plan and one session. */
  readonly memoryBytes: number;
}

/** The error of what one layer makes, with the layers before it quantized too. */
export interface LayerAccuracy extends OutputError {
  readonly layer: string;
}

export interface QuantizationBenchmark {
  readonly float: ModelFigures;
  readonly quantized: ModelFigures;
  /** The float model's median latency in those of the quantized one. */
  readonly speedup: number;
  readonly accuracy: AnswerComparison;
  /**
   * In the order of the graph; without layers whose output the quantized model has not, and with the options `equalize`,
   * `smooth` and `awq` only where the float model is `reference` of what quantizeModel gave.
   */
  readonly layers: readonly LayerAccuracy[];
  /** Undefined without the option `score`. */
  readonly score: ScoreComparison | undefined;
}

export interface BenchmarkOptions extends RunnerOptions {
  /** Runs of each model. @default 200 */
  readonly runs?: number;
  /** The task's metric: the score of one sample's answers, 1 for a right label. */
  readonly score?: Score;
  /** Milliseconds. @default performance.now */
  readonly now?: () => number;
}

/**
 * Measures both in turns, so that what disturbs the machine disturbs both, and compares their answers on every sample:
 * those that calibration did not see say what to expect. Throws QuantizationError KINGLET_QUANTIZATION_DATA without a
 * sample, KINGLET_QUANTIZATION_OPTION for no runs, KINGLET_QUANTIZATION_MODEL for models of other outputs, and what
 * `compile` throws.
 */
export function benchmarkQuantizedModel(
  float: ModelProto,
  quantized: ModelProto,
  samples: readonly SampleInputs[],
  { runs = 200, score, now = () => performance.now(), ...options }: BenchmarkOptions = {},
): QuantizationBenchmark {
  checkSamples(samples);
  checkRuns(runs);
  const lanes = [new Lane(float, options), new Lane(quantized, options)] as const;
  for (let run = 0; run < runs; run++) for (const lane of lanes) lane.run(samples[run % samples.length]!, now);
  const [one, other] = [lanes[0].figures(), lanes[1].figures()];
  const references = samples.map(planAnswers(lanes[0].plan));
  const answers = planAnswers(lanes[1].plan);
  const judged = { references, inputs: samples, items: samples.map((_, i) => i) };
  return {
    float: one,
    quantized: other,
    speedup: one.latency.p50 / other.latency.p50,
    accuracy: compareWith(references, answers, samples),
    layers: layersOf(float, quantized, samples, options),
    score: score && scoresOf(score, judged, answers),
  };
}

function layersOf(
  float: ModelProto,
  quantized: ModelProto,
  samples: readonly SampleInputs[],
  options: RunnerOptions,
): readonly LayerAccuracy[] {
  if (!areComparable(float, quantized)) return [];
  const { model, layers } = prepareModel(float);
  const outputs = layers.map(({ output }) => output);
  const errors = compareValues(model, quantized, outputs, samples, options);
  return layers.flatMap(({ name, output }) => {
    const own = errors.get(output);
    return own ? [{ layer: name, ...own }] : [];
  });
}

class Lane {
  readonly plan: Uint8Array<ArrayBuffer>;
  readonly #model: Model;
  readonly #times: number[] = [];
  readonly #onnxBytes: number;

  constructor(model: ModelProto, options: RunnerOptions) {
    this.plan = compile(model, options).file;
    this.#onnxBytes = writeModel(model).length;
    this.#model = Model.load(this.plan);
  }

  run(inputs: SampleInputs, now: () => number): void {
    const start = now();
    this.#model.run(inputs);
    this.#times.push(now() - start);
  }

  figures(): ModelFigures {
    const sorted = Float64Array.from(this.#times).sort();
    const total = sorted.reduce((sum, time) => sum + time, 0);
    const interval = medianOf(sorted);
    const p99 = sorted[Math.min(sorted.length - 1, Math.floor(0.99 * sorted.length))]!;
    const { arenaBytes, fileBytes: planBytes } = inspectPlan(this.plan);
    const arena = arenaBytes.fixed + arenaBytes.perItem;
    return {
      latency: { p50: interval.value, p99, interval },
      throughput: (1000 * sorted.length) / total,
      ...{ onnxBytes: this.#onnxBytes, planBytes, arenaBytes: arena, memoryBytes: planBytes + arena },
    };
  }
}

function checkRuns(runs: number): void {
  if (Number.isSafeInteger(runs) && runs > 0) return;
  const message = `expected runs to be a whole number above 0, got ${JSON.stringify(runs)}`;
  throw new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}
