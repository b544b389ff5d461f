// From the range of values to the scale and the zero point that quantize them.
import type { IntegerScheme, ValueRange } from '../recipe.ts';
import { type IntegerRange, integerTypes } from './integerTypes.ts';
import { roundHalfEven } from './quantizeValues.ts';

/** value = (integer - zeroPoint) * scale */
export interface QuantizationParameters {
  /** A float32. */
  readonly scale: number;
  readonly zeroPoint: number;
}

/** The least scale: below it a float32 loses digits. */
const tiny = 2 ** -126;

/**
 * The scale and the zero point that spread a range over the integers of a scheme, as ONNX Runtime's tools compute them
 * (`compute_scale_zp`): the range is made to hold 0, the scale is computed in float64 and stored as a float32. A range
 * too narrow for a scale has scale 1; unlike theirs the zero point of a symmetric one is the centre nevertheless, so
 * that all channels have the same.
 */
export function rangeParameters({ least, greatest }: ValueRange, scheme: IntegerScheme): QuantizationParameters {
  const integers = scheme.isSymmetric ? integerTypes[scheme.type].symmetric : integerTypes[scheme.type];
  const scale = exactScale(least, greatest, scheme.isSymmetric, integers.greatest - integers.least);
  const zeroPoint = scheme.isSymmetric ? centreOf(integers) : asymmetricPoint(least, scale, integers.least);
  return { scale: storedScale(scale), zeroPoint };
}

/** The scale of `rangeParameters` in float64, for so many steps between the least and the greatest integer. */
export function exactScale(least: number, greatest: number, isSymmetric: boolean, steps: number): number {
  const below = Math.min(least, 0);
  const above = Math.max(greatest, 0);
  return (isSymmetric ? 2 * Math.max(-below, above) : above - below) / steps;
}

/** The zero point of `rangeParameters`, of its scale in float64. */
export function asymmetricPoint(least: number, scale: number, leastInteger: number): number {
  return scale < tiny ? 0 : roundHalfEven(leastInteger - Math.min(least, 0) / scale);
}

/** The scale of `rangeParameters` as it is stored. */
export function storedScale(scale: number): number {
  return scale < tiny ? 1 : Math.fround(scale);
}

/**
 * The same for a symmetric block of 4 bits, as MatMulNBits' tools have it: the value that is farthest from 0 becomes -8,
 * whatever its sign is, which uses all 16 integers; the scale of a positive one is negative.
 */
export function signedBlockParameters(
  { least, greatest }: ValueRange,
  { type }: IntegerScheme,
): QuantizationParameters {
  return { scale: signedBlockScale(least, greatest), zeroPoint: centreOf(integerTypes[type].symmetric) };
}

/** The scale of `signedBlockParameters`. */
export function signedBlockScale(least: number, greatest: number): number {
  const scale = Math.fround((greatest > -least ? greatest : least) / -8);
  return Math.abs(scale) < tiny ? 1 : scale;
}

/** What stands for 0 in a symmetric scheme. */
export function centreOf({ least, greatest }: IntegerRange): number {
  return Math.floor((least + greatest + 1) / 2);
}
