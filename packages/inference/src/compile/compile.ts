// From an ONNX model to the bytes of a plan.
import {
  checkModel,
  type Dimension,
  type ModelProto,
  nodeLabel,
  OnnxError,
  opsetOf,
  type Shape,
  type TensorProto,
  type ValueType,
  valueTypeOf,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { fromStored } from '../evaluate/index.ts';
import { findLoweringRule } from '../lower/index.ts';
import type { PlanMetadata, TensorMetadata } from '../metadata.ts';
import { passes } from '../passes/index.ts';
import { ModelGraph } from '../passes/modelGraph.ts';
import { type PassReport, runPasses } from '../passes/runPasses.ts';
import { elementBytesOf } from './elementBytes.ts';
import { explain } from './explain.ts';
import { extentOf, sizeOfExtents } from './extent.ts';
import { inlineFunctions } from './inlineFunctions.ts';
import { Lowering, type OutputType } from './lowering.ts';
import type { Program, ProgramTensor } from './program.ts';
import { ProgramBuilder } from './programBuilder.ts';
import { releaseBatch } from './releaseBatch.ts';
import { reopenShapes } from './reopenShapes.ts';
import { writeProgram } from './writeProgram.ts';

export interface CompileOptions {
  /**
   * The batch that the plan is made for, where the model has a symbolic one. Left out: batches of any size.
   */
  readonly batch?: number;
  /** Shapes of inputs, by name, in place of what the model says of them. A text is the batch's. */
  readonly inputShapes?: Readonly<Record<string, readonly (number | string)[]>>;
  /** Values of inputs, by name, which become constants of the plan: shapes that the model is given, for example. */
  readonly inputValues?: Readonly<Record<string, TensorProto>>;
}

/** A compiled model. */
export interface CompiledModel {
  /** The graph's. */
  readonly name: string;
  /** What `model.plan` holds. */
  readonly file: Uint8Array<ArrayBuffer>;
  readonly program: Program;
  /** What each pass did to the graph. */
  readonly passes: readonly PassReport[];
  /** What each pass did, what runs in which kernel, and the memory that it takes: a text for people. */
  explain(): string;
}

/**
 * Compiles a model. It is not changed.
 *
 * @throws OnnxError for a model that is not what ONNX allows; InferenceError KINGLET_INFERENCE_OPERATOR, which names the
 * node, for operators without kernels, and KINGLET_INFERENCE_SHAPE for lengths that are not known or depend on more than
 * one batch.
 */
export function compile(given: ModelProto, options: CompileOptions = {}): CompiledModel {
  checkModel(given);
  const model = inlineFunctions(given);
  const inputShapes = shapesOf(model, options);
  const graph = new ModelGraph(reopenShapes(releaseBatch(model, inputShapes), inputShapes), {
    inputShapes,
    inputValues: options.inputValues ?? {},
  });
  const reports = runPasses(graph, passes);
  const program = lower(graph);
  const compiled = {
    name: graph.name,
    file: writeProgram(program, metadataOf(graph, program)),
    program,
    passes: reports,
  };
  return { ...compiled, explain: () => explain(compiled) };
}

/** The shapes of inputs with the batch fixed, if it is to be. */
function shapesOf(model: ModelProto, { batch, inputShapes = {} }: CompileOptions): Readonly<Record<string, Shape>> {
  const shapes: Record<string, Shape> = { ...inputShapes };
  if (batch === undefined) return shapes;
  for (const { name, type } of model.graph?.input ?? []) {
    const shape = shapes[name] ?? shapeOf(valueTypeOf(type));
    if (shape) shapes[name] = shape.map((length, i) => (typeof length === 'number' || i > 0 ? length : batch));
  }
  return shapes;
}

function shapeOf(type: ValueType | undefined): Shape | undefined {
  return type?.kind === 'tensor' ? type.shape : undefined;
}

function lower(graph: ModelGraph): Program {
  const batch = batchOf(graph);
  const builder = new ProgramBuilder();
  const types = new Map<string, OutputType>();
  for (const [name, type] of graph.types) {
    if (type.kind !== 'tensor' || !type.elementType) continue;
    const shape = type.shape?.map((length) => extentOf(length, batch));
    if (shape?.every((extent) => extent !== undefined)) types.set(name, { type: type.elementType, shape });
  }
  const order = graph.topologicalOrder();
  const rules = order.map((node) => findLoweringRule(node.domain, node.opType));
  const lowerings = order.map((node) => new Lowering(node, opsetOf(graph.opsets, node), builder, types));
  for (const [i, lowering] of lowerings.entries())
    if (!rules[i]) throw lowering.refuse('expected an operator that has kernels');
  for (const { name } of graph.inputs) {
    const reader = lowerings.find(({ proto }) => proto.input.includes(name));
    const { type, shape } = types.get(name) ?? refuseInput(graph, name, reader);
    naming(reader ?? name, () => {
      checkSize(name, { type, shape });
      builder.addInput(name, type, shape);
    });
  }
  for (const [name, { type, dims, values }] of graph.constants())
    builder.define({
      name,
      type,
      shape: dims.map((fixed) => ({ fixed, perItem: 0 })),
      // Integers of 4 and 2 bits are stored more than one to a byte.
      constant: type === 'string' || type.startsWith('complex') ? values : fromStored(type, dims, values).values,
      places: new Map(),
    });
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

/** Plans address 4 GiB. A value that is larger is refused before anything is made of it. */
function checkSize(name: string, value: OutputType | undefined): void {
  if (!value) return;
  const { fixed, perItem } = sizeOfExtents(value.shape);
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

function metadataOf(graph: ModelGraph, program: Program): PlanMetadata {
  const nodes = [...new Set(program.instructions.map(({ node }) => node))];
  const describe = ({ name, type }: ProgramTensor): TensorMetadata => ({ name, type });
  return {
    name: graph.name,
    batch: program.batch ?? null,
    inputs: program.inputs.map(describe),
    outputs: program.outputs.map(describe),
    instructions: program.instructions.map(({ node }) => nodes.indexOf(node)),
    nodes,
    kernels: program.instructions.map(({ kernel }) => kernel),
  };
}
