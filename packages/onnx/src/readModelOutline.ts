// A model whose large weights stay in their files until they are asked for.
import { basename, dirname } from 'node:path';
import { readModel } from './encoding.ts';
import { OnnxError } from './errors.ts';
import { externalRegionOf, tensorsOf } from './externalData.ts';
import { type FileSystem, nodeFiles } from './fileSystem.ts';
import { FileWindow } from './fileWindow.ts';
import type { ModelProto } from './generated/onnx_pb.ts';
import { loadTensors } from './loadTensors.ts';
import { outlineWire } from './outlineWire.ts';
import { isExternal } from './tensor.ts';
import { defaultMaxDepth, type ReadLimits } from './wireCheck.ts';

/** How an outline is read. */
export interface ReadOutlineOptions extends ReadLimits {
  /** Tensors of fewer bytes are read, wherever they are. @default 65536 */
  readonly minBytes?: number;
  /** @default the machine's */
  readonly files?: FileSystem;
}

/**
 * Reads a model but for its large weights. Those inside the file become external data of the file itself, so that
 * `readExternalData` reads each when it is needed, whether a model has its weights inside or beside it. Rejects as
 * `readModelFile` does.
 */
export async function readModelOutline(path: string, options: ReadOutlineOptions = {}): Promise<ModelProto> {
  const { minBytes = 2 ** 16, files = nodeFiles, ...limits } = options;
  const maxDepth = limits.maxDepth ?? defaultMaxDepth;
  const bytes = await outlineFile(path, files, { location: basename(path), minBytes, maxDepth });
  const model = readModel(bytes, limits);
  const small = tensorsOf(model).filter(
    (tensor) => isExternal(tensor) && externalRegionOf(tensor).byteLength < minBytes,
  );
  await loadTensors(small, dirname(path), files);
  return model;
}

async function outlineFile(
  path: string,
  files: FileSystem,
  options: Parameters<typeof outlineWire>[1],
): Promise<Uint8Array> {
  try {
    await using file = await files.open(path);
    return await outlineWire(new FileWindow(file, await file.size()), options);
  } catch (cause) {
    if (cause instanceof OnnxError) throw cause;
    throw new OnnxError('KINGLET_ONNX_FILE', `expected a model in ${path}, which cannot be read`, { cause });
  }
}
