// The samples that a budget is searched and checked with.
import type { SampleInputs } from '../accuracy/modelRunner.ts';
import { checkedSamples } from '../calibrate/calibrationData.ts';
import { floatRunner } from '../calibrate/floatRunner.ts';
import { itemsOf } from '../calibrate/sampleItems.ts';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';

/** What one run is given. */
export interface BudgetItem {
  /** Among all items of the data, from 0 on. */
  readonly index: number;
  readonly inputs: SampleInputs;
}

export interface BudgetSamples {
  /** The most that may be lost. */
  readonly target: number;
  readonly calibration: readonly BudgetItem[];
  /** One in four, which neither calibration nor the search sees. */
  readonly heldOut: readonly BudgetItem[];
}

const fewest = 4;

/**
 * Reads the samples if there is a budget; those of several items are taken apart where items do not depend on each other.
 * Throws QuantizationError KINGLET_QUANTIZATION_DATA for fewer than four.
 */
export async function budgetSamples(
  { model }: PreparedModel,
  { target, calibrationData, calibrationSamples, runner, seed }: ResolvedOptions,
): Promise<BudgetSamples | undefined> {
  if (target === undefined || calibrationData === undefined) return undefined;
  const items: BudgetItem[] = [];
  const float = floatRunner(model, [], runner);
  for await (const sample of checkedSamples(calibrationData, float.inputs, calibrationSamples))
    for (const inputs of itemsOf(sample, float))
      if (items.length < calibrationSamples) items.push({ index: items.length, inputs: Object.fromEntries(inputs) });
  if (items.length < fewest) throw tooFew(items.length);
  return { target, ...splitItems(items, seed) };
}

/**
 * How a budget divides items: of each four behind each other one is held out, drawn by the seed (option `seed`, 0 if it is
 * not given), so that both parts are spread over all of the data.
 */
export function splitItems<Item>(
  items: readonly Item[],
  seed: number,
): { readonly calibration: readonly Item[]; readonly heldOut: readonly Item[] } {
  const isHeldOut = (i: number): boolean => i % fewest === drawOf(seed, Math.floor(i / fewest));
  return { calibration: items.filter((_, i) => !isHeldOut(i)), heldOut: items.filter((_, i) => isHeldOut(i)) };
}

/** From 0 to 3: the finalizer of MurmurHash3, whose high bits depend on every bit of both numbers. */
function drawOf(seed: number, group: number): number {
  let bits = (seed + Math.imul(group + 1, 0x9e3779b9)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 30;
}

function tooFew(found: number): QuantizationError {
  const message = `expected ${fewest} samples or more to find and check a loss with, found ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
