// What a rule of shape inference sees of a node.
import { intsAttribute } from './attributes.ts';
import { type Dimension, mergeDimensions, type Shape } from './dimension.ts';
import { type ElementType, elementTypeOf } from './elementTypes.ts';
import { OnnxError } from './errors.ts';
import type { GraphProto, NodeProto } from './generated/onnx_pb.ts';
import type { KnownValues } from './knownValues.ts';
import { nodeLabel } from './nodeLabel.ts';
import { describeShape, isTensorType, type ValueType } from './valueType.ts';

/** A node, and what is known of what it reads. */
export interface NodeContext {
  readonly node: NodeProto;
  /** The version of the node's domain. */
  readonly opset: number;
  /** The type of an input; undefined when it is left out or not known. */
  readonly type: (input: number) => ValueType | undefined;
  /** The elements of an input, if they are few and known. */
  readonly known: (input: number) => KnownValues | undefined;
  /** Whether a number is not negative, or is taken for one that is not. */
  readonly assume: (number: Dimension) => boolean;
  /** The types of a subgraph's outputs, given those of its inputs. */
  readonly inferSubgraph: (graph: GraphProto, inputs: readonly (ValueType | undefined)[]) => (ValueType | undefined)[];
}

/** One output: a shape, whose element type the operator's schema tells, or a whole type, or nothing. */
export type InferredOutput = Shape | ValueType | undefined;

/** The outputs of a node; throws `KINGLET_ONNX_SHAPE` when its inputs do not fit each other. */
export type ShapeRule = (context: NodeContext) => readonly InferredOutput[];

/** Rules by operator. */
export type ShapeRules = Readonly<Record<string, ShapeRule>>;

/** One rule for several operators. */
export function rulesFor(names: string, rule: ShapeRule): Record<string, ShapeRule> {
  return Object.fromEntries(names.split(' ').map((name) => [name, rule]));
}

/** Whether an input is given. */
export function hasInput({ node }: NodeContext, input: number): boolean {
  return Boolean(node.input[input]);
}

/** The shape of an input; undefined when its rank is not known. */
export function shapeOf(context: NodeContext, input: number): Shape | undefined {
  const type = context.type(input);
  return isTensorType(type) ? type.shape : undefined;
}

/** The element type of an input. */
export function elementOf(context: NodeContext, input: number): ElementType | undefined {
  const type = context.type(input);
  return isTensorType(type) ? type.elementType : undefined;
}

/** The shape of an input that must have `rank` axes; undefined when it is not known. */
export function shapeOfRank(context: NodeContext, input: number, rank: number): Shape | undefined {
  const shape = shapeOf(context, input);
  if (!shape || shape.length === rank) return shape;
  return fail(context, `expected input ${input} to have ${rank} axes, found ${describeShape(shape)}`);
}

/** The shape of an input that cannot be a scalar; undefined when it is not known. */
export function shapeWithAxis(context: NodeContext, input: number): Shape | undefined {
  const shape = shapeOf(context, input);
  return shape?.length === 0 ? fail(context, `expected input ${input} to have an axis, found a scalar`) : shape;
}

/** An axis counted from the front. */
export function axisIn(context: NodeContext, axis: number, rank: number): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  return fail(context, `expected an axis from ${-rank} to ${rank - 1}, found ${axis}`);
}

/**
 * The list that older versions of an operator have as an attribute and newer ones as an input: undefined when it is
 * given and not known, `absent` when it is not given.
 */
export function listOf(
  context: NodeContext,
  attribute: string,
  input: number,
): readonly Dimension[] | 'absent' | undefined {
  const ints = intsAttribute(context.node, attribute);
  if (ints) return ints;
  return hasInput(context, input) ? context.known(input)?.data : 'absent';
}

/** Those of a list that are numbers all of them; undefined otherwise. */
export function numbersOf(list: readonly Dimension[] | undefined): readonly number[] | undefined {
  return list?.every((entry) => typeof entry === 'number') ? (list as readonly number[]) : undefined;
}

/** How long an input's only axis is, if that is a known number: the length of a list. */
export function lengthOf(context: NodeContext, input: number): number | undefined {
  const [length] = shapeOf(context, input) ?? [];
  // A rank that nothing could hold is not allocated.
  return typeof length === 'number' && length <= 64 ? length : undefined;
}

/** A shape of `rank` axes of which nothing is known. */
export function unknownShape(rank: number | undefined): Shape | undefined {
  return rank === undefined ? undefined : new Array<undefined>(rank).fill(undefined);
}

/** Throws unless two lengths may be equal; gives what is known of both. */
export function sameDimension(context: NodeContext, a: Dimension, b: Dimension, what: string): Dimension {
  if (typeof a === 'number' && typeof b === 'number' && a !== b)
    return fail(context, `expected ${what} to be equal, found ${a} and ${b}`);
  return mergeDimensions(a, b);
}

/** The element type of ONNX's number in an attribute. */
export function elementFromCode(context: NodeContext, code: number): ElementType {
  return elementTypeOf(code) ?? fail(context, `expected one of ONNX's element types, found number ${code}`);
}

/** Throws `KINGLET_ONNX_SHAPE` with the node's name. */
export function fail({ node }: NodeContext, message: string): never {
  throw new OnnxError('KINGLET_ONNX_SHAPE', message, { node: nodeLabel(node) });
}
