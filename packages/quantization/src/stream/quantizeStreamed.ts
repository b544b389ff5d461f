// A model larger than memory should hold: layer by layer from its files into new ones.
import { basename, dirname, join } from 'node:path';
import {
  checkModel,
  type ExternalDataOptions,
  ExternalDataWriter,
  isExternal,
  type ModelProto,
  type TensorProto,
  tensorsOf,
  writeModel,
} from '@kinglet/onnx';
import { withGivenChoices } from '../budget/givenChoices.ts';
import { calibrateSegments } from '../calibrate/calibrateSegments.ts';
import { chooseLayers } from '../chooseLayers.ts';
import type { QuantizeOptions, ResolvedOptions } from '../options.ts';
import { checkWeights } from '../prepare/checkWeights.ts';
import { type PreparedModel, prepareModel } from '../prepare/prepareModel.ts';
import { weightReader } from '../prepare/weightReader.ts';
import type { QuantizedFile } from '../quantizeModelFile.ts';
import type { Layer, LayerChoice } from '../recipe.ts';
import { type LayerReport, reportLayers, warningsOf } from '../report/reportLayers.ts';
import { reportNodes } from '../report/reportNodes.ts';
import { roundedWeights } from '../weights/layerWeights.ts';
import { type QuantizedWriter, quantizedWriter } from '../write/writeQuantized.ts';
import { hashOfSource, writeRecipe } from '../write/writeRecipe.ts';
import { Checkpoints } from './checkpoints.ts';
import { KeptWeights } from './keptWeights.ts';
import { LoadedTensors, type TensorSource } from './loadedTensors.ts';
import { sourceKey } from './sourceKey.ts';
import { type WorkFiles, withWriteErrors } from './workFiles.ts';

/** Where a model is and where it goes. */
export interface ModelPaths {
  readonly source: string;
  readonly target: string;
  readonly files: WorkFiles;
  /** Weights of the layers that calibration has in memory together. */
  readonly segmentBytes: number;
}

/** The file of weights of a model's file. */
export function dataPathOf(path: string): { readonly path: string; readonly name: string } {
  return { path: `${path}.data`, name: `${basename(path)}.data` };
}

/** `outline`: what `readModelOutline` gives of the source; it is used up. Rejects as `quantizeModelFile` says. */
export async function quantizeStreamed(
  outline: ModelProto,
  { files: given, ...paths }: ModelPaths,
  quantize: QuantizeOptions,
  options: ResolvedOptions,
): Promise<QuantizedFile> {
  const { source, target, segmentBytes } = paths;
  const files = withWriteErrors(given);
  const from: TensorSource = { folder: dirname(source), files };
  const prepared = prepareModel(outline);
  await checkWeights(prepared.layers, weightReader(prepared.model, from));
  const choices = withGivenChoices(prepared.layers, chooseLayers(prepared.layers, options), options);
  const work = `${target}.resume`;
  const checkpoints = new Checkpoints(join(work, await sourceKey(source, outline, quantize, files)), files);
  const ranges = await calibrateSegments(prepared, choices, options, { source: from, checkpoints, segmentBytes });
  const weights = new KeptWeights(roundedWeights(prepared.model, options), checkpoints, ranges);
  const { accuracyLevel } = options;
  const writer = quantizedWriter({ ...prepared, choices, ranges, weights, accuracyLevel });
  const sourceHash = await hashOfSource(source, files);
  const { model, bytes } = await writeFiles({ ...paths, files }, async (data) => {
    const made = await writeLayers({ prepared, choices, options, weights, writer, data, from });
    writeRecipe(made, sourceHash, options, choices);
    return made;
  });
  await files.removeFolder(work);
  const layers = reportLayers(prepared.layers, choices, undefined, options.machine).map(
    (layer): LayerReport => ({ ...layer, plan: 'not compiled' }),
  );
  return {
    layers,
    nodes: reportNodes(prepared, layers, model, undefined),
    warnings: warningsOf(layers),
    notes: prepared.notes,
    budget: undefined,
    paths: [target, dataPathOf(target).path],
    bytes,
    resumed: weights.resumed,
  };
}

/** Both files beside their places, then in them: the model and the bytes of both. Nothing half-written stays. */
async function writeFiles(
  { source, target, files }: ModelPaths,
  write: (data: ExternalDataWriter) => Promise<ModelProto>,
): Promise<Written> {
  const data = dataPathOf(target);
  const drafts = [data.path, target].map((path) => ({ path, draft: `${path}.partial` })) as [Draft, Draft];
  try {
    const written = await writeDrafts(drafts, { from: dirname(source), location: data.name, files }, write);
    for (const { path, draft } of drafts) await files.rename(draft, path);
    return written;
  } catch (error) {
    for (const { draft } of drafts) await files.remove(draft);
    throw error;
  }
}

interface Written {
  readonly model: ModelProto;
  readonly bytes: number;
}

interface Draft {
  readonly path: string;
  readonly draft: string;
}

async function writeDrafts(
  [data, model]: readonly [Draft, Draft],
  options: Required<Pick<ExternalDataOptions, 'files' | 'from' | 'location'>>,
  write: (data: ExternalDataWriter) => Promise<ModelProto>,
): Promise<Written> {
  await using weights = await ExternalDataWriter.create(data.draft, options);
  const made = await write(weights);
  const bytes = writeModel(made);
  await using file = await options.files.create(model.draft);
  await file.write(bytes);
  return { model: made, bytes: weights.size + bytes.length };
}

interface Writing {
  readonly prepared: PreparedModel;
  readonly choices: ReadonlyMap<string, LayerChoice>;
  readonly options: ResolvedOptions;
  readonly weights: KeptWeights;
  readonly writer: QuantizedWriter;
  readonly data: ExternalDataWriter;
  readonly from: TensorSource;
}

/** Tensors of fewer bytes stay inside the model. */
const largeTensor = 2 ** 16;

/** Each layer's weights go to the file as they are made; then what stays as it was. */
async function writeLayers(writing: Writing): Promise<ModelProto> {
  const { prepared, options, writer, data } = writing;
  const { layers } = prepared;
  for (const [done, layer] of layers.entries()) {
    options.progress({ phase: 'quantize', done, total: layers.length, layer: layer.name });
    for (const tensor of await writeLayer(writing, layer)) if (isLarge(tensor)) await data.take(tensor);
  }
  options.progress({ phase: 'write', done: 0 });
  const model = writer.finish();
  for (const tensor of tensorsOf(model)) if (isExternal(tensor) || isLarge(tensor)) await data.take(tensor);
  checkModel(model);
  return model;
}

function isLarge({ rawData }: TensorProto): boolean {
  return rawData.length >= largeTensor;
}

async function writeLayer(writing: Writing, layer: Layer): Promise<readonly TensorProto[]> {
  const { prepared, choices, weights, writer, from } = writing;
  const choice = choices.get(layer.name);
  if (!choice || choice.kind === 'float') return writer.write(layer);
  const isKept = await weights.begin(layer, choice);
  const read = layer.node.input.filter((name) => !(isKept && name === layer.weights));
  const tensors = prepared.model.graph!.initializer.filter(({ name }) => read.includes(name));
  using loaded = await LoadedTensors.load(tensors, from);
  const added = writer.write(layer);
  loaded[Symbol.dispose]();
  await weights.end();
  return added;
}
