// The search inside a budget against every choice of precisions, measured.
import {
  compareAnswers,
  everyChoice,
  quantizeModel,
  runnerOf,
  type SampleInputs,
  splitItems,
} from '@kinglet/quantization';
import type { TestModel } from './testModels.ts';

export interface BudgetFigures {
  readonly model: string;
  /** Of weights, by the search. */
  readonly bytes: number;
  /** The fewest of all choices that lose no more on the samples of the search and on those that it held out. */
  readonly leastBytes: number;
  readonly choices: number;
  /** The part of the judged images whose greatest score is another than the float model's. */
  readonly loss: number;
}

/** The most that may be lost. */
export const target = 0.02;

/** As many as quantizeModel searches with. */
const searched = 256;

/** The search and its exhaustive double on one model. Rejects with QuantizationError when the search does not meet the budget. */
export async function measureBudget({ name, model, input, calibration, judged }: TestModel): Promise<BudgetFigures> {
  const samplesOf = (images: readonly Float32Array<ArrayBuffer>[]) => images.map((image) => ({ [input]: image }));
  const samples = samplesOf(calibration);
  const options = { bits: 'mixed', targetAccuracyLoss: target, calibrationData: samples } as const;
  const found = await quantizeModel(model, options);
  const split = splitItems(samples, 0);
  const every = await everyChoice(model, options, split.calibration);
  const float = runnerOf(model);
  const isWithin = (made: TestModel['model'], on: readonly SampleInputs[]): boolean =>
    lossOf(float, made, on) <= target;
  const search = split.calibration.slice(0, searched);
  const best = every.find(({ write }) => {
    const made = write();
    return isWithin(made, search) && isWithin(made, split.heldOut);
  });
  return {
    ...{ model: name, bytes: found.budget!.bytes, leastBytes: best!.bytes, choices: every.length },
    loss: lossOf(runnerOf(model), found.model, samplesOf(judged)),
  };
}

function lossOf(
  float: ReturnType<typeof runnerOf>,
  quantized: TestModel['model'],
  samples: readonly SampleInputs[],
): number {
  return 1 - compareAnswers(float, runnerOf(quantized), samples).agreement!.value;
}
