// What follows a convolution becomes part of it: a constant for each channel, and an activation.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import { absorbActivation } from './absorbActivation.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const fuseConvolutions: Pass = {
  name: 'fuseConvolutions',
  purpose: 'Conv with a bias and an activation behind it',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(isConvolution))
      changes += absorbBias(graph, node) || absorbActivation(graph, node, 'FusedConv');
    return changes;
  },
};

function isConvolution({ opType, domain }: NodeProto): boolean {
  return (opType === 'Conv' && domain === '') || (opType === 'FusedConv' && domain === 'kinglet');
}

/** Add of [channels, 1, 1]: the bias of a convolution that has none and no activation. */
function absorbBias(graph: ModelGraph, node: NodeProto): number {
  const add = graph.onlyReaderOf(node.output[0]!);
  if (add?.opType !== 'Add' || node.opType !== 'Conv' || node.input[2]) return 0;
  const other = add.input.find((name) => name !== node.output[0]);
  const bias = other === undefined ? undefined : graph.constant(other);
  const filters = graph.constant(node.input[1]!);
  if (!bias || !filters || bias.type !== 'float') return 0;
  const [channels, ...kernel] = [filters.dims[0]!, ...filters.dims.slice(2)];
  const wanted = [channels, ...kernel.map(() => 1)];
  const dims = bias.dims.slice(Math.max(0, bias.dims.length - wanted.length));
  if (
    bias.values.length !== channels ||
    dims.some((length, i) => length !== wanted[i]) ||
    dims.length !== wanted.length
  )
    return 0;
  const name = graph.addConstant(`${node.output[0]}_bias`, { ...bias, dims: [channels] });
  const fused = makeNode('Conv', [node.input[0]!, node.input[1]!, name], [add.output[0]!], { name: node.name });
  fused.attribute = node.attribute;
  graph.replace([node, add], [fused]);
  return 1;
}
