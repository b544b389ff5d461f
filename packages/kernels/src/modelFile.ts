// Model files, written and read: header, plan, tables, metadata and constants (src/c/model.h).
import { rangeError } from './errors.ts';
import {
  checkRelocations,
  checkSums,
  checkTensor,
  type Header,
  headerBytes,
  modelAlignment,
  readHeader,
  refuse,
  relocationBytes,
  tensorBytes,
  wordBytes,
} from './modelChecks.ts';
import { headerFields, modelHashedFrom, modelMagic, modelMaxRank, modelVersion, tensorFields } from './modelFields.ts';
import { Xxh32, xxh32 } from './xxh32.ts';

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

/** What is written to a model file. */
export interface ModelContents extends Omit<ModelFile, 'constants'> {
  /** Several lie one after another, each from a multiple of 64 bytes on. */
  readonly constants: Uint8Array | readonly ConstantBytes[];
}

/** Bytes, or so many that are made where they are to lie. */
export type ConstantBytes = Uint8Array | ConstantWriter;

export interface ConstantWriter {
  /** In bytes. */
  readonly length: number;
  /** Writes all of them, whatever they are before. */
  writeTo(bytes: Uint8Array<ArrayBuffer>): void;
}

/** Makes room for exactly so many bytes, from a multiple of 64 on in their buffer, whatever they are before they are written. */
export type Allocate = (bytes: number) => Uint8Array<ArrayBuffer>;

/** The value for a batch of so many items. */
export function extentAt({ fixed, perItem }: Extent, items: number): number {
  return fixed + perItem * items;
}

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

/**
 * The bytes of a model file, in what `allocate` gives: left out, in an array of their own. Throws RangeError
 * KINGLET_KERNELS_MODEL for one of 4 GiB or more, and for room of another size or alignment, of which nothing is written then.
 */
export function encodeModelFile(model: ModelContents, allocate: Allocate = newBytes): Uint8Array<ArrayBuffer> {
  const plan = planFile(model);
  const bytes = checkRoom(allocate(plan.total), plan.total);
  putConstants(bytes, plan.constants, plan.constantsAt);
  putHead(bytes.subarray(0, plan.constantsAt), model, plan, xxh32(bytes.subarray(plan.constantsAt)));
  return bytes;
}

/** Writes bytes at a place of a file. */
export type WriteAt = (bytes: Uint8Array, at: number) => void;

/** What is written at once of constants that are in memory anyway. */
const pieceBytes = 2 ** 24;

/**
 * Writes the same bytes to a file, constant after constant and the head last: no more is in memory than one that is made in its
 * place. Gives the length of the file. Throws RangeError KINGLET_KERNELS_MODEL for one of 4 GiB or more, before anything is
 * written, and what `write` throws.
 */
export function writeModelFile(model: ModelContents, write: WriteAt): number {
  const plan = planFile(model);
  const sum = new Xxh32();
  let at = plan.constantsAt;
  for (const constant of plan.constants)
    for (const piece of piecesOf(constant)) {
      sum.add(piece);
      write(piece, at);
      at += piece.length;
    }
  const head = new Uint8Array(plan.constantsAt);
  putHead(head, model, plan, sum.digest());
  write(head, 0);
  return plan.total;
}

/** A constant's bytes with the zeros behind it, each piece but the last of a multiple of 64. */
function* piecesOf(constant: ConstantBytes): Generator<Uint8Array> {
  const bytes = constant instanceof Uint8Array ? constant : new Uint8Array(align(constant.length));
  if (!(constant instanceof Uint8Array))
    constant.writeTo(bytes.subarray(0, constant.length) as Uint8Array<ArrayBuffer>);
  for (let at = 0; at < bytes.length; at += pieceBytes) yield padded(bytes.subarray(at, at + pieceBytes));
}

function padded(piece: Uint8Array): Uint8Array {
  if (piece.length % modelAlignment === 0) return piece;
  const whole = new Uint8Array(align(piece.length));
  whole.set(piece);
  return whole;
}

