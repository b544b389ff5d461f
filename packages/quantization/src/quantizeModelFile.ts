// From a model's file to that of the smaller one, a layer at a time where it is large.
import { dirname } from 'node:path';
import { checkTensor, isExternal, type ModelProto, readModelOutline, tensorsOf, writeModelFile } from '@kinglet/onnx';
import { QuantizationError } from './errors.ts';
import type { QuantizeOptions, ResolvedOptions } from './options.ts';
import { loadSource } from './prepare/readSource.ts';
import { type QuantizedModel, quantizeSource } from './quantizeModel.ts';
import { resolveOptions } from './resolveOptions.ts';
import { checkMemory } from './stream/checkMemory.ts';
import { withOwnFile } from './stream/ownFile.ts';
import { type ModelPaths, quantizeStreamed } from './stream/quantizeStreamed.ts';
import { nodeWorkFiles, type WorkFiles } from './stream/workFiles.ts';
import { dataPathOf } from './stream/writeModelDrafts.ts';

export interface QuantizeFileOptions extends QuantizeOptions {
  /**
   * Bytes of weights from which on a model is not read as a whole, and its weights are written to a file beside it,
   * `<target>.data`. 0: always; Infinity: never.
   *
   * @default 128 MiB
   */
  readonly streamFrom?: number;
  /**
   * Bytes of weights whose layers calibration of a large model runs together; while they are compiled they are in memory
   * five times.
   *
   * @default 16 MiB, or one layer
   */
  readonly segmentBytes?: number;
  /** @default the machine's */
  readonly files?: WorkFiles;
  /** In bytes: what a large model may take that is not streamed. @default what the system, or the container, has left */
  readonly availableMemory?: () => number;
}

/** What was written, and what became of each layer. */
export interface QuantizedFile extends Omit<QuantizedModel, 'model' | 'plan' | 'reference'> {
  /** The model, and the file of its weights where it has one. */
  readonly paths: readonly string[];
  /** Of all of them. */
  readonly bytes: number;
  /** Layers that an interrupted run had finished. */
  readonly resumed: number;
}

/**
 * Quantizes a model in a file into another file; both may be the same. Of a large one, whose weights may be inside or
 * beside it, no two tensors are in memory at once; the floats that calibration runs are those of a few layers at a time,
 * and so are the products of inputs that rounding 'gptq' and 'refine' look at (8 bytes for the square of a layer's inputs).
 * A run that was interrupted leaves nothing in the target's place, and what it had finished in the folder
 * `<target>.resume`, which the next run with the same model, options and samples takes up, and removes at the end.
 *
 * What a plan of a large model would run is found out in segments of it, when its files are there: in `nodes`, the last
 * kernel before a cut may be named that ends in floats.
 *
 * Some options have all of it in memory, several times: `targetAccuracyLoss`, since its search runs whole models of many
 * precisions; `equalize`, `smooth` and `awq`, since they change a layer together with the one before it, before anything is calibrated.
 *
 * @throws (rejects with) what `quantizeModel` throws; QuantizationError KINGLET_QUANTIZATION_FILE for files that cannot be
 * read or written, KINGLET_QUANTIZATION_OPTION for the format 'plan', which is no file of ONNX, KINGLET_QUANTIZATION_MEMORY for a
 * large model that memory does not hold as an option needs it.
 */
export async function quantizeModelFile(
  source: string,
  target: string,
  given: QuantizeFileOptions = {},
): Promise<QuantizedFile> {
  const { files = nodeWorkFiles, streamFrom = 2 ** 27, segmentBytes = 2 ** 24, ...others } = given;
  const { availableMemory = () => process.availableMemory(), ...quantize } = others;
  const options = resolveOptions(quantize);
  if (options.format === 'plan') throw planError();
  options.progress({ phase: 'prepare', done: 0 });
  const model = await readModelOutline(source, { files });
  const bytes = largeBytes(model);
  const isLarge = bytes >= streamFrom;
  const paths = { source, target, files: withOwnFile(files, source), segmentBytes };
  const whole = optionsOfWhole(options);
  if (isLarge && whole.length === 0) return quantizeStreamed(model, paths, quantize, options);
  if (isLarge) {
    const use = options.calibrationData === undefined ? 'changed' : 'run';
    checkMemory({ bytes, use, because: whole.join(', ') }, availableMemory());
  }
  return quantizeWhole(model, paths, isLarge, options);
}

/** Those that have all weights: a search runs the model in each precision, others change two layers together. */
function optionsOfWhole({ target, equalize, smooth, awq }: ResolvedOptions): readonly string[] {
  const reasons = {
    targetAccuracyLoss: target !== undefined,
    equalize,
    smooth: smooth !== undefined,
    awq,
  };
  return Object.entries(reasons).flatMap(([name, isGiven]) => (isGiven ? [name] : []));
}

function largeBytes(model: ModelProto): number {
  const large = tensorsOf(model).filter(isExternal);
  return large.reduce((sum, tensor) => sum + checkTensor(tensor).byteLength, 0);
}

async function quantizeWhole(
  model: ModelProto,
  { source, target, files }: ModelPaths,
  isLarge: boolean,
  options: ResolvedOptions,
): Promise<QuantizedFile> {
  const made = await quantizeSource(await loadSource(model, dirname(source), files), options);
  const data = dataPathOf(target);
  await writeModelFile(target, made.model, { files, ...(isLarge ? { externalData: { location: data.name } } : {}) });
  const paths = isLarge ? [target, data.path] : [target];
  // Reading the report compiles a plan: what can fail or take long then finds the file written.
  const { model: _, plan: _plan, reference: _float, ...report } = made;
  return { ...report, paths, bytes: await bytesOf(paths, files), resumed: 0 };
}

async function bytesOf(paths: readonly string[], files: WorkFiles): Promise<number> {
  let bytes = 0;
  for (const path of paths) {
    await using file = await files.open(path);
    bytes += await file.size();
  }
  return bytes;
}

function planError(): QuantizationError {
  const message = 'expected a format of ONNX, got "plan": take quantizeModel, or compile the file that is written';
  return new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}
