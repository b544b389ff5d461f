// From an ONNX model to the bytes of a plan.
import { type Allocate, encodeModelFile } from '@kinglet/kernels/plan';
import { checkModel, graphOf, type ModelProto, type Shape, type TensorProto, valueTypeOf } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import type { PlanMetadata, TensorMetadata } from '../metadata.ts';
import { passes, passesThatKeepHalves } from '../passes/index.ts';
import { ModelGraph } from '../passes/modelGraph.ts';
import { type Pass, type PassReport, runPasses } from '../passes/runPasses.ts';
import { checkOptions } from './checkOptions.ts';
import { checkWrites } from './checkWrites.ts';
import { explain } from './explain.ts';
import { shapeOf, symbolsOf } from './graphInputs.ts';
import { inlineFunctions } from './inlineFunctions.ts';
import { lowerGraph, needsSteps } from './lowerGraph.ts';
import { planContents } from './planContents.ts';
import { constantBytesOf, type Packing, type Program, type ProgramTensor } from './program.ts';
import { releaseBatch } from './releaseBatch.ts';
import { reopenShapes } from './reopenShapes.ts';

export interface CompileOptions {
  /**
   * The batch that the plan is made for, where the model has a symbolic one. Left out: batches of any size.
   */
  readonly batch?: number;
  /** Shapes of inputs, by name, in place of what the model says of them. A text is the batch's. */
  readonly inputShapes?: Readonly<Record<string, readonly (number | string)[]>>;
  /** Values of inputs, by name, which become constants of the plan: shapes that the model is given, for example. */
  readonly inputValues?: Readonly<Record<string, TensorProto>>;
  /**
   * Weights of float16 and bfloat16: `floats` takes twice their room in the plan and none of a run's time, `halves` their
   * own room, a conversion in each run, and kernels for operands that are not packed.
   *
   * @default 'floats'
   */
  readonly shortWeights?: 'floats' | 'halves';
  /**
   * Turns after which a Loop that says no number of them is an error.
   *
   * @default such loops are refused
   */
  readonly loopTurns?: number;
  /**
   * Makes room for exactly so many bytes, from a multiple of 64 on in their buffer, which the plan is written to: memory that
   * it will run from, for example. Other room is a RangeError KINGLET_KERNELS_MODEL.
   *
   * @default a new Uint8Array
   */
  readonly allocate?: Allocate;
  /**
   * Kernels that lay weights out, which make the same plan in any engine: those of @kinglet/kernels are faster where its addon
   * runs.
   *
   * @default those in TypeScript
   */
  readonly packing?: Packing;
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
 * node, for operators without kernels, KINGLET_INFERENCE_OPTION for options that are none or name no input, and KINGLET_INFERENCE_SHAPE for lengths that are not known or depend on more than
 * one batch.
 */
export function compile(given: ModelProto, options: CompileOptions = {}): CompiledModel {
  const { graph, program, passes } = lowerModel(given, options);
  const contents = planContents(program, planMetadata(graph, program));
  const file = encodeModelFile(contents, options.allocate);
  const compiled = { name: graph.name, file, program, passes };
  return { ...compiled, explain: () => explain(compiled) };
}

/** What a plan would run. */
export interface CompiledProgram extends Pick<CompiledModel, 'passes' | 'program'> {
  /** What the plan's file would be longer than. */
  readonly constantBytes: number;
}

/**
 * As {@link compile}, but no file is made, which a model may be too large for: what would run in which kernel. Throws as
 * `compile` does, but for a plan of 4 GiB or more.
 */
export function compileProgram(given: ModelProto, options: CompileOptions = {}): CompiledProgram {
  const { program, passes } = lowerModel(given, options);
  return { program, passes, constantBytes: constantBytesOf(program) };
}

export interface LoweredModel extends Pick<CompiledModel, 'passes' | 'program'> {
  readonly graph: ModelGraph;
}

/** The passes and the lowering, which `compile` does before it writes. Throws as it does, but for a plan of 4 GiB or more. */
export function lowerModel(given: ModelProto, options: CompileOptions): LoweredModel {
  checkModel(given);
  checkOptions(graphOf(given), options);
  const model = inlineFunctions(given);
  const inputShapes = shapesOf(model, options);
  const known = { inputShapes, inputValues: options.inputValues ?? {} };
  const graph = new ModelGraph(reopenShapes(releaseBatch(model, inputShapes), known), known);
  const reports = runPasses(graph, passesFor(options));
  const program = lowered(graph, options);
  checkWrites(program);
  return { graph, program, passes: reports };
}

/**
 * A plan for one batch where that is all that the lengths depend on, which starts fastest; else one whose lengths are decided in a run. What is
 * refused as both is refused for the reason of the first.
 */
function lowered(graph: ModelGraph, options: CompileOptions): Program {
  const symbols = symbolsOf(graph);
  const lowering = { packing: options.packing, passes: passesFor(options), loopTurns: options.loopTurns };
  if (needsSteps(graph)) return lowerGraph(graph, { ...lowering, reason: 'results of data, branches or loops' });
  if (symbols.length > 1 || graph.assumptions.length > 0)
    return lowerGraph(graph, { ...lowering, reason: `lengths ${symbols.join(', ')}` });
  try {
    return lowerGraph(graph, lowering);
  } catch (error) {
    if (symbols.length === 0 || !(error instanceof InferenceError)) throw error;
    try {
      return lowerGraph(graph, { ...lowering, reason: `length ${symbols[0]}, as ${error.message}` });
    } catch {
      throw error;
    }
  }
}

function passesFor({ shortWeights = 'floats' }: CompileOptions): readonly Pass[] {
  if (shortWeights === 'floats') return passes;
  if (shortWeights === 'halves') return passesThatKeepHalves;
  throw new InferenceError(
    'KINGLET_INFERENCE_OPTION',
    `expected shortWeights to be floats or halves, found ${JSON.stringify(shortWeights)}`,
  );
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

/** What a plan says of its model. */
export function planMetadata(graph: ModelGraph, program: Program): PlanMetadata {
  const places = new Map<string, number>();
  for (const { node } of program.instructions) if (!places.has(node)) places.set(node, places.size);
  const describe = ({ name, type }: ProgramTensor): TensorMetadata => {
    const classes = graph.classes.get(name);
    return { name, type, ...(classes && { classes }) };
  };
  return {
    name: graph.name,
    batch: program.batch ?? null,
    inputs: program.inputs.map(describe),
    outputs: program.outputs.map(describe),
    instructions: program.instructions.map(({ node }) => places.get(node)!),
    nodes: [...places.keys()],
    kernels: program.instructions.map(({ kernel }) => kernel),
    ...([...program.inputs, ...program.outputs].some(({ type }) => type === 'string') && {
      vocabulary: program.vocabulary,
    }),
  };
}
