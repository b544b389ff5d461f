// Coordinate descent on integers (QuantEase: Behdin et al., 2023, arXiv 2309.01885): one weight at a time takes the
// integer that is best for the layer's output while the others stay. AdaRound, which learns to round up or down, lost
// more on MNIST's layers and took longer.
import type { QuantizedWeights } from '../recipe.ts';
import { fromRows, quantizedRows, rowsOf, toRows } from '../tensor/channelRows.ts';
import { integerTypes } from '../tensor/integerTypes.ts';
import { roundHalfEven } from '../tensor/quantizeValues.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';
import { groupMoments } from './outputError.ts';

/** Rounds over a row's weights; most rows have settled before. */
const most = 20;

/** A part of the mean of the diagonal, added to it: rounding should not fit the calibration's inputs alone. */
const damping = 0.01;

/**
 * Quantized weights, of any algorithm, with other integers under the same scales that lose no more of the output over
 * the inputs X whose X^T X is given ([inputs, inputs], or of grouped convolutions [groups, inputs, inputs]), a hundredth
 * of its mean diagonal added. Time grows as channels * inputs². Throws QuantizationError KINGLET_QUANTIZATION_DATA for a second moment of another size.
 */
export function refineRounding(
  weights: WeightTensor,
  quantized: QuantizedWeights,
  secondMoment: Float64Array,
): QuantizedWeights {
  const { channels, inputs } = rowsOf(weights);
  const moments = groupMoments(secondMoment, { channels, inputs });
  const damped = moments.map((moment) => dampedMoment(moment, inputs, damping));
  const rows = toRows(weights).values;
  const result = quantizedRows(quantized, weights);
  for (let channel = 0; channel < channels; channel++) {
    const row = rowOf(rows, result, channel, inputs);
    refineRow(row, damped[Math.floor((channel * damped.length) / channels)]!);
    result.integers.set(row.integers, channel * inputs);
  }
  return fromRows(result, weights);
}

/** With a part of the mean of the diagonal added to it. */
export function dampedMoment(secondMoment: Float64Array, inputs: number, part: number): Float64Array {
  let mean = 0;
  for (let i = 0; i < inputs; i++) mean += secondMoment[i * inputs + i]! / inputs;
  const damped = secondMoment.slice();
  // Inputs that were all 0 say nothing: every weight by itself.
  for (let i = 0; i < inputs; i++) damped[i * inputs + i]! += part * mean || 1;
  return damped;
}

interface Row {
  readonly integers: Int32Array;
  /** By input. */
  readonly scales: Float64Array;
  /** What rounding added to each weight. */
  readonly errors: Float64Array;
  readonly least: number;
  readonly greatest: number;
}

function refineRow(row: Row, moment: Float64Array): void {
  const gradient = timesErrors(moment, row.errors);
  for (let round = 0; round < most; round++) {
    let changes = 0;
    for (let input = 0; input < gradient.length; input++) if (refineWeight(row, input, moment, gradient)) changes++;
    if (changes === 0) return;
  }
}

/** The best integer is nearest to where the parabola along this weight is least. */
function refineWeight(row: Row, input: number, moment: Float64Array, gradient: Float64Array): boolean {
  const size = gradient.length;
  const [scale, curvature] = [row.scales[input]!, moment[input * size + input]!];
  const integer = row.integers[input]!;
  const best = integer - roundHalfEven(gradient[input]! / (curvature * scale));
  const next = Math.min(Math.max(best, row.least), row.greatest);
  const change = (next - integer) * scale;
  // A gain no larger than what sums round off could go back and forth.
  if (change * (2 * gradient[input]! + change * curvature) > -1e-12 * curvature * scale * scale) return false;
  row.integers[input] = next;
  for (let i = 0, at = input * size; i < size; i++, at++) gradient[i]! += moment[at]! * change;
  return true;
}

function timesErrors(moment: Float64Array, errors: Float64Array): Float64Array {
  const size = errors.length;
  const products = new Float64Array(size);
  for (let j = 0; j < size; j++)
    for (let i = 0, at = j * size; i < size; i++, at++) products[i]! += moment[at]! * errors[j]!;
  return products;
}

function rowOf(weights: Float32Array, quantized: QuantizedWeights, channel: number, inputs: number): Row {
  const { granularity } = quantized.scheme;
  const block = typeof granularity === 'object' ? granularity.block : inputs;
  const blocks = Math.ceil(inputs / block);
  const integers = Int32Array.from(quantized.integers.subarray(channel * inputs, (channel + 1) * inputs));
  const [scales, errors] = [new Float64Array(inputs), new Float64Array(inputs)];
  for (let i = 0; i < inputs; i++) {
    const group = granularity === 'tensor' ? 0 : channel * blocks + Math.floor(i / block);
    scales[i] = quantized.scales[group]!;
    errors[i] = (integers[i]! - quantized.zeroPoints[group]!) * scales[i]! - weights[channel * inputs + i]!;
  }
  const { least, greatest } = integerTypes[quantized.type];
  return { integers, scales, errors, least, greatest };
}
