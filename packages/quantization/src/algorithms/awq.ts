// Activation-aware scaling (AWQ: Lin et al., 2023, arXiv 2306.00978): weights that large inputs meet are rounded in finer
// steps, by being made larger before and their inputs smaller.
import type { QuantizedWeights, WeightScheme } from '../recipe.ts';
import { rowsOf, toRows } from '../tensor/channelRows.ts';
import { dequantizeWeights, quantizeWeights, type ScaleSearch, type WeightTensor } from '../tensor/quantizeWeights.ts';
import { scaleInputs } from '../tensor/scaleChannels.ts';
import { type InputMoments, secondMoment } from './inputMoments.ts';
import { outputError } from './outputError.ts';

export interface ScaledWeights {
  /** Of the weights times `factors`. */
  readonly quantized: QuantizedWeights;
  /** [inputs]: what the layer's inputs have to be divided by, in what computes them or in a Mul. */
  readonly factors: Float64Array;
  /** Of the outputs that it was judged by, relative to their power, as `outputError` has it. */
  readonly error: number;
}

/** Powers of the inputs' magnitudes; 0: no scaling. */
const powers = Array.from({ length: 11 }, (_, i) => i / 10);

/** The outputs that powers are judged by, evenly spread: each costs inputs² for each power. */
const mostOutputs = 32;

/**
 * The weights times a power of their inputs' mean magnitudes, of all from 0 (unscaled) to 1 in tenths the one whose
 * rounding loses least of the output, judged by up to 32 outputs. Throws what `quantizeWeights` and `outputError` throw.
 */
export function awq(
  weights: WeightTensor,
  moments: InputMoments,
  scheme: WeightScheme,
  search: ScaleSearch = 'range',
): ScaledWeights {
  const [some, products] = [someRows(weights), secondMoment(moments)];
  const attempts = powers.map((power): ScaledWeights => {
    const factors = factorsOf(moments, power);
    const quantized = quantizeWeights(scaleInputs(some, factors), scheme, search);
    const found = scaleInputs(
      { ...some, values: dequantizeWeights(quantized, some) },
      factors.map((factor) => 1 / factor),
    );
    return { quantized, factors, error: outputError(some, found.values, products) };
  });
  const best = attempts.reduce((least, attempt) => (attempt.error < least.error ? attempt : least));
  return { ...best, quantized: quantizeWeights(scaleInputs(weights, best.factors), scheme, search) };
}

function someRows(weights: WeightTensor): WeightTensor {
  const { values, name } = toRows(weights);
  const { channels, inputs } = rowsOf(weights);
  const count = Math.min(channels, mostOutputs);
  const rows = Array.from({ length: count }, (_, i) => Math.floor((i * channels) / count));
  const some = new Float32Array(count * inputs);
  for (const [i, row] of rows.entries()) some.set(values.subarray(row * inputs, (row + 1) * inputs), i * inputs);
  return { name, values: some, dims: [count, inputs], channelAxis: 0 };
}

/** Centred on 1, so that products stay in the range of floats. Inputs that were always 0 count as the least that were not. */
function factorsOf({ magnitudes }: InputMoments, power: number): Float64Array {
  const some = magnitudes.filter((magnitude) => magnitude > 0);
  if (some.length === 0) return new Float64Array(magnitudes.length).fill(1);
  const [least, most] = [some.reduce((a, b) => Math.min(a, b)), some.reduce((a, b) => Math.max(a, b))];
  const centre = Math.sqrt(least * most);
  return magnitudes.map((magnitude) => (Math.max(magnitude, least) / centre) ** power);
}
