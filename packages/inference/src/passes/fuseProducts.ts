// What follows a product with a constant matrix becomes part of it: a constant row, and an activation.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import { absorbActivation } from './absorbActivation.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const fuseProducts: Pass = {
  name: 'fuseProducts',
  purpose: 'MatMul and Gemm with a bias and an activation behind them',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(({ opType, domain }) => domain === '' && (opType === 'MatMul' || opType === 'Gemm')))
      changes += absorbBias(graph, node) || (node.opType === 'Gemm' ? absorbActivation(graph, node, 'FusedGemm') : 0);
    return changes;
  },
};

/** Add of a constant row to a product of two matrices. */
function absorbBias(graph: ModelGraph, node: NodeProto): number {
  const add = graph.onlyReaderOf(node.output[0]!);
  if (add?.opType !== 'Add' || node.opType !== 'MatMul') return 0;
  const type = graph.types.get(node.output[0]!);
  const shape = type?.kind === 'tensor' ? type.shape : undefined;
  const other = add.input.find((name) => name !== node.output[0]);
  const bias = other === undefined ? undefined : graph.constant(other);
  if (
    !bias ||
    shape?.length !== 2 ||
    bias.values.length !== shape[1] ||
    bias.dims.length > 2 ||
    bias.dims.at(-1) !== shape[1]
  )
    return 0;
  const name = graph.addConstant(`${node.output[0]}_bias`, { ...bias, dims: [bias.values.length] });
  const fused = makeNode('Gemm', [...node.input, name], [add.output[0]!], { name: node.name });
  graph.replace([node, add], [fused]);
  return 1;
}
