// The types of values: tensors with their shapes, sequences, optionals and maps; to and from ONNX's messages.
import { create } from '@bufbuild/protobuf';
import type { Dimension, Shape } from './dimension.ts';
import { limited, mergeShapes } from './dimension.ts';
import { type ElementType, elementTypeOf, storageOf } from './elementTypes.ts';
import { type TensorShapeProto, TensorShapeProtoSchema, type TypeProto, TypeProtoSchema } from './generated/onnx_pb.ts';

/** A tensor's type; `shape` is undefined when even the rank is not known. */
export interface TensorType {
  readonly kind: 'sparse_tensor' | 'tensor';
  readonly elementType: ElementType | undefined;
  readonly shape: Shape | undefined;
}

/** The type of a value; what is not known is undefined. */
export type ValueType =
  | TensorType
  | { readonly kind: 'map'; readonly key: ElementType | undefined; readonly value: ValueType | undefined }
  | { readonly kind: 'opaque'; readonly domain: string; readonly name: string }
  | { readonly kind: 'optional' | 'sequence'; readonly element: ValueType | undefined };

/** A dense tensor's type. */
export function tensorType(elementType: ElementType | undefined, shape: Shape | undefined): TensorType {
  return { kind: 'tensor', elementType, shape };
}

/** The type that a message says; undefined when it says nothing. */
export function valueTypeOf(proto: TypeProto | undefined): ValueType | undefined {
  const said = proto?.value;
  switch (said?.case) {
    case 'tensorType':
      return tensorType(elementTypeOf(said.value.elemType), shapeOf(said.value.shape));
    case 'sparseTensorType': {
      const { elemType, shape } = said.value;
      return { kind: 'sparse_tensor', elementType: elementTypeOf(elemType), shape: shapeOf(shape) };
    }
    case 'sequenceType':
      return { kind: 'sequence', element: valueTypeOf(said.value.elemType) };
    case 'optionalType':
      return { kind: 'optional', element: valueTypeOf(said.value.elemType) };
    case 'mapType':
      return { kind: 'map', key: elementTypeOf(said.value.keyType), value: valueTypeOf(said.value.valueType) };
    case 'opaqueType':
      return { kind: 'opaque', domain: said.value.domain, name: said.value.name };
    default:
      return undefined;
  }
}

/** The message that says a type. */
export function typeProtoOf(type: ValueType): TypeProto {
  return create(TypeProtoSchema, { value: protoValueOf(type) as TypeProto['value'] });
}

function protoValueOf(type: ValueType): object {
  const elemOf = (element: ValueType | undefined) => (element ? { elemType: typeProtoOf(element) } : {});
  switch (type.kind) {
    case 'tensor':
    case 'sparse_tensor': {
      const elemType = type.elementType ? storageOf[type.elementType].code : 0;
      const value = type.shape ? { elemType, shape: shapeProtoOf(type.shape) } : { elemType };
      return { case: type.kind === 'tensor' ? 'tensorType' : 'sparseTensorType', value };
    }
    case 'map': {
      const keyType = type.key ? storageOf[type.key].code : 0;
      return { case: 'mapType', value: type.value ? { keyType, valueType: typeProtoOf(type.value) } : { keyType } };
    }
    case 'opaque':
      return { case: 'opaqueType', value: { domain: type.domain, name: type.name } };
    default:
      return { case: `${type.kind}Type`, value: elemOf(type.element) };
  }
}

/** As ONNX's table of operators writes it, without the shape: `float`, `seq(tensor(float))`; undefined if not known. */
export function typeString(type: ValueType | undefined): string | undefined {
  const text = longTypeString(type);
  return text?.startsWith('tensor(') ? text.slice('tensor('.length, -1) : text;
}

