// Whether a quantized model is near enough to the float one.
import type { ModelProto } from '@kinglet/onnx';
import type { RunnerOptions } from '../calibrate/floatRunner.ts';
import { accuracyLoss, type Metric } from './accuracyLoss.ts';
import { type AnswerComparison, checkSamples, compareWith } from './compareAnswers.ts';
import { runnerOf, type SampleInputs } from './modelRunner.ts';

export interface AccuracyBounds extends RunnerOptions {
  /** Σ(a − b)² / Σb², each output. @default 1e-4, which is 40 dB */
  readonly relativeMse?: number;
  /** Of the worst sample. @default 0.99 */
  readonly worstCosine?: number;
  /** The part of samples whose greatest value is the same. @default not asked */
  readonly agreement?: number;
  /** The most that `metric` may lose: the budget of quantizeModel. @default not asked */
  readonly targetAccuracyLoss?: number;
  /** @default 'agreement' */
  readonly metric?: Metric;
}

export interface AccuracyValidation {
  readonly isWithin: boolean;
  /** What is not, in words; empty if all is. */
  readonly problems: readonly string[];
  readonly comparison: AnswerComparison;
  /** Of `metric`; undefined where it was not asked. */
  readonly loss: number | undefined;
}

/**
 * Runs both models on samples that calibration did not see, those of `budget.heldOutItems` for example. A score is told of
 * each sample by its number among these. Throws QuantizationError KINGLET_QUANTIZATION_DATA without a sample,
 * KINGLET_QUANTIZATION_MODEL for models of other outputs, and what `compile` throws.
 */
export function validateAccuracy(
  float: ModelProto,
  quantized: ModelProto,
  samples: readonly SampleInputs[],
  bounds: AccuracyBounds = {},
): AccuracyValidation {
  checkSamples(samples);
  const { targetAccuracyLoss: target, metric = 'agreement' } = bounds;
  const references = samples.map(runnerOf(float, bounds));
  const run = runnerOf(quantized, bounds);
  const comparison = compareWith(references, run, samples);
  const judged = { references, inputs: samples, items: samples.map((_, i) => i) };
  const loss = target === undefined ? undefined : accuracyLoss(metric, judged, run);
  const problems = [...problemsOf(comparison, bounds), ...problemsOfLoss(loss, target)];
  return { isWithin: problems.length === 0, problems, comparison, loss };
}

function problemsOf(
  { outputs, agreement: found }: AnswerComparison,
  { relativeMse = 1e-4, worstCosine = 0.99, agreement }: AccuracyBounds,
): readonly string[] {
  const problems = Object.entries(outputs).flatMap(([name, own]) => [
    ...(own.relativeMse <= relativeMse ? [] : [`${name}: relative mse ${own.relativeMse} above ${relativeMse}`]),
    ...(own.worstCosine >= worstCosine ? [] : [`${name}: worst cosine ${own.worstCosine} below ${worstCosine}`]),
  ]);
  const same = found?.value;
  if (agreement !== undefined && !(same !== undefined && same >= agreement))
    problems.push(`agreement ${same ?? 'of one value alone'} below ${agreement}`);
  return problems;
}

function problemsOfLoss(loss: number | undefined, target: number | undefined): readonly string[] {
  if (loss === undefined || target === undefined || loss <= target) return [];
  return [`loss ${loss} above ${target}`];
}
