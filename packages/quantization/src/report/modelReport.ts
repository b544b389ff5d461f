// What became of a model, when somebody asks.
import type { CompiledModel } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { planKernels, planOf } from './planKernels.ts';
import { type LayerReport, reportLayers, warningsOf } from './reportLayers.ts';
import { type NodeReport, reportNodes } from './reportNodes.ts';

export interface ModelReport {
  readonly layers: readonly LayerReport[];
  readonly nodes: readonly NodeReport[];
  readonly warnings: readonly string[];
}

export interface ReportedModel {
  readonly prepared: PreparedModel;
  readonly choices: ReadonlyMap<string, LayerChoice>;
  readonly model: ModelProto;
  /** Compiled now where it is not there. */
  readonly plan: CompiledModel | undefined;
  readonly options: ResolvedOptions;
}

/** The report, made in the first call: it needs a plan, and compiling takes longer than the rest of quantizing a small model. */
export function modelReport(reported: ReportedModel): () => ModelReport {
  let report: ModelReport | undefined;
  return () => {
    report ??= makeReport(reported);
    return report;
  };
}

function makeReport({ prepared, choices, model, plan, options }: ReportedModel): ModelReport {
  const kernels = planKernels(plan ?? planOf(model, options));
  const layers = reportLayers(prepared.layers, choices, kernels, options.machine);
  return { layers, nodes: reportNodes(prepared, layers, model, kernels), warnings: warningsOf(layers) };
}