interface FilePlan {
  readonly metadata: Uint8Array;
  readonly constants: readonly ConstantBytes[];
  readonly constantsAt: number;
  /** In bytes. */
  readonly total: number;
}

function planFile(model: ModelContents): FilePlan {
  const metadata = encodeMetadata(model.metadata);
  const constants = model.constants instanceof Uint8Array ? [model.constants] : model.constants;
  const constantsAt = constantsPlace(countsOf(model, metadata));
  const total = constants.reduce((end, { length }) => fileBytes(end, length), constantsAt);
  if (total + model.arenaBytes.fixed >= 2 ** 32)
    throw rangeError('KINGLET_KERNELS_MODEL', `expected a model of less than 4 GiB, got one of ${total} bytes`);
  return { metadata, constants, constantsAt, total };
}

function countsOf({ words, relocations, inputs, outputs }: ModelContents, metadata: Uint8Array) {
  return {
    words: words.length,
    relocations: relocations.length,
    tensors: inputs.length + outputs.length,
    metadataBytes: metadata.length,
  };
}

/** All that lies before the constants. */
function putHead(bytes: Uint8Array, model: ModelContents, plan: FilePlan, constantsChecksum: number): void {
  const { metadata, constantsAt, total } = plan;
  const places = layOut(countsOf(model, metadata));
  bytes.fill(0);
  bytes.set(metadata, places.metadataAt);
  const header: Header = {
    magic: modelMagic,
    version: modelVersion,
    headChecksum: 0,
    constantsChecksum,
    fileBytes: total,
    constantsAt,
    ...places,
    wordCount: model.words.length,
    relocationCount: model.relocations.length,
    inputCount: model.inputs.length,
    outputCount: model.outputs.length,
    metadataBytes: metadata.length,
    arenaBytes: model.arenaBytes.fixed,
    arenaBytesPerItem: model.arenaBytes.perItem,
    instructionCount: model.instructionCount,
  };
  const numbers = viewOf(bytes);
  const write = (at: number, values: readonly number[]): void => {
    for (const [i, value] of values.entries()) numbers.setUint32(at + i * wordBytes, value, true);
  };
  write(header.wordsAt, [...model.words]);
  write(
    header.relocationsAt,
    model.relocations.flatMap(({ word, perItem }) => [word, perItem]),
  );
  for (const [i, tensor] of [...model.inputs, ...model.outputs].entries())
    write(header.tensorsAt + i * tensorBytes, tensorRow(tensor));
  write(
    0,
    headerFields.map(([name]) => header[name]),
  );
  write(headChecksumAt, [xxh32(bytes.subarray(modelHashedFrom))]);
}

