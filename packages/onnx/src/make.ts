// Models, nodes and values made in code.
import { create } from '@bufbuild/protobuf';
import { type AttributeValue, makeAttribute } from './attributes.ts';
import {
  type FunctionProto,
  type GraphProto,
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from './generated/onnx_pb.ts';
import { typeProtoOf, type ValueType } from './valueType.ts';

/** What a node may have beside its inputs and outputs. */
export interface NodeOptions {
  readonly name?: string;
  /** @default ONNX's own */
  readonly domain?: string;
  /** By name: a bigint or bigints are integers, numbers are floats. */
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** One node. An input that is left out is an empty text. */
export function makeNode(
  opType: string,
  input: readonly string[],
  output: readonly string[],
  options: NodeOptions = {},
): NodeProto {
  const { name, domain, attributes = {} } = options;
  const attribute = Object.entries(attributes).map(([key, value]) => makeAttribute(key, value));
  const given = { ...(name === undefined ? {} : { name }), ...(domain === undefined ? {} : { domain }) };
  return create(NodeProtoSchema, { opType, input: [...input], output: [...output], attribute, ...given });
}

/** A value's name with its type. */
export function makeValueInfo(name: string, type: ValueType): ValueInfoProto {
  return create(ValueInfoProtoSchema, { name, type: typeProtoOf(type) });
}

/** What a graph is made of. */
export interface GraphParts {
  readonly name?: string;
  readonly nodes: readonly NodeProto[];
  readonly inputs: readonly ValueInfoProto[];
  readonly outputs: readonly ValueInfoProto[];
  readonly initializers?: readonly TensorProto[];
}

/** A graph. */
export function makeGraph({ name = 'graph', nodes, inputs, outputs, initializers = [] }: GraphParts): GraphProto {
  const initializer = [...initializers];
  return create(GraphProtoSchema, { name, node: [...nodes], input: [...inputs], output: [...outputs], initializer });
}

/** What a model has beside its graph. */
export interface ModelOptions {
  /** The version of each domain; ONNX's own is the empty text. @default `{ '': 21 }` */
  readonly opsets?: Readonly<Record<string, number>>;
  /** @default 10 */
  readonly irVersion?: number;
  /** @default `kinglet` */
  readonly producerName?: string;
  readonly functions?: readonly FunctionProto[];
}

/** A model. */
export function makeModel(graph: GraphProto, options: ModelOptions = {}): ModelProto {
  const { opsets = { '': 21 }, irVersion = 10, producerName = 'kinglet', functions = [] } = options;
  const opsetImport = Object.entries(opsets).map(([domain, version]) => ({ domain, version: BigInt(version) }));
  return create(ModelProtoSchema, {
    irVersion: BigInt(irVersion),
    producerName,
    graph,
    opsetImport,
    functions: [...functions],
  });
}
