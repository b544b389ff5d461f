// Reads GGUF files (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md), of version 2 and 3, little endian.

import type { QuantizedTensor } from '../pretrained/weights.ts';
import type { SafeTensor } from '../safetensors.ts';
import { type BlockFormat, blockFormats } from './blockFormats.ts';
import { GgufCursor, refuseGguf } from './ggufCursor.ts';

/** Integers of 64 bits are numbers where those hold them. */
export type GgufValue = bigint | boolean | number | string | readonly GgufValue[];

export interface Gguf {
  readonly version: number;
  /** By key, as the file has them: `general.architecture`, `tokenizer.ggml.tokens`. */
  readonly metadata: ReadonlyMap<string, GgufValue>;
  /** Views of the file; the lengths of axes in ONNX's order, the last one's elements beside each other. */
  readonly tensors: ReadonlyMap<string, QuantizedTensor | SafeTensor>;
}

const magic = 0x46554747;
const maxAxes = 4;
const maxDepth = 4;
/** Of what a tensor's entry takes: a name's length, the number of axes, a type and an offset. */
const leastEntryBytes = 24;
const defaultAlignment = 32;

/** Types of ggml that are no blocks, by its numbers. */
const plainTypes: Readonly<Record<number, readonly [type: SafeTensor['type'], bytes: number]>> = {
  0: ['float', 4],
  1: ['float16', 2],
  24: ['int8', 1],
  25: ['int16', 2],
  26: ['int32', 4],
  27: ['int64', 8],
  28: ['double', 8],
  30: ['bfloat16', 2],
};

/**
 * What a file holds; its bytes stay where they are. Throws InferenceError KINGLET_INFERENCE_FILE for one that is cut off or
 * damaged, of another version, or with tensors of a type that is not read.
 */
export function readGguf(file: Uint8Array): Gguf {
  const cursor = new GgufCursor(file);
  if (file.length < 4 || cursor.u32() !== magic)
    throw refuseGguf('expected a file that begins with GGUF, found another');
  const version = cursor.u32();
  if (version !== 2 && version !== 3)
    throw refuseGguf(`expected version 2 or 3, little endian, found ${version}: convert the model again`);
  const tensorCount = cursor.count(leastEntryBytes, 'tensors');
  const metadata = readMetadata(cursor);
  const entries = Array.from({ length: tensorCount }, () => readEntry(cursor));
  return { version, metadata, tensors: placeTensors(cursor, entries, alignmentOf(metadata)) };
}

function readMetadata(cursor: GgufCursor): ReadonlyMap<string, GgufValue> {
  const metadata = new Map<string, GgufValue>();
  const count = cursor.count(leastPairBytes, 'keys');
  for (let i = 0; i < count; i++) {
    const key = cursor.text();
    if (metadata.has(key)) throw refuseGguf(`expected key ${JSON.stringify(key)} once, found it twice: it is damaged`);
    metadata.set(key, readValue(cursor, cursor.u32(), 0));
  }
  return metadata;
}

/** A key's length, a type and a byte. */
const leastPairBytes = 13;

interface ValueType {
  /** At least. */
  readonly bytes: number;
  read(cursor: GgufCursor, depth: number): GgufValue;
}

/** In the order of GGUF's numbers. */
const valueTypes: readonly ValueType[] = [
  { bytes: 1, read: (cursor) => cursor.u8() },
  { bytes: 1, read: (cursor) => cursor.i8() },
  { bytes: 2, read: (cursor) => cursor.u16() },
  { bytes: 2, read: (cursor) => cursor.i16() },
  { bytes: 4, read: (cursor) => cursor.u32() },
  { bytes: 4, read: (cursor) => cursor.i32() },
  { bytes: 4, read: (cursor) => cursor.f32() },
  { bytes: 1, read: (cursor) => cursor.u8() !== 0 },
  { bytes: 8, read: (cursor) => cursor.text() },
  { bytes: 12, read: readArray },
  { bytes: 8, read: (cursor) => numberOf(cursor.u64()) },
  { bytes: 8, read: (cursor) => numberOf(cursor.i64()) },
  { bytes: 8, read: (cursor) => cursor.f64() },
];

