// Activation-aware scaling (AWQ: Lin et al., 2023, arXiv 2306.00978): weights that large inputs meet are rounded in finer
// steps, by being made larger before and their inputs smaller.
import type { QuantizedWeights, WeightScheme } from '../recipe.ts';
import { dequantizeWeights, quantizeWeights, type ScaleSearch, type WeightTensor } from '../tensor/quantizeWeights.ts';
import { scaleInputs } from '../tensor/scaleChannels.ts';
import { type InputMoments, secondMoment } from './inputMoments.ts';
import { outputError } from './outputError.ts';

export interface ScaledWeights {
  /** Of the weights times `factors`. */
  readonly quantized: QuantizedWeights;
  /** [inputs]: what the layer's inputs have to be divided by, in what computes them or in a Mul. */
  readonly factors: Float64Array;
  /** Relative to the output's power, as `outputError` has it. */
  readonly error: number;
}

/** Powers of the inputs' magnitudes; 0: no scaling. */
const powers = Array.from({ length: 11 }, (_, i) => i / 10);

/**
 * The weights times a power of their inputs' mean magnitudes, of all from 0 (unscaled) to 1 in tenths the one whose
 * rounding loses least of the output. Throws what `quantizeWeights` and `outputError` throw.
 */
export function awq(
  weights: WeightTensor,
  moments: InputMoments,
  scheme: WeightScheme,
  search: ScaleSearch = 'range',
): ScaledWeights {
  const products = secondMoment(moments);
  const attempts = powers.map((power): ScaledWeights => {
    const factors = factorsOf(moments, power);
    const quantized = quantizeWeights(scaleInputs(weights, factors), scheme, search);
    const values = dequantizeWeights(quantized, weights);
    const found = scaleInputs(
      { ...weights, values },
      factors.map((factor) => 1 / factor),
    );
    return { quantized, factors, error: outputError(weights, found.values, products) };
  });
  return attempts.reduce((best, attempt) => (attempt.error < best.error ? attempt : best));
}

/** Centred on 1, so that products stay in the range of floats. Inputs that were always 0 count as the least that were not. */
function factorsOf({ magnitudes }: InputMoments, power: number): Float64Array {
  const some = magnitudes.filter((magnitude) => magnitude > 0);
  if (some.length === 0) return new Float64Array(magnitudes.length).fill(1);
  const [least, most] = [some.reduce((a, b) => Math.min(a, b)), some.reduce((a, b) => Math.max(a, b))];
  const centre = Math.sqrt(least * most);
  return magnitudes.map((magnitude) => (Math.max(magnitude, least) / centre) ** power);
}
