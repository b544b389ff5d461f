// An encoded model in parts, of which the large weights are the model's own memory.
import { clearField, type DescField, type DescMessage, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { copyMessage } from './copyMessage.ts';
import {
  type GraphProto,
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  type TensorProto,
  TensorProtoSchema,
} from './generated/onnx_pb.ts';
import { lengthDelimited } from './wireParts.ts';

/** Raw data of fewer bytes are encoded with what is around them. */
const leastBytes = 2 ** 16;

/** What `toBinary` gives, in parts: it would copy large weights while its memory grows, and once more at the end. */
export function modelParts(model: ModelProto): Uint8Array[] {
  const { graph } = model;
  if (!graph?.initializer.some(isLarge)) return [toBinary(ModelProtoSchema, model)];
  return withField(ModelProtoSchema, model, ModelProtoSchema.field.graph, [graphParts(graph)]);
}

function graphParts(graph: GraphProto): Uint8Array[] {
  return withField(GraphProtoSchema, graph, GraphProtoSchema.field.initializer, graph.initializer.map(tensorParts));
}

function tensorParts(tensor: TensorProto): Uint8Array[] {
  if (!isLarge(tensor)) return [toBinary(TensorProtoSchema, tensor)];
  return withField(TensorProtoSchema, tensor, TensorProtoSchema.field.rawData, [[tensor.rawData]]);
}

function isLarge({ rawData }: TensorProto): boolean {
  return rawData.length >= leastBytes;
}

/** A message with one of its fields given by its contents, in parts: fields are in the order of their numbers. */
function withField<Schema extends DescMessage>(
  schema: Schema,
  message: MessageShape<Schema>,
  { number }: DescField,
  contents: readonly Uint8Array[][],
): Uint8Array[] {
  const before = some(schema, message, (field) => field.number < number);
  const after = some(schema, message, (field) => field.number > number);
  // Unknown ones are last.
  delete before.$unknown;
  const [first, last] = [toBinary(schema, before), toBinary(schema, after)];
  return [first, ...contents.flatMap((parts) => lengthDelimited(number, parts)), last];
}

function some<Schema extends DescMessage>(
  schema: Schema,
  message: MessageShape<Schema>,
  isKept: (field: DescField) => boolean,
): MessageShape<Schema> {
  const copy = copyMessage(message);
  for (const field of schema.fields) if (!isKept(field)) clearField(copy, field);
  return copy;
}
