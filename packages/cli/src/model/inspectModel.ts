// What a model or a plan holds.
import type { PlanSummary } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import type { InferencePackages } from './inferencePackages.ts';
import type { TensorInfo } from './tensorFile.ts';

/** A plan, and how many instructions call each kernel. */
export interface PlanReport {
  readonly plan: PlanSummary;
  readonly kernels: Readonly<Record<string, number>>;
}

/** An ONNX model. */
export interface OnnxSummary {
  readonly name: string;
  readonly producer: string;
  readonly irVersion: number;
  /** By domain; ONNX's own is `ai.onnx`. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly nodes: number;
  /** How many nodes there are of each. */
  readonly operators: Readonly<Record<string, number>>;
  readonly constants: number;
  readonly constantBytes: number;
}

export function reportPlan({ compiler }: InferencePackages, file: Uint8Array): PlanReport {
  const plan = compiler.inspectPlan(file);
  return { plan, kernels: countOf(plan.instructions.map(({ kernel }) => kernel)) };
}

export function summarizeOnnx({ onnx }: InferencePackages, model: ModelProto): OnnxSummary {
  const graph = onnx.graphOf(model);
  const constants = new Set(graph.initializer.map(({ name }) => name));
  const describe = (infos: typeof graph.input): TensorInfo[] =>
    infos
      .filter(({ name }) => !constants.has(name))
      .map(({ name, type }) => {
        const value = onnx.valueTypeOf(type);
        if (value?.kind !== 'tensor') return { name, type: value ? onnx.describeType(value) : '?', shape: [] };
        return { name, type: value.elementType ?? '?', shape: (value.shape ?? ['?']).map((length) => length ?? '?') };
      });
  return {
    name: graph.name,
    producer: `${model.producerName} ${model.producerVersion}`.trim(),
    irVersion: Number(model.irVersion),
    opsets: Object.fromEntries([...onnx.opsetsOf(model)].map(([domain, version]) => [domain || 'ai.onnx', version])),
    inputs: describe(graph.input),
    outputs: describe(graph.output),
    nodes: graph.node.length,
    operators: countOf(graph.node.map(({ domain, opType }) => (domain ? `${domain}.${opType}` : opType))),
    constants: constants.size,
    constantBytes: graph.initializer.reduce((sum, tensor) => sum + bytesOf(onnx, tensor), 0),
  };
}

function bytesOf(onnx: InferencePackages['onnx'], tensor: Parameters<typeof onnx.tensorValues>[0]): number {
  const { type } = onnx.checkTensor(tensor);
  return type === 'string' ? 0 : onnx.tensorValues(tensor).byteLength;
}

/** The most frequent first. */
function countOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b, 'en')));
}
