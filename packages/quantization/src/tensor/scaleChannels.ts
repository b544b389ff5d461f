// Weights times a factor for each input or each output: how a scale moves from one layer to its neighbour.
import { QuantizationError } from '../errors.ts';
import { rowsOf, toRows, valuesFromRows } from './channelRows.ts';
import type { WeightTensor } from './quantizeWeights.ts';

/**
 * The weights with those of each input times its factor; the inputs have to be divided by them. There are as many
 * factors as inputs, or of Conv as input channels. Throws QuantizationError KINGLET_QUANTIZATION_DATA for another number.
 */
export function scaleInputs(weights: WeightTensor, factors: ArrayLike<number>): WeightTensor {
  const rows = toRows(weights);
  const { inputs } = rowsOf(weights);
  const repeats = inputs / factors.length;
  if (!Number.isInteger(repeats))
    throw factorsError(weights, `inputs or input channels (${inputs} weights each output)`, factors.length);
  const values = rows.values.map((value, i) => value * factors[Math.floor((i % inputs) / repeats)]!);
  return { ...weights, values: valuesFromRows(values, weights) };
}

/** The weights with those of each output times its factor; a bias has to be multiplied as well. Throws as `scaleInputs`. */
export function scaleOutputs(weights: WeightTensor, factors: ArrayLike<number>): WeightTensor {
  const rows = toRows(weights);
  const { channels, inputs } = rowsOf(weights);
  if (factors.length !== channels) throw factorsError(weights, `${channels} outputs`, factors.length);
  const values = rows.values.map((value, i) => value * factors[Math.floor(i / inputs)]!);
  return { ...weights, values: valuesFromRows(values, weights) };
}

function factorsError({ name }: WeightTensor, expected: string, found: number): QuantizationError {
  const message = `weights ${name}: expected a factor for each of its ${expected}, found ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
