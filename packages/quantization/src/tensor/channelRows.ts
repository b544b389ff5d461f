// Weights as a matrix [channels, inputs], whatever their layout: what algorithms that look at one output at a time work on.
import { QuantizationError } from '../errors.ts';
import type { QuantizedWeights } from '../recipe.ts';
import type { WeightTensor } from './quantizeWeights.ts';
import { productOf, type WeightShape } from './scaleGroups.ts';
import { type MutableNumbers, transpose } from './transpose.ts';

/** Conv's kernels are rows: inputs are channels times the kernel's places. */
export interface ChannelRows {
  readonly channels: number;
  readonly inputs: number;
}

/**
 * How many rows of how many inputs weights are. Throws QuantizationError KINGLET_QUANTIZATION_OPTION for weights that
 * are no single matrix: those of a batch, those of ConvTranspose.
 */
export function rowsOf({ dims, channelAxis }: WeightShape): ChannelRows {
  const channels = dims[channelAxis] ?? 0;
  const isLast = channelAxis === dims.length - 1 && productOf(dims.slice(0, -2)) === 1;
  if (channels > 0 && (channelAxis === 0 || isLast)) return { channels, inputs: productOf(dims) / channels };
  const message = `expected one matrix whose outputs are its first or last axis, found axis ${channelAxis} of [${dims.join(', ')}]: round to nearest`;
  throw new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}

/** The weights as [channels, inputs]: the same memory where they are laid out so. */
export function toRows(weights: WeightTensor): WeightTensor {
  const { channels, inputs } = rowsOf(weights);
  const shape = { name: weights.name, dims: [channels, inputs], channelAxis: 0 };
  if (weights.channelAxis === 0) return { ...shape, values: weights.values };
  const values = new Float32Array(weights.values.length);
  transpose(weights.values, values, inputs, channels);
  return { ...shape, values };
}

/** Quantized weights as rows, copied; `fromRows` is the way back. */
export function quantizedRows(quantized: QuantizedWeights, shape: WeightShape): QuantizedWeights {
  const { channels } = rowsOf(shape);
  if (shape.channelAxis === 0) return { ...quantized, integers: quantized.integers.slice() };
  return turned(quantized, (length) => length / channels);
}

/** What was made of rows, in the layout of the weights that they came from. */
export function fromRows(quantized: QuantizedWeights, shape: WeightShape): QuantizedWeights {
  const { channels } = rowsOf(shape);
  return shape.channelAxis === 0 ? quantized : turned(quantized, () => channels);
}

/** Float rows [channels, inputs] in the layout of the weights that they came from. */
export function valuesFromRows(values: Float32Array<ArrayBuffer>, shape: WeightShape): Float32Array<ArrayBuffer> {
  if (shape.channelAxis === 0) return values;
  const { channels, inputs } = rowsOf(shape);
  const target = new Float32Array(values.length);
  transpose(values, target, channels, inputs);
  return target;
}

/** Transposed, the scales of blocks as well; how many rows something has is told of its length. */
function turned(quantized: QuantizedWeights, rowCount: (length: number) => number): QuantizedWeights {
  const { integers, scales, zeroPoints, scheme } = quantized;
  const turn = (source: MutableNumbers, target: MutableNumbers): void => {
    const rows = rowCount(source.length);
    transpose(source, target, rows, source.length / rows);
  };
  const result = { ...quantized, integers: integers.slice(), scales: scales.slice(), zeroPoints: zeroPoints.slice() };
  turn(integers, result.integers);
  if (typeof scheme.granularity !== 'object') return result;
  turn(scales, result.scales);
  turn(zeroPoints, result.zeroPoints);
  return result;
}
