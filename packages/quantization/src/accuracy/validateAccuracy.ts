// Whether a quantized model is near enough to the float one.
import type { ModelProto } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import { type AnswerComparison, compareAnswers } from './compareAnswers.ts';
import { runnerOf, type SampleInputs } from './modelRunner.ts';

export interface AccuracyBounds {
  /** Σ(a − b)² / Σb², each output. @default 1e-4, which is 40 dB */
  readonly relativeMse?: number;
  /** Of the worst sample. @default 0.99 */
  readonly worstCosine?: number;
  /** The part of samples whose greatest value is the same. @default not asked */
  readonly agreement?: number;
}

export interface AccuracyValidation {
  readonly isWithin: boolean;
  /** What is not, in words; empty if all is. */
  readonly problems: readonly string[];
  readonly comparison: AnswerComparison;
}

/**
 * Runs both models on samples that calibration did not see. Throws QuantizationError KINGLET_QUANTIZATION_DATA without a
 * sample, KINGLET_QUANTIZATION_MODEL for models of other outputs.
 */
export function validateAccuracy(
  float: ModelProto,
  quantized: ModelProto,
  samples: readonly SampleInputs[],
  bounds: AccuracyBounds = {},
): AccuracyValidation {
  if (samples.length === 0)
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_DATA',
      'expected at least one sample to compare answers of, found none',
    );
  const { relativeMse = 1e-4, worstCosine = 0.99, agreement } = bounds;
  const comparison = compareAnswers(runnerOf(float), runnerOf(quantized), samples);
  const problems = Object.entries(comparison.outputs).flatMap(([name, own]) => [
    ...(own.relativeMse <= relativeMse ? [] : [`${name}: relative mse ${own.relativeMse} above ${relativeMse}`]),
    ...(own.worstCosine >= worstCosine ? [] : [`${name}: worst cosine ${own.worstCosine} below ${worstCosine}`]),
  ]);
  const same = comparison.agreement?.value;
  if (agreement !== undefined && !(same !== undefined && same >= agreement))
    problems.push(`agreement ${same ?? 'of one value alone'} below ${agreement}`);
  return { isWithin: problems.length === 0, problems, comparison };
}
