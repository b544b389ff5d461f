// What a quantized model loses, as one number.
import { QuantizationError } from '../errors.ts';
import { compareWith, worstRelativeMse } from './compareAnswers.ts';
import { type Estimate, meanOf } from './intervals.ts';
import type { Answers, SampleInputs } from './modelRunner.ts';

/** The score of one item's answers, 1 for a right label. Items are counted from 0 on in the order of the data. */
export type Score = (answers: Answers, item: number) => number;

/**
 * What is lost: 'agreement' is the part of the items whose greatest value is another than the float model's;
 * 'relative-mse' the squared error relative to the answers' power; of a score the mean is what is lost of.
 */
export type Metric = 'agreement' | 'relative-mse' | Score;

/** Inputs, and what the float model answers to each. */
export interface Judged {
  readonly inputs: readonly SampleInputs[];
  readonly references: readonly Answers[];
  /** The number of each among all items of the data. */
  readonly items: readonly number[];
}

/** Throws QuantizationError KINGLET_QUANTIZATION_OPTION for 'agreement' on answers of one value. */
export function accuracyLoss(
  metric: Metric,
  { inputs, references, items }: Judged,
  run: (inputs: SampleInputs) => Answers,
): number {
  if (typeof metric === 'function') return scoresOf(metric, { inputs, references, items }, run).loss.value;
  const comparison = compareWith(references, run, inputs);
  if (metric === 'relative-mse') return worstRelativeMse(comparison);
  if (comparison.agreement) return (comparison.agreement.of - comparison.agreement.count) / comparison.agreement.of;
  throw new QuantizationError(
    'KINGLET_QUANTIZATION_OPTION',
    'metric "agreement" needs a first output of more than one value, found one: take "relative-mse" or a function',
  );
}

/** Mean scores of both models, and of what the quantized one loses on the same items. */
export interface ScoreComparison {
  readonly float: Estimate;
  readonly quantized: Estimate;
  readonly loss: Estimate;
}

export function scoresOf(
  score: Score,
  { inputs, references, items }: Judged,
  run: (inputs: SampleInputs) => Answers,
): ScoreComparison {
  const float = references.map((answers, i) => score(answers, items[i]!));
  const quantized = inputs.map((each, i) => score(run(each), items[i]!));
  const lost = float.map((value, i) => value - quantized[i]!);
  return { float: meanOf(float), quantized: meanOf(quantized), loss: meanOf(lost) };
}
