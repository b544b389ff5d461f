// What a quantized model loses of the float model's answers, on the same items each time.
import type { ModelProto } from '@kinglet/onnx';
import { accuracyLoss, type Judged, type Metric } from '../accuracy/accuracyLoss.ts';
import { compareWith, worstRelativeMse } from '../accuracy/compareAnswers.ts';
import { planAnswers, runnerOf } from '../accuracy/modelRunner.ts';
import type { ResolvedOptions } from '../options.ts';
import type { BudgetItem } from './budgetSamples.ts';

/** Holds the float model's answers. */
export class Judge {
  readonly #judged: Judged;
  readonly #metric: Metric;

  constructor(model: ModelProto, { metric, runner }: ResolvedOptions, given: readonly BudgetItem[]) {
    this.#metric = metric;
    const inputs = given.map((item) => item.inputs);
    const items = given.map(({ index }) => index);
    this.#judged = { inputs, references: inputs.map(runnerOf(model, runner)), items };
  }

  /** Σ(a − b)² / Σb² of the worst output of a plan. */
  errorOf(plan: Uint8Array): number {
    const { references, inputs } = this.#judged;
    return worstRelativeMse(compareWith(references, planAnswers(plan), inputs));
  }

  /** Throws what `accuracyLoss` throws. */
  lossOf(plan: Uint8Array): number {
    return accuracyLoss(this.#metric, this.#judged, planAnswers(plan));
  }
}
