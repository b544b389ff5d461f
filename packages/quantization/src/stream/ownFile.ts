// A model's own file as one of those that its weights may be in.
import { normalize } from 'node:path';
import type { FileSystem } from '@kinglet/onnx';

/** The files, of which `path` counts as inside every folder: it may be a link to another one, as stores of models have it. */
export function withOwnFile<Files extends FileSystem>(files: Files, path: string): Files {
  const own = normalize(path);
  return { ...files, isInside: async (folder, other) => other === own || files.isInside(folder, other) };
}
