// Real layers with real inputs: mnist-8's MatMul, and a perceptron that is trained here on MNIST's test images.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Model } from '@kinglet/inference';
import { compile } from '@kinglet/inference/compile';
import {
  type ModelProto,
  makeTensor,
  makeValueInfo,
  readModelFile,
  type TensorProto,
  tensorType,
  tensorValues,
} from '@kinglet/onnx';
import type { WeightTensor } from '../src/tensor/quantizeWeights.ts';

const pixels = 784;

/** A layer's weights, and inputs of it: [rows, inputs]. */
export interface RealLayer {
  readonly weights: WeightTensor;
  /** To calibrate with. */
  readonly inputs: Float32Array;
  /** To judge on. */
  readonly heldOut: Float32Array;
}

/** The folder shared/data of an enclosing folder; undefined where there is none. */
export const dataFolder: string | undefined = findData(import.meta.dirname);
if (!dataFolder) console.log('skipped: real layers, there is no shared/data in any enclosing folder');

/** Images from 0 to 1, [count, 784]. */
export function readImages(count: number): Float32Array {
  const bytes = gunzipSync(readFileSync(join(dataFolder!, 'images/mnist-t10k-images-idx3-ubyte.gz')));
  return Float32Array.from(bytes.subarray(16, 16 + count * pixels), (byte) => byte / 255);
}

export function readMnist(): Promise<ModelProto> {
  return readModelFile(join(dataFolder!, 'models/mnist-8/model.onnx'));
}

export function constantOf(model: ModelProto, name: string): Float32Array {
  return tensorValues(model.graph!.initializer.find((tensor) => tensor.name === name)!) as Float32Array;
}

/** What mnist-8 makes of 100 images, some of its constants replaced. */
export async function mnistOutputs(constants: Readonly<Record<string, Float32Array>>): Promise<Float64Array> {
  const model = await readMnist();
  const replace = (tensor: TensorProto): TensorProto => {
    const values = constants[tensor.name];
    return values ? makeTensor(tensor.name, 'float', tensor.dims.map(Number), values) : tensor;
  };
  model.graph!.initializer = model.graph!.initializer.map(replace);
  return Float64Array.from(outputsOf(model, readImages(100)));
}

/** mnist-8's MatMul, [256, 10], whose inputs are what its convolutions make of 400 images. */
export async function mnistMatMul(): Promise<RealLayer> {
  const model = await readMnist();
  const graph = model.graph!;
  const weights = { name: 'Parameter193', values: constantOf(model, 'Parameter193'), dims: [256, 10], channelAxis: 1 };
  const read = graph.node.find(({ opType }) => opType === 'MatMul')!.input[0]!;
  graph.output = [makeValueInfo(read, tensorType('float', [1, 256]))];
  const features = outputsOf(model, readImages(400));
  return { weights, inputs: features.subarray(0, 200 * 256), heldOut: features.subarray(200 * 256) };
}

/** The layers of a perceptron of 784, 64, 32 and 10, trained on 2000 images. */
export function mnistPerceptron(): RealLayer[] {
  const images = readImages(2500);
  const labels = gunzipSync(readFileSync(join(dataFolder!, 'images/mnist-t10k-labels-idx1-ubyte.gz'))).subarray(8);
  const sizes = [pixels, 64, 32, 10];
  const layers = sizes
    .slice(1)
    .map((outputs, i) => ({ inputs: sizes[i]!, outputs, weights: initial(sizes[i]!, outputs) }));
  for (let epoch = 0; epoch < 3; epoch++)
    for (let image = 0; image < 2000; image++)
      learn(layers, images.subarray(image * pixels, (image + 1) * pixels), labels[image]!, 0.05 / (1 + epoch));
  let values: Float32Array = images;
  return layers.map((layer, i) => {
    const { inputs, outputs, weights } = layer;
    const [first, last] = [values.subarray(0, 500 * inputs), values.subarray(2000 * inputs)];
    values = forwardAll(layer, values);
    return {
      weights: { name: `layer${i}`, values: weights, dims: [outputs, inputs], channelAxis: 0 },
      inputs: first,
      heldOut: last,
    };
  });
}

interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** [outputs, inputs]; there is no bias. */
  readonly weights: Float32Array;
}

/** One step down the gradient of the cross entropy. */
function learn(layers: readonly Dense[], image: Float32Array, label: number, rate: number): void {
  const values: Float32Array[] = [image];
  for (const [i, layer] of layers.entries()) values.push(forward(layer, rectified(values[i]!)));
  const scores = values.at(-1)!;
  const most = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  let errors: Float32Array = scores.map((score, i) => Math.exp(score - most) / total - (i === label ? 1 : 0));
  for (let i = layers.length - 1; i >= 0; i--) errors = backward(layers[i]!, rectified(values[i]!), errors, rate);
}

function rectified(values: Float32Array): Float32Array {
  return values.map((value) => Math.max(value, 0));
}

function forward({ inputs, outputs, weights }: Dense, values: Float32Array): Float32Array {
  const sums = new Float32Array(outputs);
  for (let output = 0; output < outputs; output++) {
    let sum = 0;
    for (let i = 0, at = output * inputs; i < inputs; i++, at++) sum += weights[at]! * values[i]!;
    sums[output] = sum;
  }
  return sums;
}

/** Changes the weights; the errors of the layer's inputs, which are rectified values. */
function backward(
  { inputs, outputs, weights }: Dense,
  values: Float32Array,
  errors: Float32Array,
  rate: number,
): Float32Array {
  const before = new Float32Array(inputs);
  for (let output = 0; output < outputs; output++) {
    const error = errors[output]!;
    if (error === 0) continue;
    for (let i = 0, at = output * inputs; i < inputs; i++, at++) {
      if (values[i] === 0) continue;
      before[i]! += error * weights[at]!;
      weights[at]! -= rate * error * values[i]!;
    }
  }
  return before;
}

function forwardAll(layer: Dense, values: Float32Array): Float32Array {
  const rows = values.length / layer.inputs;
  const all = new Float32Array(rows * layer.outputs);
  for (let row = 0; row < rows; row++) {
    const inputs = values.subarray(row * layer.inputs, (row + 1) * layer.inputs);
    all.set(rectified(forward(layer, inputs)), row * layer.outputs);
  }
  return all;
}

function initial(inputs: number, outputs: number): Float32Array {
  let state = inputs;
  return Float32Array.from({ length: inputs * outputs }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * Math.sqrt(3 / inputs);
  });
}

function outputsOf(proto: ModelProto, images: Float32Array): Float32Array {
  const model = Model.load(compile(proto).file);
  const rows: number[] = [];
  for (let at = 0; at < images.length; at += pixels) {
    // The model was trained on bytes.
    const image = images.subarray(at, at + pixels).map((value) => value * 255);
    rows.push(...(Object.values(model.run(image))[0]!.data as Float32Array));
  }
  return Float32Array.from(rows);
}

function findData(folder: string): string | undefined {
  const data = join(folder, 'shared/data');
  if (existsSync(join(data, 'models/mnist-8'))) return data;
  return folder === dirname(folder) ? undefined : findData(dirname(folder));
}
