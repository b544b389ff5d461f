// Models with large tensors as bytes: each element is copied once, where protobuf's writer copies it several times.
import { type DescMessage, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { copyMessage } from './copyMessage.ts';
import {
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  type TensorProto,
  TensorProtoSchema,
} from './generated/onnx_pb.ts';

/** Tensors with so many bytes are worth it. */
const largeBytes = 2 ** 20;

export function hasLargeTensors({ graph }: ModelProto): boolean {
  return graph?.initializer.some(isLarge) ?? false;
}

/** A model with a graph: the bytes that `toBinary` gives, in parts; those of large tensors are views. */
export function encodeParts(model: ModelProto): readonly Uint8Array[] {
  const graph = model.graph!;
  const tensors = graph.initializer.flatMap((tensor) =>
    delimited(GraphProtoSchema, 'initializer', tensorParts(tensor)),
  );
  const parts = around(GraphProtoSchema, graph, 'initializer', tensors);
  return around(ModelProtoSchema, model, 'graph', delimited(ModelProtoSchema, 'graph', parts));
}

function isLarge({ rawData }: TensorProto): boolean {
  return rawData.length >= largeBytes;
}

function tensorParts(tensor: TensorProto): readonly Uint8Array[] {
  if (!isLarge(tensor)) return [toBinary(TensorProtoSchema, tensor)];
  return around(TensorProtoSchema, tensor, 'rawData', delimited(TensorProtoSchema, 'rawData', [tensor.rawData]));
}

/** The value of a field, in parts, behind the field's number and its length. */
function delimited(schema: DescMessage, field: string, value: readonly Uint8Array[]): readonly Uint8Array[] {
  const length = value.reduce((sum, part) => sum + part.length, 0);
  return [new BinaryWriter().tag(numberOf(schema, field), WireType.LengthDelimited).uint32(length).finish(), ...value];
}

/** A message, one field of which is the given parts: fields are in the order of their numbers, unknown ones behind them. */
function around<Schema extends DescMessage>(
  schema: Schema,
  message: MessageShape<Schema>,
  field: string,
  parts: readonly Uint8Array[],
): readonly Uint8Array[] {
  const number = numberOf(schema, field);
  const before = without(schema, message, (own) => own >= number);
  delete before.$unknown;
  const after = without(schema, message, (own) => own <= number);
  return [toBinary(schema, before), ...parts, toBinary(schema, after)];
}

/** A copy in which the fields with those numbers are not set. */
function without<Schema extends DescMessage>(
  schema: Schema,
  message: MessageShape<Schema>,
  isLeftOut: (number: number) => boolean,
): MessageShape<Schema> {
  const copy = copyMessage(message) as Record<string, unknown>;
  for (const { localName, fieldKind, number } of schema.fields) {
    if (!isLeftOut(number)) continue;
    if (fieldKind === 'list') copy[localName] = [];
    else delete copy[localName];
  }
  return copy as MessageShape<Schema>;
}

function numberOf({ field }: DescMessage, name: string): number {
  return field[name]!.number;
}
