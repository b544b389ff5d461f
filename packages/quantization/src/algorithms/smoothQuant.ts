// SmoothQuant (Xiao et al., 2022, arXiv 2211.10438): inputs of which a few are far larger than the rest leave few steps to
// the rest; dividing them by a factor each, and multiplying the weights, moves the difficulty to the weights.
import type { WeightTensor } from '../tensor/quantizeWeights.ts';
import { greatestByInput, scaleInputs } from '../tensor/scaleChannels.ts';

export interface SmoothedWeights {
  readonly weights: WeightTensor;
  /** What the inputs have to be divided by, one for each of `maxima`. */
  readonly factors: Float64Array;
}

/**
 * Weights times max|input|^strength / max|weight|^(1 - strength), for each input or, of Conv, input channel. `maxima` are
 * the inputs' greatest absolute values; `strength` is 0 to 1: how much of the difficulty moves. Inputs or weights that
 * are always 0 stay as they are. Throws what `scaleInputs` throws.
 */
export function smoothQuant(weights: WeightTensor, maxima: ArrayLike<number>, strength = 0.5): SmoothedWeights {
  const factors = smoothingFactors(maxima, greatestByInput(weights, maxima.length), strength);
  return { weights: scaleInputs(weights, factors), factors };
}

/** Of the greatest absolute inputs and weights of each channel. */
export function smoothingFactors(
  maxima: ArrayLike<number>,
  greatest: ArrayLike<number>,
  strength: number,
): Float64Array {
  return Float64Array.from(maxima, (most, i) =>
    most > 0 && greatest[i]! > 0 ? most ** strength / greatest[i]! ** (1 - strength) : 1,
  );
}
