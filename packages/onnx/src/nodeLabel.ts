// How messages name a node.
import type { FunctionProto, NodeProto } from './generated/onnx_pb.ts';

/** `"name" (Conv)`; a node without a name is named for its first output. */
export function nodeLabel(node: NodeProto): string {
  const name = node.name || `-> ${node.output.find(Boolean) ?? ''}`;
  return `${JSON.stringify(name)} (${operatorName(node)})`;
}

/** The operator with its domain, unless that is ONNX's own: `Conv`, `ai.onnx.ml.Scaler`. */
export function operatorName(node: NodeProto): string {
  return isOwnDomain(node.domain) ? node.opType : `${node.domain}.${node.opType}`;
}

/** A model's own function as nodes call it. */
export function functionName({ domain, name }: FunctionProto): string {
  return `${domain}.${name}`;
}

/** Whether a domain is ONNX's own, whose name may be left out. */
export function isOwnDomain(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

/** A domain as tables have it: ONNX's own is the empty text. */
export function keyOf(domain: string): string {
  return isOwnDomain(domain) ? '' : domain;
}
