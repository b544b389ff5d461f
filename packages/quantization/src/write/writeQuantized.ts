// A prepared model with the layers in the precision that was chosen for each.
import type { ModelProto } from '@kinglet/onnx';
import type { Layer, LayerChoice, QuantizedWeights, ValueRanges } from '../recipe.ts';
import { activationGroups, resultOf } from './activationGroups.ts';
import { ActivationWriter } from './activationWriter.ts';
import { GraphDraft } from './graphDraft.ts';
import { isDynamic, writeDynamic } from './writeDynamic.ts';
import { type AccuracyLevel, isBlockProduct, writeMatMulNBits } from './writeMatMulNBits.ts';
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
  readonly ranges: ValueRanges;
  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights;
  halfWeightsOf(layer: Layer, type: 'float16' | 'bfloat16'): Uint16Array<ArrayBuffer>;
  /** Weights of 4 bits in blocks as MatMulNBits, with this accuracy level; left out: DequantizeLinear before the product. */
  readonly accuracyLevel?: AccuracyLevel;
}

export function writeQuantized(parts: QuantizedParts): ModelProto {
  const { model, layers, choices, ranges } = parts;
  const draft = new GraphDraft(model);
  const activations = new ActivationWriter(draft, activationGroups(draft.graph, layers, choices, ranges));
  const dynamicInputs = new Map<string, readonly string[]>();
  for (const layer of layers) {
    const choice = choices.get(layer.name);
    if (!choice || choice.kind === 'float') continue;
    if (choice.kind === 'half') writeHalf(draft, layer, choice.type, parts.halfWeightsOf(layer, choice.type));
    else if (choice.kind === 'static') writeStatic(draft, activations, layer, choice, parts.weightsOf(layer, choice));
    else if (choice.kind === 'dynamic' && isDynamic(layer))
      writeDynamic(draft, dynamicInputs, layer, parts.weightsOf(layer, choice));
    else writeSmallWeights(draft, layer, parts.weightsOf(layer, choice), parts.accuracyLevel);
  }
  activations.writeShared();
  return draft.finish();
}

/** The values whose ranges must be known for layers of integers: their inputs and their results. */
export function valuesToCalibrate(model: ModelProto, layers: readonly Layer[]): readonly string[] {
  const { graph } = new GraphDraft(model);
  const scheme = { type: 'uint8', isSymmetric: false } as const;
  const values = layers.flatMap((layer) =>
    layer.input === undefined ? [] : [layer.input, layer.output, resultOf(graph, layer, scheme)],
  );
  return [...new Set(values)];
}

function writeSmallWeights(
  draft: GraphDraft,
  layer: Layer,
  weights: QuantizedWeights,
  accuracyLevel: AccuracyLevel | undefined,
): void {
  const isBlocked = typeof weights.scheme.granularity === 'object' && weights.type.endsWith('int4');
  if (accuracyLevel !== undefined && isBlocked && isBlockProduct(layer))
    writeMatMulNBits(draft, layer, weights, accuracyLevel);
  else writeWeights(draft, layer, weights);
}
