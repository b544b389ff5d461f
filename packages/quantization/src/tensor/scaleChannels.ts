// Weights times a factor for each input or each output: how a scale moves from one layer to its neighbour.
import { QuantizationError } from '../errors.ts';
import { rowsOf, toRows, valuesFromRows } from './channelRows.ts';
import type { WeightTensor } from './quantizeWeights.ts';
import { productOf, type WeightShape } from './scaleGroups.ts';

/** New weights. */
export interface ScaledTensor extends WeightTensor {
  readonly values: Float32Array<ArrayBuffer>;
}

/**
 * The weights with those of each input times its factor; the inputs have to be divided by them. There are as many
 * factors as inputs, or of Conv as input channels. Throws QuantizationError KINGLET_QUANTIZATION_DATA for another number.
 */
export function scaleInputs(weights: WeightTensor, factors: ArrayLike<number>): ScaledTensor {
  const rows = new Float32Array(toRows(weights).values);
  forEachInput(weights, factors.length, (start, end, input) => {
    for (let i = start; i < end; i++) rows[i]! *= factors[input]!;
  });
  return { ...weights, values: valuesFromRows(rows, weights) };
}

/**
 * The weights with those of each output times its factor, in float64 and rounded once; a bias has to be multiplied as
 * well. Outputs of transposed convolutions are counted group after group. Throws as `scaleInputs`.
 */
export function scaleOutputs(weights: WeightTensor, factors: ArrayLike<number>): ScaledTensor {
  const { values, dims, channelAxis } = weights;
  const outputs = outputsOf(weights);
  if (factors.length !== outputs) throw factorsError(weights, `${outputs} outputs`, factors.length);
  const inner = productOf(dims.slice(channelAxis + 1));
  const scaled = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += inner) {
    const factor = factors[outputOf(weights, start / inner)]!;
    for (let i = start; i < start + inner; i++) scaled[i] = values[i]! * factor;
  }
  return { ...weights, values: scaled };
}

/** The greatest absolute weight of each of so many inputs, or input channels. Throws as `scaleInputs`. */
export function greatestByInput(weights: WeightTensor, count: number): Float64Array {
  const { values } = toRows(weights);
  const greatest = new Float64Array(count);
  forEachInput(weights, count, (start, end, input) => {
    for (let i = start; i < end; i++) greatest[input] = Math.max(greatest[input]!, Math.abs(values[i]!));
  });
  return greatest;
}

/** The greatest absolute weight of each output. */
export function greatestByOutput(weights: WeightTensor): Float64Array {
  const { values, dims, channelAxis } = weights;
  const inner = productOf(dims.slice(channelAxis + 1));
  const greatest = new Float64Array(outputsOf(weights));
  for (let start = 0; start < values.length; start += inner) {
    const output = outputOf(weights, start / inner);
    for (let i = start; i < start + inner; i++) greatest[output] = Math.max(greatest[output]!, Math.abs(values[i]!));
  }
  return greatest;
}

/** The weights of the rows [channels, inputs] that meet each of so many inputs. Throws as `scaleInputs`. */
export function forEachInput(
  weights: WeightTensor,
  count: number,
  visit: (start: number, end: number, input: number) => void,
): void {
  const { groups = 1 } = weights;
  const { channels, inputs } = rowsOf(weights);
  const repeats = (inputs * groups) / count;
  if (!Number.isInteger(repeats))
    throw factorsError(weights, `inputs or input channels (${inputs} weights each output)`, count);
  for (let channel = 0, start = 0; channel < channels; channel++) {
    const first = (Math.floor((channel * groups) / channels) * count) / groups;
    for (let i = 0; i < inputs; i += repeats, start += repeats) visit(start, start + repeats, first + i / repeats);
  }
}

/** How many outputs there are. */
export function outputsOf({ dims, channelAxis, groups = 1 }: WeightShape): number {
  return dims[channelAxis]! * (channelAxis === 0 ? 1 : groups);
}

/** The first axis of transposed convolutions is the inputs', group after group. */
function outputOf({ dims, channelAxis, groups = 1 }: WeightShape, line: number): number {
  const length = dims[channelAxis]!;
  if (channelAxis === 0 || groups === 1) return line % length;
  return Math.floor((line * groups) / (length * dims[0]!)) * length + (line % length);
}

function factorsError({ name }: WeightTensor, expected: string, found: number): QuantizationError {
  const message = `weights ${name}: expected a number for each of its ${expected}, found ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
