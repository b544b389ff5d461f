// Branches, loops, sequences and optionals.
import { graphAttribute, intAttribute, intsAttribute } from '../attributes.ts';
import { commonShape, type Shape } from '../dimension.ts';
import type { GraphProto } from '../generated/onnx_pb.ts';
import {
  axisIn,
  elementFromCode,
  elementOf,
  fail,
  type InferredOutput,
  type NodeContext,
  type ShapeRules,
  sameDimension,
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
function commonType(a: ValueType | undefined, b: ValueType | undefined): ValueType | undefined {
  if (!a || !b || a.kind !== b.kind) return undefined;
  if (isTensorType(a) && isTensorType(b)) {
    const elementTypes = a.elementType === b.elementType ? a.elementType : undefined;
    return { kind: a.kind, elementType: elementTypes, shape: commonShape(a.shape, b.shape) };
  }
  if ('element' in a && 'element' in b) return { kind: a.kind, element: commonType(a.element, b.element) };
  return a;
}

type Types = readonly (ValueType | undefined)[];

function branches(context: NodeContext): readonly InferredOutput[] {
  const condition = context.known(0)?.data[0];
  const typesOf = (name: string) => {
    const types = context.inferSubgraph(graphOf(context, name), []);
    const count = context.node.output.length;
    return types.length < count
      ? fail(context, `expected ${name} to make ${count} values, found ${types.length}`)
      : types;
  };
  // The branch that is never taken need not fit: exporters leave it in.
  if (typeof condition === 'number') return typesOf(condition ? 'then_branch' : 'else_branch');
  const elseTypes = typesOf('else_branch');
  return typesOf('then_branch').map((type, output) => commonType(type, elseTypes[output]));
}

function loop(context: NodeContext): readonly InferredOutput[] {
  const body = graphOf(context, 'body');
  const carried = Math.max(0, context.node.input.length - 2);
  const head = [tensorType('int64', []), tensorType('bool', [])];
  // What a turn changes is not known: inferred again from what is common to it and the turns before, until that is all.
  let states = Array.from({ length: carried }, (_, i) => context.type(i + 2));
  for (;;) {
    const types = context.inferSubgraph(body, [...head, ...states]).slice(1);
    const common = states.map((type, i) => commonType(type, types[i]));
    if (common.every((type, i) => describeType(type) === describeType(states[i])))
      return [...common, ...types.slice(carried).map(stacked)];
    states = common;
  }
}

// A loop may end before its last turn.
function stacked(type: ValueType | undefined): ValueType | undefined {
  return reshaped(type, (shape) => [undefined, ...shape]);
}

function scan(context: NodeContext): readonly InferredOutput[] {
  const scanned = intAttribute(context.node, 'num_scan_inputs', 0);
  const skipped = context.opset < 9 ? 1 : 0;
  const types = context.node.input.slice(skipped).map((_, i) => context.type(i + skipped));
  const states = types.length - scanned;
  if (states < 0) return fail(context, `expected ${scanned} scanned inputs, found ${types.length}`);
  return skipped ? scanBatch(context, types, states) : scanAxes(context, types, states);
}

function scanAxes(context: NodeContext, types: Types, states: number): readonly InferredOutput[] {
  const axes = types.slice(states).map((type, i) => scanAxis(context, type, 'scan_input_axes', i));
  const scanned = types.slice(states).map((type, i) => reshaped(type, (shape) => shape.toSpliced(axes[i]!, 1)));
  const lengths = types.slice(states).map((type, i) => (isTensorType(type) ? type.shape?.[axes[i]!] : undefined));
  const turns = lengths.reduce((a, b) => sameDimension(context, a, b, 'the lengths of what is scanned'), undefined);
  const outputs = context.inferSubgraph(graphOf(context, 'body'), [...types.slice(0, states), ...scanned]);
  const stacks = outputs.slice(states).map((type, i) => {
    const axis = scanAxis(context, stacked(type), 'scan_output_axes', i);
    return reshaped(type, (shape) => shape.toSpliced(axis, 0, turns));
  });
  return [...outputs.slice(0, states), ...stacks];
}

// In opset 8 the first input was the lengths of sequences, and a batch came before their axis.
function scanBatch(context: NodeContext, types: Types, states: number): readonly InferredOutput[] {
  const first = types[states];
  const [batch, turns] = (isTensorType(first) && first.shape) || [];
  const bodyTypes = types.map((type, i) => reshaped(type, (shape) => shape.slice(i < states ? 1 : 2)));
  const outputs = context.inferSubgraph(graphOf(context, 'body'), bodyTypes);
  return outputs.map((type, i) => reshaped(type, (shape) => [batch, ...(i < states ? [] : [turns]), ...shape]));
}

function scanAxis(context: NodeContext, type: ValueType | undefined, attribute: string, index: number): number {
  const axis = intsAttribute(context.node, attribute)?.[index] ?? 0;
  return isTensorType(type) && type.shape ? axisIn(context, axis, type.shape.length) : 0;
}

function reshaped(type: ValueType | undefined, change: (shape: Shape) => Shape): ValueType | undefined {
  return isTensorType(type) ? tensorType(type.elementType, type.shape && change(type.shape)) : type;
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
