// Models as files, with their weights inside or in a file beside them.
import { basename, dirname, join, normalize } from 'node:path';
import { largestMessage, readModel, writeModel } from './encoding.ts';
import { OnnxError } from './errors.ts';
import { externalLocationOf, isInside, setExternal, setInternal, tensorsOf } from './externalData.ts';
import { type FileSystem, nodeFiles, type OpenFile } from './fileSystem.ts';
import type { ModelProto, TensorProto } from './generated/onnx_pb.ts';
import { loadingTensors, loadTensors } from './loadTensors.ts';
import { beforePath, draftPath, replaceFiles } from './replaceFiles.ts';
import { checkTensor, isExternal } from './tensor.ts';
import type { ReadLimits } from './wireCheck.ts';

/** How a model is read from a file. */
export interface ReadFileOptions extends ReadLimits {
  /** Whether weights in other files are read too, or stay where they are. @default 'load' */
  readonly externalData?: 'keep' | 'load';
  /** @default the machine's */
  readonly files?: FileSystem;
}

/**
 * Reads a model, and its weights where they are in other files of its folder. Rejects with `KINGLET_ONNX_FILE` when the
 * file cannot be read, with `KINGLET_ONNX_EXTERNAL_DATA` when weights are missing, or as `readModel` throws.
 */
export async function readModelFile(path: string, options: ReadFileOptions = {}): Promise<ModelProto> {
  const { externalData = 'load', files = nodeFiles, ...limits } = options;
  const model = readModel(await readWhole(files, path), limits);
  if (externalData === 'load') await loadExternalData(model, dirname(path), files);
  return model;
}

/** How a model is written to a file. */
export interface WriteFileOptions {
  /**
   * Puts tensors of at least `minBytes` (1024) into the file `location` beside the model, each at a multiple of
   * `alignment` (4096): what a model of 2 GiB or more needs.
   */
  readonly externalData?: { readonly location: string; readonly minBytes?: number; readonly alignment?: number };
  /** @default the machine's */
  readonly files?: FileSystem;
}

/**
 * Writes a model, beside its place first: nothing half-written is ever there, nor a model beside the weights of another,
 * and where writing fails what was there stays. `model` itself stays as it is. Rejects with `KINGLET_ONNX_FILE` when a file cannot be written, or as `writeModel` throws.
 */
export async function writeModelFile(path: string, model: ModelProto, options: WriteFileOptions = {}): Promise<void> {
  const { externalData, files = nodeFiles } = options;
  if (!externalData) return writeAll(files, [draftOf(path, writeModel(model))]);
  const { location, minBytes = 1024, alignment = 4096 } = externalData;
  const tensors = tensorsOf(model);
  checkAlignment(alignment);
  checkLocation(location, path, tensors);
  const moved = tensors.filter((tensor) => Object.hasOwn(tensor, 'rawData') && tensor.rawData.length >= minBytes);
  const places = layOut(moved, location, alignment);
  const bytes = withoutData(model, moved, places);
  const write = (file: OpenFile) => writeTensors(file, moved, places);
  await writeAll(files, [{ path: join(dirname(path), location), write }, draftOf(path, bytes)]);
}

/**
 * Reads all weights that are in other files of `folder` into the model; tensors that are the same part of a file share
 * its bytes. Rejects with `KINGLET_ONNX_EXTERNAL_DATA`, naming the tensor.
 */
export async function loadExternalData(
  model: ModelProto,
  folder: string,
  files: FileSystem = nodeFiles,
): Promise<void> {
  await loadTensors(tensorsOf(model), folder, files);
}

/**
 * The same for who works with the elements: every tensor of the model, in an order of its own, once its elements are in it.
 * Those of the next are read meanwhile.
 */
export function loadingExternalData(
  model: ModelProto,
  folder: string,
  files: FileSystem = nodeFiles,
): AsyncIterable<TensorProto> {
  return loadingTensors(tensorsOf(model), folder, files);
}

