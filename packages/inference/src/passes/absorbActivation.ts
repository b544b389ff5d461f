// An activation behind a product becomes the product's last step.
import {
  type AttributeValue,
  floatAttribute,
  makeAttribute,
  makeNode,
  type NodeProto,
  stringAttribute,
} from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';

/** Makes `node` and an activation that alone reads it one node of the domain `kinglet`; how many were made. */
export function absorbActivation(graph: ModelGraph, node: NodeProto, opType: string): number {
  if (node.attribute.some(({ name }) => name === 'low' || name === 'high' || name === 'activation')) return 0;
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
function epilogueOf(node: NodeProto): Readonly<Record<string, AttributeValue>> | undefined {
  if (node.domain !== '') return undefined;
  switch (node.opType) {
    case 'Relu':
      return { low: 0 };
    case 'Gelu':
      return { activation: stringAttribute(node, 'approximate', 'none') === 'tanh' ? 'geluTanh' : 'gelu' };
    case 'Swish':
      return floatAttribute(node, 'alpha', 1) === 1 ? { activation: 'silu' } : undefined;
    case 'HardSwish':
    case 'Sigmoid':
    case 'Tanh':
      return { activation: `${node.opType[0]!.toLowerCase()}${node.opType.slice(1)}` };
    default:
      return undefined;
  }
}
