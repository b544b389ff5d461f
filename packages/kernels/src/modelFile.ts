// Model files, written and read: header, plan, tables, metadata and constants (src/c/model.h).
import { rangeError } from './errors.ts';
import {
  headerFields,
  modelHashedFrom,
  modelMagic,
  modelMaxRank,
  modelVersion,
  relocationFields,
  tensorFields,
} from './modelFields.ts';
import { xxh32 } from './xxh32.ts';

/** A number that grows with a batch: `fixed + perItem * items`. */
export interface Extent {
  readonly fixed: number;
  readonly perItem: number;
}

/** An input or output. */
export interface ModelTensor {
  /** The first byte, counted as `ModelFile.words` does. */
  readonly at: Extent;
  readonly elementBytes: number;
  readonly shape: readonly Extent[];
}

/** What a model file holds. Offsets count from the file's first byte; the arena follows behind its last. */
export interface ModelFile {
  /** Instructions (src/c/exec.h) for a batch of no items. */
  readonly words: Uint32Array;
  readonly instructionCount: number;
  /** What is added to words for each item of a batch. */
  readonly relocations: readonly { readonly word: number; readonly perItem: number }[];
  readonly inputs: readonly ModelTensor[];
  readonly outputs: readonly ModelTensor[];
  /** Any JSON. */
  readonly metadata: unknown;
  readonly constants: Uint8Array;
  readonly arenaBytes: Extent;
}

type Header = { [Name in (typeof headerFields)[number][0]]: number };

const wordBytes = 4;
const tensorWords = tensorFields.length + 2 * modelMaxRank;
const alignment = 64;

/**
 * Where constants begin in a file with so many words, relocations, tensors and bytes of metadata: their offsets are part
 * of the plan, so they must be known before it is written.
 */
export function constantsPlace(counts: {
  readonly words: number;
  readonly relocations: number;
  readonly tensors: number;
  readonly metadataBytes: number;
}): number {
  return align(layOut(counts).metadataAt + counts.metadataBytes);
}

/** Bytes of a whole file. */
export function fileBytes(constantsAt: number, constantsBytes: number): number {
  return constantsAt + align(constantsBytes);
}

/** Metadata as it is written. */
export function encodeMetadata(metadata: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(metadata));
}

/** The bytes of a model file. Throws RangeError KINGLET_KERNELS_MODEL for one of 4 GiB or more. */
export function encodeModelFile(model: ModelFile): Uint8Array<ArrayBuffer> {
  const metadata = encodeMetadata(model.metadata);
  const tensors = [...model.inputs, ...model.outputs];
  const counts = {
    words: model.words.length,
    relocations: model.relocations.length,
    tensors: tensors.length,
    metadataBytes: metadata.length,
  };
  const constantsAt = constantsPlace(counts);
  const total = fileBytes(constantsAt, model.constants.length);
  if (total + model.arenaBytes.fixed >= 2 ** 32)
    throw rangeError('KINGLET_KERNELS_MODEL', `expected a model of less than 4 GiB, got one of ${total} bytes`);
  const bytes = new Uint8Array(total);
  bytes.set(metadata, layOut(counts).metadataAt);
  bytes.set(model.constants, constantsAt);
  const header: Header = {
    magic: modelMagic,
    version: modelVersion,
    headChecksum: 0,
    constantsChecksum: xxh32(bytes.subarray(constantsAt)),
    fileBytes: total,
    constantsAt,
    ...layOut(counts),
    wordCount: counts.words,
    relocationCount: counts.relocations,
    inputCount: model.inputs.length,
    outputCount: model.outputs.length,
    metadataBytes: metadata.length,
    arenaBytes: model.arenaBytes.fixed,
    arenaBytesPerItem: model.arenaBytes.perItem,
    instructionCount: model.instructionCount,
  };
  const numbers = new DataView(bytes.buffer);
  const write = (at: number, values: readonly number[]): void => {
    for (const [i, value] of values.entries()) numbers.setUint32(at + i * wordBytes, value, true);
  };
  write(header.wordsAt, [...model.words]);
  write(
    header.relocationsAt,
    model.relocations.flatMap(({ word, perItem }) => [word, perItem]),
  );
  for (const [i, tensor] of tensors.entries()) write(header.tensorsAt + i * tensorWords * wordBytes, tensorRow(tensor));
  write(
    0,
    headerFields.map(([name]) => header[name]),
  );
  write(headChecksumAt, [xxh32(bytes.subarray(modelHashedFrom, constantsAt))]);
  return bytes;
}

/** What there is to know of a model before it runs. */
export type ModelHead = Pick<ModelFile, 'arenaBytes' | 'inputs' | 'instructionCount' | 'metadata' | 'outputs'>;

/**
 * What a model file holds; constants are a view. It believes the tables that its kernels check again: for looking into
 * files. Throws RangeError KINGLET_KERNELS_MODEL for what is no model file of this version, or is damaged.
 */
