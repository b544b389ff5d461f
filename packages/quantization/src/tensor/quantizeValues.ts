// Numbers to integers and back, with one scale and one zero point.
import { QuantizationError } from '../errors.ts';
import { type IntegerArray, type IntegerType, integerTypes, makeIntegers } from './integerTypes.ts';
import type { QuantizationParameters } from './rangeParameters.ts';

/** Added and subtracted it makes a double below 2^51 a whole number, rounded as every addition is: ties to even. */
export const roundingTerm: number = 1.5 * 2 ** 52;

/** A double below 2^51 as a whole number, ties to even. */
export function roundHalfEven(value: number): number {
  return value + roundingTerm - roundingTerm;
}

/**
 * Integers of a type: saturate(round(value / scale) + zeroPoint), ties to even, the quotient a float32, as ONNX's
 * QuantizeLinear has it. Infinities saturate. Throws QuantizationError KINGLET_QUANTIZATION_DATA for NaN.
 */
export function quantizeValues(
  values: Float32Array,
  { scale, zeroPoint }: QuantizationParameters,
  type: IntegerType,
): IntegerArray {
  const { least, greatest } = integerTypes[type];
  const integers = makeIntegers(type, values.length);
  for (let i = 0; i < values.length; i++) {
    const rounded = roundHalfEven(Math.fround(values[i]! / scale)) + zeroPoint;
    if (Number.isNaN(rounded)) throw notANumber(values[i]!, i, scale);
    integers[i] = Math.min(Math.max(rounded, least), greatest);
  }
  return integers;
}

/** The numbers that integers stand for: (integer - zeroPoint) * scale, a float32, as ONNX's DequantizeLinear has it. */
export function dequantizeValues(
  integers: ArrayLike<number>,
  { scale, zeroPoint }: QuantizationParameters,
): Float32Array<ArrayBuffer> {
  const values = new Float32Array(integers.length);
  for (let i = 0; i < values.length; i++) values[i] = (integers[i]! - zeroPoint) * scale;
  return values;
}

function notANumber(value: number, index: number, scale: number): QuantizationError {
  const message = `expected numbers to quantize, found ${value} at index ${index} (scale ${scale}): leave it out`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
