// Entry under the quickjs engine (condition `kinglet`): models from assets and from bytes.

import { readAsset } from 'kinglet:runtime';
import { modelMemory } from '@kinglet/kernels';
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

/** A compiled model. */
export class Model extends BaseModel {
  /**
   * Loads a plan: from the asset of a name, which stays where the system mapped it, or from its bytes, which must not be
   * used afterwards. Throws InferenceError KINGLET_INFERENCE_FILE for what cannot be read or is no plan.
   */
  static load(source: string | URL | Uint8Array<ArrayBuffer>, options?: ModelOptions): Model {
    const bytes = source instanceof Uint8Array ? source : asset(String(source));
    return new Model(openFile(modelMemory(bytes)), options);
  }
}

function asset(name: string): Uint8Array<ArrayBuffer> {
  try {
    return readAsset(name) as Uint8Array<ArrayBuffer>;
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_FILE', `expected a plan, ${(cause as Error).message}`, { cause });
  }
}
