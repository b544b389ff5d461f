// From a model's file to that of the smaller one, a layer at a time where it is large.
import { dirname } from 'node:path';
import {
  checkTensor,
  isExternal,
  loadExternalData,
  type ModelProto,
  readModelOutline,
  tensorsOf,
  writeModelFile,
} from '@kinglet/onnx';
import { QuantizationError } from './errors.ts';
import { isRoundedToInputs, type QuantizeOptions, type ResolvedOptions } from './options.ts';
import { type QuantizedModel, quantizeModel } from './quantizeModel.ts';
import { resolveOptions } from './resolveOptions.ts';
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
 * beside it, no two tensors are in memory at once; the floats that calibration runs are those of a few layers at a time.
 * A run that was interrupted leaves nothing in the target's place, and what it had finished in the folder
 * `<target>.resume`, which the next run with the same model, options and samples takes up, and removes at the end.
 *
 * `plan` of a large model's layers is 'not compiled'. With `targetAccuracyLoss`, and with options that look at inputs or change layers together (rounding 'gptq'
 * and 'refine', equalize, smooth, awq, correctBias), all of it is in memory, several times.
 *
 * @throws (rejects with) what `quantizeModel` throws; QuantizationError KINGLET_QUANTIZATION_FILE for files that cannot be
 * read or written, KINGLET_QUANTIZATION_OPTION for the format 'plan', which is no file of ONNX.
 */
export async function quantizeModelFile(
  source: string,
  target: string,
  given: QuantizeFileOptions = {},
): Promise<QuantizedFile> {
  const { files = nodeWorkFiles, streamFrom = 2 ** 27, segmentBytes = 2 ** 24, ...quantize } = given;
  const options = resolveOptions(quantize);
  if (options.format === 'plan') throw planError();
  options.progress({ phase: 'prepare', done: 0 });
  const model = await readModelOutline(source, { files });
  const isLarge = largeBytes(model) >= streamFrom;
  const paths = { source, target, files: withOwnFile(files, source), segmentBytes };
  if (!isLarge || needsWhole(options)) return quantizeWhole(model, paths, isLarge, quantize);
  return quantizeStreamed(model, paths, quantize, options);
}

/** A search runs the model in each precision; what looks at inputs, or changes two layers together, has all weights. */
function needsWhole({ target, rounding, equalize, smooth, awq, correctBias }: ResolvedOptions): boolean {
  return target !== undefined || isRoundedToInputs(rounding) || equalize || smooth !== undefined || awq || correctBias;
}

function largeBytes(model: ModelProto): number {
  const large = tensorsOf(model).filter(isExternal);
  return large.reduce((sum, tensor) => sum + checkTensor(tensor).byteLength, 0);
}

async function quantizeWhole(
  model: ModelProto,
  { source, target, files }: ModelPaths,
  isLarge: boolean,
  options: QuantizeOptions,
): Promise<QuantizedFile> {
  await loadExternalData(model, dirname(source), files);
  const made = await quantizeModel(model, options);
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
