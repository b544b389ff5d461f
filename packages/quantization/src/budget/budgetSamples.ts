// The samples that a budget is searched and checked with.
import type { SampleInputs } from '../accuracy/modelRunner.ts';
import { checkedSamples } from '../calibrate/calibrationData.ts';
import { floatRunner } from '../calibrate/floatRunner.ts';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';

export interface BudgetSamples {
  /** The most that may be lost. */
  readonly target: number;
  readonly calibration: readonly SampleInputs[];
  /** One in four, which neither calibration nor the search sees. */
  readonly heldOut: readonly SampleInputs[];
}

const fewest = 4;

/** Reads the samples if there is a budget. Throws QuantizationError KINGLET_QUANTIZATION_DATA for fewer than four. */
export async function budgetSamples(
  { model }: PreparedModel,
  { target, calibrationData, calibrationSamples, runner }: ResolvedOptions,
): Promise<BudgetSamples | undefined> {
  if (target === undefined || calibrationData === undefined) return undefined;
  const samples: SampleInputs[] = [];
  const { inputs } = floatRunner(model, [], runner);
  for await (const sample of checkedSamples(calibrationData, inputs, calibrationSamples))
    samples.push(Object.fromEntries(sample.inputs));
  if (samples.length < fewest) throw tooFew(samples.length);
  return {
    target,
    calibration: samples.filter((_, i) => i % 4 !== 3),
    heldOut: samples.filter((_, i) => i % 4 === 3),
  };
}

function tooFew(found: number): QuantizationError {
  const message = `expected ${fewest} samples or more to find and check a loss with, found ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
