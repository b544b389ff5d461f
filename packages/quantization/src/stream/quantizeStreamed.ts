// A model larger than memory should hold: layer by layer from its files into new ones.
import { dirname, join } from 'node:path';
import type { ModelProto } from '@kinglet/onnx';
import { calibrateSegments } from '../calibrate/calibrateSegments.ts';
import { chooseLayers } from '../chooseLayers.ts';
import type { QuantizeOptions, ResolvedOptions } from '../options.ts';
import { checkWeights } from '../prepare/checkWeights.ts';
import { weightReader } from '../prepare/weightReader.ts';
import type { QuantizedFile } from '../quantizeModelFile.ts';
import { type LayerReport, reportLayers } from '../report/reportLayers.ts';
import { layerWeights } from '../weights/layerWeights.ts';
import { Checkpoints } from './checkpoints.ts';
import { KeptWeights } from './keptWeights.ts';
import { prepareStreamed } from './prepareStreamed.ts';
import { sourceKey } from './sourceKey.ts';
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
  const { accuracyLevel, progress } = options;
  const files = withWriteErrors(given);
  const work = `${target}.resume`;
  const own = join(work, await sourceKey(source, outline, quantize, files));
  const { source: from, ...prepared } = await prepareStreamed(outline, { folder: dirname(source), files }, own);
  const { layers, notes } = prepared;
  await checkWeights(layers, weightReader(prepared.model, from));
  const choices = chooseLayers(layers, options);
  const checkpoints = new Checkpoints(own, files);
  const ranges = await calibrateSegments(prepared, choices, options, { source: from, checkpoints, segmentBytes });
  const weights = new KeptWeights(layerWeights(prepared.model, options), checkpoints, ranges);
  const bytes = await writeModelDrafts({ target, from: from.folder, files: from.files }, (data) =>
    writeLayers({ ...prepared, choices, ranges, weights, accuracyLevel, source: from, progress }, data),
  );
  await files.removeFolder(work);
  const paths = [target, dataPathOf(target).path];
  const reports = reportLayers(layers, choices, undefined).map(notCompiled);
  return { layers: reports, notes, budget: undefined, paths, bytes, resumed: weights.resumed };
}

/** A plan would have all weights in memory. */
function notCompiled(layer: LayerReport): LayerReport {
  return { ...layer, plan: 'not compiled' };
}
