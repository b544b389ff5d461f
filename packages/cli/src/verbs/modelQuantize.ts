// kinglet model quantize
import { basename, dirname, extname, join } from 'node:path';
import type { ModelProto } from '@kinglet/onnx';
import type { QuantizedModel, QuantizeOptions } from '@kinglet/quantization';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { calibrationSamples, type Samples } from '../model/calibrationSamples.ts';
import { type InferencePackages, inferencePackages } from '../model/inferencePackages.ts';
import { inputValue, inputValuesOf } from '../model/inputValues.ts';
import { compileOptions, inputShape, readOnnx } from '../model/modelSource.ts';
import { progressNotes } from '../model/progressNotes.ts';
import { type QuantizationPackage, quantizationPackage } from '../model/quantizationPackage.ts';
import {
  inFlags,
  pixelOptionsOf,
  type QuantizeValues,
  quantizeOptions,
  quantizeOptionsOf,
} from '../model/quantizeOptions.ts';
import { sampleLayouts } from '../model/sampleLayout.ts';
import { flag, text } from '../option.ts';
import { textTable } from '../textTable.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const modelQuantize: Verb = defineVerb({
  positionals: [{ name: 'model.onnx', help: 'the model' }],
  options: {
    output: text('the smaller model; a plan where it ends in .plan; without it model.quantized.onnx beside the model', {
      value: 'path',
      short: 'o',
    }),
    ...quantizeOptions,
    inputShape,
    inputValue,
    progress: flag('says on stderr what it is at, as it does on a terminal'),
  },
  examples: [
    [
      'kinglet model quantize model.onnx --calibration samples.npy',
      '8 bits, with the ranges of the samples along axis 0',
    ],
    ['kinglet model quantize model.onnx --bits 4 --granularity block-64', 'weights of 4 bits in blocks of 64'],
    [
      'kinglet model quantize model.onnx --bits mixed --max-loss 0.02 --calibration samples.npy',
      'as small as 2 % allow',
    ],
    ['kinglet model quantize model.onnx -o model.plan --calibration samples.npy --sensitive output', 'ready to run'],
    [
      'kinglet model quantize model.onnx --calibration photos/ --image-max 1 --image-mean 0.485,0.456,0.406 --image-std 0.229,0.224,0.225',
      'with the PNG and JPEG images of a folder, in the size that the model takes',
    ],
    [
      'kinglet model quantize encoder.onnx --input-shape ids=N,128 --input-shape mask=N,128 --calibration samples.npz',
      'settles lengths that the model leaves open; the file has an array for each input',
    ],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [path = '']) {
    const packages = { ...(await inferencePackages()), quantization: await quantizationPackage() };
    const output = values.output ?? join(dirname(path), `${basename(path).replace(/\.onnx$/, '')}.quantized.onnx`);
    const isPlan = extname(output) === '.plan';
    if (isPlan && values.format) throw usageError(`Expected no --format with a plan, got ${values.format}`);
    checkOutputs(context, output);
    const model = await readOnnx(packages, context, path);
    const isShown = values.progress || context.isInteractive;
    const made = await quantized(packages, context, model, {
      ...values,
      more: { ...(isPlan ? { format: 'plan' } : {}), ...(isShown ? { progress: progressNotes(context) } : {}) },
    });
    const file = made.plan ?? packages.onnx.writeModel(made.model);
    writeOutput(context, output, file);
    const { samples, layers, notes, budget } = made;
    const data = { output, bytes: file.length, samples, layers, notes, budget };
    return { data, text: renderQuantized(made, file.length) };
  },
});

type Packages = InferencePackages & { readonly quantization: QuantizationPackage };

interface Quantized extends QuantizedModel {
  /** How many samples were read. */
  readonly samples: number;
}

interface Values extends QuantizeValues {
  readonly inputShape: Readonly<Record<string, string>>;
  readonly inputValue: Readonly<Record<string, string>>;
  /** Options that are no flags. */
  readonly more: QuantizeOptions;
}

async function quantized(
  packages: Packages,
  context: Context,
  model: ModelProto,
  { inputShape: shapes, inputValue: files, more, ...values }: Values,
): Promise<Quantized> {
  const { inputShapes = {} } = compileOptions(packages, model, { batch: undefined, inputShape: shapes });
  const inputValues = inputValuesOf(packages, context, model, files);
  const reader = { packages, context, pixels: pixelOptionsOf(values) };
  const data = values.calibration.length
    ? calibrationSamples(reader, sampleLayouts(packages, model, inputShapes, inputValues), values.calibration)
    : undefined;
  let samples = 0;
  try {
    const options = { ...quantizeOptionsOf(values), inputShapes, inputValues, ...more };
    const all = data
      ? { ...options, calibrationData: counted(data, (count) => (samples = Math.max(samples, count))) }
      : options;
    const made = await context.endingAtOnce(() => packages.quantization.quantizeModel(model, all));
    if (data && samples === 0)
      context.console.note('--calibration was not read: no range or loss is measured in this --mode and --bits');
    return { ...made, samples };
  } catch (error) {
    throw inFlags(packages.quantization, error);
  }
}

/** Tells how many of them were read so far; they may be read again. */
function counted(data: Samples, tell: (count: number) => void): Samples {
  return {
    async *[Symbol.asyncIterator]() {
      let count = 0;
      for await (const one of data) {
        tell(++count);
        yield one;
      }
    },
  };
}

function renderQuantized({ samples, layers, notes, budget }: Quantized, bytes: number): string {
  const rows = layers.map(({ name, operator, precision, plan, onnxruntime, note }) => [
    name,
    operator,
    precision,
    plan,
    onnxruntime,
    note,
  ]);
  const lines = [textTable([['layer', '', 'precision', 'in a plan', 'in ONNX Runtime', ''], ...rows]), ...notes];
  if (samples > 0) lines.push(`ranges of ${samples} samples`);
  if (budget)
    lines.push(
      `loses ${budget.heldOutLoss.toPrecision(3)} of the ${budget.target} allowed, on ${budget.heldOutSamples} samples that were held out`,
    );
  return [...lines, `${bytes} bytes`].join('\n');
}
