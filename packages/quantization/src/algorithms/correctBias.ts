// Bias correction (Nagel et al., 2019, arXiv 1906.04721): rounded weights move the mean of a layer's outputs, and a bias
// moves it back.
import { rowsOf, toRows } from '../tensor/channelRows.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';
import { forEachInput } from '../tensor/scaleChannels.ts';

/**
 * The bias [channels] that gives outputs the mean they had: bias + (W - V) mean for weights W and their approximation V,
 * in W's layout. `means` are those of the layer's inputs, one for each weight of an output, of grouped convolutions group
 * after group; of Conv one for each input channel will do, which leaves the padding out of account. Throws
 * QuantizationError KINGLET_QUANTIZATION_DATA for another number of them.
 */
export function correctBias(
  weights: WeightTensor,
  approximation: Float32Array,
  means: Float64Array,
  bias?: Float32Array,
): Float32Array<ArrayBuffer> {
  const [exact, found] = [toRows(weights).values, toRows({ ...weights, values: approximation }).values];
  const { channels, inputs } = rowsOf(weights);
  const corrected = Float64Array.from({ length: channels }, (_, channel) => bias?.[channel] ?? 0);
  forEachInput(weights, means.length, (start, end, input) => {
    let moved = 0;
    for (let i = start; i < end; i++) moved += exact[i]! - found[i]!;
    corrected[Math.floor(start / inputs)]! += moved * means[input]!;
  });
  return Float32Array.from(corrected);
}
