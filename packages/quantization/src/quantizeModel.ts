// A model in fewer bits: prepared, calibrated, decided layer by layer, written.
import { compile } from '@kinglet/inference/compile';
import { checkModel, type ModelProto, readModelFile } from '@kinglet/onnx';
import { budgetSamples } from './budget/budgetSamples.ts';
import { type BudgetReport, meetBudget } from './budget/meetBudget.ts';
import { chooseLayers } from './chooseLayers.ts';
import { type QuantizeOptions, resolveOptions } from './options.ts';
import { checkWeights } from './prepare/checkWeights.ts';
import { prepareModel } from './prepare/prepareModel.ts';
import { weightReader } from './prepare/weightReader.ts';
import { quantizer } from './quantizer.ts';
import { planKernels, planOf } from './report/planKernels.ts';
import { type LayerReport, reportLayers } from './report/reportLayers.ts';

/** A quantized model, and what became of each layer. */
export interface QuantizedModel {
  readonly model: ModelProto;
  /** A compiled plan, where the format is 'plan'. */
  readonly plan: Uint8Array<ArrayBuffer> | undefined;
  /** Every layer: its precision, or why it stays float; what runs it. */
  readonly layers: readonly LayerReport[];
  /** What preparation changed, and what a choice saves or does not. */
  readonly notes: readonly string[];
  /** What `targetAccuracyLoss` led to. */
  readonly budget: BudgetReport | undefined;
}

/**
 * Quantizes a model: its file's path, or what `readModel` of @kinglet/onnx gives, which is not changed. The same model, data
 * and options give the same bytes. Throws QuantizationError with a code for each thing that can be wrong; OnnxError for
 * a model that is not what ONNX allows.
 */
export async function quantizeModel(source: string | ModelProto, given: QuantizeOptions = {}): Promise<QuantizedModel> {
  const options = resolveOptions(given);
  const { format, progress, runner } = options;
  progress({ phase: 'prepare', done: 0 });
  const prepared = prepareModel(typeof source === 'string' ? await readModelFile(source) : source);
  await checkWeights(prepared.layers, weightReader(prepared.model));
  const chosen = chooseLayers(prepared.layers, options);
  const samples = await budgetSamples(prepared, options);
  const data = samples?.calibration ?? options.calibrationData;
  const { decided, candidates, notes, write } = await quantizer(prepared, chosen, options, data);
  const met = samples && meetBudget({ ...prepared, ...samples, candidates, options, write });
  const choices = met?.choices ?? decided;
  progress({ phase: 'write', done: 0 });
  const model = write(choices);
  checkModel(model);
  progress({ phase: 'compile', done: 0 });
  const plan = format === 'plan' ? compile(model, runner) : planOf(model, options);
  return {
    model,
    plan: format === 'plan' ? plan?.file : undefined,
    layers: reportLayers(prepared.layers, choices, plan && planKernels(plan)),
    notes,
    budget: met?.report,
  };
}
