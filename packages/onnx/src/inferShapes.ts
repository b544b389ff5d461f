// Types and shapes of every value of a model, from those of its inputs.

import type { Shape } from './dimension.ts';
import { type Dimension, isNotNegative } from './dimension.ts';
import { elementTypeOf } from './elementTypes.ts';
import { graphOf } from './encoding.ts';
import { OnnxError } from './errors.ts';
import type { GraphProto, ModelProto, NodeProto, TensorProto } from './generated/onnx_pb.ts';
import { inferKnownValues } from './inferKnownValues.ts';
import { inferTypes } from './inferTypes.ts';
import { type KnownValues, knownValuesOf } from './knownValues.ts';
import type { InferredOutput, NodeContext } from './nodeContext.ts';
import { nodeLabel, operatorName } from './nodeLabel.ts';
import { findOperator } from './operatorSchema.ts';
import { opsetOf, opsetsOf } from './opsets.ts';
import { findShapeRule } from './rules/index.ts';
import { nameRunLengths } from './runLengths.ts';
import { topologicalOrder } from './topologicalOrder.ts';
import { describeType, isTensorType, mergeTypes, tensorType, type ValueType, valueTypeOf } from './valueType.ts';

/** What is known beside the model. */
export interface InferShapesOptions {
  /** Shapes of inputs, by name, in place of those that the model says: to fix a symbolic batch, for example. */
  readonly inputShapes?: Readonly<Record<string, Shape>>;
  /** Values of inputs, by name: shapes that depend on them become known. */
  readonly inputValues?: Readonly<Record<string, TensorProto>>;
  /** Elements of inputs that are known, or symbols: of a graph that was inside another. */
  readonly inputKnown?: ReadonlyMap<string, KnownValues> | undefined;
  /**
   * Whether parts whose ends are symbols are taken to lie inside what they are parts of: what is taken for true is told. Left out: nothing is guessed,
   * such parts have lengths that are not known. Lengths that a run makes of data (NonZero, If, …) then have names that begin with `#`.
   */
  readonly assumes?: boolean;
}

/** What was taken for true: a number that is not negative. */
export interface Assumption {
  readonly notNegative: string;
  readonly node: NodeProto;
}

/** What was found. */
export interface InferredShapes {
  /** The type of each value of the main graph, by name; what is not known is not there. */
  readonly types: ReadonlyMap<string, ValueType>;
  /** The elements of those that are few and known before the model runs. */
  readonly known: ReadonlyMap<string, KnownValues>;
  /** Operators without a rule: their outputs have the types that the model says, or none. */
  readonly unsupported: readonly string[];
  /** Of the main graph. */
  readonly assumptions: readonly Assumption[];
}

/**
 * Infers the type and shape of every value. Lengths may be symbolic: `N`, `2*N`. Values that shapes are made of are
 * followed (Shape, Gather, Concat, Reshape and others). Throws `KINGLET_ONNX_SHAPE` or `KINGLET_ONNX_TYPE`, with the
 * node's name, when inputs do not fit an operator or what is inferred contradicts what the model says;
 * `KINGLET_ONNX_ATTRIBUTE` or `KINGLET_ONNX_TENSOR` when an attribute or a tensor is not what it says;
 * `KINGLET_ONNX_VERSION` when a domain is not imported; `KINGLET_ONNX_CYCLE`; and `KINGLET_ONNX_TOO_LARGE` when graphs
 * inside graphs would take too long.
 */
export function inferShapes(model: ModelProto, options: InferShapesOptions = {}): InferredShapes {
  const graph = graphOf(model);
  const assumptions: Assumption[] | undefined = options.assumes ? [] : undefined;
  const tables = { opsets: opsetsOf(model), unsupported: new Set<string>(), orders: new Map() };
  const inference: Inference = { ...tables, assumptions, left: mostSteps };
  const scope = makeScope(undefined);
  for (const [name, tensor] of Object.entries(options.inputValues ?? {})) setTensor(scope, name, tensor);
  for (const [name, values] of options.inputKnown ?? []) scope.known.set(name, values);
  const shapes = new Map(Object.entries(options.inputShapes ?? {}));
  for (const { name, type } of graph.input) {
    const given = shapes.get(name);
    const said = valueTypeOf(type);
    setType(scope, name, given && isTensorType(said) ? { ...said, shape: given } : said);
  }
  const isFixed = Number(model.irVersion) < 4;
  inferGraph(inference, graph, scope, new Set(isFixed ? [] : graph.input.map(({ name }) => name)));
  const unsupported = [...inference.unsupported];
  return { types: scope.types, known: scope.known, unsupported, assumptions: assumptions ?? [] };
}

