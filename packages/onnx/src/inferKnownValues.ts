// The elements of a node's outputs where they follow from what is known: how shapes travel through a graph.
import {
  findAttribute,
  floatAttribute,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  tensorAttribute,
} from './attributes.ts';
import { addDimensions, countOf, type Dimension, isNotNegative, sizeOf } from './dimension.ts';
import { type ElementType, elementTypeOf, storageOf } from './elementTypes.ts';
import { computingRules, type KnownRule } from './knownArithmetic.ts';
import { type KnownValues, knownValuesOf, largestKnown, makeKnownValues, spread } from './knownValues.ts';
import { axisIn, listOf, type NodeContext, numbersOf, shapeOf, unknownShape } from './nodeContext.ts';
import { isOwnDomain } from './nodeLabel.ts';
import { shapeSlice } from './rules/creation.ts';
import { clampSlice, slicesOf } from './rules/slice.ts';
import type { TensorType } from './valueType.ts';

/** The elements of an output, if they are few and known; `type` is the output's. */
export function inferKnownValues(
  context: NodeContext,
  { shape, elementType }: TensorType,
  output: number,
): KnownValues | undefined {
  const { opType, domain } = context.node;
  const rule = isOwnDomain(domain) ? ruleOf(opType) : undefined;
  // A length that is not known, beside one of 0, makes no element and is still not known.
  const size = shape?.every((length) => typeof length === 'number') ? sizeOf(shape) : undefined;
  if (!rule || typeof size !== 'number' || size > largestKnown) return undefined;
  if (output > 0 && opType !== 'Split') return undefined;
  const data = rule(context, shape as readonly number[], output);
  const exact = Object.hasOwn(moving, opType) ? data : data?.map((value) => representable(value, elementType));
  return exact && makeKnownValues(shape!, exact);
}

function ruleOf(opType: string): KnownRule | undefined {
  const rules = [moving, computingRules].find((table) => Object.hasOwn(table, opType));
  return rules?.[opType];
}

/**
 * What a computed value is in its type; undefined where that is not certain: whole numbers that overflow, fractions of
 * half precision, and symbols among floats, whose products with fractions are no lengths.
 */
function representable(value: Dimension, type: ElementType | undefined): Dimension {
  if (typeof value === 'string') return type?.includes('int') ? value : undefined;
  if (value === undefined || type === 'double') return value;
  if (type === 'float') return Math.fround(value);
  const isUnsigned = type?.startsWith('uint') ?? false;
  const most = type?.includes('int') ? mostOf(storageOf[type].bits, isUnsigned) : 127;
  return Number.isInteger(value) && value >= (isUnsigned ? 0 : -most) && value <= most ? value : undefined;
}

function mostOf(bits: number, isUnsigned: boolean): number {
  return Math.min(Number.MAX_SAFE_INTEGER, 2 ** (isUnsigned ? bits : bits - 1) - 1);
}

// What these give is what they were given; Cast looks itself at what its type holds.
const moving: Readonly<Record<string, KnownRule>> = {
  Shape: (context) => shapeSlice(context),
  Size: (context) => one(sizeOf(shapeOf(context, 0) ?? [undefined])),
  Constant: constant,
  ConstantOfShape: filled,
  Gather: gather,
  Slice: slice,
  Split: split,
  Concat: concat,
  Transpose: transpose,
  ...Object.fromEntries(['Reshape', 'Squeeze', 'Unsqueeze', 'Flatten', 'Identity'].map((name) => [name, unchanged])),
  Expand: (context, shape) => spread(context.known(0), shape),
  Cast: cast,
  Where: where,
};

function one(value: Dimension): readonly Dimension[] | undefined {
  return value === undefined ? undefined : [value];
}

function constant({ node }: NodeContext): readonly Dimension[] | undefined {
  const tensor = tensorAttribute(node, 'value');
  if (tensor) return knownValuesOf(tensor)?.data;
  if (findAttribute(node, 'value_int')) return [intAttribute(node, 'value_int', 0)];
  if (findAttribute(node, 'value_float')) return [floatAttribute(node, 'value_float', 0)];
  return intsAttribute(node, 'value_ints') ?? floatsAttribute(node, 'value_floats');
}

