// A prepared model with the layers in the precision that was chosen for each.
import { Graph, type ModelProto, type TensorProto } from '@kinglet/onnx';
import type { RangesByScheme } from '../calibrate/rangesByScheme.ts';
import type { Layer, LayerChoice, WeightScheme } from '../recipe.ts';
import type { LayerWeights } from '../weights/layerWeights.ts';
import { activationGroups, keptOf } from './activationGroups.ts';
import { ActivationWriter } from './activationWriter.ts';
import { GraphDraft } from './graphDraft.ts';
import { isDynamic, writeDynamic } from './writeDynamic.ts';
import { type AccuracyLevel, isWrittenInBlocks, writeMatMulNBits } from './writeMatMulNBits.ts';
import { writeStatic } from './writeStatic.ts';
import { writeHalf, writeWeights } from './writeWeights.ts';

/** What is written, and from what. */
export interface QuantizedParts {
  /** As preparation made it; it is not changed. */
  readonly model: ModelProto;
  readonly layers: readonly Layer[];
  /** By layer; a layer without one stays as it is. */
  readonly choices: ReadonlyMap<string, LayerChoice>;
  /** Of the values of `valuesToCalibrate`. */
  readonly ranges: RangesByScheme;
  readonly weights: LayerWeights;
  /** Weights of 4 bits in blocks as MatMulNBits, with this accuracy level; undefined: DequantizeLinear before the product. */
  readonly accuracyLevel: AccuracyLevel | undefined;
}

export function writeQuantized(parts: QuantizedParts): ModelProto {
  const writer = quantizedWriter(parts);
  for (const layer of parts.layers) writer.write(layer);
  return writer.finish();
}

/** Writes a model layer by layer. */
export interface QuantizedWriter {
  /** The tensors that a layer adds; their elements may be moved to a file before the next. */
  readonly write: (layer: Layer) => readonly TensorProto[];
  /** The model, when every layer was written. */
  readonly finish: () => ModelProto;
}

/** A writer for which the weights of one layer need be there at a time. */
export function quantizedWriter(parts: QuantizedParts): QuantizedWriter {
  const { model, layers, choices, ranges, weights, accuracyLevel } = parts;
  const draft = new GraphDraft(model);
  const activations = new ActivationWriter(draft, activationGroups(draft.graph, layers, choices, ranges));
  const dynamicInputs = new Map<string, readonly string[]>();
  const { initializer } = draft.graph.proto;
  const write = (layer: Layer): void => {
    const choice = choices.get(layer.name);
    if (!choice || choice.kind === 'float') return;
    if (choice.kind === 'half') writeHalf(draft, layer, choice.type, weights.halfWeightsOf(layer, choice.type));
    else if (choice.kind === 'static') writeStatic(draft, activations, layer, choice, weights.weightsOf(layer, choice));
    else if (choice.kind === 'dynamic' && isDynamic(layer))
      writeDynamic(draft, dynamicInputs, layer, weights.weightsOf(layer, choice));
    else writeSmallWeights(draft, layer, choice, weights, accuracyLevel);
  };
  return {
    write: (layer) => {
      const before = initializer.length;
      write(layer);
      return initializer.slice(before);
    },
    finish: () => {
      activations.writeShared();
      return draft.finish();
    },
  };
}

/** The values whose ranges must be known for layers of integers: their inputs, and what is kept of convolutions' outputs. */
export function valuesToCalibrate(model: ModelProto, layers: readonly Layer[]): readonly string[] {
  const graph = new Graph(model);
  const values = layers.flatMap(({ input, output, node }) => [
    ...(input === undefined ? [] : [input]),
    ...(node.opType.startsWith('Conv') ? [output] : []),
  ]);
  return [...new Set(values.map((value) => keptOf(graph, value)))];
}

function writeSmallWeights(
  draft: GraphDraft,
  layer: Layer,
  choice: LayerChoice & { readonly weights: WeightScheme },
  weights: LayerWeights,
  accuracyLevel: AccuracyLevel | undefined,
): void {
  if (isWrittenInBlocks(layer, choice, accuracyLevel)) writeMatMulNBits(draft, layer, choice, weights, accuracyLevel);
  else writeWeights(draft, layer, weights.weightsOf(layer, choice));
}
