// What a plan would compute each node of a large model with, found out a segment at a time.
import { inferShapes, type ModelProto, makeValueInfo, tensorsOf, type ValueType } from '@kinglet/onnx';
import { optionsOf } from '../calibrate/segmentCalibration.ts';
import { type Segment, segmentModel } from '../calibrate/segmentModel.ts';
import type { ResolvedOptions } from '../options.ts';
import { planKernels, programOf } from '../report/planKernels.ts';
import { LoadedTensors, type TensorSource } from './loadedTensors.ts';

/** Plans of as many bytes are refused: they address 4 GiB. */
const mostBytes = 2 ** 32;

/**
 * As `planKernels` of the whole model's plan, whose weights are in the files of `source`: those of one segment are in memory
 * at a time. Undefined for a model without a plan. Between segments a kernel may be named that ends in floats where that
 * of the whole ends in integers. Rejects with QuantizationError KINGLET_QUANTIZATION_FILE for files that cannot be read.
 */
export async function streamedKernels(
  model: ModelProto,
  source: TensorSource,
  options: ResolvedOptions,
  segmentBytes: number,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const { types } = inferShapes(model, options.runner);
  const segments = segmentModel(model, types, segmentBytes);
  const kernels = new Map<string, readonly string[]>();
  let bytes = 0;
  for (const [done, segment] of segments.entries()) {
    options.progress({ phase: 'compile', done, total: segments.length });
    const later = new Set(segments.slice(done + 1).flatMap(({ inputs }) => inputs));
    const own = await segmentProgram(segment, outputsOf(model, segment, later), types, source, options);
    bytes += own?.constantBytes ?? mostBytes;
    if (bytes >= mostBytes) return undefined;
    // What is computed again belongs to the segment that has it first.
    for (const [node, names] of planKernels(own)!) if (!kernels.has(node)) kernels.set(node, names);
  }
  return kernels;
}

function outputsOf(model: ModelProto, { made }: Segment, later: ReadonlySet<string>): readonly string[] {
  const outputs = new Set(model.graph!.output.map(({ name }) => name));
  return [...made].filter((name) => later.has(name) || outputs.has(name));
}

async function segmentProgram(
  segment: Segment,
  outputs: readonly string[],
  types: ReadonlyMap<string, ValueType>,
  source: TensorSource,
  { runner }: ResolvedOptions,
) {
  const { model } = segment;
  model.graph!.output = outputs.map((name) => makeValueInfo(name, types.get(name)!));
  using _ = await LoadedTensors.load(tensorsOf(model), source);
  return programOf(model, optionsOf(segment, runner));
}
