// How much of a layer's output is lost when its weights are others.
import { QuantizationError } from '../errors.ts';
import { type ChannelRows, rowsOf, toRows } from '../tensor/channelRows.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';

/**
 * ‖XW - XV‖² / ‖XW‖² for weights W and their approximation V (in W's layout), over the inputs X whose X^T X is given
 * ([inputs, inputs], or of grouped convolutions [groups, inputs, inputs]); 0 where XW is 0 and V is W.
 */
export function outputError(weights: WeightTensor, approximation: Float32Array, secondMoment: Float64Array): number {
  const [rows, approximated] = [toRows(weights), toRows({ ...weights, values: approximation })];
  const { channels, inputs } = rowsOf(weights);
  const moments = groupMoments(secondMoment, { channels, inputs });
  const errors = rows.values.map((weight, i) => weight - approximated.values[i]!);
  const perGroup = (channels / moments.length) * inputs;
  let [lost, all] = [0, 0];
  for (const [group, moment] of moments.entries()) {
    const [from, end] = [group * perGroup, (group + 1) * perGroup];
    lost += quadraticForms(errors.subarray(from, end), moment, inputs);
    all += quadraticForms(rows.values.subarray(from, end), moment, inputs);
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

/** So many vectors stay in the caches while a row of H is read once for all of them. */
const vectorsTogether = 32;

/** The sum of v^T H v of a symmetric H, over vectors of `size` that lie behind each other. */
function quadraticForms(vectors: Float32Array, matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let from = 0; from < vectors.length; from += vectorsTogether * size)
    for (let i = 0; i < size; i++)
      for (let start = from; start < Math.min(from + vectorsTogether * size, vectors.length); start += size) {
        let after = 0;
        for (let j = i + 1, at = i * size + j; j < size; j++, at++) after += matrix[at]! * vectors[start + j]!;
        sum += (2 * after + matrix[i * (size + 1)]! * vectors[start + i]!) * vectors[start + i]!;
      }
  return sum;
}
