// What became of a model's layers and nodes.
import type { CompiledModel } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { planKernels } from './planKernels.ts';
import { type LayerReport, reportLayers, warningsOf } from './reportLayers.ts';
import { type NodeReport, reportNodes } from './reportNodes.ts';
import type { Target } from './targets.ts';

export interface ModelReport {
  readonly layers: readonly LayerReport[];
  readonly nodes: readonly NodeReport[];
  readonly warnings: readonly string[];
}

export interface ReportParts {
  readonly prepared: PreparedModel;
  readonly choices: ReadonlyMap<string, LayerChoice>;
  /** What was written. */
  readonly model: ModelProto;
  readonly target: Target;
}

/** Made when it is first asked for, since that compiles the model; `planOf` gives undefined for one without a plan. */
export function modelReport(parts: ReportParts, planOf: () => CompiledModel | undefined): () => ModelReport {
  let made: ModelReport | undefined;
  return () => {
    made ??= makeReport(parts, planOf());
    return made;
  };
}

function makeReport({ prepared, choices, model, target }: ReportParts, plan: CompiledModel | undefined): ModelReport {
  const kernels = planKernels(plan);
  const layers = reportLayers(prepared.layers, choices, { model, kernels, target });
  return { layers, nodes: reportNodes(prepared, layers, model, kernels), warnings: warningsOf(layers) };
}
