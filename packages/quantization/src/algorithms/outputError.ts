// How much of a layer's output is lost when its weights are others.
import { QuantizationError } from '../errors.ts';
import { type ChannelRows, rowsOf, toRows } from '../tensor/channelRows.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';

/**
 * ‖XW - XV‖² / ‖XW‖² for weights W and their approximation V (in W's layout), over the inputs X whose X^T X is given
 * ([inputs, inputs], or of grouped
 * convolutions [groups, inputs, inputs]); 0 where XW is 0 and V is W.
 */
export function outputError(weights: WeightTensor, approximation: Float32Array, secondMoment: Float64Array): number {
  const [rows, approximated] = [toRows(weights), toRows({ ...weights, values: approximation })];
  const { channels, inputs } = rowsOf(weights);
  const moments = groupMoments(secondMoment, { channels, inputs });
  let [lost, all] = [0, 0];
  for (let channel = 0; channel < channels; channel++) {
    const at = channel * inputs;
    const moment = moments[Math.floor((channel * moments.length) / channels)]!;
    const row = Float64Array.from(rows.values.subarray(at, at + inputs));
    all += quadraticForm(row, moment);
    lost += quadraticForm(
      row.map((weight, i) => weight - approximated.values[at + i]!),
      moment,
    );
  }
  return lost === 0 ? 0 : lost / all;
}

/**
 * The second moment of each group, [inputs, inputs]: views. Throws QuantizationError KINGLET_QUANTIZATION_DATA for one of
 * other inputs, or with NaN or infinities.
 */
export function groupMoments(secondMoment: Float64Array, { channels, inputs }: ChannelRows): readonly Float64Array[] {
  const size = inputs ** 2;
  const groups = secondMoment.length / size;
  const fits = groups > 0 && Number.isInteger(channels / groups) && Number.isInteger(groups);
  if (fits && secondMoment.every(Number.isFinite))
    return Array.from({ length: groups }, (_, group) => secondMoment.subarray(group * size, (group + 1) * size));
  const found = fits ? 'NaN or infinities' : `${secondMoment.length} values`;
  const message = `expected the inputs' second moment, ${inputs} x ${inputs} finite numbers, found ${found}`;
  throw new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}

/** v^T H v of a symmetric H. */
function quadraticForm(vector: Float64Array, matrix: Float64Array): number {
  const { length } = vector;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    if (vector[i] === 0) continue;
    let product = 0;
    for (let j = i + 1, at = i * length + j; j < length; j++, at++) product += matrix[at]! * vector[j]!;
    sum += (2 * product + matrix[i * (length + 1)]! * vector[i]!) * vector[i]!;
  }
  return sum;
}