interface Inference {
  readonly opsets: ReadonlyMap<string, number>;
  readonly unsupported: Set<string>;
  /** Of graphs that were looked at. */
  readonly orders: Map<GraphProto, readonly NodeProto[]>;
  /** Undefined: nothing is taken for true. */
  readonly assumptions: Assumption[] | undefined;
  /** How many nodes and names of graphs inside nodes may still be looked at. */
  left: number;
}

// The body of a loop is looked at more than once: loops in loops in loops would take forever.
const mostSteps = 100_000;

/** The values of a graph; those of the graph around it are seen through `outer`. */
interface Scope {
  readonly outer: Scope | undefined;
  readonly types: Map<string, ValueType>;
  readonly known: Map<string, KnownValues>;
}

// No framework has tensors of more axes.
const mostAxes = 64;

function makeScope(outer: Scope | undefined): Scope {
  return { outer, types: new Map(), known: new Map() };
}

/** `overridable` initializers are defaults of inputs: from IR version 4 on their values may be others. */
function inferGraph(inference: Inference, graph: GraphProto, scope: Scope, overridable: ReadonlySet<string>): void {
  for (const tensor of graph.initializer) setTensor(scope, tensor.name, tensor, overridable.has(tensor.name));
  for (const { values, dims } of graph.sparseInitializer)
    if (values) setType(scope, values.name, tensorType(elementTypeOf(values.dataType), dims.map(Number)));
  const said = new Map([...graph.valueInfo, ...graph.output].map(({ name, type }) => [name, valueTypeOf(type)]));
  for (const node of orderOf(inference, graph)) inferNode(inference, node, scope, said);
  for (const { name } of graph.output) if (scope.types.has(name)) setType(scope, name, said.get(name));
}

function orderOf({ orders }: Inference, graph: GraphProto): readonly NodeProto[] {
  const order = orders.get(graph) ?? topologicalOrder(graph);
  orders.set(graph, order);
  return order;
}

function inferNode(
  inference: Inference,
  node: NodeProto,
  scope: Scope,
  said: ReadonlyMap<string, ValueType | undefined>,
): void {
  const context = contextOf(inference, node, scope);
  const schema = findOperator(node.domain, node.opType, context.opset);
  const rule = findShapeRule(node.domain, node.opType);
  const types = schema ? inferTypes(node, schema, context.type) : [];
  if (!rule) inference.unsupported.add(operatorName(node));
  const inferred = rule?.(context) ?? [];
  const isMain = inference.assumptions !== undefined && scope.outer === undefined;
  const outputs = isMain ? nameRunLengths(node, inferred) : inferred;
  for (const [i, name] of node.output.entries()) {
    if (!name) continue;
    setType(scope, name, withElementType(outputs[i], types[i]), node);
    setType(scope, name, said.get(name), node);
    const type = scope.types.get(name);
    const known = isTensorType(type) ? inferKnownValues(context, type, i) : undefined;
    if (known) scope.known.set(name, known);
  }
}

function contextOf(inference: Inference, node: NodeProto, scope: Scope): NodeContext {
  return {
    node,
    opset: opsetOf(inference.opsets, node),
    type: (input) => lookUp(scope, node.input[input], 'types'),
    known: (input) => lookUp(scope, node.input[input], 'known'),
    assume: (number) => assume(inference, node, scope, number),
    inferSubgraph: (graph, inputs) => inferSubgraph(inference, graph, inputs, scope),
  };
}

