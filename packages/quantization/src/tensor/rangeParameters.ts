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
export function rangeParameters(range: ValueRange, scheme: IntegerScheme): QuantizationParameters {
  const integers = scheme.isSymmetric ? integerTypes[scheme.type].symmetric : integerTypes[scheme.type];
  const [least, greatest] = [Math.min(range.least, 0), Math.max(range.greatest, 0)];
  const width = scheme.isSymmetric ? 2 * Math.max(-least, greatest) : greatest - least;
  const scale = width / (integers.greatest - integers.least);
  if (scheme.isSymmetric) return { scale: storedScale(scale), zeroPoint: centreOf(integers) };
  const zeroPoint = scale < tiny ? 0 : roundHalfEven(integers.least - least / scale);
  return { scale: storedScale(scale), zeroPoint };
}

/**
 * The same for a symmetric block of 4 bits, as MatMulNBits' tools have it: the value that is farthest from 0 becomes -8,
 * whatever its sign is, which uses all 16 integers; the scale of a positive one is negative.
 */
export function signedBlockParameters(
  { least, greatest }: ValueRange,
  { type }: IntegerScheme,
): QuantizationParameters {
  const farthest = greatest > -least ? greatest : least;
  const scale = Math.fround(farthest / -8);
  return { scale: Math.abs(scale) < tiny ? 1 : scale, zeroPoint: centreOf(integerTypes[type].symmetric) };
}

function storedScale(scale: number): number {
  return scale < tiny ? 1 : Math.fround(scale);
}

function centreOf({ least, greatest }: IntegerRange): number {
  return Math.floor((least + greatest + 1) / 2);
}
