// The types of a node's outputs, element types only, as the operator's schema relates them to its inputs'.
import { OnnxError } from './errors.ts';
import type { NodeProto } from './generated/onnx_pb.ts';
import { nodeLabel } from './nodeLabel.ts';
import { type FormalParameter, type OperatorSchema, parameterAt } from './operatorSchema.ts';
import { parseTypeString, typeString, type ValueType } from './valueType.ts';

/**
 * One type for each output; undefined where the schema does not say. Throws `KINGLET_ONNX_TYPE` when an input is of a
 * type that the operator does not take, or two that must be of one type are not.
 */
export function inferTypes(
  node: NodeProto,
  schema: OperatorSchema,
  typeOf: (input: number) => ValueType | undefined,
): (ValueType | undefined)[] {
  const bound = new Map<string, string>();
  for (let input = 0; input < node.input.length; input++) {
    const parameter = parameterAt(schema.inputs, input);
    const found = typeString(typeOf(input));
    if (parameter && found) bind(node, schema, parameter, found, bound);
  }
  return node.output.map((_, output) => {
    const parameter = parameterAt(schema.outputs, output);
    return parameter && outputType(schema, parameter, bound);
  });
}

function bind(
  node: NodeProto,
  schema: OperatorSchema,
  { name, type, kind }: FormalParameter,
  found: string,
  bound: Map<string, string>,
): void {
  const allowed = schema.types.get(type) ?? new Set([type]);
  if (!allowed.has(found)) throw typeError(node, `input ${name} cannot be ${found}; ${oneOf(allowed)}`);
  if (kind === 'heterogeneous') return;
  const before = bound.get(type);
  if (before && before !== found)
    throw typeError(node, `expected inputs of one type, found ${before} and, as ${name}, ${found}`);
  bound.set(type, found);
}

function oneOf(allowed: ReadonlySet<string>): string {
  const names = [...allowed];
  return `expected ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}`;
}

function outputType(schema: OperatorSchema, { type, kind }: FormalParameter, bound: ReadonlyMap<string, string>) {
  if (kind === 'heterogeneous') return undefined;
  const allowed = schema.types.get(type);
  if (!allowed) return parseTypeString(type);
  const [only] = allowed.size === 1 ? allowed : [];
  const name = bound.get(type) ?? only;
  return name === undefined ? undefined : parseTypeString(name);
}

function typeError(node: NodeProto, message: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_TYPE', message, { node: nodeLabel(node) });
}
