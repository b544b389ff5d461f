// A tensor of weights to integers, round to nearest, with a scale for all, for each channel or for each block.
import { normLinf } from '@kinglet/kernels';
import { decodeFloat16, toFloat16Bits } from '@kinglet/onnx';
import { searchScales } from '../algorithms/searchScales.ts';
import { QuantizationError } from '../errors.ts';
import type { QuantizedWeights, WeightScheme } from '../recipe.ts';
import { type GroupParameters, type GroupRanges, groupRanges, roundGroups, unroundGroups } from './groupRounding.ts';
import { makeIntegers } from './integerTypes.ts';
import { parametersOfRanges } from './parametersOfRanges.ts';
import { productOf, type ScaleGroups, scaleGroups, type WeightShape } from './scaleGroups.ts';

/** A constant that is multiplied with a layer's inputs. */
export interface WeightTensor extends WeightShape {
  /** For messages. */
  readonly name: string;
  readonly values: Float32Array;
  /** For messages: the index of the first value. @default 0 */
  readonly start?: number;
}

/** Where scales come from: the weights' range, or the least sum of squared errors. */
export type ScaleSearch = 'range' | 'mse';

/**
 * Weights rounded to the nearest integer. With `range` scales and integers are those of ONNX Runtime's tools; symmetric
 * blocks of 4 bits have the signed scales of MatMulNBits. Zero, constant and subnormal weights are weights as others.
 * Throws QuantizationError KINGLET_QUANTIZATION_MODEL for NaN, infinities and dims that do not fit the values,
 * KINGLET_QUANTIZATION_OPTION for a granularity that the shape cannot have.
 */
export function quantizeWeights(
  weights: WeightTensor,
  scheme: WeightScheme,
  search: ScaleSearch = 'range',
): QuantizedWeights {
  checkDims(weights);
  const { values } = weights;
  const groups = scaleGroups(weights, scheme.granularity);
  const parameters = weightParameters(weights, groups, scheme, search);
  const integers = makeIntegers(scheme.type, values.length);
  roundGroups(values, groups, parameters, scheme.type, integers);
  return { type: scheme.type, integers, ...parameters, scheme };
}

/** The scales and zero points of weights. Throws QuantizationError KINGLET_QUANTIZATION_MODEL for NaN and infinities. */
export function weightParameters(
  weights: WeightTensor,
  groups: ScaleGroups,
  scheme: WeightScheme,
  search: ScaleSearch,
): GroupParameters {
  const ranges = groupRanges(weights.values, groups);
  checkRanges(weights, ranges);
  if (search === 'mse') return searchScales(weights.values, groups, scheme, ranges);
  return parametersOfRanges(ranges, scheme);
}

/**
 * The same integers with scales that float16 holds, where it holds them all: plans keep such scales in two bytes, so that a
 * block of 32 weights of 4 bits takes 18. They change by a 2048th, a 256th of a step of 4 bits.
 */
export function withHalfScales(quantized: QuantizedWeights): QuantizedWeights {
  const scales = Float32Array.from(toFloat16Bits(quantized.scales), decodeFloat16);
  return scales.some((scale) => scale === 0 || !Number.isFinite(scale)) ? quantized : { ...quantized, scales };
}

/** The float weights that quantized ones stand for. */
export function dequantizeWeights(quantized: QuantizedWeights, shape: WeightShape): Float32Array<ArrayBuffer> {
  return unroundGroups(quantized.integers, scaleGroups(shape, quantized.scheme.granularity), quantized);
}

/** The axes of the scales of weights: none, [channels], or the weights' with the blocked axis divided. */
export function scaleDims(shape: WeightShape, { granularity }: WeightScheme): readonly number[] {
  return scaleGroups(shape, granularity).dims;
}

/** Throws QuantizationError KINGLET_QUANTIZATION_MODEL for another number of values than the dims have. */
export function checkDims({ name, values, dims }: WeightTensor): void {
  if (productOf(dims) !== values.length)
    throw weightsError(name, `${productOf(dims)} values for dims [${dims.join(', ')}], found ${values.length}`);
}

function checkRanges({ name, values, start = 0 }: WeightTensor, { least, greatest }: GroupRanges): void {
  if (Number.isFinite(normLinf(least)) && Number.isFinite(normLinf(greatest))) return;
  const at = values.findIndex((value) => !Number.isFinite(value));
  throw weightsError(
    name,
    `finite values, found ${values[at]} at index ${start + at}: exclude its layer or mend the model`,
  );
}

function weightsError(name: string, expected: string): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_MODEL', `weights ${name}: expected ${expected}`);
}
