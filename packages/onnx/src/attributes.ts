// The attributes of a node, read and set by name.
import { create } from '@bufbuild/protobuf';
import { OnnxError } from './errors.ts';
import {
  type AttributeProto,
  AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  type GraphProto,
  type NodeProto,
  type TensorProto,
} from './generated/onnx_pb.ts';
import { nodeLabel } from './nodeLabel.ts';

/** What `setAttribute` takes: a bigint or bigints are integers, numbers are floats. */
export type AttributeValue =
  | bigint
  | number
  | string
  | GraphProto
  | TensorProto
  | readonly bigint[]
  | readonly number[]
  | readonly string[];

/** The attribute, or undefined. */
export function findAttribute(node: NodeProto, name: string): AttributeProto | undefined {
  return node.attribute.find((attribute) => attribute.name === name);
}

/** An integer. Throws `KINGLET_ONNX_ATTRIBUTE`, like all of these, when the attribute is of another type. */
export function intAttribute(node: NodeProto, name: string, otherwise: number): number {
  const attribute = typed(node, name, AttributeType.INT);
  return attribute ? Number(attribute.i) : otherwise;
}

/** Integers; undefined when the attribute is not there. */
export function intsAttribute(node: NodeProto, name: string): number[] | undefined {
  return typed(node, name, AttributeType.INTS)?.ints.map(Number);
}

/** A float. */
export function floatAttribute(node: NodeProto, name: string, otherwise: number): number {
  return typed(node, name, AttributeType.FLOAT)?.f ?? otherwise;
}

/** Floats; undefined when the attribute is not there. */
export function floatsAttribute(node: NodeProto, name: string): number[] | undefined {
  return typed(node, name, AttributeType.FLOATS)?.floats;
}

/** A text. */
export function stringAttribute(node: NodeProto, name: string, otherwise: string): string {
  const attribute = typed(node, name, AttributeType.STRING);
  return attribute ? new TextDecoder().decode(attribute.s) : otherwise;
}

/** Texts; undefined when the attribute is not there. */
export function stringsAttribute(node: NodeProto, name: string): string[] | undefined {
  return typed(node, name, AttributeType.STRINGS)?.strings.map((bytes) => new TextDecoder().decode(bytes));
}

/** A tensor; undefined when the attribute is not there. */
export function tensorAttribute(node: NodeProto, name: string): TensorProto | undefined {
  return typed(node, name, AttributeType.TENSOR)?.t;
}

/** A graph; undefined when the attribute is not there. */
export function graphAttribute(node: NodeProto, name: string): GraphProto | undefined {
  return typed(node, name, AttributeType.GRAPH)?.g;
}

/** The graphs that a node holds: the branches of If, the bodies of Loop and Scan. */
export function subgraphsOf(node: NodeProto): GraphProto[] {
  return node.attribute.flatMap(({ g, graphs }) => (g ? [g, ...graphs] : graphs));
}

/** Sets an attribute, or removes it (`undefined`). */
export function setAttribute(node: NodeProto, name: string, value: AttributeValue | undefined): void {
  const at = node.attribute.findIndex((attribute) => attribute.name === name);
  if (value === undefined) {
    if (at >= 0) node.attribute.splice(at, 1);
    return;
  }
  node.attribute.splice(at < 0 ? node.attribute.length : at, 1, makeAttribute(name, value));
}

/** One attribute; an empty list is of integers. */
export function makeAttribute(name: string, value: AttributeValue): AttributeProto {
  const encode = (text: string) => new TextEncoder().encode(text);
  const make = (type: AttributeType, init: object) => create(AttributeProtoSchema, { name, type, ...init });
  if (typeof value === 'bigint') return make(AttributeType.INT, { i: value });
  if (typeof value === 'number') return make(AttributeType.FLOAT, { f: value });
  if (typeof value === 'string') return make(AttributeType.STRING, { s: encode(value) });
  if ('$typeName' in value)
    return value.$typeName === 'onnx.GraphProto'
      ? make(AttributeType.GRAPH, { g: value })
      : make(AttributeType.TENSOR, { t: value });
  const [first = 0n] = value;
  if (typeof first === 'bigint') return make(AttributeType.INTS, { ints: value });
  if (typeof first === 'number') return make(AttributeType.FLOATS, { floats: value });
  return make(AttributeType.STRINGS, { strings: (value as readonly string[]).map(encode) });
}

// Models of IR version 1 leave the type out; the value that is there says which it is.
function typed(node: NodeProto, name: string, type: AttributeType): AttributeProto | undefined {
  const attribute = findAttribute(node, name);
  if (!attribute || attribute.type === type || attribute.type === AttributeType.UNDEFINED) return attribute;
  const [expected, found] = [typeName(type), typeName(attribute.type)];
  const message = `expected attribute ${name} to be ${expected}, found ${found}`;
  throw new OnnxError('KINGLET_ONNX_ATTRIBUTE', message, { node: nodeLabel(node) });
}

/** ONNX's word for the type of an attribute. */
export function typeName(type: AttributeType): string {
  return Object.entries(AttributeType).find(([, code]) => code === type)?.[0] ?? `number ${type}`;
}
