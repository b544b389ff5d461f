// A prepared model whose biases make good the mean that rounded weights move, before it is written.
import { copyModel, Graph, makeNode, makeTensor } from '@kinglet/onnx';
import { correctBias } from '../algorithms/correctBias.ts';
import { type InputStatistics, meansOf } from '../algorithms/inputMoments.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import { dequantizeWeights } from '../tensor/quantizeWeights.ts';
import { layerTensors } from '../weights/layerTensors.ts';
import type { LayerWeights } from '../weights/layerWeights.ts';

/** By layer, for each group of it. */
export type BiasStatistics = ReadonlyMap<string, readonly InputStatistics[]>;

/**
 * The model and its layers with a corrected bias wherever weights become integers; a new one where there was none, of
 * MatMul as an Add. Layers without statistics stay as they are, and so does the model given.
 */
export function correctBiases(
  prepared: PreparedModel,
  choices: ReadonlyMap<string, LayerChoice>,
  weights: LayerWeights,
  statistics: BiasStatistics,
): PreparedModel {
  const biases = prepared.layers.flatMap((layer): [string, Float32Array<ArrayBuffer>][] => {
    const [choice, own] = [choices.get(layer.name), statistics.get(layer.name)];
    if (!own || !choice || choice.kind === 'float' || choice.kind === 'half') return [];
    const means = Float64Array.from(own.flatMap((group) => [...meansOf(group)]));
    return [[layer.name, correctedBias(prepared, layer, weights.weightsOf(layer, choice), means)]];
  });
  return withBiases(prepared, new Map(biases));
}

/** A layer's bias for weights that were rounded, by the mean of each of its inputs. */
export function correctedBias(
  { model }: PreparedModel,
  layer: Layer,
  quantized: QuantizedWeights,
  means: Float64Array,
): Float32Array<ArrayBuffer> {
  const { tensorOf, biasOf } = layerTensors(model);
  const tensor = tensorOf(layer);
  return correctBias(tensor, dequantizeWeights(quantized, tensor), means, biasOf(layer));
}

/** The model and its layers with other biases, by layer. */
export function withBiases(
  prepared: PreparedModel,
  biases: ReadonlyMap<string, Float32Array<ArrayBuffer>>,
): PreparedModel {
  const model = copyModel(prepared.model);
  const graph = new Graph(model);
  const layers = prepared.layers.map((layer) => {
    const bias = biases.get(layer.name);
    return bias ? withBias(graph, layer, bias) : layer;
  });
  return { ...prepared, model, layers };
}

function withBias(graph: Graph, layer: Layer, values: Float32Array<ArrayBuffer>): Layer {
  const bias = graph.uniqueName(`${layer.bias ?? `${layer.weights}_bias`}_corrected`);
  graph.addInitializer(makeTensor(bias, 'float', [values.length], values));
  const node = graph.producerOf(layer.output)!;
  if (node.opType === 'MatMul') return withSum(graph, layer, bias);
  graph.setInput(node, 2, bias);
  return { ...layer, node, bias };
}

/** The sum takes over the product's name. */
function withSum(graph: Graph, layer: Layer, bias: string): Layer {
  const node = graph.producerOf(layer.output)!;
  const output = graph.uniqueName(`${layer.output}_uncorrected`);
  node.output = [output];
  graph.refresh();
  const name = graph.uniqueName(`${layer.name}_correction`);
  graph.insert(makeNode('Add', [output, bias], [layer.output], { name }), { after: node });
  return { ...layer, node, output };
}
