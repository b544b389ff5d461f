// An activation behind a product becomes the product's last step.
import { type AttributeValue, makeAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';

/** Makes `node` and an activation that alone reads it one node of the domain `kinglet`; how many were made. */
export function absorbActivation(graph: ModelGraph, node: NodeProto, opType: string): number {
  if (node.domain === 'kinglet') return 0;
  const activation = graph.onlyReaderOf(node.output[0]!);
  const attributes = activation && epilogueOf(activation);
  if (!activation || !attributes) return 0;
  const fused = makeNode(opType, node.input, [activation.output[0]!], { name: node.name, domain: 'kinglet' });
  fused.attribute = [
    ...node.attribute,
    ...Object.entries(attributes).map(([name, value]) => makeAttribute(name, value)),
  ];
  graph.replace([node, activation], [fused]);
  return 1;
}

/** The attributes that stand for an activation. */
function epilogueOf({ opType, domain }: NodeProto): Readonly<Record<string, AttributeValue>> | undefined {
  if (domain !== '') return undefined;
  return opType === 'Relu' ? { low: 0 } : undefined;
}
