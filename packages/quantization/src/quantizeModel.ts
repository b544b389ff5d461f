// A model in fewer bits: prepared, calibrated, decided layer by layer, written.
import { type CompiledModel, compile } from '@kinglet/inference/compile';
import { checkModel, type ModelProto } from '@kinglet/onnx';
import { budgetSamples } from './budget/budgetSamples.ts';
import { withGivenChoices } from './budget/givenChoices.ts';
import { type BudgetReport, measureGiven, meetBudget } from './budget/meetBudget.ts';
import { chooseLayers } from './chooseLayers.ts';
import type { QuantizeOptions, ResolvedOptions } from './options.ts';
import { type ChosenPlan, planChoices } from './planChoices.ts';
import { alignTensors } from './prepare/alignTensors.ts';
import { checkWeights } from './prepare/checkWeights.ts';
import { prepareModel } from './prepare/prepareModel.ts';
import { readSource, type SourceModel } from './prepare/readSource.ts';
import { weightReader } from './prepare/weightReader.ts';
import { type Quantizer, quantizer } from './quantizer.ts';
import type { LayerChoice } from './recipe.ts';
import { modelReport } from './report/modelReport.ts';
import { planOf } from './report/planKernels.ts';
import type { LayerReport } from './report/reportLayers.ts';
import type { NodeReport } from './report/reportNodes.ts';
import { resolveOptions } from './resolveOptions.ts';
import { writeRecipe } from './write/writeRecipe.ts';

/** A quantized model, and what became of each layer. */
export interface QuantizedModel {
  readonly model: ModelProto;
  /** A compiled plan, where the format is 'plan'. */
  readonly plan: Uint8Array<ArrayBuffer> | undefined;
  /** Every layer: its precision, or why it stays float; what runs it, which is found out when it is first read. */
  readonly layers: readonly LayerReport[];
  /** Every node, layers among them: what runs it, and why it is no product of integers. */
  readonly nodes: readonly NodeReport[];
  /** Of layers that are smaller but not faster on the target, a sentence each. */
  readonly warnings: readonly string[];
  /** The float model as it was quantized, prepared and transformed: it answers as the one given. */
  readonly reference: ModelProto;
  /** What preparation changed, and what a choice saves or does not. */
  readonly notes: readonly string[];
  /** What `targetAccuracyLoss` led to; undefined without one. Of choices for all layers it is what they lose, be it too much. */
  readonly budget: BudgetReport | undefined;
}

/**
 * Quantizes a model: its file's path, or what `readModel` of @kinglet/onnx gives, which is not changed. The same model, data
 * and options give the same bytes. Throws QuantizationError with a code for each thing that can be wrong; OnnxError for
 * a model that is not what ONNX allows.
 */
export async function quantizeModel(source: string | ModelProto, given: QuantizeOptions = {}): Promise<QuantizedModel> {
  const options = resolveOptions(given);
  options.progress({ phase: 'prepare', done: 0 });
  return quantizeSource(await readSource(source), options);
}

/** The same of a model that was read. */
export async function quantizeSource(
  { model: float, digest }: SourceModel,
  options: ResolvedOptions,
): Promise<QuantizedModel> {
  const { format, progress } = options;
  const prepared = prepareModel(alignTensors(float));
  await checkWeights(prepared.layers, weightReader(prepared.model));
  const chosen = withGivenChoices(prepared.layers, chooseLayers(prepared.layers, options), options);
  const samples = await budgetSamples(prepared, options);
  const data = samples?.calibration.map(({ inputs }) => inputs) ?? options.calibrationData;
  const { decided, candidates, transformed, write } = await quantizer(prepared, chosen, options, data);
  const areGiven = prepared.layers.every(({ name }) => options.choices.some(({ layer }) => layer === name));
  const meet = areGiven ? measureGiven : meetBudget;
  const met = samples && meet({ ...prepared, ...samples, candidates, options, write });
  progress({ phase: format === 'plan' ? 'compile' : 'write', done: 0 });
  const { choices, model, plan } = writtenModel(met?.choices ?? decided, met !== undefined, write, options);
  writeRecipe(model, await digest(), options, choices);
  checkModel(model);
  const report = modelReport(
    { prepared: transformed, choices, model, target: options.machine },
    () => plan ?? planOf(model, options),
  );
  return {
    model,
    plan: plan?.file,
    get layers() {
      return report().layers;
    },
    get nodes() {
      return report().nodes;
    },
    get warnings() {
      return report().warnings;
    },
    reference: transformed.model,
    notes: transformed.notes,
    budget: met?.report,
  };
}

/** Precisions that were searched for stay as they are. */
function writtenModel(
  choices: ReadonlyMap<string, LayerChoice>,
  isSearched: boolean,
  write: Quantizer['write'],
  options: ResolvedOptions,
): Pick<ChosenPlan, 'choices' | 'model'> & { readonly plan: CompiledModel | undefined } {
  if (options.format !== 'plan') return { choices, model: write(choices), plan: undefined };
  if (!isSearched) return planChoices(choices, write, options);
  const model = write(choices);
  return { choices, model, plan: compile(model, options.runner) };
}
