// kinglet model quantize
import { basename, dirname, join } from 'node:path';
import { inferencePackages } from '../model/inferencePackages.ts';
import { inputValue } from '../model/inputValues.ts';
import { inputShape } from '../model/modelSource.ts';
import { quantizationPackage } from '../model/quantizationPackage.ts';
import { type QuantizedOutput, quantizeFile } from '../model/quantizeFile.ts';
import { quantizeOptions } from '../model/quantizeOptions.ts';
import { flag, text } from '../option.ts';
import { textTable } from '../textTable.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs } from '../writeOutput.ts';

export const modelQuantize: Verb = defineVerb({
  positionals: [{ name: 'model.onnx', help: 'the model' }],
  options: {
    output: text('the smaller model; a plan where it ends in .plan; without it model.quantized.onnx beside the model', {
      value: 'path',
      short: 'o',
    }),
    ...quantizeOptions,
    report: text('a page that shows which layers the loss comes from, with the samples of --calibration', {
      value: 'path.html',
    }),
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
    [
      'kinglet model quantize model.onnx --calibration samples.npy --report errors.html',
      'and a page of the layers that the loss comes from',
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
    checkOutputs(context, output, values.report);
    const made = await quantizeFile(packages, context, { path, output }, values);
    return { data: { output, ...made }, text: renderQuantized(made) };
  },
});

function renderQuantized({ bytes, samples, resumed, layers, notes, budget }: QuantizedOutput): string {
  const rows = layers.map(({ name, operator, precision, plan, onnxruntime, note }) => [
    name,
    operator,
    precision,
    plan,
    onnxruntime,
    note,
  ]);
  const lines = [textTable([['layer', '', 'precision', 'in a plan', 'in ONNX Runtime', ''], ...rows]), ...notes];
  if (resumed > 0) lines.push(`${resumed} layers of an interrupted run were taken up`);
  if (samples > 0) lines.push(`ranges of ${samples} samples`);
  if (budget)
    lines.push(
      `loses ${budget.heldOutLoss.toPrecision(3)} of the ${budget.target} allowed, on ${budget.heldOutSamples} samples that were held out`,
    );
  return [...lines, `${bytes} bytes`].join('\n');
}
