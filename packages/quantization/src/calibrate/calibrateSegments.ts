// The ranges of values in a model whose weights are not all in memory.
import { inferShapes } from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { LayerChoice, ValueRange } from '../recipe.ts';
import type { Checkpoints } from '../stream/checkpoints.ts';
import type { KeptWeights } from '../stream/keptWeights.ts';
import type { TensorSource } from '../stream/loadedTensors.ts';
import { schemeOf } from '../weights/roundToInputs.ts';
import { valuesToCalibrate } from '../write/writeQuantized.ts';
import { evaluationNotes, type LayerRanges, schemesOf } from './rangesByScheme.ts';
import { SegmentCalibration } from './segmentCalibration.ts';
import { SegmentMeans } from './segmentMeans.ts';
import { type Segment, segmentModel } from './segmentModel.ts';
import { SegmentRounding } from './segmentRounding.ts';
import { type SpooledValue, ValueSpool } from './valueSpool.ts';

/** Where weights are, and where values and results wait. */
export interface SegmentPlaces {
  readonly source: TensorSource;
  readonly checkpoints: Checkpoints;
  /** Where those wait that are rounded to inputs. */
  readonly weights: KeptWeights;
  /** The weights of a segment. */
  readonly segmentBytes: number;
}

/** What calibration found. */
export interface SegmentsCalibrated extends LayerRanges {
  /** By layer whose bias is to be corrected: the mean of each of its inputs. */
  readonly means: ReadonlyMap<string, Float64Array>;
}

/**
 * Runs the samples if a layer asks for ranges or means, or is rounded to its inputs, whose weights are kept then. What segments
 * hand on waits on disk. Segments that an earlier run of the same samples had behind it are not run again. Rejects as
 * `calibrate` does.
 */
export async function calibrateSegments(
  prepared: PreparedModel,
  choices: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
  { source, checkpoints, weights, segmentBytes }: SegmentPlaces,
): Promise<SegmentsCalibrated> {
  const { model, layers } = prepared;
  const fixed = layers.filter(({ name }) => choices.get(name)?.kind === 'static');
  const rounding = new SegmentRounding({ ...prepared, choices, options, source, weights });
  const corrected = options.correctBias ? layers.filter(({ name }) => schemeOf(choices.get(name)!)) : [];
  const isRun = fixed.length + rounding.layers.length + corrected.length > 0;
  if (!isRun || options.calibrationData === undefined) return { ranges: new Map(), notes: [], means: new Map() };
  const { types } = inferShapes(model, options.runner);
  const segments = segmentModel(model, types, segmentBytes);
  const names = new Set(valuesToCalibrate(model, fixed));
  const schemes = schemesOf(choices.values());
  await using spool = new ValueSpool(checkpoints.folder, source.files);
  const passesOf = (segment: Segment) => [...rounding.passesOf(segment), ...means.passesOf(segment)];
  const calibration = new SegmentCalibration({ segments, types, names, schemes, spool, source, options, passesOf });
  const samples = await calibration.readSamples(model, options.calibrationData);
  const mostItems = options.calibrationSamples;
  const means = new SegmentMeans({ layers: corrected, mostItems, checkpoints, samples });
  weights.useSamples(samples);
  const progress = `segments-${samples}`;
  const known = await readProgress(checkpoints, progress);
  const isThere = async ({ done, values }: Progress): Promise<boolean> =>
    (await rounding.resume(segments, done)) && (await means.resume(segments, done)) && (await spool.restore(values));
  if (known && (await isThere(known))) calibration.restore(known.done, known.ranges);
  while (await calibration.runNext()) await writeProgress(checkpoints, progress, calibration, spool);
  await spool.clear();
  return { ranges: calibration.ranges, notes: evaluationNotes(calibration.evaluated), means: means.means };
}

/** A calibration between two segments. */
interface Progress {
  /** Segments that were run. */
  readonly done: number;
  /** By the scheme's key, by value. */
  readonly ranges: readonly (readonly [string, readonly (readonly [string, ValueRange])[]])[];
  /** What they handed on to those that were not. */
  readonly values: readonly SpooledValue[];
}

async function readProgress(checkpoints: Checkpoints, name: string): Promise<Progress | undefined> {
  const bytes = await checkpoints.read(name);
  return bytes && (JSON.parse(Buffer.from(bytes).toString()) as Progress);
}

async function writeProgress(
  checkpoints: Checkpoints,
  name: string,
  { done, ranges, waiting, needed }: SegmentCalibration,
  spool: ValueSpool,
): Promise<void> {
  const progress: Progress = {
    done,
    ranges: [...ranges].map(([key, own]) => [key, [...own]]),
    values: spool.describe(waiting),
  };
  await checkpoints.write(name, Buffer.from(JSON.stringify(progress)));
  await spool.keepOnly(needed);
}
