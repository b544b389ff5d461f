// Elements as other types.
import { type ElementType, elementTypeOf } from '@kinglet/onnx';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { encodePowerOfTwo, encodeSmallFloat, isSmallFloat, type PowerRounding } from '../floatFormats.ts';
import { emptyValues, integersOf, isInteger, numbersOf, type Tensor, tensorOf, tensorOfIntegers } from '../tensor.ts';
import { fromStored, toStored } from '../tensorProto.ts';

export const castingRules: Readonly<Record<string, EvaluationRule>> = {
  BitCast: bitCast,
  Cast: (node) => cast(node.input(0), typeOf(node), node),
  CastLike: (node) => cast(node.input(0), node.input(1).type, node),
};

/** The type that an attribute says. */
export function typeOf(node: Evaluation, name = 'to', otherwise = 0): ElementType {
  const code = node.int(name, otherwise);
  const type = elementTypeOf(code);
  if (type) return type;
  throw node.refuse(`expected ${name} to be one of ONNX's element types, found ${code}`);
}

function cast(x: Tensor, type: ElementType, node: Evaluation): Tensor {
  if (type === 'string') throw node.refuse('expected numbers to become numbers, found strings');
  if (isInteger(x.type) && isInteger(type)) return tensorOfIntegers(type, x.dims, integersOf(x));
  const numbers = numbersOf(x);
  if (type.startsWith('float8') || type === 'float4e2m1') return castSmall(x, type, node);
  return tensorOf(type, x.dims, numbers);
}

/** Floats of 8 bits say what becomes of numbers that are too large. */
function castSmall(x: Tensor, type: ElementType, node: Evaluation): Tensor {
  const saturates = node.int('saturate', 1) === 1;
  const rounding = node.text('round_mode', 'up') as PowerRounding;
  const values = emptyValues(type, x.values.length) as Uint8Array;
  for (const [i, value] of numbersOf(x).entries())
    values[i] = isSmallFloat(type)
      ? encodeSmallFloat(type, value, saturates)
      : encodePowerOfTwo(value, rounding, saturates);
  return { type, dims: x.dims, values };
}

/** The same bits. */
function bitCast(node: Evaluation): Tensor {
  const [x, type] = [node.input(0), typeOf(node)];
  const stored = toStored(x.type, x.values);
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength).slice();
  const of = emptyValues(type, 0).constructor as new (buffer: ArrayBuffer) => Tensor['values'];
  return fromStored(type, x.dims, new of(bytes.buffer));
}
