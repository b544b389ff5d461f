// BatchNormalization behind a convolution or product becomes part of its weights.
import {
  copyMessage,
  floatAttribute,
  type Graph,
  intAttribute,
  makeTensor,
  type NodeProto,
  type TensorProto,
  tensorValues,
} from '@kinglet/onnx';

/** Folds each that alone reads a Conv or Gemm of constant weights, in float64, rounded once. How many were folded. */
export function foldNormalization(graph: Graph): number {
  let folded = 0;
  for (const node of graph.find({ opType: 'BatchNormalization', domain: '' })) if (fold(graph, node)) folded++;
  return folded;
}

function fold(graph: Graph, node: NodeProto): boolean {
  const layer = graph.producerOf(node.input[0]!);
  const isFoldable =
    layer &&
    (layer.opType === 'Conv' || (layer.opType === 'Gemm' && isPlainGemm(layer))) &&
    layer.domain === '' &&
    graph.consumersOf(layer.output[0]!).length === 1 &&
    !graph.isOutput(layer.output[0]!) &&
    intAttribute(node, 'training_mode', 0) === 0 &&
    node.output.slice(1).every((name) => !name);
  const constants = node.input.slice(1).map((name) => graph.constantOf(name));
  const weights = layer ? graph.constantOf(layer.input[1]!) : undefined;
  const bias = layer?.input[2] ? graph.constantOf(layer.input[2]) : null;
  if (!isFoldable || !weights || bias === undefined || constants.some((tensor) => !tensor)) return false;
  const [scale, shift, mean, variance] = constants.map(
    (tensor) => tensorValues(tensor!) as Float32Array,
  ) as unknown as Rows;
  const epsilon = floatAttribute(node, 'epsilon', 1e-5);
  const factors = Float64Array.from(scale, (value, i) => value / Math.sqrt(variance[i]! + epsilon));
  const old = bias ? (tensorValues(bias) as Float32Array) : new Float32Array(factors.length);
  const moved = Float32Array.from(old, (value, i) => (value - mean[i]!) * factors[i]! + shift[i]!);
  const names = [weights.name, node.input[2]!].map((name) => graph.uniqueName(`${name}_folded`)) as [string, string];
  graph.addInitializer(scaled(weights, names[0], factors));
  graph.addInitializer(makeTensor(names[1], 'float', [moved.length], moved));
  const made = Object.assign(copyMessage(layer), {
    input: [layer.input[0]!, ...names],
    output: [node.output[0]!],
  });
  graph.replace([layer, node], [made]);
  return true;
}

type Rows = readonly [Float32Array, Float32Array, Float32Array, Float32Array];

/** Filters of Conv and rows of a turned Gemm: outputs first. */
function scaled(weights: TensorProto, name: string, factors: Float64Array): TensorProto {
  const values = tensorValues(weights) as Float32Array;
  const perOutput = values.length / factors.length;
  const made = values.map((value, i) => value * factors[Math.floor(i / perOutput)]!);
  return makeTensor(name, 'float', weights.dims.map(Number), made);
}

function isPlainGemm(node: NodeProto): boolean {
  return (
    intAttribute(node, 'transB', 0) === 1 &&
    floatAttribute(node, 'alpha', 1) === 1 &&
    floatAttribute(node, 'beta', 1) === 1
  );
}
