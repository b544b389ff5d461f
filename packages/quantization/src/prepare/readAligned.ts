// A model from its file, where typed arrays can look at its weights.
import { dirname } from 'node:path';
import { loadExternalData, type ModelProto, nodeFiles, readModelOutline } from '@kinglet/onnx';
import { withOwnFile } from '../stream/ownFile.ts';

/**
 * As `readModelFile`, with each large tensor read into memory of its own: inside the file's bytes it may lie anywhere, and is
 * copied each time that its elements are asked for. Rejects as `readModelFile` does.
 */
export async function readAligned(path: string): Promise<ModelProto> {
  const files = withOwnFile(nodeFiles, path);
  const model = await readModelOutline(path, { files });
  await loadExternalData(model, dirname(path), files);
  return model;
}
