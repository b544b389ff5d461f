// A quantized model beside the float one: time, memory, accuracy.
import { Model } from '@kinglet/inference';
import { compile, inspectPlan } from '@kinglet/inference/compile';
import { type ModelProto, writeModel } from '@kinglet/onnx';
import { type AnswerComparison, compareAnswers } from './compareAnswers.ts';
import { runnerOf, type SampleInputs } from './modelRunner.ts';

/** Of one model, run a sample at a time on one thread. */
export interface ModelFigures {
  /** Of one run, in milliseconds. */
  readonly latency: { readonly p50: number; readonly p99: number };
  /** Runs a second. */
  readonly throughput: number;
  readonly onnxBytes: number;
  readonly planBytes: number;
  /** What a session takes beside the plan, in bytes. */
  readonly arenaBytes: number;
}

export interface QuantizationBenchmark {
  readonly float: ModelFigures;
  readonly quantized: ModelFigures;
  /** The float model's median latency in those of the quantized one. */
  readonly speedup: number;
  readonly accuracy: AnswerComparison;
}

export interface BenchmarkOptions {
  /** Runs of each model. @default 200 */
  readonly runs?: number;
  /** Milliseconds. @default performance.now */
  readonly now?: () => number;
}

/** Measures both in turns, so that what disturbs the machine disturbs both, and compares their answers on every sample. */
export function benchmarkQuantizedModel(
  float: ModelProto,
  quantized: ModelProto,
  samples: readonly SampleInputs[],
  { runs = 200, now = () => performance.now() }: BenchmarkOptions = {},
): QuantizationBenchmark {
  const lanes = [float, quantized].map((model) => new Lane(model));
  for (let run = 0; run < runs; run++) for (const lane of lanes) lane.run(samples[run % samples.length]!, now);
  const [one, other] = lanes.map((lane) => lane.figures()) as [ModelFigures, ModelFigures];
  return {
    float: one,
    quantized: other,
    speedup: one.latency.p50 / other.latency.p50,
    accuracy: compareAnswers(runnerOf(float), runnerOf(quantized), samples),
  };
}

class Lane {
  readonly #model: Model;
  readonly #times: number[] = [];
  readonly #sizes: Pick<ModelFigures, 'arenaBytes' | 'onnxBytes' | 'planBytes'>;

  constructor(model: ModelProto) {
    const { file } = compile(model);
    const { arenaBytes, fileBytes } = inspectPlan(file);
    this.#sizes = {
      onnxBytes: writeModel(model).length,
      planBytes: fileBytes,
      arenaBytes: arenaBytes.fixed + arenaBytes.perItem,
    };
    this.#model = Model.load(file);
  }

  run(inputs: SampleInputs, now: () => number): void {
    const start = now();
    this.#model.run(inputs);
    this.#times.push(now() - start);
  }

  figures(): ModelFigures {
    const sorted = this.#times.toSorted((a, b) => a - b);
    const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
    const total = sorted.reduce((sum, time) => sum + time, 0);
    return { latency: { p50: at(0.5), p99: at(0.99) }, throughput: (1000 * sorted.length) / total, ...this.#sizes };
  }
}