function readValue(cursor: GgufCursor, type: number, depth: number): GgufValue {
  return typeOf(type).read(cursor, depth);
}

function readArray(cursor: GgufCursor, depth: number): readonly GgufValue[] {
  if (depth >= maxDepth) throw refuseGguf(`expected arrays in arrays ${maxDepth} deep, found more: it is damaged`);
  const type = typeOf(cursor.u32());
  const count = cursor.count(type.bytes, 'elements of an array');
  const values: GgufValue[] = [];
  for (let i = 0; i < count; i++) values.push(type.read(cursor, depth + 1));
  return values;
}

function typeOf(number: number): ValueType {
  const type = valueTypes[number];
  if (type) return type;
  throw refuseGguf(`expected a type of value from 0 to ${valueTypes.length - 1}, found ${number}: it is damaged`);
}

function numberOf(value: bigint): bigint | number {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

interface Entry {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  /** From where the tensors begin. */
  readonly offset: bigint;
}

function readEntry(cursor: GgufCursor): Entry {
  const name = cursor.text();
  const axes = cursor.u32();
  if (axes > maxAxes) throw refuseGguf(`tensor ${JSON.stringify(name)}: expected up to ${maxAxes} axes, found ${axes}`);
  // The file has the last axis first.
  const dims = Array.from({ length: axes }, () => Number(cursor.u64())).reverse();
  return { name, dims, type: cursor.u32(), offset: cursor.u64() };
}

function alignmentOf(metadata: ReadonlyMap<string, GgufValue>): number {
  const alignment = metadata.get('general.alignment') ?? defaultAlignment;
  if (Number.isInteger(alignment) && (alignment as number) > 0) return alignment as number;
  throw refuseGguf(`expected general.alignment to be a number of bytes, found ${String(alignment)}`);
}

function placeTensors(cursor: GgufCursor, entries: readonly Entry[], alignment: number): Gguf['tensors'] {
  const start = Math.ceil(cursor.at / alignment) * alignment;
  const tensors = new Map<string, QuantizedTensor | SafeTensor>();
  for (const entry of entries) {
    if (tensors.has(entry.name))
      throw refuseGguf(`expected tensor ${JSON.stringify(entry.name)} once, found it twice: it is damaged`);
    tensors.set(entry.name, placeTensor(cursor.bytes, start, entry));
  }
  return tensors;
}

function placeTensor(file: Uint8Array, start: number, entry: Entry): QuantizedTensor | SafeTensor {
  const { name, dims, type, offset } = entry;
  const plain = Object.hasOwn(plainTypes, type) ? plainTypes[type] : undefined;
  const blocks = blockFormats.get(type);
  if (!plain && !blocks) throw refuseGguf(`tensor ${JSON.stringify(name)}: ${describeTypes(type)}`);
  const count = dims.reduce((product, length) => product * length, 1);
  const byteLength = plain ? count * plain[1] : bytesOf(name, dims, blocks!);
  const [from, room] = [start + Number(offset), file.length - start];
  const isSafe = [byteLength, ...dims].every(Number.isSafeInteger);
  if (!isSafe || byteLength > room || offset > room - byteLength)
    throw refuseGguf(
      `tensor ${JSON.stringify(name)}: expected ${byteLength} bytes for [${dims}] from byte ${from} on, found a file of ${file.length}: it is cut off or damaged`,
    );
  const bytes = file.subarray(from, from + byteLength);
  return plain ? { type: plain[0], dims, bytes } : { format: blocks!, dims, bytes };
}

function bytesOf(name: string, dims: readonly number[], format: BlockFormat): number {
  const last = dims.at(-1) ?? 1;
  if (last % format.elements !== 0)
    throw refuseGguf(
      `tensor ${JSON.stringify(name)}: expected rows of a multiple of ${format.elements} elements of ${format.name}, found [${dims}]`,
    );
  return dims.reduce((product, length) => product * length, format.bytes / format.elements);
}

function describeTypes(type: number): string {
  const names = [...blockFormats.values()].map(({ name }) => name);
  return `expected a type among F32, F16, BF16, F64, I8, I16, I32, I64, ${names.join(', ')}, found ggml's number ${type}: convert the model to one of these`;
}
