// Every node of a model that was quantized: what runs it, and why.
import { Graph, inferShapes, type ModelProto, type NodeProto, nodeLabel, type ValueType } from '@kinglet/onnx';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import { carriers } from '../write/carriers.ts';
import type { Execution, LayerReport } from './reportLayers.ts';

export interface NodeReport {
  readonly name: string;
  readonly operator: string;
  readonly plan: NodeExecution;
  /** Of the plan, in the order in which they run. */
  readonly kernels: readonly string[];
  readonly onnxruntime: NodeExecution;
  /** Why it is no product of integers; of layers the note. */
  readonly reason: string;
}

/** Of nodes that are no layers also what multiplies nothing. */
export type NodeExecution = Execution | 'part of another kernel' | 'moves integers' | 'no floats';

/**
 * The nodes of the prepared model, in its order: those that are no layers keep the type that their operands have.
 * `quantized`: what was written; `kernels`: of its plan.
 */
export function reportNodes(
  { model, notes }: PreparedModel,
  layers: readonly LayerReport[],
  quantized: ModelProto,
  kernels: ReadonlyMap<string, readonly string[]> | undefined,
): readonly NodeReport[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const [written, types] = [new Graph(quantized), inferShapes(model).types];
  return new Graph(model).nodes.map((node) => {
    const own = kernels?.get(node.name) ?? [];
    const layer = byName.get(node.name);
    if (layer) return { ...partsOf(layer), kernels: own };
    const isFloat = isOfFloats(node, types);
    return {
      name: node.name,
      operator: node.opType,
      plan: kernels ? planExecution(own, isFloat) : 'no plan',
      kernels: own,
      onnxruntime: isFloat ? runtimeExecution(written, node) : 'no floats',
      reason: reasonOf(node, notes),
    };
  });
}

function partsOf({ name, operator, plan, onnxruntime, note }: LayerReport): Omit<NodeReport, 'kernels'> {
  return { name, operator, plan, onnxruntime, reason: note };
}

function isOfFloats({ output }: NodeProto, types: ReadonlyMap<string, ValueType>): boolean {
  const type = types.get(output[0] ?? '');
  return type?.kind !== 'tensor' || ['bfloat16', 'double', 'float', 'float16'].includes(type.elementType ?? 'float');
}

function planExecution(own: readonly string[], isFloat: boolean): NodeExecution {
  if (own.length === 0) return 'part of another kernel';
  if (own.some((kernel) => /Integer/.test(kernel))) return 'moves integers';
  return isFloat ? 'float kernel' : 'no floats';
}

/** Between quantizers ONNX Runtime 1.32 was seen to move integers, and to take limits into the layer before. */
function runtimeExecution(graph: Graph, { opType, output, name }: NodeProto): NodeExecution {
  const node = graph.find({ name })[0];
  const readers = graph.consumersOf(node?.output[0] ?? output[0]!);
  const isQuantized = readers.length > 0 && readers.every((reader) => reader.opType === 'QuantizeLinear');
  if (!node || !isQuantized) return 'float kernel';
  const producer = graph.producerOf(node.input[0]!);
  if (carriers.has(opType) && producer?.opType === 'DequantizeLinear') return 'moves integers';
  return ['Clip', 'Relu'].includes(opType) && producer?.opType === 'Conv' ? 'part of another kernel' : 'float kernel';
}

function reasonOf(node: NodeProto, notes: readonly string[]): string {
  const label = `${nodeLabel(node)}: `;
  const note = notes.find((text) => text.startsWith(label));
  if (note) return note.slice(label.length);
  if (carriers.has(node.opType)) return 'moves elements, of the type that they have';
  return 'no product with constant weights';
}