function filled(context: NodeContext, shape: readonly number[]): readonly Dimension[] | undefined {
  const value = tensorAttribute(context.node, 'value');
  const known = value ? knownValuesOf(value)?.data[0] : 0;
  return known === undefined ? undefined : Array(countOf(shape)).fill(known);
}

function gather(context: NodeContext, shape: readonly number[]): readonly Dimension[] | undefined {
  const [data, indices] = [context.known(0), context.known(1)];
  if (!data || !indices) return undefined;
  const axis = axisIn(context, intAttribute(context.node, 'axis', 0), data.shape.length);
  // Otherwise one axis may be of any length.
  if (countOf(shape) === 0) return [];
  // What is gathered has as many elements as the output, which is short.
  const [length, inner] = [data.shape[axis]!, countOf(data.shape.slice(axis + 1))];
  const positions = indices.data.map((index) => (typeof index === 'number' && index < 0 ? index + length : index));
  return Array.from({ length: countOf(data.shape.slice(0, axis)) }, (_, outer) =>
    positions.flatMap((index) => {
      if (typeof index !== 'number' || index < 0 || index >= length) return Array<undefined>(inner).fill(undefined);
      const start = (outer * length + index) * inner;
      return data.data.slice(start, start + inner);
    }),
  ).flat();
}

function slice(context: NodeContext): readonly Dimension[] | undefined {
  const data = context.known(0);
  const ranges = data && slicesOf(context, data.shape.length);
  if (data?.shape.length !== 1 || ranges?.length !== 1) return undefined;
  const [{ start, end, step }] = ranges as [(typeof ranges)[number]];
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  const { first, count } = clampSlice(data.data.length, start, end, step);
  return Array.from({ length: count }, (_, i) => data.data[first + i * step]);
}

function split(context: NodeContext, shape: readonly number[], output: number): readonly Dimension[] | undefined {
  const data = context.known(0);
  const given = listOf(context, 'split', 1);
  if (data?.shape.length !== 1 || !given) return undefined;
  const count = context.node.output.length;
  const piece = Math.ceil(data.data.length / count);
  const before = given === 'absent' ? piece * output : given.slice(0, output).reduce(addDimensions, 0);
  return typeof before === 'number' ? data.data.slice(before, before + shape[0]!) : undefined;
}

function concat(context: NodeContext): readonly Dimension[] | undefined {
  const shapes = context.node.input.map((_, input) => shapeOf(context, input) ?? []);
  // The output is short, and so is each of them, unless only what the model says of the output is known.
  const lengths = numbersOf(shapes.map((shape) => (shape.length === 1 ? shape[0] : undefined)));
  if (!lengths?.every((length) => length <= largestKnown)) return undefined;
  return lengths.flatMap((length, input) => context.known(input)?.data ?? unknownShape(length)!);
}

function transpose(context: NodeContext): readonly Dimension[] | undefined {
  const data = context.known(0);
  return data && data.shape.length < 2 ? data.data : undefined;
}

function unchanged(context: NodeContext): readonly Dimension[] | undefined {
  return context.known(0)?.data;
}

function cast(context: NodeContext, shape: readonly number[]): readonly Dimension[] | undefined {
  const to = elementTypeOf(intAttribute(context.node, 'to', 0));
  return spread(context.known(0), shape)?.map((value) => castValue(value, to));
}

// Lengths fit into 32 bits and more; what is computed from them may be negative, and other types hold less.
function castValue(value: Dimension, to: ElementType | undefined): Dimension {
  const isWide = to === 'float' || to === 'double' || to?.endsWith('int32') || to?.endsWith('int64');
  if (typeof value !== 'number') return isWide && (isNotNegative(value) || !to?.startsWith('uint')) ? value : undefined;
  if (to === 'bool') return Number(value !== 0);
  const isWhole = to?.includes('int');
  return isWide ? representable(isWhole ? Math.trunc(value) : value, to) : undefined;
}

function where(context: NodeContext, shape: readonly number[]): readonly Dimension[] | undefined {
  const [condition, x, y] = [0, 1, 2].map((input) => spread(context.known(input), shape));
  if (!condition || !x || !y) return undefined;
  return condition.map((chosen, i) =>
    chosen === undefined ? (x[i] === y[i] ? x[i] : undefined) : chosen ? x[i] : y[i],
  );
}
