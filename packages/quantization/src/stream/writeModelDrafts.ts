// A model and the file of its weights, written beside their places and put there together.
import { basename } from 'node:path';
import { type ExternalDataOptions, ExternalDataWriter, type ModelProto, replaceFiles, writeModel } from '@kinglet/onnx';
import type { TensorSource } from './loadedTensors.ts';

/** The file of weights of a model's file. */
export function dataPathOf(path: string): { readonly path: string; readonly name: string } {
  return { path: `${path}.data`, name: `${basename(path)}.data` };
}

/** Where a model goes, and where its weights are while it is made. */
export interface DraftPlaces {
  readonly target: string;
  readonly source: TensorSource;
}

export interface WrittenModel {
  readonly model: ModelProto;
  /** Of both files. */
  readonly bytes: number;
}

/**
 * `write` puts weights into the file that it gets, and gives the model that refers to them; both. Whatever fails, nothing
 * half-written stays, and what was there before is there again.
 */
export async function writeModelDrafts(
  { target, source: { folder: from, files } }: DraftPlaces,
  write: (data: ExternalDataWriter) => Promise<ModelProto>,
): Promise<WrittenModel> {
  const data = dataPathOf(target);
  const options = { from, files, location: data.name };
  const writeBoth = ([dataDraft, modelDraft]: readonly string[]) =>
    writeDrafts(dataDraft!, modelDraft!, options, write);
  return replaceFiles([data.path, target], writeBoth, files);
}

async function writeDrafts(
  dataDraft: string,
  modelDraft: string,
  options: Required<Pick<ExternalDataOptions, 'files' | 'from' | 'location'>>,
  write: (data: ExternalDataWriter) => Promise<ModelProto>,
): Promise<WrittenModel> {
  await using data = await ExternalDataWriter.create(dataDraft, options);
  const model = await write(data);
  const bytes = writeModel(model);
  await using file = await options.files.create(modelDraft);
  await file.write(bytes);
  return { model, bytes: data.size + bytes.length };
}
