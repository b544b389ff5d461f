// The model that is to be quantized, and its digest.
import { dirname } from 'node:path';
import {
  type FileSystem,
  loadingExternalData,
  type ModelProto,
  nodeFiles,
  readModelOutline,
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
  const isPath = typeof source === 'string';
  const all = isPath ? withOwnFile(files, source) : files;
  const model = isPath ? await readModelOutline(source, { files: all }) : source;
  const digest = new ModelDigest();
  await digest.begin(model);
  const tensors = isPath ? loadingExternalData(model, dirname(source), all) : tensorsOf(model);
  for await (const tensor of tensors) await digest.add(tensor);
  return { model, digest: () => digest.digest() };
}
