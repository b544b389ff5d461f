// Entry for Node: models from files and from bytes.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type ModelMemory, modelMemory } from '@kinglet/kernels';
import { InferenceError } from './errors.ts';
import { BaseModel, type ModelOptions, openFile } from './model.ts';

export type { ElementArray } from './elementArrays.ts';
export { InferenceError, type InferenceErrorCode } from './errors.ts';
export type { InputTexts, InputValues, ModelOptions, OutputTensor } from './model.ts';
export type { TensorInfo } from './tensorInfo.ts';

/** A compiled model. */
export class Model extends BaseModel {
  /**
   * Loads a plan: from the file at a path, from its bytes, which are copied, or from memory that holds it, which is taken
   * over. Throws InferenceError KINGLET_INFERENCE_FILE for a file that cannot be read or is no plan.
   */
  static load(source: string | URL | Uint8Array | ModelMemory, options?: ModelOptions): Model {
    return new Model(openFile(memoryOf(source)), options);
  }
}

function memoryOf(source: string | URL | Uint8Array | ModelMemory): ModelMemory {
  if (source instanceof Uint8Array) return modelMemory(source as Uint8Array<ArrayBuffer>);
  return typeof source === 'string' || source instanceof URL ? readFile(source) : source;
}

/** Straight into the memory that it will run from. */
function readFile(path: string | URL): ModelMemory {
  try {
    const file = openSync(path, 'r');
    try {
      const memory = modelMemory(fstatSync(file).size);
      const { bytes } = memory;
      for (let at = 0, read = 1; at < bytes.length && read > 0; at += read)
        read = readSync(file, bytes, at, bytes.length - at, at);
      return memory;
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_FILE', `expected a plan at ${path}, ${(cause as Error).message}`, {
      cause,
    });
  }
}
