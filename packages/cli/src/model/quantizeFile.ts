// A model's file quantized into another file, as the command line says.
import { dirname, extname, relative, resolve } from 'node:path';
import type { QuantizedFile, QuantizeOptions } from '@kinglet/quantization';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { makeFolder, writeOutput } from '../writeOutput.ts';
import type { RowReader } from './calibrationRows.ts';
import { calibrationSamples, type Samples } from './calibrationSamples.ts';
import { errorPage } from './errorPage.ts';
import { inputValuesOf } from './inputValues.ts';
import { layerChoicesIn } from './layerChoices.ts';
import { compileOptions } from './modelSource.ts';
import { progressNotes } from './progressNotes.ts';
import { inFlags, pixelOptionsOf, type QuantizeValues, quantizeOptionsOf } from './quantizeOptions.ts';
import { sampleLayouts } from './sampleLayout.ts';

/** What the flags of `kinglet model quantize` say, but for where the result goes. */
export interface QuantizeFileValues extends QuantizeValues {
  readonly inputShape: Readonly<Record<string, string>>;
  readonly inputValue: Readonly<Record<string, string>>;
  readonly progress: boolean;
  /** Where the page goes that shows where the loss comes from. */
  readonly report: string | undefined;
}

/** What was written, and how many samples were read for it. */
export interface QuantizedOutput extends QuantizedFile {
  readonly samples: number;
}

/**
 * Writes the model at `path` in fewer bits to `output`, as a plan where that ends in .plan.
 *
 * @throws {CliError} for flags and samples that do not fit; QuantizationError and OnnxError for the model, in the words of the flags
 */
export async function quantizeFile(
  packages: RowReader['packages'],
  context: Context,
  { path, output }: { readonly path: string; readonly output: string },
  values: QuantizeFileValues,
): Promise<QuantizedOutput> {
  const isPlan = extname(output) === '.plan';
  if (isPlan && values.format) throw usageError(`Expected no --format with a plan, got ${values.format}`);
  if (values.report && values.calibration.length === 0) throw usageError('--report needs --calibration');
  const [source, target] = [resolve(context.cwd, path), resolve(context.cwd, output)];
  const { data, ...options } = await optionsFor(packages, context, source, values);
  const read = data && new ReadSamples(data);
  const all = read ? { ...options, calibrationData: read } : options;
  const report = values.report && read ? { path: values.report, samples: read } : undefined;
  const places = { source, target, output, report };
  const write = isPlan || report ? writeWhole : writeOnnx;
  try {
    const made = await write(packages, context, places, isPlan ? { ...all, format: 'plan' } : all);
    if (read?.most === 0)
      context.console.note('--calibration was not read: no range or loss is measured in this --mode and --bits');
    return { ...made, samples: read?.most ?? 0 };
  } catch (error) {
    throw inFlags(packages.quantization, error);
  }
}

type Packages = RowReader['packages'];

async function optionsFor(
  packages: Packages,
  context: Context,
  source: string,
  values: QuantizeFileValues,
): Promise<QuantizeOptions & { readonly data: Samples | undefined }> {
  const model = await packages.onnx.readModelOutline(source);
  const { inputShapes = {} } = compileOptions(packages, model, { batch: undefined, inputShape: values.inputShape });
  const inputValues = inputValuesOf(packages, context, model, values.inputValue);
  const reader = { packages, context, pixels: pixelOptionsOf(values) };
  const isShown = values.progress || context.isInteractive;
  return {
    ...quantizeOptionsOf(values),
    ...(values.choices === undefined ? {} : { choices: layerChoicesIn(context, values.choices) }),
    ...{ inputShapes, inputValues },
    ...(isShown ? { progress: progressNotes(context) } : {}),
    data: values.calibration.length
      ? calibrationSamples(reader, sampleLayouts(packages, model, inputShapes, inputValues), values.calibration)
      : undefined,
  };
}

/** Samples that may be read several times. */
class ReadSamples implements Samples {
  readonly isReplayable = true;
  /** How many one pass read, at most. */
  most = 0;
  readonly #samples: Samples;

  constructor(samples: Samples) {
    this.#samples = samples;
  }

  async *[Symbol.asyncIterator](): ReturnType<Samples[typeof Symbol.asyncIterator]> {
    let count = 0;
    for await (const sample of this.#samples) {
      this.most = Math.max(this.most, ++count);
      yield sample;
    }
  }
}

interface Places {
  readonly source: string;
  readonly target: string;
  /** The target as it was given. */
  readonly output: string;
  readonly report: { readonly path: string; readonly samples: Samples } | undefined;
}

/** All of it in memory, which a plan and a report need. */
async function writeWhole(
  { onnx, quantization }: Packages,
  context: Context,
  { source, target, output, report }: Places,
  options: QuantizeOptions,
): Promise<QuantizedFile> {
  const made = await context.endingAtOnce(() => quantization.quantizeModel(source, options));
  const file = made.plan ?? onnx.writeModel(made.model);
  writeOutput(context, output, file);
  if (report) writeOutput(context, report.path, await errorPage(quantization, made, report.samples, options));
  // Reading the rest compiles a plan: what can fail or take long then finds the file written.
  const { model: _, plan: _plan, reference: _float, ...rest } = made;
  return { ...rest, paths: [target], bytes: file.length, resumed: 0 };
}

async function writeOnnx(
  { quantization }: Packages,
  context: Context,
  { source, target }: Places,
  options: QuantizeOptions,
): Promise<QuantizedFile> {
  makeFolder(dirname(target));
  const made = await context.endingAtOnce(() => quantization.quantizeModelFile(source, target, options));
  for (const path of made.paths) context.console.note(`wrote ${relative(context.cwd, path)}`);
  return made;
}