/** Inner graphs may run for other values each time: nothing is taken for true there. */
function assume({ assumptions }: Inference, node: NodeProto, scope: Scope, number: Dimension): boolean {
  if (isNotNegative(number)) return true;
  if (typeof number !== 'string' || !assumptions || scope.outer) return false;
  if (!assumptions.some(({ notNegative }) => notNegative === number)) assumptions.push({ notNegative: number, node });
  return true;
}

function inferSubgraph(
  inference: Inference,
  graph: GraphProto,
  inputs: readonly (ValueType | undefined)[],
  outer: Scope,
): (ValueType | undefined)[] {
  inference.left -= 1 + partsOf(graph).reduce((sum, { length }) => sum + length, 0);
  if (inference.left < 0) throw new OnnxError('KINGLET_ONNX_TOO_LARGE', 'too many graphs inside graphs');
  const scope = makeScope(outer);
  for (const [i, { name, type }] of graph.input.entries()) {
    // A body's own word on its inputs may be of the first turn only.
    const said = valueTypeOf(type);
    const merged = mergeTypes(inputs[i], said);
    const found = merged === 'conflict' ? inputs[i] : inputs[i] ? merged : said;
    checkAxes(found);
    if (found) scope.types.set(name, found);
  }
  inferGraph(inference, graph, scope, new Set());
  return graph.output.map(({ name }) => lookUp(scope, name, 'types'));
}

function partsOf({ node, input, output, initializer, sparseInitializer, valueInfo }: GraphProto) {
  return [node, input, output, initializer, sparseInitializer, valueInfo];
}

function lookUp<Kind extends 'known' | 'types'>(scope: Scope, name: string | undefined, kind: Kind) {
  type Found = Kind extends 'known' ? KnownValues : ValueType;
  for (let at: Scope | undefined = name ? scope : undefined; at; at = at.outer) {
    const found = at[kind].get(name!);
    if (found || at.types.has(name!)) return found as Found | undefined;
  }
  return undefined;
}

function withElementType(output: InferredOutput, type: ValueType | undefined): ValueType | undefined {
  if (output === undefined) return type;
  if (!isShape(output)) return output;
  return isTensorType(type) ? { ...type, shape: output } : tensorType(undefined, output);
}

function isShape(output: Shape | ValueType): output is Shape {
  return Array.isArray(output);
}

function setTensor(scope: Scope, name: string, tensor: TensorProto, isOverridable = false): void {
  setType(scope, name, tensorType(elementTypeOf(tensor.dataType), tensor.dims.map(Number)));
  const known = isOverridable ? undefined : knownValuesOf(tensor);
  if (known) scope.known.set(name, known);
}

function checkAxes(type: ValueType | undefined, node?: NodeProto): void {
  const shape = (isTensorType(type) && type.shape) || [];
  const wrong = shape.find((length) => typeof length === 'number' && !(Number.isInteger(length) && length >= 0));
  const label = node && { node: nodeLabel(node) };
  if (wrong !== undefined) throw new OnnxError('KINGLET_ONNX_SHAPE', `an axis would be ${wrong} long`, label);
  if (shape.length > mostAxes)
    throw new OnnxError('KINGLET_ONNX_SHAPE', `expected at most ${mostAxes} axes, found ${shape.length}`, label);
}

function setType(scope: Scope, name: string, type: ValueType | undefined, node?: NodeProto): void {
  checkAxes(type, node);
  const before = scope.types.get(name);
  const merged = mergeTypes(before, type);
  if (merged === 'conflict') {
    const message = `${JSON.stringify(name)} is ${describeType(before)}, and the model says ${describeType(type)}`;
    throw new OnnxError(codeOf(before, type), message, node ? { node: nodeLabel(node) } : undefined);
  }
  if (merged) scope.types.set(name, merged);
}

function codeOf(a: ValueType | undefined, b: ValueType | undefined) {
  const isShape = isTensorType(a) && isTensorType(b) && a.elementType === b.elementType && a.kind === b.kind;
  return isShape ? 'KINGLET_ONNX_SHAPE' : 'KINGLET_ONNX_TYPE';
}
