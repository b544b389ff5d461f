// How much of a layer's output is lost when its weights are others.
import { QuantizationError } from '../errors.ts';
import { toRows } from '../tensor/channelRows.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';

/**
 * ‖XW - XV‖² / ‖XW‖² for weights W and their approximation V (in W's layout), over the inputs X whose X^T X is given
 * ([inputs, inputs]); 0 where XW is 0 and V is W.
 */
export function outputError(weights: WeightTensor, approximation: Float32Array, secondMoment: Float64Array): number {
  const [rows, approximated] = [toRows(weights), toRows({ ...weights, values: approximation })];
  const [channels, inputs] = rows.dims as [number, number];
  checkMoment(secondMoment, inputs);
  let [lost, all] = [0, 0];
  for (let channel = 0; channel < channels; channel++) {
    const at = channel * inputs;
    const row = Float64Array.from(rows.values.subarray(at, at + inputs));
    all += quadraticForm(row, secondMoment);
    lost += quadraticForm(
      row.map((weight, i) => weight - approximated.values[at + i]!),
      secondMoment,
    );
  }
  return lost === 0 ? 0 : lost / all;
}

/** Throws QuantizationError KINGLET_QUANTIZATION_DATA for a second moment of other inputs, or one with NaN or infinities. */
export function checkMoment(secondMoment: Float64Array, inputs: number): void {
  const found = secondMoment.length === inputs ** 2 ? 'NaN or infinities' : `${secondMoment.length} values`;
  if (secondMoment.length === inputs ** 2 && secondMoment.every(Number.isFinite)) return;
  const message = `expected the inputs' second moment, ${inputs} x ${inputs} finite numbers, found ${found}`;
  throw new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}

/** v^T H v */
function quadraticForm(vector: Float64Array, matrix: Float64Array): number {
  const { length } = vector;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    if (vector[i] === 0) continue;
    let product = 0;
    for (let j = 0, at = i * length; j < length; j++, at++) product += matrix[at]! * vector[j]!;
    sum += product * vector[i]!;
  }
  return sum;
}
