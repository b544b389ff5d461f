// The model that is to be quantized, and its digest.
import { dirname } from 'node:path';
import {
  type FileSystem,
  loadingExternalData,
  type ModelProto,
  nodeFiles,
  readModelOutline,
  type TensorProto,
  tensorsOf,
} from '@kinglet/onnx';
import { withOwnFile } from '../stream/ownFile.ts';
import { ModelDigest } from './modelDigest.ts';

export interface SourceModel {
  readonly model: ModelProto;
  /** What `modelDigest` gives; other threads are at it until then. */
  readonly digest: () => Promise<string>;
}

/**
 * A model as it is given, or from its file: there each large tensor is read into memory of its own, where typed arrays can
 * look at it, and hashed while the next is read. Rejects as `readModelFile` does.
 */
export async function readSource(source: string | ModelProto, files: FileSystem = nodeFiles): Promise<SourceModel> {
  if (typeof source !== 'string') return hashed(source, tensorsOf(source));
  const all = withOwnFile(files, source);
  return loadSource(await readModelOutline(source, { files: all }), dirname(source), all);
}

/** The same of what `readModelOutline` gave, whose tensors are read now. */
export function loadSource(outline: ModelProto, folder: string, files: FileSystem): Promise<SourceModel> {
  return hashed(outline, loadingExternalData(outline, folder, files));
}

async function hashed(
  model: ModelProto,
  tensors: AsyncIterable<TensorProto> | Iterable<TensorProto>,
): Promise<SourceModel> {
  const digest = new ModelDigest();
  await digest.begin(model);
  for await (const tensor of tensors) await digest.add(tensor);
  return { model, digest: () => digest.digest() };
}
