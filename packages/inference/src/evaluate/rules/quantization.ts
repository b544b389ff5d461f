// Numbers to few bits and back.
import { elementTypeOf } from '@kinglet/onnx';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { encodeSmallFloat, isSmallFloat, roundHalfEven } from '../floatFormats.ts';
import { axisOf, gridOf, stridesOf } from '../indexing.ts';
import { emptyValues, isInteger, numbersOf, rangeOf, sizeOf, type Tensor, tensorOf } from '../tensor.ts';

export const quantizationRules: Readonly<Record<string, EvaluationRule>> = {
  DequantizeLinear: dequantizeLinear,
  DynamicQuantizeLinear: dynamicQuantizeLinear,
  QuantizeLinear: quantizeLinear,
};

/** The nearest whole number plus a zero point, within what a type holds. */
export function saturated(type: Tensor['type'], value: number, zeroPoint: number): number {
  const [least, most] = rangeOf(type);
  return Math.min(Math.max(roundHalfEven(value) + zeroPoint, Number(least)), Number(most));
}

/** For each element of `x` the position of its scale: one for all, one for each along an axis, or one for each block. */
function scalePositions(node: Evaluation, { dims }: Tensor, scale: Tensor): Float64Array {
  if (scale.values.length === 1) return new Float64Array(sizeOf(dims));
  const axis = axisOf(node.int('axis', 1), dims.length);
  const block = node.int('block_size', 0) || 1;
  const isOneAxis = scale.dims.length === 1;
  const strides = isOneAxis ? dims.map((_, own) => Number(own === axis)) : stridesOf(scale.dims);
  const places = dims.map((length, own) =>
    Array.from({ length }, (_, i) => (own === axis && !isOneAxis ? Math.floor(i / block) : i)),
  );
  return gridOf(places, strides);
}

export function quantizeLinear(node: Evaluation): Tensor {
  const [x, scale, zero] = [node.input(0), node.input(1), node.inputs[2]];
  const type = zero?.type ?? elementTypeOf(node.int('output_dtype', 0)) ?? 'uint8';
  const [numbers, scales] = [numbersOf(x), numbersOf(scale)];
  const zeros = zero ? numbersOf(zero) : new Float64Array(scales.length);
  const positions = scalePositions(node, x, scale);
  // Halves are where processors, which divide floats, see them.
  const scaled = numbers.map((value, i) => Math.fround(value / scales[positions[i]!]!));
  if (isInteger(type))
    return tensorOf(
      type,
      x.dims,
      scaled.map((value, i) => saturated(type, value, zeros[positions[i]!]!)),
    );
  if (!isSmallFloat(type)) throw node.refuse(`expected a type of few bits, got ${type}`);
  const values = emptyValues(type, scaled.length) as Uint8Array;
  const saturates = node.int('saturate', 1) === 1;
  for (const [i, value] of scaled.entries())
    values[i] = encodeSmallFloat(type, value + zeros[positions[i]!]!, saturates);
  return { type, dims: x.dims, values };
}

export function dequantizeLinear(node: Evaluation): Tensor {
  const [x, scale, zero] = [node.input(0), node.input(1), node.inputs[2]];
  const [numbers, scales] = [numbersOf(x), numbersOf(scale)];
  const zeros = zero ? numbersOf(zero) : new Float64Array(scales.length);
  const positions = scalePositions(node, x, scale);
  const type = elementTypeOf(node.int('output_dtype', 0)) ?? scale.type;
  for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i]! - zeros[positions[i]!]!) * scales[positions[i]!]!;
  return tensorOf(type, x.dims, numbers);
}

/** To uint8, with a range that holds 0. */
function dynamicQuantizeLinear(node: Evaluation): readonly Tensor[] {
  const x = node.input(0);
  const numbers = numbersOf(x);
  const [least, most] = [numbers.reduce((a, b) => Math.min(a, b), 0), numbers.reduce((a, b) => Math.max(a, b), 0)];
  // Of nothing but zeros any scale is right.
  const scale = most === least ? 1 : Math.fround(Math.fround(most - least) / 255);
  const zero = Math.min(Math.max(roundHalfEven(Math.fround(-least / scale)), 0), 255);
  const quantized = numbers.map((value) => saturated('uint8', Math.fround(value / scale), zero));
  return [tensorOf('uint8', x.dims, quantized), tensorOf('float', [], [scale]), tensorOf('uint8', [], [zero])];
}
