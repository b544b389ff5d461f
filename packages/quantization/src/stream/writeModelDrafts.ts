// A model and the file of its weights, written beside their places and put there together.
import { basename } from 'node:path';
import { type ExternalDataOptions, ExternalDataWriter, type ModelProto, writeModel } from '@kinglet/onnx';
import type { WorkFiles } from './workFiles.ts';

/** The file of weights of a model's file. */
export function dataPathOf(path: string): { readonly path: string; readonly name: string } {
  return { path: `${path}.data`, name: `${basename(path)}.data` };
}

/** Where a model goes, and where its weights are while it is made. */
export interface DraftPlaces {
  readonly target: string;
  /** The folder of the weights that are copied. */
  readonly from: string;
  readonly files: WorkFiles;
}

/**
 * `write` puts weights into the file that it gets, and gives the model that refers to them; the bytes of both files. Nothing
 * half-written stays, whatever fails.
 */
export async function writeModelDrafts(
  { target, from, files }: DraftPlaces,
  write: (data: ExternalDataWriter) => Promise<ModelProto>,
): Promise<number> {
  const data = dataPathOf(target);
  const [dataDraft, modelDraft] = [`${data.path}.partial`, `${target}.partial`];
  try {
    const bytes = await writeDrafts(dataDraft, modelDraft, { from, files, location: data.name }, write);
    await files.rename(dataDraft, data.path);
    await files.rename(modelDraft, target);
    return bytes;
  } catch (error) {
    for (const draft of [dataDraft, modelDraft]) await files.remove(draft);
    throw error;
  }
}

async function writeDrafts(
  dataDraft: string,
  modelDraft: string,
  options: Required<Pick<ExternalDataOptions, 'files' | 'from' | 'location'>>,
  write: (data: ExternalDataWriter) => Promise<ModelProto>,
): Promise<number> {
  await using data = await ExternalDataWriter.create(dataDraft, options);
  const bytes = writeModel(await write(data));
  await using file = await options.files.create(modelDraft);
  await file.write(bytes);
  return data.size + bytes.length;
}
