// Products with weights of 4 bits in blocks: com.microsoft's MatMulNBits.
import { floatAttribute, intAttribute, makeNode } from '@kinglet/onnx';
import type { Layer, LayerChoice, WeightScheme } from '../recipe.ts';
import type { MatMulNBits } from '../tensor/packMatMulNBits.ts';
import { isBlockwise4Bit } from '../tensor/scaleGroups.ts';
import type { LayerWeights } from '../weights/layerWeights.ts';
import { roundingKey } from '../weights/roundToInputs.ts';
import type { GraphDraft } from './graphDraft.ts';

/** 0: as exact as the engine's floats are; 4: it may take activations as bytes. */
export type AccuracyLevel = 0 | 4;

/** Whether a layer is written so: a plain product with one matrix, of 4 bits in blocks. `accuracyLevel`: undefined for none. */
export function isWrittenInBlocks(
  layer: Layer,
  choice: LayerChoice,
  accuracyLevel: AccuracyLevel | undefined,
): accuracyLevel is AccuracyLevel {
  if (choice.kind !== 'weights' && choice.kind !== 'dynamic') return false;
  return accuracyLevel !== undefined && isBlockwise4Bit(choice.weights) && isBlockProduct(layer);
}

/** A plain product with one matrix. */
function isBlockProduct({ node, weightDims }: Layer): boolean {
  if (weightDims.length !== 2) return false;
  if (node.opType === 'MatMul') return true;
  const isPlain = floatAttribute(node, 'alpha', 1) === 1 && floatAttribute(node, 'beta', 1) === 1;
  return node.opType === 'Gemm' && isPlain && intAttribute(node, 'transA', 0) === 0;
}

export function writeMatMulNBits(
  draft: GraphDraft,
  layer: Layer,
  choice: LayerChoice & { readonly weights: WeightScheme },
  weights: LayerWeights,
  accuracyLevel: AccuracyLevel,
): void {
  const node = draft.producerOf(layer.output);
  const { shape, names } = draft.once(`blocks ${roundingKey(layer, choice.weights)}`, () =>
    addBlocks(draft, layer, weights.blocksOf(layer, choice)),
  );
  const product = layer.bias ? draft.unique(`${layer.name}_product`) : layer.output;
  const attributes = { ...shape, accuracy_level: accuracyLevel };
  draft.useDomain('com.microsoft', 1n);
  draft.drop(node);
  draft.add(
    makeNode('MatMulNBits', [layer.input!, ...names], [product], {
      name: layer.name,
      domain: 'com.microsoft',
      attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, BigInt(value)])),
    }),
  );
  if (layer.bias)
    draft.add(makeNode('Add', [product, layer.bias], [layer.output], { name: draft.unique(`${layer.name}_bias`) }));
}

/** Once for all layers with the same weights. */
function addBlocks(draft: GraphDraft, layer: Layer, { K, N, bits, blockSize, B, scales, zeroPoints }: MatMulNBits) {
  const blocks = Math.ceil(K / blockSize);
  const names = [
    draft.view(`${layer.weights}_blocks`, 'uint8', [N, blocks, (blockSize * bits) / 8], B),
    draft.view(`${layer.weights}_scales`, 'float', [N * blocks], scales),
    ...zeroPointsOf(draft, layer, zeroPoints),
  ];
  return { shape: { K, N, bits, block_size: blockSize }, names };
}

/** Left out where each is 8, which they are then taken to be. */
function zeroPointsOf(draft: GraphDraft, layer: Layer, packed: Uint8Array | undefined): readonly string[] {
  return packed ? [draft.view(`${layer.weights}_zero_points`, 'uint8', [packed.length], packed)] : [];
}
