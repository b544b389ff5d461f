// From a graph to instructions: a rule for each node, in order.
import { type Dimension, nodeLabel, OnnxError, opsetOf, type Shape, type ValueType } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { fromStored } from '../evaluate/index.ts';
import { findLoweringRule } from '../lower/index.ts';
import { refusalOf } from '../lower/refusals.ts';
import type { Constant, ModelGraph } from '../passes/modelGraph.ts';
import { elementBytesOf } from './elementBytes.ts';
import { equalExtents, extentOf, fixedExtent, sizeOfExtents } from './extent.ts';
import { Lowering, type LoweringRule, type OutputType } from './lowering.ts';
import type { Packing, Program } from './program.ts';
import { ProgramBuilder, type Value } from './programBuilder.ts';

/**
 * The instructions of a graph that passes have gone over; `packing` lays its weights out. Throws InferenceError KINGLET_INFERENCE_OPERATOR and
 * KINGLET_INFERENCE_SHAPE, with the node's name.
 */
export function lowerGraph(graph: ModelGraph, packing?: Packing): Program {
  const batch = batchOf(graph);
  const builder = new ProgramBuilder(packing);
  const types = typesOf(graph, batch);
  const lowerings = graph
    .topologicalOrder()
    .map((node) => new Lowering(node, opsetOf(graph.opsets, node), builder, types));
  const rules = lowerings.map(ruleOf);
  for (const { name } of graph.inputs) addInput(graph, name, types, lowerings, builder);
  for (const [name, constant] of graph.constants()) builder.define(valueOfConstant(name, constant));
  for (const [i, lowering] of lowerings.entries()) {
    builder.node = nodeLabel(lowering.proto);
    naming(lowering, () => {
      for (const name of lowering.proto.output) checkSize(name, types.get(name));
      rules[i]!(lowering);
    });
  }
  return builder.finish(
    graph.outputs.map(({ name }) => name),
    batch,
  );
}

/** What is known of the shape of a tensor. */
export function shapeOf(type: ValueType | undefined): Shape | undefined {
  return type?.kind === 'tensor' ? type.shape : undefined;
}

/** Operators without kernels are refused before anything else is found wrong. */
function ruleOf(lowering: Lowering): LoweringRule {
  const rule = findLoweringRule(lowering.proto.domain, lowering.proto.opType);
  if (rule) return rule;
  throw lowering.refuse(refusalOf(lowering.proto.domain, lowering.proto.opType));
}

/** Of the values whose shapes are known, the batch aside. */
function typesOf(graph: ModelGraph, batch: string | undefined): Map<string, OutputType> {
  const types = new Map<string, OutputType>();
  for (const [name, type] of graph.types) {
    if (type.kind !== 'tensor' || !type.elementType) continue;
    const shape = type.shape?.map((length) => extentOf(length, batch));
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
function valueOfConstant(name: string, { type, dims, values }: Constant): Value {
  const isOfNumbers = type !== 'string' && !type.startsWith('complex');
  return {
    name,
    type,
    shape: dims.map(fixedExtent),
    constant: isOfNumbers ? fromStored(type, dims, values).values : values,
    places: new Map(),
  };
}

/** The one symbol in the inputs' shapes. */
function batchOf(graph: ModelGraph): string | undefined {
  const symbols = new Set<string>();
  for (const { name } of graph.inputs)
    for (const length of shapeOf(graph.types.get(name)) ?? []) if (typeof length === 'string') symbols.add(length);
  if (symbols.size <= 1) return [...symbols][0];
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected one length that batches change, found ${[...symbols].join(', ')}; fix the others with the option \`inputShapes\``,
  );
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
