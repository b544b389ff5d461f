// What a quantized model loses of the float model's answers.
import type { ModelProto } from '@kinglet/onnx';
import { compareWith, worstRelativeMse } from '../accuracy/compareAnswers.ts';
import { type Answers, planAnswers, runnerOf, type SampleInputs } from '../accuracy/modelRunner.ts';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { BudgetItem } from './budgetSamples.ts';

/**
 * What is lost: 'agreement' is the part of the items whose greatest value is another than the float model's;
 * 'relative-mse' the squared error relative to the answers' power; a function gives the score of one item's answers
 * (1 for a right label), and the mean score is what is lost of. Items are counted from 0 on in the order of the data.
 */
export type Metric = 'agreement' | 'relative-mse' | ((answers: Answers, item: number) => number);

/** Holds the float model's answers to some items. */
export class Judge {
  readonly #items: readonly BudgetItem[];
  readonly #inputs: readonly SampleInputs[];
  readonly #references: readonly Answers[];
  readonly #metric: Metric;

  constructor(model: ModelProto, { metric, runner }: ResolvedOptions, items: readonly BudgetItem[]) {
    this.#metric = metric;
    this.#items = items;
    this.#inputs = items.map(({ inputs }) => inputs);
    this.#references = this.#inputs.map(runnerOf(model, runner));
  }

  /** Σ(a − b)² / Σb² of the worst output of a plan. */
  errorOf(plan: Uint8Array): number {
    return worstRelativeMse(compareWith(this.#references, planAnswers(plan), this.#inputs));
  }

  /** Throws QuantizationError KINGLET_QUANTIZATION_OPTION for 'agreement' on answers of one value. */
  lossOf(plan: Uint8Array): number {
    const run = planAnswers(plan);
    if (typeof this.#metric === 'function') return this.#scoreLost(this.#metric, run);
    const comparison = compareWith(this.#references, run, this.#inputs);
    if (this.#metric === 'relative-mse') return worstRelativeMse(comparison);
    if (comparison.agreement) return 1 - comparison.agreement.value;
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_OPTION',
      'metric "agreement" needs a first output of more than one value, found one: take "relative-mse" or a function',
    );
  }

  #scoreLost(score: (answers: Answers, item: number) => number, run: (inputs: SampleInputs) => Answers): number {
    const lost = this.#items.map(
      ({ index, inputs }, i) => score(this.#references[i]!, index) - score(run(inputs), index),
    );
    return lost.reduce((sum, value) => sum + value, 0) / lost.length;
  }
}
