// A model as the rest of this package takes it: opset 21, constants as initializers, names for all, normalization folded.
import {
  checkModel,
  copyMessage,
  Graph,
  type ModelProto,
  nodeLabel,
  opsetsOf,
  tensorAttribute,
  upgradeOpset,
} from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { Layer } from '../recipe.ts';
import { findLayers } from './findLayers.ts';
import { foldBiases } from './foldBiases.ts';
import { foldConstants } from './foldConstants.ts';
import { foldNormalization } from './foldNormalization.ts';

/** The first with integers of 4 and 16 bits, and with scales of blocks. */
const neededOpset = 21;

/** A model that is ready to be quantized. */
export interface PreparedModel {
  readonly model: ModelProto;
  readonly layers: readonly Layer[];
  /** What was changed, for people. */
  readonly notes: readonly string[];
}

/**
 * Prepares a copy. Throws OnnxError for a model that is not what ONNX allows; QuantizationError
 * KINGLET_QUANTIZATION_MODEL for an opset that cannot be upgraded, with the node's name and the reason.
 */
export function prepareModel(given: ModelProto): PreparedModel {
  checkModel(given);
  const notes: string[] = [];
  const model = upgrade(given, notes);
  const graph = new Graph(model);
  freeConstants(graph);
  liftConstants(graph);
  nameNodes(graph);
  foldConstants(graph, neededOpset);
  const biases = foldBiases(graph);
  if (biases > 0) notes.push(`Add became the bias of a convolution ${biases} times`);
  const folded = foldNormalization(graph);
  if (folded > 0) notes.push(`BatchNormalization became part of weights ${folded} times`);
  graph.removeUnused();
  return { model, layers: findLayers(model), notes };
}

function upgrade(model: ModelProto, notes: string[]): ModelProto {
  const from = opsetsOf(model).get('') ?? 1;
  try {
    const upgraded = upgradeOpset(model, neededOpset);
    if (from < neededOpset) notes.push(`opset ${from} was upgraded to ${neededOpset}`);
    return upgraded;
  } catch (cause) {
    const { message } = cause as Error;
    throw new QuantizationError('KINGLET_QUANTIZATION_MODEL', `expected opset ${neededOpset}: ${message}`, { cause });
  }
}

/** Initializers are no inputs too, so that they are constants. What was inferred of values may not hold any more. */
function freeConstants({ proto }: Graph): void {
  const constant = new Set(proto.initializer.map(({ name }) => name));
  proto.input = proto.input.filter(({ name }) => !constant.has(name));
  proto.valueInfo = [];
}

function liftConstants(graph: Graph): void {
  for (const node of graph.find({ opType: 'Constant', domain: '' })) {
    const tensor = tensorAttribute(node, 'value');
    const [name] = node.output as [string];
    if (!tensor || graph.isOutput(name)) continue;
    graph.proto.node.splice(graph.proto.node.indexOf(node), 1);
    graph.proto.initializer.push(Object.assign(copyMessage(tensor), { name }));
  }
  graph.refresh();
}

/** Every node gets a name of its own; those that have one keep it. */
function nameNodes(graph: Graph): void {
  const taken = new Set<string>();
  for (const node of graph.nodes) {
    const base = node.name || `${node.opType}_${node.output.find(Boolean) ?? nodeLabel(node)}`;
    let name = base;
    for (let i = 1; taken.has(name); i++) name = `${base}_${i}`;
    taken.add(name);
    node.name = name;
  }
}
