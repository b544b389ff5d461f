// Branches, loops, sequences and optionals.
import { graphAttribute, intAttribute } from '../attributes.ts';
import { commonShape, type Dimension } from '../dimension.ts';
import type { GraphProto } from '../generated/onnx_pb.ts';
import {
  axisIn,
  elementFromCode,
  elementOf,
  fail,
  type InferredOutput,
  type NodeContext,
  type ShapeRules,
  shapeOf,
} from '../nodeContext.ts';
import { describeType, isTensorType, tensorType, type ValueType } from '../valueType.ts';

/** The rules. */
export const controlRules: ShapeRules = {
  If: branches,
  Loop: loop,
  Scan: scan,
  SequenceEmpty: (context) => [
    sequenceOf(tensorType(elementFromCode(context, intAttribute(context.node, 'dtype', 1)), undefined)),
  ],
  SequenceConstruct: (context) => [sequenceOf(commonInput(context, 0))],
  SequenceInsert: (context) => [sequenceOf(commonType(elementType(context, 0), context.type(1)))],
  SequenceErase: (context) => [context.type(0)],
  SequenceAt: (context) => [elementType(context, 0)],
  SequenceLength: () => [[]],
  SequenceMap: sequenceMap,
  SplitToSequence: (context) => [sequenceOf(pieces(context))],
  ConcatFromSequence: (context) => [joined(context)],
  Optional: (context) => [{ kind: 'optional', element: context.type(0) }],
  OptionalGetElement: (context) => [optionalElement(context.type(0))],
  OptionalHasElement: () => [[]],
};

/** What two values have in common; undefined when they are of different kinds. */
export function commonType(a: ValueType | undefined, b: ValueType | undefined): ValueType | undefined {
  if (!a || !b || a.kind !== b.kind) return undefined;
  if (isTensorType(a) && isTensorType(b)) {
    const elementTypes = a.elementType === b.elementType ? a.elementType : undefined;
    return { kind: a.kind, elementType: elementTypes, shape: commonShape(a.shape, b.shape) };
  }
  if ('element' in a && 'element' in b) return { kind: a.kind, element: commonType(a.element, b.element) };
  return a;
}

function branches(context: NodeContext): readonly InferredOutput[] {
  const condition = context.known(0)?.data[0];
  const types = ['then_branch', 'else_branch'].map((name) => context.inferSubgraph(graphOf(context, name), []));
  const [thenTypes, elseTypes] = types as [(ValueType | undefined)[], (ValueType | undefined)[]];
  if (typeof condition === 'number') return condition ? thenTypes : elseTypes;
  return thenTypes.map((type, output) => commonType(type, elseTypes[output]));
}

function loop(context: NodeContext): readonly InferredOutput[] {
  const body = graphOf(context, 'body');
  const carried = Math.max(0, context.node.input.length - 2);
  // What a turn changes is not known: inferred again from what the first turn and the start have in common.
  const start = Array.from({ length: carried }, (_, i) => context.type(i + 2));
  const head = [tensorType('int64', []), tensorType('bool', [])];
  const first = context.inferSubgraph(body, [...head, ...start]).slice(1);
  const stable = start.map((type, i) => commonType(type, first[i]));
  const isStable = stable.every((type, i) => describeType(type) === describeType(start[i]));
  const types = isStable ? first : context.inferSubgraph(body, [...head, ...stable]).slice(1);
  const states = stable.map((type, i) => commonType(type, types[i]));
  return [...states, ...types.slice(carried).map((type) => stacked(type, 0, context.known(0)?.data[0], context))];
}

function stacked(type: ValueType | undefined, axis: number, length: Dimension, context: NodeContext): InferredOutput {
  if (!isTensorType(type)) return type;
  // A loop may end before its last turn.
  const turns = context.node.opType === 'Loop' ? undefined : length;
  return tensorType(type.elementType, type.shape?.toSpliced(axis, 0, turns));
}

function scan(context: NodeContext): readonly InferredOutput[] {
  const { node } = context;
  const body = graphOf(context, 'body');
  // In opset 8 the first input was the lengths of sequences, and a batch came before their axis.
  const isBatched = context.opset < 9;
  const skipped = isBatched ? 1 : 0;
  const scanned = intAttribute(node, 'num_scan_inputs', 0);
  const states = node.input.length - skipped - scanned;
  if (states < 0) return fail(context, `expected ${scanned} scanned inputs, found ${node.input.length - skipped}`);
  const types = node.input.slice(skipped).map((_, i) => context.type(i + skipped));
  const bodyTypes = types.map((type, i) => sliceOf(type, i < states ? (isBatched ? 1 : 0) : skipped + 1));
  const first = types[states];
  const turns = isTensorType(first) ? first.shape?.[skipped] : undefined;
  const batch = isTensorType(first) && isBatched ? first.shape?.slice(0, 1) : [];
  const outputs = context.inferSubgraph(body, bodyTypes);
  return outputs.map((type, i) => scanOutput(type, i < states ? [] : [turns], batch));
}

function sliceOf(type: ValueType | undefined, axes: number): ValueType | undefined {
  return isTensorType(type) ? tensorType(type.elementType, type.shape?.slice(axes)) : type;
}

function scanOutput(type: ValueType | undefined, turns: readonly Dimension[], batch: readonly Dimension[] | undefined) {
  if (!isTensorType(type)) return type;
  return tensorType(type.elementType, type.shape && batch && [...batch, ...turns, ...type.shape]);
}

function sequenceMap(context: NodeContext): readonly InferredOutput[] {
  const inputs = context.node.input.map((_, input) => elementType(context, input) ?? context.type(input));
  return context.inferSubgraph(graphOf(context, 'body'), inputs).map(sequenceOf);
}

function graphOf(context: NodeContext, name: string): GraphProto {
  return graphAttribute(context.node, name) ?? fail(context, `expected the graph ${name}`);
}

function sequenceOf(element: ValueType | undefined): ValueType {
  return { kind: 'sequence', element };
}

function elementType(context: NodeContext, input: number): ValueType | undefined {
  const type = context.type(input);
  return type?.kind === 'sequence' ? type.element : undefined;
}

function optionalElement(type: ValueType | undefined): ValueType | undefined {
  return type?.kind === 'optional' ? type.element : type;
}

function commonInput(context: NodeContext, from: number): ValueType | undefined {
  const types = context.node.input.slice(from).map((_, input) => context.type(input + from));
  return types.reduce(commonType, types[0]);
}

function pieces(context: NodeContext): ValueType {
  const shape = shapeOf(context, 0);
  const axis = shape && axisIn(context, intAttribute(context.node, 'axis', 0), shape.length);
  const keeps = context.node.input[1] || intAttribute(context.node, 'keepdims', 1) === 1;
  const piece = keeps ? shape?.with(axis!, context.node.input[1] ? undefined : 1) : shape?.toSpliced(axis!, 1);
  return tensorType(elementOf(context, 0), piece);
}

function joined(context: NodeContext): InferredOutput {
  const element = elementType(context, 0);
  if (!isTensorType(element)) return undefined;
  const isNew = intAttribute(context.node, 'new_axis', 0) === 1;
  const rank = (element.shape?.length ?? 0) + (isNew ? 1 : 0);
  const axis = element.shape && axisIn(context, intAttribute(context.node, 'axis', 0), rank);
  const shape = isNew ? element.shape?.toSpliced(axis!, 0, undefined) : element.shape?.with(axis!, undefined);
  return tensorType(element.elementType, shape);
}
