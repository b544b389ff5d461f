// The weights of a model by name, whatever files they came in.
import { InferenceError } from '../../errors.ts';
import { readSafetensors, type SafeTensor } from '../safetensors.ts';

/** A tensor by its name. */
export type Weights = ReadonlyMap<string, SafeTensor>;

/**
 * The tensors of several safetensors files as if they were of one: the shards that large models come in. `index` is what
 * model.safetensors.index.json holds; where it is given, its tensors must be there. Throws InferenceError
 * KINGLET_INFERENCE_FILE for files that are none, tensors that are there twice, and those that the index names and no file has.
 */
export function readShards(files: readonly Uint8Array[], index?: unknown): Weights {
  const all = new Map<string, SafeTensor>();
  for (const file of files)
    for (const [name, tensor] of readSafetensors(file).tensors) {
      if (all.has(name)) throw refuse(`expected each tensor in one file, found ${JSON.stringify(name)} in two`);
      all.set(name, tensor);
    }
  for (const name of namesOf(index))
    if (!all.has(name)) throw refuse(`expected tensor ${JSON.stringify(name)}, which the index names: give all files`);
  return all;
}

function namesOf(index: unknown): readonly string[] {
  if (index === undefined) return [];
  const map = (index as { readonly weight_map?: unknown } | null)?.weight_map;
  if (typeof map === 'object' && map !== null && !Array.isArray(map)) return Object.keys(map);
  throw refuse('expected an index with weight_map, found none');
}

function refuse(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_FILE', `safetensors: ${message}`);
}
