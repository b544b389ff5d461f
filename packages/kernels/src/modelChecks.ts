// What makes a model file a good one: the same that src/c/model.c asks, for the engines that run it without the addon.
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
import type { ModelFile, ModelTensor } from './modelFile.ts';
import { xxh32 } from './xxh32.ts';

export type Header = { [Name in (typeof headerFields)[number][0]]: number };

export const wordBytes = 4;
export const headerBytes: number = headerFields.length * wordBytes;
export const relocationBytes: number = relocationFields.length * wordBytes;
export const tensorBytes: number = (tensorFields.length + 2 * modelMaxRank) * wordBytes;
/** Of a file, its constants and an arena. */
export const modelAlignment = 64;

export function refuse(wanted: string, options?: ErrorOptions): RangeError {
  return rangeError('KINGLET_KERNELS_MODEL', `model: expected ${wanted}`, options);
}

/** The header of a file whose tables are inside it. */
export function readHeader(bytes: Uint8Array, numbers: DataView): Header {
  if (bytes.length < headerBytes || numbers.getUint32(0, true) !== modelMagic)
    throw refuse('a model file of Kinglet, got something else');
  const header = {} as Header;
  for (let i = 0; i < headerFields.length; i++) header[headerFields[i]![0]] = numbers.getUint32(i * wordBytes, true);
  if (header.version !== modelVersion)
    throw refuse(`a file of version ${modelVersion}, got one of version ${header.version}; compile the model again`);
  if (header.fileBytes !== bytes.length)
    throw refuse(`a file of ${header.fileBytes} bytes, got ${bytes.length}: it is damaged`);
  if (!hasTablesInside(header)) throw refuse('tables inside the file, got some that are not: it is damaged');
  return header;
}

function hasTablesInside(header: Header): boolean {
  const { constantsAt: end, fileBytes } = header;
  const isInside = (at: number, bytes: number): boolean => at % wordBytes === 0 && at + bytes <= end;
  return (
    end >= headerBytes &&
    end <= fileBytes &&
    end % modelAlignment === 0 &&
    fileBytes % modelAlignment === 0 &&
    isInside(header.wordsAt, header.wordCount * wordBytes) &&
    isInside(header.relocationsAt, header.relocationCount * relocationBytes) &&
    isInside(header.tensorsAt, (header.inputCount + header.outputCount) * tensorBytes) &&
    isInside(header.metadataAt, header.metadataBytes)
  );
}

export function checkSums(bytes: Uint8Array, { constantsAt, headChecksum, constantsChecksum }: Header): void {
  const head = xxh32(bytes.subarray(modelHashedFrom, constantsAt));
  if (head === headChecksum && xxh32(bytes.subarray(constantsAt)) === constantsChecksum) return;
  throw refuse('the bytes that its checksums were made of, got others: the file is damaged');
}

/** `rank` as the file has it. */
export function checkTensor(tensor: ModelTensor, rank: number, i: number, fileBytes: number): void {
  const isElement = [1, 2, 4, 8].includes(tensor.elementBytes);
  const growing = tensor.shape.filter(({ perItem }) => perItem > 0).length;
  if (isElement && rank <= modelMaxRank && growing <= 1 && tensor.at.fixed >= fileBytes) return;
  throw refuse(`tensor ${i} to be right, got a damaged file`);
}

export function checkRelocations({ relocations, words }: Pick<ModelFile, 'relocations' | 'words'>): void {
  if (relocations.every(({ word }) => word < words.length)) return;
  throw refuse('relocations of its words, got others: the file is damaged');
}
