// From a graph to instructions: a rule for each node, in order.
import { isOwnDomain, type NodeProto, nodeLabel, opsetOf } from '@kinglet/onnx';
import { fromStored } from '../evaluate/index.ts';
import type { Measure } from '../lower/dataDependent.ts';
import { findLoweringRule, findMeasuringRule } from '../lower/index.ts';
import { refusalOf } from '../lower/refusals.ts';
import type { Constant, ModelGraph } from '../passes/modelGraph.ts';
import { type Pass, runPasses } from '../passes/runPasses.ts';
import { textOfId } from '../texts.ts';
import { defineNumbers } from './defineNumbers.ts';
import {
  dimensionOf,
  type Extent,
  equalExtents,
  extentOf,
  fixedExtent,
  type Growth,
  scaleExtent,
  sizeOfExtents,
  subtractExtents,
  symbolExtent,
} from './extent.ts';
import { checkSize, naming } from './faults.ts';
import { addInput, symbolsOf } from './graphInputs.ts';
import { type InnerInput, innerGraph } from './innerGraph.ts';
import { type ControlScope, findControlRule } from './lowerControl.ts';
import { Lowering, type OutputType } from './lowering.ts';
import type { LengthDemand, Packing, Program } from './program.ts';
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
  return graph.nodes.some((node) => stepRuleOf(node) !== undefined);
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
  const rule = stepRuleOf(lowering.proto);
  if (!rule) {
    findLoweringRule(domain, opType)!(lowering);
    return;
  }
  if (scope.growth !== 'any') throw lowering.refuse('expected lengths that are known before a run');
  rule(lowering, graph, scope);
  demandSaidLengths(lowering, scope);
}

type StepRule = (lowering: Lowering, graph: ModelGraph, scope: Scope) => void;

/** Of operators whose results only data decides. */
function stepRuleOf({ domain, opType }: NodeProto): StepRule | undefined {
  const isOwn = isOwnDomain(domain);
  const control = isOwn ? findControlRule(opType) : undefined;
  if (control) return (lowering, graph, scope) => control(lowering, controlScope(lowering, graph, scope));
  const measuring = isOwn ? findMeasuringRule(opType) : undefined;
  return measuring && ((lowering, _, { builder }) => measuring(lowering, measureOf(lowering, builder)));
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

/** Operators without kernels are refused before anything else is found wrong. */
function checkHasRule(lowering: Lowering): void {
  const { domain, opType } = lowering.proto;
  if (!stepRuleOf(lowering.proto) && !findLoweringRule(domain, opType))
    throw lowering.refuse(refusalOf(domain, opType));
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

/** Integers of 4 and 2 bits are stored more than one to a byte. */
function valueOfConstant(name: string, { type, dims, values }: Constant, builder: ProgramBuilder): Value {
  const shape = dims.map(fixedExtent);
  const rest = { name, type, shape, places: new Map() };
  if (type === 'string') return { ...rest, constant: builder.textIds(Array.from(values as Int32Array, textOfId)) };
  return { ...rest, constant: type.startsWith('complex') ? values : fromStored(type, dims, values).values };
}
