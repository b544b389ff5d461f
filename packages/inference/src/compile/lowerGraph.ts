// From a graph to instructions: a rule for each node, in order.
import {
  type Dimension,
  type ElementType,
  factorsOf,
  type NodeProto,
  nodeLabel,
  OnnxError,
  opsetOf,
  type Shape,
  termsOf,
  type ValueType,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { fromStored } from '../evaluate/index.ts';
import type { Measure } from '../lower/dataDependent.ts';
import { findLoweringRule, findMeasuringRule } from '../lower/index.ts';
import { refusalOf } from '../lower/refusals.ts';
import type { Constant, ModelGraph } from '../passes/modelGraph.ts';
import { type Pass, runPasses } from '../passes/runPasses.ts';
import { textOfId } from '../texts.ts';
import { elementBytesOf } from './elementBytes.ts';
import {
  dimensionOf,
  type Extent,
  equalExtents,
  extentOf,
  fixedExtent,
  type Growth,
  isFixed,
  scaleExtent,
  sizeOfExtents,
  subtractExtents,
  symbolExtent,
} from './extent.ts';
import { type InnerInput, innerGraph } from './innerGraph.ts';
import { type ControlScope, controlRules } from './lowerControl.ts';
import { Lowering, type OutputType } from './lowering.ts';
import type { LengthDemand, LengthNumbers, Packing, Program } from './program.ts';
import { ProgramBuilder, type Value } from './programBuilder.ts';
import { runSymbolOf } from './runSymbols.ts';

/**
 * The instructions of a graph that passes have gone over. Throws InferenceError KINGLET_INFERENCE_OPERATOR and
 * KINGLET_INFERENCE_SHAPE, with the node's name.
 */
export function lowerGraph(graph: ModelGraph, options: LowerOptions = {}): Program {
  const { packing, reason } = options;
  const batch = reason === undefined ? symbolsOf(graph)[0] : undefined;
  const growth: Growth = reason !== undefined ? 'any' : batch === undefined ? undefined : { batch };
  const builder = new ProgramBuilder(packing);
  const scope: Scope = { builder, growth, options, demands: demandsOf(graph) };
  const nodes = loweringsOf(graph, scope);
  for (const { name } of graph.inputs) addInput(graph, name, nodes.types, nodes.lowerings, builder);
  lowerNodes(graph, nodes, scope);
  return builder.finish(
    graph.outputs.map(({ name }) => name),
    batch,
    reason === undefined ? undefined : { reason, demands: scope.demands },
  );
}

/** Whether a graph has operators whose results only data decides: such are lowered with a `reason`. */
export function needsSteps(graph: ModelGraph): boolean {
  return graph.nodes.some(
    ({ domain, opType }) => domain === '' && (controlRules.has(opType) || findMeasuringRule(opType) !== undefined),
  );
}

/** What a graph and those inside its nodes have in common. */
interface Scope {
  readonly builder: ProgramBuilder;
  readonly growth: Growth;
  readonly options: LowerOptions;
  readonly demands: LengthDemand[];
}

interface Lowerings {
  readonly types: ReadonlyMap<string, OutputType>;
  readonly lowerings: readonly Lowering[];
}

function loweringsOf(graph: ModelGraph, { builder, growth }: Scope): Lowerings {
  const types = typesOf(graph, growth);
  const lowerings = graph
    .topologicalOrder()
    .map((node) => new Lowering(node, opsetOf(graph.opsets, node), builder, types));
  for (const lowering of lowerings) checkHasRule(lowering);
  return { types, lowerings };
}

function lowerNodes(graph: ModelGraph, { types, lowerings }: Lowerings, scope: Scope): void {
  const { builder, growth } = scope;
  for (const [name, constant] of graph.constants()) builder.define(valueOfConstant(name, constant, builder));
  for (const lowering of lowerings) {
    builder.node = nodeLabel(lowering.proto);
    naming(lowering, () => {
      for (const name of lowering.proto.output) checkSize(name, types.get(name));
      if (!(growth === 'any' && defineNumbers(lowering, graph, types, builder))) lowerNode(lowering, graph, scope);
    });
  }
}

function lowerNode(lowering: Lowering, graph: ModelGraph, scope: Scope): void {
  const { domain, opType } = lowering.proto;
  const control = domain === '' ? controlRules.get(opType) : undefined;
  const measuring = domain === '' ? findMeasuringRule(opType) : undefined;
  if (!control && !measuring) findLoweringRule(domain, opType)!(lowering);
  else if (scope.growth !== 'any') throw lowering.refuse('expected lengths that are known before a run');
  else if (control) control(lowering, controlScope(lowering, graph, scope));
  else measuring!(lowering, measureOf(lowering, scope.builder));
  if (control || measuring) demandSaidLengths(lowering, scope);
}

/** A model may say of a result how long it is: a run must make it so long. */
function demandSaidLengths({ proto }: Lowering, { builder, demands }: Scope): void {
  for (const name of proto.output) {
    const { shape, places } = name ? builder.valueOf(name) : {};
    const operand = places?.get('plain');
    if (!shape || !operand) continue;
    const more = subtractExtents(operand.length, sizeOfExtents(shape));
    if (equalExtents(more, fixedExtent(0))) continue;
    const node = nodeLabel(proto);
    demands.push({ notNegative: more, node }, { notNegative: scaleExtent(more, -1), node });
  }
}

function measureOf(node: Lowering, builder: ProgramBuilder): Measure {
  return (operand, most, axis) => {
    const symbol = runSymbolOf(node, axis);
    builder.addStep({ measure: symbol, element: { operand, type: 'double' }, most });
    return symbolExtent(symbol);
  };
}

function controlScope(lowering: Lowering, graph: ModelGraph, scope: Scope): ControlScope {
  const { builder, options } = scope;
  const label = nodeLabel(lowering.proto);
  return {
    builder,
    loopTurns: options.loopTurns,
    lowerInner(inner, inputs) {
      const part = innerGraph(graph, inner, inputs.map(typeOfValue));
      runPasses(part, options.passes ?? []);
      for (const demand of demandsOf(part)) scope.demands.push(demand);
      for (const [i, { name }] of inner.input.entries()) builder.define({ ...inputs[i]!, name });
      lowerNodes(part, loweringsOf(part, scope), scope);
      builder.node = label;
      return inner.output.map(({ name }) => builder.valueOf(name));
    },
  };
}

function typeOfValue({ type, shape, numbers }: Value): InnerInput {
  const known = Array.isArray(numbers) ? (numbers as readonly Extent[]).map(dimensionOf) : undefined;
  return { type, shape: shape.map(dimensionOf), known };
}

function demandsOf({ assumptions }: ModelGraph): LengthDemand[] {
  return assumptions.map(({ notNegative, node }) => ({
    notNegative: extentOf(notNegative, 'any')!,
    node: nodeLabel(node),
  }));
}

/** How a graph is lowered. */
export interface LowerOptions {
  /** Of graphs inside nodes. */
  readonly passes?: readonly Pass[] | undefined;
  /** Turns after which a loop without a number of them is an error; left out: it is refused. */
  readonly loopTurns?: number | undefined;
  /** Lays weights out. */
  readonly packing?: Packing | undefined;
  /** Why lengths are decided in a run; left out: one batch alone may change them. */
  readonly reason?: string | undefined;
}

/** What is known of the shape of a tensor. */
export function shapeOf(type: ValueType | undefined): Shape | undefined {
  return type?.kind === 'tensor' ? type.shape : undefined;
}

/** Operators without kernels are refused before anything else is found wrong. */
function checkHasRule(lowering: Lowering): void {
  const { domain, opType } = lowering.proto;
  const isOwn = domain === '' && (controlRules.has(opType) || findMeasuringRule(opType) !== undefined);
  if (!isOwn && !findLoweringRule(domain, opType)) throw lowering.refuse(refusalOf(domain, opType));
}

/** Whether all outputs are integers that lengths decide, which need no instructions. */
function defineNumbers(
  { proto }: Lowering,
  graph: ModelGraph,
  types: ReadonlyMap<string, OutputType>,
  builder: ProgramBuilder,
): boolean {
  const values = proto.output.filter(Boolean).map((name): Value | undefined => {
    const type = types.get(name);
    const numbers = type && (numbersOf(graph, name, type) ?? rangeOf(graph, proto, type));
    return numbers && { name, ...type, numbers, places: new Map() };
  });
  if (!values.every((value) => value !== undefined)) return false;
  for (const value of values) builder.define(withConstant(value));
  return true;
}

/** Numbers that no length decides, as every rule knows them. */
function withConstant(value: Value): Value {
  const { numbers, type } = value;
  if (!Array.isArray(numbers) || !numbers.every(isFixed)) return value;
  const values = numbers.map(({ fixed }) => fixed);
  const constant = type === 'int64' ? BigInt64Array.from(values, BigInt) : Int32Array.from(values);
  return { name: value.name, type, shape: value.shape, constant, places: new Map() };
}

function numbersOf(graph: ModelGraph, name: string, { type, shape }: OutputType): readonly Extent[] | undefined {
  const known = graph.known.get(name);
  if (!known || !isWhole(type) || !shape.every(isFixed)) return undefined;
  const numbers = known.data.map((each) => extentOf(each, 'any'));
  return numbers.every((each) => each && Number.isSafeInteger(each.fixed)) ? (numbers as readonly Extent[]) : undefined;
}

/** Range from one length to another. */
function rangeOf(
  graph: ModelGraph,
  { opType, domain, input }: NodeProto,
  { type, shape }: OutputType,
): LengthNumbers | undefined {
  if (opType !== 'Range' || domain !== '' || !isWhole(type)) return undefined;
  const [start, , step] = input.map((name) => {
    const constant = graph.constant(name);
    return constant ? fixedExtent(Number(constant.values[0])) : extentOf(graph.known.get(name)?.data[0], 'any');
  });
  return start && step ? { start, step, count: shape[0]! } : undefined;
}

function isWhole(type: ElementType): boolean {
  return type === 'int64' || type === 'int32';
}

/** Of the values whose shapes are known, the batch aside. */
function typesOf(graph: ModelGraph, growth: Growth): Map<string, OutputType> {
  const types = new Map<string, OutputType>();
  for (const [name, type] of graph.types) {
    if (type.kind !== 'tensor' || !type.elementType) continue;
    const shape = type.shape?.map((length) => extentOf(length, growth));
    if (shape?.every((extent) => extent !== undefined)) types.set(name, { type: type.elementType, shape });
  }
  return types;
}

function addInput(
  graph: ModelGraph,
  name: string,
  types: ReadonlyMap<string, OutputType>,
  lowerings: readonly Lowering[],
  builder: ProgramBuilder,
): void {
  const reader = lowerings.find(({ proto }) => proto.input.includes(name));
  const { type, shape } = types.get(name) ?? refuseInput(graph, name, reader);
  naming(reader ?? name, () => {
    checkSize(name, { type, shape });
    builder.addInput(name, type, shape);
  });
}

/** Integers of 4 and 2 bits are stored more than one to a byte. */
function valueOfConstant(name: string, { type, dims, values }: Constant, builder: ProgramBuilder): Value {
  const shape = dims.map(fixedExtent);
  const rest = { name, type, shape, places: new Map() };
  if (type === 'string') return { ...rest, constant: builder.textIds(Array.from(values as Int32Array, textOfId)) };
  return { ...rest, constant: type.startsWith('complex') ? values : fromStored(type, dims, values).values };
}

/** In the inputs' shapes. */
export function symbolsOf(graph: ModelGraph): readonly string[] {
  const symbols = new Set<string>();
  for (const { name } of graph.inputs)
    for (const length of shapeOf(graph.types.get(name)) ?? [])
      if (typeof length === 'string')
        for (const product of termsOf(length).keys()) for (const factor of factorsOf(product)) symbols.add(factor);
  return [...symbols];
}

/** Plans address 4 GiB. A value that is larger, but for axes of length 0, is refused before anything is made of it. */
function checkSize(name: string, value: OutputType | undefined): void {
  if (!value) return;
  const { fixed, perItem } = sizeOfExtents(value.shape.filter((length) => !equalExtents(length, fixedExtent(0))));
  const elements = fixed + perItem;
  if (elements < 2 ** 32 / elementBytesOf(value.type)) return;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected less than 4 GiB for value ${JSON.stringify(name)}, found ${elements} elements of ${value.type}`,
  );
}

/**
 * Does something, whose errors name the node for which it is done, or the input that no node reads. Shapes that no rule
 * foresaw, and sizes that no memory has room for, are the model's faults too.
 */
function naming(subject: Lowering | string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const isDone = error instanceof OnnxError || (error instanceof InferenceError && error.node !== undefined);
    if (isDone || !(error instanceof Error)) throw error;
    const isOwn = error instanceof InferenceError;
    const message = isOwn ? error.message : `its inputs do not fit it: ${error.message}`;
    if (subject instanceof Lowering) throw subject.refuse(message, error);
    const code = isOwn ? error.code : 'KINGLET_INFERENCE_SHAPE';
    throw new InferenceError(code, `input ${JSON.stringify(subject)}: ${message}`, { cause: error });
  }
}

function refuseInput(graph: ModelGraph, name: string, reader: Lowering | undefined): never {
  const kind = graph.types.get(name)?.kind;
  if (reader && kind !== undefined && kind !== 'tensor')
    throw reader.refuse(`expected input ${JSON.stringify(name)} to be a tensor, found one of kind ${kind}`);
  const lengths = shapeOf(graph.types.get(name))?.map((length: Dimension) => length ?? '?');
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected the shape of input ${JSON.stringify(name)} to be known, found [${lengths ?? '?'}]; give it with the option \`inputShapes\``,
  );
}
