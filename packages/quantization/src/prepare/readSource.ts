// The model that is to be quantized, and its digest.
import { dirname } from 'node:path';
import { type FileSystem, loadingExternalData, type ModelProto, nodeFiles, readModelOutline } from '@kinglet/onnx';
import { withOwnFile } from '../stream/ownFile.ts';
import { ModelDigest, modelDigest } from './modelDigest.ts';

export interface SourceModel {
  readonly model: ModelProto;
  /** What `modelDigest` gives. */
  readonly digest: string;
}

/**
 * A model as it is given, or from its file: there each large tensor is read into memory of its own, where typed arrays can
 * look at it, and hashed while the next is read. Rejects as `readModelFile` does.
 */
export async function readSource(source: string | ModelProto, files: FileSystem = nodeFiles): Promise<SourceModel> {
  if (typeof source !== 'string') return { model: source, digest: await modelDigest(source) };
  const all = withOwnFile(files, source);
  const model = await readModelOutline(source, { files: all });
  const digest = new ModelDigest(model);
  for await (const tensor of loadingExternalData(model, dirname(source), all)) digest.add(tensor);
  return { model, digest: digest.digest() };
}
