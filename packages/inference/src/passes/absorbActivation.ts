// An activation behind a product becomes the product's last step.
import {
  type AttributeValue,
  findAttribute,
  floatAttribute,
  makeAttribute,
  makeNode,
  type NodeProto,
  opsetOf,
  stringAttribute,
} from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** Makes `node` and an activation that alone reads it one node of the domain `kinglet`; how many were made. */
export function absorbActivation(graph: ModelGraph, node: NodeProto, opType: string): number {
  if (hasEnd(node)) return 0;
  const activation = graph.onlyReaderOf(node.output[0]!);
  const attributes = activation && epilogueOf(graph, activation);
  if (!activation || !attributes) return 0;
  const fused = makeNode(opType, node.input, [activation.output[0]!], { name: node.name, domain: 'kinglet' });
  fused.attribute = [
    ...node.attribute,
    ...Object.entries(attributes).map(([name, value]) => makeAttribute(name, value)),
  ];
  graph.replace([node, activation], [fused]);
  return 1;
}

/** Whether a product has limits or an activation already, behind which nothing is added. */
export function hasEnd({ attribute }: NodeProto): boolean {
  return attribute.some(({ name }) => name === 'low' || name === 'high' || name === 'activation');
}

/** The attributes that stand for an activation. */
function epilogueOf(graph: ModelGraph, node: NodeProto): Attributes | undefined {
  if (node.domain !== '') return undefined;
  switch (node.opType) {
    case 'Relu':
      return { low: 0 };
    case 'Clip':
      return limitsOf(graph, node) as Attributes | undefined;
    case 'Gelu':
      return { activation: stringAttribute(node, 'approximate', 'none') === 'tanh' ? 'geluTanh' : 'gelu' };
    case 'HardSwish':
      return { activation: 'hardSwish' };
    case 'Sigmoid':
      return { activation: 'sigmoid' };
    case 'Swish':
      return floatAttribute(node, 'alpha', 1) === 1 ? { activation: 'silu' } : undefined;
    case 'Tanh':
      return { activation: 'tanh' };
    default:
      return undefined;
  }
}

/** What lies outside becomes the nearer of them; undefined: no limit. */
export interface Limits {
  readonly low?: number;
  readonly high?: number;
}

/** Limits of Clip: attributes before opset 11, then inputs; undefined where they are not known. */
export function limitsOf(graph: ModelGraph, node: NodeProto): Limits | undefined {
  const limits: { low?: number; high?: number } = {};
  for (const [i, [name, attribute]] of [['low', 'min'] as const, ['high', 'max'] as const].entries()) {
    if (opsetOf(graph.opsets, node) < 11) {
      if (findAttribute(node, attribute)) limits[name] = floatAttribute(node, attribute, 0);
      continue;
    }
    const input = node.input[i + 1];
    if (!input) continue;
    const values = graph.constant(input)?.values;
    if (!(values instanceof Float32Array)) return undefined;
    limits[name] = values[0]!;
  }
  return limits;
}
