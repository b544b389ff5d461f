// Weights that a graph fills with one number, and constants that it only gives another shape, become constants.
import { type NodeProto, tensorAttribute, tensorValues } from '@kinglet/onnx';
import type { Constant, ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

/** Most bytes of a constant that is no operand of a product: those are part of the file. */
const mostBytes = 2 ** 20;
const products = new Set(['Conv', 'ConvTranspose', 'Gemm', 'MatMul']);
const shapers = new Set(['Flatten', 'Identity', 'Reshape', 'Squeeze', 'Unsqueeze']);

export const fillConstants: Pass = {
  name: 'fillConstants',
  purpose: 'ConstantOfShape, and Reshape and the like of constants',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(({ domain }) => domain === '')) {
      const constant = node.opType === 'ConstantOfShape' ? filled(graph, node) : reshaped(graph, node);
      const [name] = node.output;
      if (!constant || !name || graph.isOutput(name)) continue;
      graph.replaceByConstant(node, constant);
      changes++;
    }
    return changes;
  },
};

function filled(graph: ModelGraph, node: NodeProto): Constant | undefined {
  const dims = dimsOf(graph, node.output[0]!);
  if (!dims) return undefined;
  const value = tensorAttribute(node, 'value');
  const one = value ? tensorValues(value) : new Float32Array(1);
  const length = dims.reduce((product, extent) => product * extent, 1);
  const isWeight = graph.consumersOf(node.output[0]!).some(({ opType }) => products.has(opType));
  if (!isWeight && length * one.BYTES_PER_ELEMENT > mostBytes) return undefined;
  const values = new (one.constructor as Float32ArrayConstructor)(length).fill(one[0] as number);
  const type = graph.types.get(node.output[0]!);
  return type?.kind === 'tensor' && type.elementType ? { type: type.elementType, dims, values } : undefined;
}

function reshaped(graph: ModelGraph, node: NodeProto): Constant | undefined {
  const constant = shapers.has(node.opType) ? graph.constant(node.input[0] ?? '') : undefined;
  const dims = constant && dimsOf(graph, node.output[0]!);
  return dims && { ...constant, dims };
}

function dimsOf(graph: ModelGraph, name: string): readonly number[] | undefined {
  const shape = graph.shapeOf(name);
  return shape?.every((length) => typeof length === 'number') ? (shape as readonly number[]) : undefined;
}
