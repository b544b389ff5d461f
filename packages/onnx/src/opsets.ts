// Which version of each domain a model uses.
import { OnnxError } from './errors.ts';
import type { ModelProto, NodeProto } from './generated/onnx_pb.ts';
import { keyOf, nodeLabel } from './nodeLabel.ts';

/** The versions that a model imports, by domain; ONNX's own is the empty text. Models of IR version 1 and 2 have opset 1. */
export function opsetsOf(model: ModelProto): ReadonlyMap<string, number> {
  const opsets = new Map(model.opsetImport.map(({ domain, version }) => [keyOf(domain), Number(version)]));
  return opsets.size || Number(model.irVersion) >= 3 ? opsets : new Map([['', 1]]);
}

/** The version of a node's domain; throws `KINGLET_ONNX_VERSION` when the model does not import it. */
export function opsetOf(opsets: ReadonlyMap<string, number>, node: NodeProto): number {
  const version = opsets.get(keyOf(node.domain));
  if (version !== undefined) return version;
  const message = `expected the model to import the domain ${JSON.stringify(node.domain)}`;
  throw new OnnxError('KINGLET_ONNX_VERSION', message, { node: nodeLabel(node) });
}
