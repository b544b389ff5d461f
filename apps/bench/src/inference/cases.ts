// What the suite `inference` measures warm, and what it must reach.
import { encoder, linear, mlp, type Weights } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { randomFrom } from '../statistics.ts';
import { mnistCnn, mobileNet, resNet50, squeezeNet } from './networks.ts';
import { type RecurrentLayer, recurrentLayer, recurrentSizes } from './recurrentNetworks.ts';
import { treeEnsemble } from './trees.ts';

export interface InferenceCase {
  readonly name: string;
  make(): ModelProto;
  /** Of the one input, `x`. */
  readonly shape: readonly number[];
  /** At most so much of the peer's time. */
  readonly most: number;
}

const photo = [1, 3, 224, 224];

const trees = { trees: 500, depth: 8, features: 50 };

/** MiniLM-L6's sizes with this many tokens. */
const tokens = 128;

export const cases: readonly InferenceCase[] = [
  { name: 'linear 10-1', make: () => linear(weights(1, 10), [0.5]), shape: [1, 10], most: 0.2 },
  { name: 'linear 784-10', make: () => linear(weights(10, 784), row(10)), shape: [1, 784], most: 0.2 },
  { name: 'MLP 784-128-10', make: perceptron, shape: [1, 784], most: 0.6 },
  { name: 'MNIST CNN', make: mnistCnn, shape: [1, 1, 28, 28], most: 0.7 },
  { name: 'SqueezeNet 1.1', make: squeezeNet, shape: photo, most: 1 },
  { name: 'MobileNet v2', make: mobileNet, shape: photo, most: 1 },
  { name: 'MiniLM-L6 encoder, 128 tokens', make: () => encoder({ tokens }), shape: [1, tokens, 384], most: 1 },
  recurrent('LSTM 128', { opType: 'LSTM' }, 0.8),
  recurrent('LSTM 128, both directions', { opType: 'LSTM', direction: 'bidirectional' }, 1),
  recurrent('GRU 128', { opType: 'GRU' }, 1),
  { name: 'ResNet-50', make: resNet50, shape: photo, most: 1.1 },
  { name: '500 trees of depth 8, one row', make: () => treeEnsemble(1, trees), shape: [1, trees.features], most: 0.7 },
  {
    name: '500 trees of depth 8, 1000 rows',
    make: () => treeEnsemble(1000, trees),
    shape: [1000, trees.features],
    most: 0.7,
  },
];

/** Rows of weights from a seed. */
export function weights(outputs: number, inputs: number, seed = 7): Weights {
  const random = randomFrom(seed);
  const width = Math.sqrt(12 / inputs);
  return Array.from({ length: outputs }, () => Float32Array.from({ length: inputs }, () => (random() - 0.5) * width));
}

/** The values of an input of so many elements; others for another seed. */
export function inputValues(length: number, seed = 99): Float32Array {
  const random = randomFrom(seed);
  return Float32Array.from({ length }, () => random() * 2 - 1);
}

function row(length: number): Float32Array {
  return weights(1, length, 3)[0] as Float32Array;
}

function perceptron(): ModelProto {
  return mlp([
    { weights: weights(128, 784, 1), bias: row(128), activation: 'Relu' },
    { weights: weights(10, 128, 2), bias: row(10) },
  ]);
}

function recurrent(name: string, layer: RecurrentLayer, most: number): InferenceCase {
  const { steps, width } = recurrentSizes;
  return { name: `${name} × ${steps} steps`, make: () => recurrentLayer(layer), shape: [steps, 1, width], most };
}
