// What follows a convolution becomes part of it: a value that is added to its result, and an activation.
import { intAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import { absorbActivation } from './absorbActivation.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const fuseConvolutions: Pass = {
  name: 'fuseConvolutions',
  purpose: 'Conv with an addition and an activation behind it',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(isConvolution))
      changes += absorbResidual(graph, node) || absorbActivation(graph, node, 'FusedConv');
    return changes;
  },
};

function isConvolution({ opType, domain }: NodeProto): boolean {
  return (opType === 'Conv' && domain === '') || (opType === 'FusedConv' && domain === 'kinglet');
}

/** Add of another value of the same shape, which becomes input 3. */
function absorbResidual(graph: ModelGraph, node: NodeProto): number {
  const [made] = node.output as [string];
  const add = graph.onlyReaderOf(made);
  if (add?.opType !== 'Add' || add.domain !== '' || node.opType !== 'Conv' || isDepthwise(graph, node)) return 0;
  const residual = add.input.find((name) => name !== made);
  const shape = graph.shapeOf(made);
  const isAlike = residual !== undefined && JSON.stringify(graph.shapeOf(residual)) === JSON.stringify(shape);
  if (!isAlike || !shape?.every((length) => length !== undefined)) return 0;
  const [x, filters, bias = ''] = node.input as [string, string, string?];
  const options = { name: node.name, domain: 'kinglet' };
  const fused = makeNode('FusedConv', [x, filters, bias, residual], [add.output[0]!], options);
  fused.attribute = node.attribute;
  graph.replace([node, add], [fused]);
  return 1;
}

/** Their kernel adds nothing. */
function isDepthwise(graph: ModelGraph, node: NodeProto): boolean {
  const shape = graph.shapeOf(node.input[1]!);
  return shape?.[1] === 1 && shape[0] === intAttribute(node, 'group', 1);
}
