// To and from ONNX's tensors, whose integers of 4 and 2 bits are packed.
import {
  checkTensor,
  type ElementType,
  makeStringTensor,
  makeTensor,
  type TensorProto,
  type TensorValues,
  tensorValues,
} from '@kinglet/onnx';
import { textOf } from '../classic/labels.ts';
import { InferenceError } from '../errors.ts';
import { textId, textOfId } from '../texts.ts';
import { sizeOf, type Tensor } from './tensor.ts';

/** Throws OnnxError KINGLET_ONNX_TENSOR for a tensor that is not what it says, InferenceError for complex numbers and strings that are not UTF-8. */
export function fromProto(proto: TensorProto): Tensor {
  const { type, dims } = checkTensor(proto);
  if (type !== 'string') return fromStored(type, dims, tensorValues(proto));
  const texts = proto.stringData.map((bytes, i) =>
    textOf(bytes, `string ${i} of tensor ${JSON.stringify(proto.name)}`),
  );
  return { type, dims, values: Int32Array.from(texts, textId) };
}

export function toProto(name: string, { type, dims, values }: Tensor): TensorProto {
  if (type === 'string') return makeStringTensor(name, dims, Array.from(values as Int32Array, textOfId));
  return makeTensor(name, type, dims, toStored(type, values));
}

/** A tensor of elements as ONNX stores them. */
export function fromStored(type: ElementType, dims: readonly number[], stored: TensorValues): Tensor {
  if (type.startsWith('complex') || type === 'string')
    throw new InferenceError('KINGLET_INFERENCE_OPERATOR', `expected a tensor of numbers, got one of ${type}`);
  const bits = packedBits(type);
  if (bits === undefined) return { type, dims, values: stored };
  const each = 8 / bits;
  const isSigned = type.startsWith('int');
  const values = new (isSigned ? Int8Array : Uint8Array)(sizeOf(dims));
  for (let i = 0; i < values.length; i++) {
    const field = (Number(stored[Math.floor(i / each)]) >> ((i % each) * bits)) & (2 ** bits - 1);
    values[i] = isSigned && field >= 2 ** (bits - 1) ? field - 2 ** bits : field;
  }
  return { type, dims, values };
}

/** Elements as ONNX stores them. */
export function toStored(type: ElementType, values: TensorValues): TensorValues {
  const bits = packedBits(type);
  if (bits === undefined) return values;
  const each = 8 / bits;
  const stored = new Uint8Array(Math.ceil(values.length / each));
  for (let i = 0; i < values.length; i++)
    stored[Math.floor(i / each)]! |= (Number(values[i]) & (2 ** bits - 1)) << ((i % each) * bits);
  return stored;
}

/** Of types of which more than one element is in a byte. */
function packedBits(type: ElementType): number | undefined {
  if (type === 'int2' || type === 'uint2') return 2;
  return type === 'int4' || type === 'uint4' || type === 'float4e2m1' ? 4 : undefined;
}
