// Choices for a plan: no integers that it multiplies as floats.
import { type CompiledModel, compile } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { checkChoices } from './chooseLayers.ts';
import type { ResolvedOptions } from './options.ts';
import type { LayerChoice } from './recipe.ts';
import { planKernels } from './report/planKernels.ts';
import { isIntegerKernel } from './report/reportLayers.ts';

type Choices = ReadonlyMap<string, LayerChoice>;

export interface ChosenPlan {
  readonly choices: Choices;
  readonly model: ModelProto;
  readonly plan: CompiledModel;
}

/**
 * Writes, compiles, and leaves in float the calibrated layers that the plan computes in floats all the same, because it has no
 * kernel or bytes would be slower: quantizing around them costs time and digits. What is left is asked again; layers that
 * the option `choices` names stay as it says. Throws what `compile` throws, and QuantizationError KINGLET_QUANTIZATION_MODEL when not one layer would be smaller.
 */
export function planChoices(
  decided: Choices,
  write: (choices: Choices) => ModelProto,
  options: Pick<ResolvedOptions, 'choices' | 'runner'>,
): ChosenPlan {
  const model = write(decided);
  const plan = compile(model, options.runner);
  const kernels = planKernels(plan)!;
  const given = new Set(options.choices.map(({ layer }) => layer));
  const isFloat = ({ layer, kind }: LayerChoice): boolean =>
    kind === 'static' && !given.has(layer) && !kernels.get(layer)?.some(isIntegerKernel);
  const left = [...decided.values()].filter(isFloat).map(({ layer }): [string, LayerChoice] => [
    layer,
    {
      layer,
      kind: 'float',
      reason: 'a plan computes it in floats: it has no kernel of bytes, or none that is faster',
    },
  ]);
  if (left.length === 0) return { choices: decided, model, plan };
  return planChoices(checkChoices(new Map([...decided, ...left])), write, options);
}
