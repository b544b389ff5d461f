// The page that `kinglet model quantize --report` writes.
import type { QuantizedModel, QuantizeOptions, SampleInputs } from '@kinglet/quantization';
import type { Samples } from './calibrationSamples.ts';
import type { QuantizationPackage } from './quantizationPackage.ts';

/** A layer alone is run on as many. */
const mostSamples = 100;

/** Where the loss comes from, on samples that a budget held out, or the first ones. */
export async function errorPage(
  { errorReport, renderErrorReport }: QuantizationPackage,
  { reference, model, budget }: QuantizedModel,
  samples: Samples,
  { inputShapes, inputValues }: QuantizeOptions,
): Promise<string> {
  const inputs: SampleInputs[] = [];
  let index = 0;
  for await (const sample of samples) {
    if (!budget || budget.heldOutItems.includes(index)) inputs.push(sample);
    if (inputs.length === mostSamples) break;
    index++;
  }
  const options = { ...(inputShapes ? { inputShapes } : {}), ...(inputValues ? { inputValues } : {}) };
  const report = errorReport(reference, model, inputs, options);
  return renderErrorReport(report, { title: `Quantization errors of ${model.graph?.name || 'a model'}` });
}