/** The type that such a string stands for, of unknown shape; undefined when it is none. */
export function parseTypeString(text: string): ValueType | undefined {
  const [, outer = '', inner = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  if (outer === 'seq') return { kind: 'sequence', element: parseTypeString(inner) };
  if (outer === 'optional') return { kind: 'optional', element: parseTypeString(inner) };
  if (outer === 'map') return parseMap(inner);
  const name = outer === 'tensor' || outer === 'sparse_tensor' ? inner : text;
  if (!Object.hasOwn(storageOf, name)) return undefined;
  return { kind: outer === 'sparse_tensor' ? outer : 'tensor', elementType: name as ElementType, shape: undefined };
}

/** With the shape: `float[N, 3]`, `sequence of float[?]`; for people. */
export function describeType(type: ValueType | undefined): string {
  if (!type) return '?';
  if (type.kind === 'map') return `map of ${type.key ?? '?'} to ${describeType(type.value)}`;
  if (type.kind === 'opaque') return `${type.domain}.${type.name}`;
  if ('element' in type) return `${type.kind} of ${describeType(type.element)}`;
  return `${type.kind === 'tensor' ? '' : 'sparse '}${type.elementType ?? '?'}${describeShape(type.shape)}`;
}

/** `[N, 3, ?]`, or `[...]` when the rank is not known. */
export function describeShape(shape: Shape | undefined): string {
  return shape ? `[${shape.map((dimension) => dimension ?? '?').join(', ')}]` : '[...]';
}

/** Takes what either says; undefined when they contradict each other. */
export function mergeTypes(a: ValueType | undefined, b: ValueType | undefined): ValueType | undefined | 'conflict' {
  if (!a || !b) return a ?? b;
  if (a.kind === 'sequence' || a.kind === 'optional') {
    const element = a.kind === b.kind && 'element' in b ? mergeTypes(a.element, b.element) : 'conflict';
    return element === 'conflict' ? element : { kind: a.kind, element };
  }
  if (a.kind === 'map' || a.kind === 'opaque') return a.kind === b.kind ? a : 'conflict';
  return isTensorType(b) && a.kind === b.kind ? mergeTensorTypes(a, b) : 'conflict';
}

/** Whether a value is a tensor, dense or sparse. */
export function isTensorType(type: ValueType | undefined): type is TensorType {
  return type?.kind === 'tensor' || type?.kind === 'sparse_tensor';
}

function mergeTensorTypes(a: TensorType, b: TensorType): TensorType | 'conflict' {
  if (a.elementType && b.elementType && a.elementType !== b.elementType) return 'conflict';
  const shape = a.shape && b.shape ? mergeShapes(a.shape, b.shape) : (a.shape ?? b.shape);
  if (a.shape && b.shape && !shape) return 'conflict';
  return { kind: a.kind, elementType: a.elementType ?? b.elementType, shape };
}

function longTypeString(type: ValueType | undefined): string | undefined {
  if (!type) return undefined;
  if (type.kind === 'opaque') return `opaque(${type.domain},${type.name})`;
  if (type.kind === 'map') return `map(${type.key},${typeString(type.value)})`;
  const inner = isTensorType(type) ? type.elementType : 'element' in type ? longTypeString(type.element) : undefined;
  return inner && `${type.kind === 'sequence' ? 'seq' : type.kind}(${inner})`;
}

function parseMap(inner: string): ValueType {
  const [key = '', value = ''] = inner.split(/, ?(.*)/);
  return { kind: 'map', key: key as ElementType, value: parseTypeString(value) };
}

function shapeOf(proto: TensorShapeProto | undefined): Shape | undefined {
  return proto?.dim.map(({ value }): Dimension => {
    // Exporters write -1 for what they do not know.
    if (value.case === 'dimValue') return value.value < 0n ? undefined : Number(value.value);
    return value.case === 'dimParam' && value.value !== '' ? limited(value.value) : undefined;
  });
}

function shapeProtoOf(shape: Shape): TensorShapeProto {
  const dim = shape.map((dimension) => {
    if (typeof dimension === 'number') return { value: { case: 'dimValue' as const, value: BigInt(dimension) } };
    return dimension === undefined ? {} : { value: { case: 'dimParam' as const, value: dimension } };
  });
  return create(TensorShapeProtoSchema, { dim });
}
