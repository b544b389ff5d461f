// Bytes to messages and back: an unchanged model comes back byte for byte, unknown fields are kept.
import { type DescMessage, fromBinary, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { OnnxError } from './errors.ts';
import {
  type GraphProto,
  type ModelProto,
  ModelProtoSchema,
  type TensorProto,
  TensorProtoSchema,
} from './generated/onnx_pb.ts';
import { modelParts } from './modelParts.ts';
import { checkWire, defaultMaxDepth, type ReadLimits } from './wireCheck.ts';
import { byteLengthOf, joined } from './wireParts.ts';

/** Every protobuf library refuses a message of 2 GiB or more. */
export const largestMessage: number = 2 ** 31 - 1;

/**
 * Decodes a model. Raw weights are views of `bytes`, which the caller must not change afterwards. Throws
 * `KINGLET_ONNX_MALFORMED` or `KINGLET_ONNX_TOO_LARGE`, whatever the bytes are; whether the model makes sense is for
 * `checkModel`.
 */
export function readModel(bytes: Uint8Array, limits: ReadLimits = {}): ModelProto {
  return decode(ModelProtoSchema, bytes, limits);
}

/**
 * Encodes a model: the bytes it was read from if nothing was changed, else fields in the order of their numbers.
 * Throws `KINGLET_ONNX_TOO_LARGE` for 2 GiB or more: `writeModelFile` can put the weights beside the model.
 */
export function writeModel(model: ModelProto): Uint8Array {
  return encode(ModelProtoSchema, model);
}

/** Decodes one tensor, as the `.pb` files of ONNX's test data hold it. Throws as `readModel` does. */
export function readTensor(bytes: Uint8Array, limits: ReadLimits = {}): TensorProto {
  return decode(TensorProtoSchema, bytes, limits);
}

/** Encodes one tensor. */
export function writeTensor(tensor: TensorProto): Uint8Array {
  return encode(TensorProtoSchema, tensor);
}

/** The model's graph. Throws `KINGLET_ONNX_MALFORMED` when it has none. */
export function graphOf(model: ModelProto): GraphProto {
  if (model.graph) return model.graph;
  throw new OnnxError('KINGLET_ONNX_MALFORMED', 'expected a model with a graph, found none: is this an ONNX file?');
}

// What a message was read from. Encoders order and pad fields as they like; ours may differ from the one before.
const sources = new WeakMap<object, { readonly bytes: Uint8Array; readonly limits: ReadLimits }>();

/** Decodes any message of the schema. */
export function decode<Schema extends DescMessage>(
  schema: Schema,
  bytes: Uint8Array,
  limits: ReadLimits,
): MessageShape<Schema> {
  checkWire(schema, bytes, limits);
  // A Buffer's parts would be Buffers, whose slice() does not copy.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const message = decodeChecked(schema, plain, limits);
  sources.set(message, { bytes, limits });
  return message;
}

function decodeChecked<Schema extends DescMessage>(schema: Schema, bytes: Uint8Array, limits: ReadLimits) {
  try {
    return fromBinary(schema, bytes, { recursionLimit: limits.maxDepth ?? defaultMaxDepth });
  } catch (cause) {
    throw new OnnxError('KINGLET_ONNX_MALFORMED', `expected an ONNX file: ${messageOf(cause)}`, { cause });
  }
}

function encode<Schema extends DescMessage>(schema: Schema, message: MessageShape<Schema>): Uint8Array {
  const bytes = encodeAnew(schema, message);
  const source = sources.get(message);
  if (!source || sameBytes(source.bytes, bytes)) return source?.bytes ?? bytes;
  const untouched = sameBytes(toBinary(schema, decodeChecked(schema, source.bytes, source.limits)), bytes);
  return untouched ? source.bytes : bytes;
}

function encodeAnew<Schema extends DescMessage>(schema: Schema, message: MessageShape<Schema>): Uint8Array {
  const parts =
    message.$typeName === 'onnx.ModelProto' ? modelParts(message as ModelProto) : [toBinary(schema, message)];
  const length = byteLengthOf(parts);
  if (length <= largestMessage) return parts.length === 1 ? parts[0]! : joined(parts);
  const advice = 'write it by writeModelFile with externalData';
  throw new OnnxError('KINGLET_ONNX_TOO_LARGE', `expected less than 2 GiB, found ${length} bytes; ${advice}`);
}

/** Whether two arrays hold the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  return Buffer.compare(a, b) === 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
