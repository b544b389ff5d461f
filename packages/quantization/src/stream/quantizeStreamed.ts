// A model larger than memory should hold: layer by layer from its files into new ones.
import { dirname, join } from 'node:path';
import type { ModelProto } from '@kinglet/onnx';
import { withGivenChoices } from '../budget/givenChoices.ts';
import { calibrateSegments } from '../calibrate/calibrateSegments.ts';
import { checkChoices, chooseLayers } from '../chooseLayers.ts';
import type { QuantizeOptions, ResolvedOptions } from '../options.ts';
import { checkWeights } from '../prepare/checkWeights.ts';
import { modelDigest } from '../prepare/modelDigest.ts';
import { weightReader } from '../prepare/weightReader.ts';
import type { QuantizedFile } from '../quantizeModelFile.ts';
import type { LayerChoice } from '../recipe.ts';
import { reportLayers, warningsOf } from '../report/reportLayers.ts';
import { reportNodes } from '../report/reportNodes.ts';
import { halvesOrFloats } from '../weights/halfOrFloat.ts';
import { roundedWeights } from '../weights/layerWeights.ts';
import { roundingNotes } from '../weights/roundToInputs.ts';
import { writeRecipe } from '../write/writeRecipe.ts';
import { Checkpoints } from './checkpoints.ts';
import { correctStreamed } from './correctStreamed.ts';
import { KeptWeights } from './keptWeights.ts';
import { type PreparedSource, prepareStreamed } from './prepareStreamed.ts';
import { resumeKey } from './resumeKey.ts';
import { streamedKernels } from './streamedKernels.ts';
import { type WorkFiles, withWriteErrors } from './workFiles.ts';
import { writeLayers } from './writeLayers.ts';
import { dataPathOf, writeModelDrafts } from './writeModelDrafts.ts';

/** Where a model is and where it goes. */
export interface ModelPaths {
  readonly source: string;
  readonly target: string;
  readonly files: WorkFiles;
  /** Weights of the layers that calibration has in memory together. */
  readonly segmentBytes: number;
}

/** `outline`: what `readModelOutline` gives of the source; it is used up. Rejects as `quantizeModelFile` says. */
export async function quantizeStreamed(
  outline: ModelProto,
  { source, target, files: given, segmentBytes }: ModelPaths,
  quantize: QuantizeOptions,
  options: ResolvedOptions,
): Promise<QuantizedFile> {
  const files = withWriteErrors(given);
  const work = `${target}.resume`;
  const beside = { folder: dirname(source), files };
  const digest = await modelDigest(outline, beside);
  const own = join(work, resumeKey(digest, quantize));
  const prepared = await prepareStreamed(outline, beside, own);
  const choices = await choicesOf(prepared, options);
  const checkpoints = new Checkpoints(own, files);
  const { accuracyLevel, correctBias, progress } = options;
  // What biases make good is read off weights, not off blocks.
  const keptFor = correctBias ? undefined : accuracyLevel;
  const weights = new KeptWeights(roundedWeights(prepared.model, options), checkpoints, keptFor);
  const places = { source: prepared.source, checkpoints, weights, segmentBytes };
  const { ranges, notes, means } = await calibrateSegments(prepared, choices, options, places);
  const corrected = await correctStreamed(prepared, choices, weights, means);
  const parts = { ...corrected, source: prepared.source, choices, ranges, weights, accuracyLevel, progress };
  const written = await writeModelDrafts({ target, source: prepared.source }, async (data) => {
    const model = await writeLayers(parts, data);
    writeRecipe(model, digest, options, choices);
    return model;
  });
  await files.removeFolder(work);
  const kernels = await streamedKernels(written.model, { folder: dirname(target), files }, options, segmentBytes / 4);
  const layers = reportLayers(prepared.layers, choices, { model: written.model, kernels, target: options.machine });
  return {
    layers,
    nodes: reportNodes(prepared, layers, written.model, kernels),
    warnings: warningsOf(layers),
    notes: [...prepared.notes, ...roundingNotes(prepared, options), ...notes],
    budget: undefined,
    paths: [target, dataPathOf(target).path],
    bytes: written.bytes,
    resumed: weights.resumed,
  };
}

async function choicesOf(
  { model, layers, source }: PreparedSource,
  options: ResolvedOptions,
): Promise<ReadonlyMap<string, LayerChoice>> {
  const reader = weightReader(model, source);
  await checkWeights(layers, reader);
  const chosen = withGivenChoices(layers, chooseLayers(layers, options), options);
  return checkChoices(await halvesOrFloats(layers, chosen, reader));
}
