// Dense layers made in code: linear models, logistic regression, multilayer perceptrons.
import type { ModelProto } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { GraphWriter } from './graphWriter.ts';

/** Rows, one for each output: as PyTorch's `Linear.weight` has them. */
export type Weights = readonly ArrayLike<number>[];

/** ONNX's operators without attributes that may follow a layer. */
export const layerActivations = ['Gelu', 'Identity', 'Relu', 'Sigmoid', 'Softmax', 'Tanh'] as const;
export type LayerActivation = (typeof layerActivations)[number];

export interface DenseLayer {
  readonly weights: Weights;
  /** An element for each output. @default 0 */
  readonly bias?: ArrayLike<number>;
  /** @default 'Identity' */
  readonly activation?: LayerActivation;
}

export interface BuildOptions {
  /** @default 'x' */
  readonly input?: string;
  /** @default 'y' */
  readonly output?: string;
  /** The graph's. @default what the function that makes it is called */
  readonly name?: string;
}

const opset = 21;

/**
 * x weights^T + bias for batches of any size: input [N, inputs], output [N, outputs]. Throws InferenceError
 * KINGLET_INFERENCE_OPTION, as all of these, for weights whose lengths do not fit.
 *
 * @example
 * const { file } = compile(linear([[1, 2, 3]], [0.5]));
 */
export function linear(weights: Weights, bias?: ArrayLike<number>, options: BuildOptions = {}): ModelProto {
  return mlp([{ weights, ...(bias ? { bias } : {}) }], { name: 'linear', ...options });
}

/** Probabilities: of one output by a sigmoid, of several by softmax. */
export function logistic(weights: Weights, bias?: ArrayLike<number>, options: BuildOptions = {}): ModelProto {
  const activation = weights.length === 1 ? 'Sigmoid' : 'Softmax';
  return mlp([{ weights, ...(bias ? { bias } : {}), activation }], { name: 'logistic', ...options });
}

/** Dense layers, each with its activation, one after another. */
export function mlp(layers: readonly DenseLayer[], options: BuildOptions = {}): ModelProto {
  const { input = 'x', output = 'y', name = 'mlp' } = options;
  const graph = new GraphWriter();
  if (layers.length === 0) throw refuse('expected at least one layer, got none');
  let width = layers[0]!.weights[0]?.length ?? 0;
  let value = graph.input(input, 'float', ['N', width]);
  for (const [i, layer] of layers.entries()) {
    checkLayer(layer, i, width);
    width = layer.weights.length;
    value = addLayer(graph, layer, i, value, width, i === layers.length - 1 ? output : undefined);
  }
  graph.output(output, 'float', ['N', width]);
  return graph.model(name, opset);
}

function addLayer(
  graph: GraphWriter,
  { weights, bias, activation = 'Identity' }: DenseLayer,
  i: number,
  value: string,
  width: number,
  output: string | undefined,
): string {
  const inputs = weights[0]!.length;
  const flat = new Float32Array(width * inputs);
  for (const [row, values] of weights.entries()) flat.set(values, row * inputs);
  const names = [value, graph.weight(`weights${i}`, [width, inputs], flat)];
  if (bias) names.push(graph.weight(`bias${i}`, [width], Float32Array.from(bias)));
  const isPlain = activation === 'Identity';
  const product = graph.node('Gemm', names, { transB: 1n }, isPlain ? output : undefined);
  return isPlain ? product : graph.node(activation, [product], {}, output);
}

function checkLayer({ weights, bias, activation }: DenseLayer, i: number, width: number): void {
  if (weights.length === 0 || width === 0) throw refuse(`layer ${i}: expected at least one row of weights, got none`);
  for (const [row, values] of weights.entries())
    if (values.length !== width)
      throw refuse(`layer ${i}: expected rows of ${width} weights, got ${values.length} in row ${row}`);
  if (bias && bias.length !== weights.length)
    throw refuse(`layer ${i}: expected a bias of ${weights.length} elements, got ${bias.length}`);
  if (activation !== undefined && !layerActivations.includes(activation))
    throw refuse(`layer ${i}: expected activation to be one of ${layerActivations.join(', ')}, got ${activation}`);
}

function refuse(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPTION', message);
}
