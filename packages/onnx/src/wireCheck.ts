// Walks an encoded message before anything is decoded: lengths, wire types, depth, and how much memory it would take.
import type { DescField, DescMessage } from '@bufbuild/protobuf';
import { ScalarType } from '@bufbuild/protobuf';
import { OnnxError } from './errors.ts';

/** Bounds on what decoding may take. */
export interface ReadLimits {
  /**
   * An estimate in bytes, raw weights not counted: they stay views of the file. A message counts 420 bytes, a number
   * that does not stand in raw data 24 or 36. @default 1 GiB, which fits into Node's own heap
   */
  readonly maxDecodedBytes?: number;
  /** How deeply messages may nest: a subgraph takes three levels. @default 96 */
  readonly maxDepth?: number;
}

/** The deepest nesting that is decoded. */
export const defaultMaxDepth = 96;

/**
 * Throws `KINGLET_ONNX_MALFORMED` when `bytes` is no message of this kind, `KINGLET_ONNX_TOO_LARGE` when decoding
 * it would go over the limits. Allocates nothing that grows with the input.
 */
export function checkWire(message: DescMessage, bytes: Uint8Array, limits: ReadLimits = {}): void {
  const { maxDecodedBytes = 2 ** 30, maxDepth = defaultMaxDepth } = limits;
  const walk = { bytes, pos: 0, left: maxDecodedBytes, maxDecodedBytes, maxDepth };
  checkMessage(walk, message, bytes.length, 1);
}

interface Walk {
  readonly bytes: Uint8Array;
  readonly maxDecodedBytes: number;
  readonly maxDepth: number;
  pos: number;
  left: number;
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;
// Estimates of the most that V8 takes for a message, an entry of bytes and an unknown field.
const messageCost = 420;
const bytesCost = 120;
const unknownCost = 170;

const wireTypes: Readonly<Partial<Record<ScalarType, number>>> = {
  [ScalarType.FLOAT]: FIXED32,
  [ScalarType.FIXED32]: FIXED32,
  [ScalarType.SFIXED32]: FIXED32,
  [ScalarType.DOUBLE]: FIXED64,
  [ScalarType.FIXED64]: FIXED64,
  [ScalarType.SFIXED64]: FIXED64,
  [ScalarType.STRING]: BYTES,
  [ScalarType.BYTES]: BYTES,
};

const fieldsOf = new WeakMap<DescMessage, ReadonlyMap<number, DescField>>();

function checkMessage(walk: Walk, message: DescMessage, end: number, depth: number): void {
  if (depth > walk.maxDepth) throw malformed(walk, `messages nest more than ${walk.maxDepth} deep`);
  spend(walk, messageCost);
  const fields = fieldTable(message);
  while (walk.pos < end) {
    const tag = readVarint(walk, end);
    const number = Math.floor(tag / 8);
    if (number === 0 || number > 0x1fffffff) throw malformed(walk, `a field of ${message.name} has number ${number}`);
    const field = fields.get(number);
    if (field) checkField(walk, field, tag & 7, end, depth);
    else skip(walk, tag & 7, end);
  }
}

function fieldTable(message: DescMessage): ReadonlyMap<number, DescField> {
  const known = fieldsOf.get(message);
  if (known) return known;
  const table = new Map(message.fields.map((field) => [field.number, field]));
  fieldsOf.set(message, table);
  return table;
}

function checkField(walk: Walk, field: DescField, wireType: number, end: number, depth: number): void {
  if (field.message) {
    if (wireType !== BYTES) throw wrongWireType(walk, field, wireType);
    checkMessage(walk, field.message, readLength(walk, end), depth + 1);
    return;
  }
  const scalar = field.scalar ?? ScalarType.INT32;
  const expected = wireTypes[scalar] ?? VARINT;
  if (wireType === expected) checkScalar(walk, scalar, wireType, end);
  else if (wireType === BYTES && field.fieldKind === 'list') checkPacked(walk, scalar, expected, readLength(walk, end));
  else throw wrongWireType(walk, field, wireType);
}

function checkScalar(walk: Walk, scalar: ScalarType, wireType: number, end: number): void {
  const start = walk.pos;
  skipKnown(walk, wireType, end);
  // Bytes stay views; the text of a string is copied.
  spend(
    walk,
    scalar === ScalarType.STRING
      ? 36 + 2 * (walk.pos - start)
      : scalar === ScalarType.BYTES
        ? bytesCost
        : costOf(scalar),
  );
}

function checkPacked(walk: Walk, scalar: ScalarType, wireType: number, end: number): void {
  while (walk.pos < end) checkScalar(walk, scalar, wireType, end);
}

function costOf(scalar: ScalarType): number {
  return scalar === ScalarType.INT64 || scalar === ScalarType.UINT64 ? 36 : 24;
}

/** Skips a field that the schema does not know; it is kept as it is, and so counts. */
function skip(walk: Walk, wireType: number, end: number): void {
  spend(walk, unknownCost);
  skipKnown(walk, wireType, end);
}

function skipKnown(walk: Walk, wireType: number, end: number): void {
  if (wireType === VARINT) readVarint(walk, end);
  else if (wireType === FIXED64) advance(walk, 8, end);
  else if (wireType === FIXED32) advance(walk, 4, end);
  else if (wireType === BYTES) walk.pos = readLength(walk, end);
  else throw malformed(walk, `wire type ${wireType} is not used by ONNX`);
}

function readLength(walk: Walk, end: number): number {
  const length = readVarint(walk, end);
  if (length > end - walk.pos) throw malformed(walk, `${length} bytes were announced, ${end - walk.pos} are left`);
  return walk.pos + length;
}

function advance(walk: Walk, length: number, end: number): void {
  if (length > end - walk.pos) throw malformed(walk, `a number of ${length} bytes has ${end - walk.pos}`);
  walk.pos += length;
}

/** The value, exact below 2^53: what is larger is larger than any length or field number. */
function readVarint(walk: Walk, end: number): number {
  let value = 0;
  for (let factor = 1, count = 0; count < 10; factor *= 128, count++) {
    if (walk.pos >= end) throw malformed(walk, 'the file ends inside a number');
    const byte = walk.bytes[walk.pos++]!;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
  }
  throw malformed(walk, 'a number has more than ten bytes');
}

function spend(walk: Walk, bytes: number): void {
  walk.left -= bytes;
  if (walk.left >= 0) return;
  const size = `${walk.bytes.length} bytes would take more than ${walk.maxDecodedBytes} bytes of memory decoded`;
  throw new OnnxError('KINGLET_ONNX_TOO_LARGE', `${size}; if the file is to be trusted, pass a larger maxDecodedBytes`);
}

function wrongWireType(walk: Walk, field: DescField, wireType: number): OnnxError {
  return malformed(walk, `${field.parent.name}.${field.name} cannot have wire type ${wireType}`);
}

function malformed(walk: Walk, what: string): OnnxError {
  return new OnnxError(
    'KINGLET_ONNX_MALFORMED',
    `expected an ONNX file; at byte ${walk.pos} of ${walk.bytes.length}, ${what}`,
  );
}
