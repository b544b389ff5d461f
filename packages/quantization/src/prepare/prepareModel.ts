// A model as quantization takes it: one opset, one form for each layer, weights that are initializers.

import { inlineFunctions } from '@kinglet/inference/compile';
import {
  checkModel,
  Graph,
  type GraphProto,
  inferShapes,
  type ModelProto,
  type TensorProto,
  upgradeOpset,
  type ValueType,
} from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { Layer } from '../recipe.ts';
import { findLayers } from './findLayers.ts';
import { foldAffine } from './foldAffine.ts';
import { foldWeights } from './foldWeights.ts';
import { liftConstants } from './liftConstants.ts';
import { nameNodes } from './nameNodes.ts';
import { removeIdentities } from './removeIdentities.ts';

export interface PrepareOptions {
  /** Of ONNX's own operators; a model that is newer stays as it is. @default 21, the first with 4 and 16 bits */
  readonly opset?: number;
}

export interface PreparedModel {
  /** Answers as the model that was given, but for the rounding of weights that were folded. */
  readonly model: ModelProto;
  /** In the graph's order. */
  readonly layers: readonly Layer[];
  /** What was folded, and which products are no layers and why: a sentence each, beginning with the node. */
  readonly notes: readonly string[];
}

/**
 * Makes a model ready to be quantized. Functions are inlined, operators upgraded, constants and what is computed from
 * constants alone for a layer become initializers, which are no inputs; Identity and Dropout go; BatchNormalization and
 * sums with a constant go into the layer before them, computed in float64 and rounded once. Every node has a name of its
 * own. The model given stays as it is and shares its tensors with the one made. Weights in other files are not read:
 * what would need their elements is left as it is, with a note.
 *
 * @throws OnnxError for a model that is not what ONNX allows, and KINGLET_ONNX_VERSION, with node and reason, for one
 * that cannot be upgraded; InferenceError for functions that cannot be inlined; QuantizationError
 * KINGLET_QUANTIZATION_MODEL when nothing in it can be quantized.
 */
export function prepareModel(given: ModelProto, options: PrepareOptions = {}): PreparedModel {
  const steps = prepareSteps(given, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** What preparation is about to read. Whoever goes on may load it before, and unload it after. */
export interface PrepareStep {
  readonly tensors: readonly TensorProto[];
  /** The initializers of the model as it is by now: those that preparation made are there until it ends. */
  readonly initializers: readonly TensorProto[];
}

/** `prepareModel` in steps, each before it reads large constants: those that are in other files then stay as they are. */
export function* prepareSteps(
  given: ModelProto,
  { opset = 21 }: PrepareOptions = {},
): Generator<PrepareStep, PreparedModel, void> {
  checkModel(given);
  const model = upgradeOpset(inlineFunctions(given), opset);
  const { types } = inferShapes(model);
  const graph = new Graph(model);
  const notes: string[] = [];
  nameNodes(graph.proto);
  removeConstantInputs(graph.proto);
  graph.removeUnused();
  liftConstants(graph);
  removeIdentities(graph);
  yield* readingOf(graph, foldWeights(graph, model, notes));
  yield* readingOf(graph, foldAffine(graph, types, notes));
  graph.removeUnused();
  removeStaleTypes(graph, types);
  checkModel(model);
  const layers = findLayers(graph, notes);
  if (layers.length) return { model, layers, notes };
  throw new QuantizationError('KINGLET_QUANTIZATION_MODEL', noLayers(notes));
}

function* readingOf(graph: Graph, steps: Iterable<readonly TensorProto[]>): Generator<PrepareStep, void, void> {
  for (const tensors of steps) yield { tensors, initializers: graph.proto.initializer };
}

/** Old models list their weights as inputs; a constant is what no caller overrides. */
function removeConstantInputs(graph: GraphProto): void {
  const constants = new Set(graph.initializer.map(({ name }) => name));
  graph.input = graph.input.filter(({ name }) => !constants.has(name));
}

/** Types are kept of values that are still made. */
function removeStaleTypes(graph: Graph, types: ReadonlyMap<string, ValueType>): void {
  const { proto } = graph;
  proto.valueInfo = proto.valueInfo.filter(({ name }) => graph.producerOf(name) && types.has(name));
}

function noLayers(notes: readonly string[]): string {
  const found = notes.length ? notes.join('; ') : 'none of these operators';
  return `expected Conv, ConvTranspose, Gemm, MatMul or Gather with constant float weights, found ${found}`;
}
