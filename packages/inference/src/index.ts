// Entry for Node: models from files and from bytes.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type ModelMemory, mapModel, modelMemory } from '@kinglet/kernels';
import { InferenceError } from './errors.ts';
import { BaseModel, type ModelOptions, openFile } from './model.ts';

export type { ElementArray } from './elementArrays.ts';
export { clsPool, type Embeddings, type HiddenStates, meanPool } from './embeddings/meanPool.ts';
export { normalize } from './embeddings/normalize.ts';
export { InferenceError, type InferenceErrorCode } from './errors.ts';
export type { GivenInput, ModelOptions, OutputTensor } from './model.ts';
export type { GivenValues, InputValues, LengthsByName } from './modelBody.ts';
export { type GenerateOptions, generate } from './sampling/generate.ts';
export { type Sampler, sample, sampler } from './sampling/sample.ts';
export type { SamplingOptions } from './sampling/samplingOptions.ts';
export type { TensorInfo } from './tensorInfo.ts';

/** How a plan is loaded. */
export interface LoadOptions extends ModelOptions {
  /**
   * Of a path: whether the file is mapped, so that only the weights that runs touch are ever in memory, instead of read. It must
   * not become shorter while the model is used: a plan is replaced by renaming another one to its name.
   *
   * @default of 256 MiB and more
   */
  readonly mapped?: boolean;
  /**
   * Whether the checksum of the weights is compared, which reads all of them; that of everything else always is.
   *
   * @default of files that are not mapped
   */
  readonly verify?: boolean;
}

/** A compiled model. */
export class Model extends BaseModel {
  /**
   * Loads a plan: from the file at a path, from its bytes, which are copied, or from memory that holds it, which is taken
   * over. Throws InferenceError KINGLET_INFERENCE_FILE for a file that cannot be read or is no plan.
   */
  static load(source: string | URL | Uint8Array | ModelMemory, options: LoadOptions = {}): Model {
    const { memory, isMapped } = memoryOf(source, options.mapped);
    return new Model(openFile(memory, { verify: options.verify ?? !isMapped }), options);
  }
}

interface LoadedFile {
  readonly memory: ModelMemory;
  readonly isMapped: boolean;
}

function memoryOf(source: string | URL | Uint8Array | ModelMemory, mapped: boolean | undefined): LoadedFile {
  if (typeof source === 'string' || source instanceof URL) return loadFile(source, mapped);
  const memory = source instanceof Uint8Array ? modelMemory(source as Uint8Array<ArrayBuffer>) : source;
  return { memory, isMapped: false };
}

/** Reading less is as fast as mapping it, and needs no promise about the file. */
const leastMappedBytes = 2 ** 28;

function loadFile(path: string | URL, mapped: boolean | undefined): LoadedFile {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const memory = (mapped ?? size >= leastMappedBytes) ? mapModel(file) : undefined;
      return memory ? { memory, isMapped: true } : { memory: readFile(file, size), isMapped: false };
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_FILE', `expected a plan at ${path}, ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Straight into the memory that it will run from. */
function readFile(file: number, size: number): ModelMemory {
  const memory = modelMemory(size);
  const { bytes } = memory;
  for (let at = 0, read = 1; at < bytes.length && read > 0; at += read)
    read = readSync(file, bytes, at, Math.min(bytes.length - at, mostReadBytes), at);
  return memory;
}

/** One read of the system gives less than 2 GiB. */
const mostReadBytes = 2 ** 30;
