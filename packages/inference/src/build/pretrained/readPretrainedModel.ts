// A model from the files that Hugging Face's hub has of it, whose weights stay in them.
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileSystem, ModelProto } from '@kinglet/onnx';
import { mappedFiles } from '../../compile/mappedFiles.ts';
import { InferenceError } from '../../errors.ts';
import { modelFromGguf } from '../gguf/modelFromGguf.ts';
import type { PretrainedConfig } from './config.ts';
import { modelFromPretrained } from './modelFromPretrained.ts';
import type { PretrainedOptions } from './options.ts';
import { readShards } from './weights.ts';

/**
 * The network in a folder with config.json and model.safetensors, or the files that model.safetensors.index.json names; or
 * in a GGUF file. Weights are mapped where @kinglet/kernels has its addon: the files must not become shorter while the model is
 * used. `compileFile` writes its plan.
 *
 * Rejects with InferenceError KINGLET_INFERENCE_FILE for files that are missing or are none, and as `modelFromPretrained` and
 * `modelFromGguf` throw.
 *
 * @example
 * await compileFile(await readPretrainedModel('all-MiniLM-L6-v2', { output: 'embedding' }), 'minilm.plan');
 */
export async function readPretrainedModel(path: string, options: PretrainedOptions = {}): Promise<ModelProto> {
  const files = await mappedFiles();
  if (!(await isFolder(path))) return modelFromGguf(await bytesOf(path, files), options);
  const config = (await readJson(join(path, 'config.json'))) as PretrainedConfig;
  const index = await readJson(join(path, indexName), null);
  const names = index === null ? ['model.safetensors'] : namesOf(index);
  const shards = await Promise.all(names.map((name) => bytesOf(join(path, name), files)));
  return modelFromPretrained(config, readShards(shards, index ?? undefined), options);
}

const indexName = 'model.safetensors.index.json';

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** `otherwise` where there is no such file; left out: that is an error. */
async function readJson(path: string, otherwise?: null): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    if (otherwise === null && (cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unreadable(path, cause);
  }
}

/** The files of an index, each once: beside it, and nowhere else. */
function namesOf(index: unknown): readonly string[] {
  const map = (index as { readonly weight_map?: unknown }).weight_map;
  const names = new Set(typeof map === 'object' && map !== null ? Object.values(map as object) : []);
  for (const name of names)
    if (typeof name !== 'string' || basename(name) !== name || !name.endsWith('.safetensors'))
      throw refuse(`expected ${indexName} to name .safetensors files beside it, found ${JSON.stringify(name)}`);
  if (names.size > 0) return [...names] as string[];
  throw refuse(`expected ${indexName} to have a weight_map, found none`);
}

async function bytesOf(path: string, files: FileSystem): Promise<Uint8Array> {
  try {
    await using file = await files.open(path);
    return await file.read(0, await file.size());
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): InferenceError {
  return refuse(`expected to read ${path}: ${(cause as Error).message}`, { cause });
}

function refuse(message: string, options?: ErrorOptions): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_FILE', `pretrained model: ${message}`, options);
}
