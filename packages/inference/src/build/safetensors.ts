// Reads safetensors files (https://github.com/huggingface/safetensors#format): a length, a JSON header, bytes.
import type { ElementType } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';

export interface SafeTensor {
  readonly type: ElementType;
  readonly dims: readonly number[];
  /** Row by row, little endian: a view of the file. */
  readonly bytes: Uint8Array;
}

export interface Safetensors {
  readonly tensors: ReadonlyMap<string, SafeTensor>;
  /** What `__metadata__` says. */
  readonly metadata: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, readonly [type: ElementType, bytes: number]>> = {
  BF16: ['bfloat16', 2],
  BOOL: ['bool', 1],
  F16: ['float16', 2],
  F32: ['float', 4],
  F64: ['double', 8],
  F8_E4M3: ['float8e4m3fn', 1],
  F8_E5M2: ['float8e5m2', 1],
  I16: ['int16', 2],
  I32: ['int32', 4],
  I64: ['int64', 8],
  I8: ['int8', 1],
  U16: ['uint16', 2],
  U32: ['uint32', 4],
  U64: ['uint64', 8],
  U8: ['uint8', 1],
};

const lengthBytes = 8;
/** The format's own limit. */
const mostHeaderBytes = 100_000_000;

/**
 * The tensors of a file. Throws InferenceError KINGLET_INFERENCE_FILE for one that is cut off, whose header is not the
 * format's, or whose tensors overlap, leave gaps or have a type that ONNX lacks.
 */
export function readSafetensors(file: Uint8Array): Safetensors {
  const { header, data } = split(file);
  const tensors = new Map<string, SafeTensor>();
  let metadata: Readonly<Record<string, string>> = {};
  const places: Place[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') {
      metadata = metadataOf(entry);
      continue;
    }
    const { type, dims, begin, end } = readEntry(name, entry, data.length);
    places.push({ name, begin, end });
    tensors.set(name, { type, dims, bytes: data.subarray(begin, end) });
  }
  checkPlaces(places, data.length);
  return { tensors, metadata };
}

interface Place {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

function split(file: Uint8Array): { readonly header: Readonly<Record<string, unknown>>; readonly data: Uint8Array } {
  if (file.length < lengthBytes) throw refuse(`expected at least ${lengthBytes} bytes, found ${file.length}`);
  const length = new DataView(file.buffer, file.byteOffset, lengthBytes).getBigUint64(0, true);
  if (length > mostHeaderBytes || Number(length) > file.length - lengthBytes)
    throw refuse(`expected a header of at most ${file.length - lengthBytes} bytes, found one of ${length}`);
  const end = lengthBytes + Number(length);
  const header = parse(file.subarray(lengthBytes, end));
  if (!isObject(header)) throw refuse('expected its header to be a JSON object');
  return { header, data: file.subarray(end) };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    throw refuse(`expected its header to be JSON: ${(cause as Error).message}`, cause);
  }
}

function readEntry(
  name: string,
  entry: unknown,
  dataLength: number,
): Omit<SafeTensor, 'bytes'> & { readonly begin: number; readonly end: number } {
  const label = `tensor ${JSON.stringify(name)}`;
  if (!isObject(entry)) throw refuse(`${label}: expected an object with dtype, shape and data_offsets`);
  const { dtype, shape, data_offsets: offsets } = entry;
  const known = typeof dtype === 'string' && Object.hasOwn(types, dtype) ? types[dtype] : undefined;
  if (!known)
    throw refuse(`${label}: expected dtype to be one of ${Object.keys(types).join(', ')}, found ${String(dtype)}`);
  if (!areLengths(shape)) throw refuse(`${label}: expected shape to be lengths, found ${JSON.stringify(shape)}`);
  if (!areLengths(offsets) || offsets.length !== 2)
    throw refuse(`${label}: expected data_offsets to be two offsets, found ${JSON.stringify(offsets)}`);
  const [begin, end] = offsets as [number, number];
  const bytes = shape.reduce((product, length) => product * length, known[1]);
  if (end > dataLength) throw refuse(`${label}: expected it to end at byte ${dataLength} or before, found ${end}`);
  if (end - begin !== bytes)
    throw refuse(`${label}: expected ${bytes} bytes for [${shape}] of ${String(dtype)}, found ${end - begin}`);
  return { type: known[0], dims: shape, begin, end };
}

function metadataOf(entry: unknown): Readonly<Record<string, string>> {
  if (isObject(entry) && Object.values(entry).every((value) => typeof value === 'string'))
    return entry as Record<string, string>;
  throw refuse('expected __metadata__ to hold texts');
}

/** No byte belongs to two tensors or to none: a file has no room for anything else. */
function checkPlaces(places: Place[], dataLength: number): void {
  let at = 0;
  for (const { name, begin, end } of places.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at)
      throw refuse(`tensor ${JSON.stringify(name)}: expected it to begin at byte ${at}, found ${begin}`);
    at = end;
  }
  if (at !== dataLength) throw refuse(`expected tensors of ${dataLength} bytes, found ${at}: the file is damaged`);
}

function areLengths(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((length) => Number.isSafeInteger(length) && length >= 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string, cause?: unknown): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_FILE', `safetensors: ${message}`, cause ? { cause } : {});
}
