// Bias correction (Nagel et al., 2019, arXiv 1906.04721): rounded weights move the mean of a layer's outputs, and a bias
// moves it back.
import { QuantizationError } from '../errors.ts';
import { toRows } from '../tensor/channelRows.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';

/**
 * The bias [channels] that gives outputs the mean they had: bias + (W - V) mean for weights W and their approximation V,
 * in W's layout. `means` are those of the layer's inputs, one for each weight of an output; of Conv one for each input
 * channel will do, which leaves the padding out of account. Throws QuantizationError KINGLET_QUANTIZATION_DATA for
 * another number of them.
 */
export function correctBias(
  weights: WeightTensor,
  approximation: Float32Array,
  means: Float64Array,
  bias?: Float32Array,
): Float32Array<ArrayBuffer> {
  const [rows, approximated] = [toRows(weights), toRows({ ...weights, values: approximation })];
  const [channels, inputs] = rows.dims as [number, number];
  const repeats = inputs / means.length;
  if (!Number.isInteger(repeats)) throw meansError(weights, inputs, means.length);
  return Float32Array.from({ length: channels }, (_, channel) => {
    let moved = 0;
    for (let i = 0, at = channel * inputs; i < inputs; i++, at++)
      moved += (rows.values[at]! - approximated.values[at]!) * means[Math.floor(i / repeats)]!;
    return (bias?.[channel] ?? 0) + moved;
  });
}

function meansError({ name }: WeightTensor, inputs: number, found: number): QuantizationError {
  const message = `weights ${name}: expected a mean of each of ${inputs} inputs, or of each channel of them, found ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