export function decodeModelFile(bytes: Uint8Array): ModelFile {
  const numbers = viewOf(bytes);
  const header = readHeader(bytes, numbers);
  checkSums(bytes, header);
  const relocations = readWords(numbers, header.relocationsAt, header.relocationCount * relocationFields.length);
  return {
    ...headOf(bytes, numbers, header),
    words: Uint32Array.from(readWords(numbers, header.wordsAt, header.wordCount)),
    relocations: Array.from({ length: header.relocationCount }, (_, i) => ({
      word: relocations[2 * i]!,
      perItem: relocations[2 * i + 1]!,
    })),
    constants: bytes.subarray(header.constantsAt),
  };
}

/**
 * The head of a file that the kernels check as a whole when they open it: checksums are theirs, which take longest. Throws
 * what `decodeModelFile` throws.
 */
export function readModelHead(bytes: Uint8Array): ModelHead {
  const numbers = viewOf(bytes);
  const header = readHeader(bytes, numbers);
  try {
    return headOf(bytes, numbers, header);
  } catch (cause) {
    throw rangeError('KINGLET_KERNELS_MODEL', 'model: expected tables inside the file: it is damaged', { cause });
  }
}

function headOf(bytes: Uint8Array, numbers: DataView, header: Header): ModelHead {
  const tensors = Array.from({ length: header.inputCount + header.outputCount }, (_, i) =>
    readTensor(numbers, header.tensorsAt + i * tensorWords * wordBytes),
  );
  const metadata = bytes.subarray(header.metadataAt, header.metadataAt + header.metadataBytes);
  return {
    instructionCount: header.instructionCount,
    inputs: tensors.slice(0, header.inputCount),
    outputs: tensors.slice(header.inputCount),
    metadata: JSON.parse(text.decode(metadata)) as unknown,
    arenaBytes: { fixed: header.arenaBytes, perItem: header.arenaBytesPerItem },
  };
}

const text = /* @__PURE__ */ new TextDecoder();

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readWords(numbers: DataView, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => numbers.getUint32(at + i * wordBytes, true));
}

const headChecksumAt = headerFields.findIndex(([name]) => name === 'headChecksum') * wordBytes;

function layOut(counts: { readonly words: number; readonly relocations: number; readonly tensors: number }): {
  readonly wordsAt: number;
  readonly relocationsAt: number;
  readonly tensorsAt: number;
  readonly metadataAt: number;
} {
  const wordsAt = headerFields.length * wordBytes;
  const relocationsAt = wordsAt + counts.words * wordBytes;
  const tensorsAt = relocationsAt + counts.relocations * relocationFields.length * wordBytes;
  return { wordsAt, relocationsAt, tensorsAt, metadataAt: tensorsAt + counts.tensors * tensorWords * wordBytes };
}

function readHeader(bytes: Uint8Array, numbers: DataView): Header {
  if (bytes.length < headerFields.length * wordBytes || numbers.getUint32(0, true) !== modelMagic)
    throw refuse('a model file of Kinglet, got something else');
  const header = {} as Header;
  for (let i = 0; i < headerFields.length; i++) header[headerFields[i]![0]] = numbers.getUint32(i * wordBytes, true);
  if (header.version !== modelVersion)
    throw refuse(`a file of version ${modelVersion}, got one of version ${header.version}; compile the model again`);
  if (header.fileBytes !== bytes.length)
    throw refuse(`a file of ${header.fileBytes} bytes, got ${bytes.length}: it is damaged`);
  return header;
}

function checkSums(bytes: Uint8Array, { constantsAt, headChecksum, constantsChecksum }: Header): void {
  const isWhole = constantsAt <= bytes.length && constantsAt >= modelHashedFrom && constantsAt % alignment === 0;
  const head = isWhole && bytes.length % alignment === 0 && xxh32(bytes.subarray(modelHashedFrom, constantsAt));
  if (head === headChecksum && xxh32(bytes.subarray(constantsAt)) === constantsChecksum) return;
  throw refuse('the bytes that its checksums were made of, got others: the file is damaged');
}

function refuse(wanted: string): RangeError {
  return rangeError('KINGLET_KERNELS_MODEL', `model: expected ${wanted}`);
}

function tensorRow({ at, elementBytes, shape }: ModelTensor): number[] {
  const row = [at.fixed, at.perItem, elementBytes, shape.length];
  return [...row, ...shape.flatMap(({ fixed, perItem }) => [fixed, perItem])];
}

function readTensor(numbers: DataView, at: number): ModelTensor {
  const word = (i: number): number => numbers.getUint32(at + i * wordBytes, true);
  const shape: Extent[] = [];
  const end = tensorFields.length + 2 * Math.min(word(rankField), modelMaxRank);
  for (let i = tensorFields.length; i < end; i += 2) shape.push({ fixed: word(i), perItem: word(i + 1) });
  return { at: { fixed: word(0), perItem: word(1) }, elementBytes: word(2), shape };
}

const rankField = tensorFields.findIndex(([name]) => name === 'rank');

function align(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
