// A model and the file of its weights, written beside their places and put there together.
import { basename } from 'node:path';
import { type ExternalDataOptions, ExternalDataWriter, type ModelProto, writeModel } from '@kinglet/onnx';
import type { TensorSource } from './loadedTensors.ts';
import type { WorkFiles } from './workFiles.ts';

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
  const [dataDraft, modelDraft] = [`${data.path}.partial`, `${target}.partial`];
  try {
    const written = await writeDrafts(dataDraft, modelDraft, { from, files, location: data.name }, write);
    await replaceFiles(files, { target, data: data.path }, { target: modelDraft, data: dataDraft });
    return written;
  } catch (error) {
    for (const draft of [dataDraft, modelDraft]) await files.remove(draft);
    throw error;
  }
}

interface ModelFiles {
  readonly target: string;
  readonly data: string;
}

/**
 * A model comes last and leaves first: wherever the process ends, no model is beside the weights of another, which would
 * answer wrongly without an error.
 */
async function replaceFiles(files: WorkFiles, places: ModelFiles, drafts: ModelFiles): Promise<void> {
  const before = { target: `${places.target}.before`, data: `${places.data}.before` };
  await renameAll(files, [
    ...((await isThere(files, places.target)) ? [[places.target, before.target] as const] : []),
    ...((await isThere(files, places.data)) ? [[places.data, before.data] as const] : []),
    [drafts.data, places.data],
    [drafts.target, places.target],
  ]);
  for (const path of [before.target, before.data]) await files.remove(path);
}

/** All of them or none: those behind the one that fails are not done, those before it are taken back. */
async function renameAll(
  files: WorkFiles,
  [first, ...others]: readonly (readonly [from: string, to: string])[],
): Promise<void> {
  if (!first) return;
  const [from, to] = first;
  await files.rename(from, to);
  try {
    await renameAll(files, others);
  } catch (error) {
    await files.rename(to, from);
    throw error;
  }
}

async function isThere(files: WorkFiles, path: string): Promise<boolean> {
  try {
    await using _ = await files.open(path);
    return true;
  } catch {
    // Where there is a file that cannot be read, renaming to its name says why.
    return false;
  }
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