async function readWhole(files: FileSystem, path: string): Promise<Uint8Array> {
  try {
    await using file = await files.open(path);
    const size = await file.size();
    if (size <= largestMessage) return await file.read(0, size);
    throw new OnnxError('KINGLET_ONNX_TOO_LARGE', `expected less than 2 GiB, ${path} has ${size} bytes`);
  } catch (cause) {
    if (cause instanceof OnnxError) throw cause;
    throw fileError(`expected a model in ${path}, which cannot be read`, { cause });
  }
}

function checkAlignment(alignment: number): void {
  if (Number.isSafeInteger(alignment) && alignment > 0) return;
  throw fileError(`expected an alignment of at least one byte, found ${alignment}`);
}

// Beside the model, none of the files that are written on the way, and none that tensors still are in.
function checkLocation(location: string, path: string, tensors: readonly TensorProto[]): void {
  const isName = isInside(location) && basename(location) === location && location !== '.';
  const taken = namesOf(basename(path));
  if (!isName || namesOf(location).some((name) => taken.includes(name)))
    throw fileError(`expected the name of another file, found ${JSON.stringify(location)}`);
  const written = [...namesOf(location), ...taken];
  const isThere = (tensor: TensorProto) => written.includes(normalize(externalLocationOf(tensor).location));
  const kept = tensors.find((tensor) => isExternal(tensor) && isThere(tensor));
  if (kept) throw fileError(`tensor ${JSON.stringify(kept.name)} is in ${externalLocationOf(kept).location} now`);
}

/** A file's own name, and those it has on the way. */
function namesOf(name: string): readonly string[] {
  return [name, draftPath(name), beforePath(name)];
}

type Places = readonly { readonly location: string; readonly offset: number; readonly length: number }[];

function layOut(tensors: readonly TensorProto[], location: string, alignment: number): Places {
  let end = 0;
  return tensors.map((tensor) => {
    const { byteLength: length } = checkTensor(tensor);
    const offset = Math.ceil(end / alignment) * alignment;
    end = offset + length;
    return { location, offset, length };
  });
}

async function writeTensors(file: OpenFile, tensors: readonly TensorProto[], places: Places): Promise<void> {
  let end = 0;
  for (const [i, { rawData }] of tensors.entries()) {
    const { offset } = places[i]!;
    if (offset > end) await file.write(new Uint8Array(offset - end));
    await file.write(rawData);
    end = offset + rawData.length;
  }
}

/** The model's bytes with `tensors` elsewhere. The tensors are the caller's: they get back what they had. */
function withoutData(model: ModelProto, tensors: readonly TensorProto[], places: Places): Uint8Array {
  const before = tensors.map((tensor) => ({ ...tensor }));
  try {
    tensors.forEach((tensor, i) => {
      setExternal(tensor, places[i]!);
    });
    return writeModel(model);
  } finally {
    tensors.forEach((tensor, i) => {
      setInternal(tensor, before[i]!.rawData);
      Object.assign(tensor, before[i]);
    });
  }
}

/** A file, and what writes it. */
interface Draft {
  readonly path: string;
  readonly write: (file: OpenFile) => Promise<void>;
}

function draftOf(path: string, bytes: Uint8Array): Draft {
  return { path, write: (file) => file.write(bytes) };
}

async function writeAll(files: FileSystem, drafts: readonly Draft[]): Promise<void> {
  const paths = drafts.map(({ path }) => path);
  const write = async (places: readonly string[]) => {
    for (const [i, draft] of drafts.entries()) await writeDraft(files, places[i]!, draft);
  };
  try {
    await replaceFiles(paths, write, files);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fileError(`expected to write ${paths.at(-1)}: ${reason}`, { cause });
  }
}

async function writeDraft(files: FileSystem, place: string, { write }: Draft): Promise<void> {
  await using file = await files.create(place);
  await write(file);
}

function fileError(message: string, options?: ErrorOptions): OnnxError {
  return new OnnxError('KINGLET_ONNX_FILE', message, options);
}