function newBytes(bytes: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/** Constants that are written by their place in the buffer would go past what is too short. */
function checkRoom(bytes: Uint8Array<ArrayBuffer>, total: number): Uint8Array<ArrayBuffer> {
  if (!(bytes instanceof Uint8Array)) throw refuse('a Uint8Array from `allocate`, got something else');
  if (bytes.length === total && bytes.byteOffset % modelAlignment === 0) return bytes;
  const found = `${bytes.length} from byte ${bytes.byteOffset} on`;
  throw refuse(`${total} bytes from a multiple of ${modelAlignment} on from \`allocate\`, got ${found}`);
}

/** With zeros from the end of each to the next. */
function putConstants(bytes: Uint8Array<ArrayBuffer>, constants: readonly ConstantBytes[], first: number): void {
  let at = first;
  for (const constant of constants) {
    putConstant(bytes.subarray(at, at + constant.length), constant);
    const end = fileBytes(at, constant.length);
    bytes.fill(0, at + constant.length, end);
    at = end;
  }
}

/** `bytes` are as long as it is. */
export function putConstant(bytes: Uint8Array<ArrayBuffer>, constant: ConstantBytes): void {
  if (constant instanceof Uint8Array) bytes.set(constant);
  else constant.writeTo(bytes);
}

/** What there is to know of a model before it runs. */
export interface ModelHead
  extends Pick<ModelFile, 'arenaBytes' | 'inputs' | 'instructionCount' | 'metadata' | 'outputs'> {
  /** Of the first byte behind the head. */
  readonly constantsAt: number;
}

/**
 * What a model file holds; constants are a view. Throws RangeError KINGLET_KERNELS_MODEL for what is no model file of this
 * version, or is damaged; of its instructions nothing is known before a batch is bound.
 */
export function decodeModelFile(bytes: Uint8Array): ModelFile {
  const numbers = viewOf(bytes);
  const header = readHeader(bytes, numbers);
  checkSums(bytes, header);
  const word = (at: number): number => numbers.getUint32(at, true);
  const { constantsAt, ...head } = headOf(bytes, numbers, header);
  const model = {
    ...head,
    words: Uint32Array.from({ length: header.wordCount }, (_, i) => word(header.wordsAt + i * wordBytes)),
    relocations: Array.from({ length: header.relocationCount }, (_, i) => {
      const at = header.relocationsAt + i * relocationBytes;
      return { word: word(at), perItem: word(at + wordBytes) };
    }),
    constants: bytes.subarray(constantsAt),
  };
  checkRelocations(model);
  return model;
}

/**
 * The head of a file that the kernels check as a whole when they open it: checksums are theirs, which take longest. Throws
 * what `decodeModelFile` throws.
 */
export function readModelHead(bytes: Uint8Array): ModelHead {
  const numbers = viewOf(bytes);
  return headOf(bytes, numbers, readHeader(bytes, numbers));
}

function headOf(bytes: Uint8Array, numbers: DataView, header: Header): ModelHead {
  const tensors = Array.from({ length: header.inputCount + header.outputCount }, (_, i) =>
    readTensor(numbers, header, i),
  );
  const metadata = bytes.subarray(header.metadataAt, header.metadataAt + header.metadataBytes);
  return {
    instructionCount: header.instructionCount,
    inputs: tensors.slice(0, header.inputCount),
    outputs: tensors.slice(header.inputCount),
    metadata: parseMetadata(metadata),
    arenaBytes: { fixed: header.arenaBytes, perItem: header.arenaBytesPerItem },
    constantsAt: header.constantsAt,
  };
}

const text = /* @__PURE__ */ new TextDecoder();

function parseMetadata(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text.decode(bytes)) as unknown;
  } catch (cause) {
    throw refuse('metadata that is JSON, got a damaged file', { cause });
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const headChecksumAt = headerFields.findIndex(([name]) => name === 'headChecksum') * wordBytes;

function layOut(counts: { readonly words: number; readonly relocations: number; readonly tensors: number }): {
  readonly wordsAt: number;
  readonly relocationsAt: number;
  readonly tensorsAt: number;
  readonly metadataAt: number;
} {
  const wordsAt = headerBytes;
  const relocationsAt = wordsAt + counts.words * wordBytes;
  const tensorsAt = relocationsAt + counts.relocations * relocationBytes;
  return { wordsAt, relocationsAt, tensorsAt, metadataAt: tensorsAt + counts.tensors * tensorBytes };
}

function tensorRow({ at, elementBytes, shape }: ModelTensor): number[] {
  const row = [at.fixed, at.perItem, elementBytes, shape.length];
  return [...row, ...shape.flatMap(({ fixed, perItem }) => [fixed, perItem])];
}

function readTensor(numbers: DataView, { fileBytes, tensorsAt }: Header, number: number): ModelTensor {
  const word = (i: number): number => numbers.getUint32(tensorsAt + number * tensorBytes + i * wordBytes, true);
  const shape: Extent[] = [];
  const end = tensorFields.length + 2 * Math.min(word(rankField), modelMaxRank);
  for (let i = tensorFields.length; i < end; i += 2) shape.push({ fixed: word(i), perItem: word(i + 1) });
  const tensor = { at: { fixed: word(0), perItem: word(1) }, elementBytes: word(2), shape };
  checkTensor(tensor, word(rankField), number, fileBytes);
  return tensor;
}

const rankField = tensorFields.findIndex(([name]) => name === 'rank');

/** The next multiple of 64. */
export function align(bytes: number): number {
  return Math.ceil(bytes / modelAlignment) * modelAlignment;
}
