// An encoded model without its large weights, which are left where they are in the file.
import { create, type DescMessage, toBinary } from '@bufbuild/protobuf';
import { largestMessage } from './encoding.ts';
import { OnnxError } from './errors.ts';
import { setExternal } from './externalData.ts';
import { type FileWindow, malformed } from './fileWindow.ts';
import {
  AttributeProtoSchema,
  FunctionProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  SparseTensorProtoSchema,
  TensorProtoSchema,
  TrainingInfoProtoSchema,
} from './generated/onnx_pb.ts';
import { joined, lengthDelimited } from './wireParts.ts';

/** What becomes external, and under which name. */
export interface OutlineOptions {
  /** The file's own name. */
  readonly location: string;
  /** Raw data of at least so many bytes. */
  readonly minBytes: number;
  readonly maxDepth: number;
}

/**
 * The bytes of the model in a file, its large raw data as external data in the file itself. Nothing that is left out is
 * read. Throws `KINGLET_ONNX_MALFORMED` for what is no message, `KINGLET_ONNX_TOO_LARGE` for what remains too large.
 */
export async function outlineWire(file: FileWindow, options: OutlineOptions): Promise<Uint8Array> {
  const outline = { ...options, file, copied: 0 };
  return joined(await outlineMessage(outline, ModelProtoSchema, { start: 0, end: file.size }, 1));
}

interface Outline extends OutlineOptions {
  readonly file: FileWindow;
  /** Bytes that were taken over. */
  copied: number;
}

/** Bytes of the file. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface Field extends Span {
  readonly number: number;
  /** Of what has a length; undefined of numbers. */
  readonly content: Span | undefined;
}

/** What tensors may be in, whose fields are looked at. */
const walked = new Set<DescMessage>([
  AttributeProtoSchema,
  FunctionProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  SparseTensorProtoSchema,
  TensorProtoSchema,
  TrainingInfoProtoSchema,
]);

const rawData: number = TensorProtoSchema.field.rawData.number;

async function outlineMessage(outline: Outline, schema: DescMessage, { start, end }: Span, depth: number) {
  const parts: Uint8Array[] = [];
  let from = start;
  for (let pos = start; pos < end; ) {
    const field = await readField(outline.file, pos, end);
    const made = await outlineField(outline, schema, field, depth);
    if (made) {
      parts.push(...(await copy(outline, { start: from, end: field.start })), ...made);
      from = field.end;
    }
    pos = field.end;
  }
  return [...parts, ...(await copy(outline, { start: from, end }))];
}

/** What stands for a field; undefined if it stays as it is. What is short has no large weights in it. */
async function outlineField(outline: Outline, schema: DescMessage, { number, content }: Field, depth: number) {
  if (!content || content.end - content.start < outline.minBytes) return undefined;
  if (schema === TensorProtoSchema && number === rawData) return [externalEntry(outline, content)];
  const inner = schema.fields.find((field) => field.number === number)?.message;
  if (!inner || !walked.has(inner) || depth >= outline.maxDepth) return undefined;
  const parts = await outlineMessage(outline, inner, content, depth + 1);
  return lengthDelimited(number, parts);
}

async function readField(file: FileWindow, start: number, end: number): Promise<Field> {
  const tag = await file.readVarint(start, end);
  const [number, wireType] = [Math.floor(tag.value / 8), tag.value & 7];
  if (wireType === 0) return { number, start, end: (await file.readVarint(tag.end, end)).end, content: undefined };
  const length = wireType === 2 ? await file.readVarint(tag.end, end) : { value: numberBytes(wireType), end: tag.end };
  if (!(length.value <= end - length.end))
    throw malformed(
      start,
      file.size,
      `field ${number} of wire type ${wireType} does not fit into ${end - start} bytes`,
    );
  const content = { start: length.end, end: length.end + length.value };
  return { number, start, end: content.end, content: wireType === 2 ? content : undefined };
}

/** NaN for what ONNX does not use. */
function numberBytes(wireType: number): number {
  return wireType === 1 ? 8 : wireType === 5 ? 4 : Number.NaN;
}

async function copy(outline: Outline, { start, end }: Span): Promise<Uint8Array[]> {
  if (start === end) return [];
  outline.copied += end - start;
  if (outline.copied <= largestMessage) return [(await outline.file.read(start, end - start)).slice()];
  throw new OnnxError('KINGLET_ONNX_TOO_LARGE', 'expected less than 2 GiB beside raw data, found more');
}

/** Fields of TensorProto: a message's bytes may have them in any order. */
function externalEntry({ location }: Outline, { start, end }: Span): Uint8Array {
  const tensor = create(TensorProtoSchema);
  setExternal(tensor, { location, offset: start, length: end - start });
  return toBinary(TensorProtoSchema, tensor);
}
