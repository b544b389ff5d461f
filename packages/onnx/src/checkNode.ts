// Whether one node is what its operator's schema asks for.
import { typeName } from './attributes.ts';
import { OnnxError } from './errors.ts';
import type { AttributeProto, NodeProto } from './generated/onnx_pb.ts';
import { nodeLabel, operatorName } from './nodeLabel.ts';
import { findOperator, newestOpset, type OperatorSchema } from './operatorSchema.ts';
import { opsetOf } from './opsets.ts';

/** What operators a node may use. */
export interface OperatorContext {
  readonly opsets: ReadonlyMap<string, number>;
  /** The model's own, as `domain.name`. */
  readonly functions: ReadonlySet<string>;
  readonly irVersion: number;
  /** Inside a function attributes may be the function's own. */
  readonly isFunction: boolean;
}

/** Throws `KINGLET_ONNX_OPERATOR`, `KINGLET_ONNX_ATTRIBUTE` or `KINGLET_ONNX_VERSION`, with the node's name. */
export function checkNode(node: NodeProto, context: OperatorContext): void {
  if (context.functions.has(`${node.domain}.${node.opType}`)) return;
  const opset = opsetOf(context.opsets, node);
  if (newestOpset(node.domain) === undefined) return;
  const schema = findOperator(node.domain, node.opType, opset);
  if (!schema) throw operatorError(node, `there is no operator ${operatorName(node)} in opset ${opset}`);
  if (schema.deprecated)
    throw operatorError(node, `the operator is gone since opset ${schema.since}; this is ${opset}`);
  checkArity(node, schema);
  for (const attribute of node.attribute) checkAttribute(node, schema, attribute, context);
  for (const [name, { required }] of schema.attributes)
    if (required && !node.attribute.some((attribute) => attribute.name === name))
      throw attributeError(node, `expected the attribute ${name}`);
}

function checkArity(node: NodeProto, schema: OperatorSchema): void {
  const { minInputs, maxInputs, minOutputs, maxOutputs } = schema;
  checkCount(node, 'inputs', node.input.length, minInputs, maxInputs);
  checkCount(node, 'outputs', node.output.length, minOutputs, maxOutputs);
  const absent = schema.inputs.findIndex(({ kind }, i) => kind === 'single' && node.input[i] === '');
  if (absent >= 0) throw operatorError(node, `expected input ${schema.inputs[absent]?.name}, which cannot be left out`);
}

function checkCount(node: NodeProto, what: string, found: number, least: number, most: number): void {
  if (found >= least && found <= most) return;
  const range =
    least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  throw operatorError(node, `expected ${range} ${what}, found ${found}`);
}

function checkAttribute(
  node: NodeProto,
  schema: OperatorSchema,
  { name, type, refAttrName }: AttributeProto,
  { isFunction, irVersion }: OperatorContext,
): void {
  const expected = schema.attributes.get(name);
  if (!expected) throw attributeError(node, `the operator has no attribute ${name}`);
  if (refAttrName && !isFunction) throw attributeError(node, `${name} refers to the attribute of a function`);
  // IR version 1 had no types of attributes.
  const found = typeName(type);
  if (found !== expected.type && !(found === 'UNDEFINED' && irVersion < 2))
    throw attributeError(node, `expected attribute ${name} to be ${expected.type}, found ${found}`);
}

function operatorError(node: NodeProto, message: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_OPERATOR', message, { node: nodeLabel(node) });
}

function attributeError(node: NodeProto, message: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_ATTRIBUTE', message, { node: nodeLabel(node) });
}
