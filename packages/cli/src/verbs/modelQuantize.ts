// kinglet model quantize
import { basename, dirname, extname, join } from 'node:path';
import type { QuantizedModel, QuantizeOptions } from '@kinglet/quantization';
import { calibrationSamples } from '../model/calibrationSamples.ts';
import { inferencePackages } from '../model/inferencePackages.ts';
import { readOnnx } from '../model/modelSource.ts';
import { quantizationPackage } from '../model/quantizationPackage.ts';
import { choice, list, number, text } from '../option.ts';
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
    bits: choice('of the weights; mixed: each layer its own, as small as the loss allows', ['4', '8', '16', 'mixed'], {
      fallback: '8',
    }),
    mode: choice('where the ranges of activations come from (default static with --calibration)', [
      'dynamic',
      'static',
      'weight-only',
    ]),
    scheme: choice('mixed: activations asymmetric, weights symmetric', ['asymmetric', 'mixed', 'symmetric'], {
      fallback: 'mixed',
    }),
    calibration: list('samples like those that the model will get, an item after another: .npy, .json, raw', {
      value: '[input=]path',
    }),
    samples: number('the most samples', { min: 1, max: 1_000_000, fallback: 1000 }),
    calibrator: choice('how a range is found', ['distribution', 'entropy', 'minmax', 'mse', 'percentile'], {
      fallback: 'minmax',
    }),
    maxLoss: number('the most that may be lost: 0.02 is 2 %', { min: 0, max: 1, isWhole: false }),
    metric: choice('what is lost: labels that change, or the answers themselves', ['agreement', 'relative-mse'], {
      fallback: 'agreement',
    }),
    sensitive: list('a role (attention, output, embedding, depthwise), operator or name with * that stays float', {
      value: 'layers',
    }),
  },
  examples: [
    ['kinglet model quantize model.onnx --calibration samples.npy', '8 bits, with the ranges of the samples'],
    ['kinglet model quantize model.onnx --bits 4', 'weights of 4 bits in blocks of 32'],
    [
      'kinglet model quantize model.onnx --bits mixed --max-loss 0.02 --calibration samples.npy',
      'as small as 2 % allow',
    ],
    ['kinglet model quantize model.onnx -o model.plan --calibration samples.npy --sensitive output', 'ready to run'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [path = '']) {
    const packages = await inferencePackages();
    const { quantizeModel } = await quantizationPackage();
    const output = values.output ?? join(dirname(path), `${basename(path).replace(/\.onnx$/, '')}.quantized.onnx`);
    checkOutputs(context, output);
    const model = await readOnnx(packages, context, path);
    const isPlan = extname(output) === '.plan';
    const data = values.calibration.length
      ? calibrationSamples(packages, context, model, values.calibration)
      : undefined;
    const made = await quantizeModel(model, {
      bits: values.bits === 'mixed' ? 'mixed' : (Number(values.bits) as 4 | 8 | 16),
      scheme: values.scheme,
      calibrator: values.calibrator,
      calibrationSamples: values.samples,
      metric: values.metric,
      sensitiveLayers: values.sensitive,
      ...(isPlan ? { format: 'plan' } : {}),
      ...(values.mode ? { mode: values.mode } : {}),
      ...(data ? { calibrationData: data } : {}),
      ...(values.maxLoss === undefined ? {} : { targetAccuracyLoss: values.maxLoss }),
    } satisfies QuantizeOptions);
    const file = made.plan ?? packages.onnx.writeModel(made.model);
    writeOutput(context, output, file);
    const { layers, notes, budget } = made;
    return { data: { output, bytes: file.length, layers, notes, budget }, text: renderQuantized(made, file.length) };
  },
});

function renderQuantized({ layers, notes, budget }: QuantizedModel, bytes: number): string {
  const rows = layers.map(({ name, operator, precision, plan, onnxruntime, note }) => [
    name,
    operator,
    precision,
    plan,
    onnxruntime,
    note,
  ]);
  const lines = [textTable([['layer', '', 'precision', 'in a plan', 'in ONNX Runtime', ''], ...rows]), ...notes];
  if (budget)
    lines.push(
      `loses ${budget.heldOutLoss.toPrecision(3)} of the ${budget.target} allowed, on ${budget.heldOutSamples} samples that were held out`,
    );
  return [...lines, `${bytes} bytes`].join('\n');
}
