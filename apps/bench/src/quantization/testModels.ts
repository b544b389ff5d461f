// The models that the suite quantizes: mnist-8 as published, an MLP and a CNN trained here, and a large MLP for time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ModelProto,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  readModelFile,
  tensorType,
  upgradeOpset,
} from '@kinglet/onnx';
import { randomFrom } from '../statistics.ts';
import { dataFolder, type LabelledImage } from './mnistImages.ts';
import { convolution, denseLayer, type TrainedLayer, train } from './trainNetwork.ts';

/** A model with the images that it is calibrated and judged on. */
export interface TestModel {
  readonly name: string;
  readonly model: ModelProto;
  readonly input: string;
  /** Of one image. */
  readonly shape: readonly number[];
  readonly calibration: readonly Float32Array<ArrayBuffer>[];
  readonly judged: readonly Float32Array<ArrayBuffer>[];
}

/** What the model of `largeMlp` is called. */
export const largeName = 'MLP 1024-4096-1024';

/** Images of the tests that models are trained on; the others judge. */
const trained = 8000;
const calibrated = 1000;
const opset = 17;

/** Calibrated on the first 1000 images, judged on the other 9000. Undefined where its file is not. */
export async function mnist8(images: readonly LabelledImage[]): Promise<TestModel | undefined> {
  const file = join(dataFolder, 'models/mnist-8/model.onnx');
  if (!existsSync(file)) return undefined;
  // It was made for bytes.
  const bytes = images.map(({ image }) => image.map((value) => Math.round(value * 255)));
  return {
    ...{ name: 'mnist-8', input: 'Input3', shape: [1, 1, 28, 28] },
    model: upgradeOpset(await readModelFile(file), opset),
    calibration: bytes.slice(0, calibrated),
    judged: bytes.slice(calibrated),
  };
}

/** 784 → 128 → Relu → 10. */
export function mnistMlp(images: readonly LabelledImage[]): TestModel {
  const layers = [denseLayer(784, 128, 11, true), denseLayer(128, 10, 12, false)];
  train(layers, images.slice(0, trained), { epochs: 3, rate: 0.05 });
  const graph = new GraphWriter(layers);
  graph.dense([784, 128], 'Relu');
  graph.dense([128, 10]);
  return testModel('MLP', graph.model([1, 784]), [1, 784], images);
}

/** Two convolutions of stride 2, 8 and 16 channels, and a product. */
export function mnistCnn(images: readonly LabelledImage[]): TestModel {
  const layers = [convolution(1, 28, 8, 21), convolution(8, 14, 16, 22), denseLayer(784, 10, 23, false)];
  train(layers, images.slice(0, trained), { epochs: 3, rate: 0.02 });
  const graph = new GraphWriter(layers);
  graph.convolve([8, 1, 3, 3]);
  graph.convolve([16, 8, 3, 3]);
  graph.flatten();
  graph.dense([784, 10]);
  return testModel('CNN', graph.model([1, 1, 28, 28]), [1, 1, 28, 28], images);
}

/** `largeMlp` with random numbers to be calibrated and judged on: what quantizing takes time for. */
export function largeTestModel(): TestModel {
  const random = randomFrom(32);
  const inputs = Array.from({ length: 400 }, () => Float32Array.from({ length: 1024 }, () => 2 * random() - 1));
  const [calibration, judged] = [inputs.slice(0, 200), inputs.slice(200)];
  return { name: largeName, model: largeMlp(), input: 'x', shape: [1, 1024], calibration, judged };
}

/** 1024 → 4096 → Relu → 1024, random weights from a seed: what products take time in. */
export function largeMlp(): ModelProto {
  const random = randomFrom(31);
  const weights = (count: number, spread: number) =>
    Float32Array.from({ length: count }, () => spread * (2 * random() - 1));
  const layer = (inputs: number, outputs: number) => ({
    weights: { values: weights(inputs * outputs, Math.sqrt(6 / inputs)) },
    bias: { values: weights(outputs, 0.1) },
  });
  const graph = new GraphWriter([layer(1024, 4096), layer(4096, 1024)]);
  graph.dense([1024, 4096], 'Relu');
  graph.dense([4096, 1024]);
  return graph.model([1, 1024], 1024);
}

function testModel(
  name: string,
  model: ModelProto,
  shape: readonly number[],
  images: readonly LabelledImage[],
): TestModel {
  const values = images.map(({ image }) => image);
  return { name, model, input: 'x', shape, calibration: values.slice(0, calibrated), judged: values.slice(trained) };
}

interface Weights {
  readonly weights: Pick<TrainedLayer['weights'], 'values'>;
  readonly bias: Pick<TrainedLayer['bias'], 'values'>;
}

/** A chain from `x`, a layer after the other. */
class GraphWriter {
  readonly #layers: readonly Weights[];
  readonly #nodes: ReturnType<typeof makeNode>[] = [];
  readonly #initializers: ReturnType<typeof makeTensor>[] = [];
  #written = 0;
  #last = 'x';

  constructor(layers: readonly Weights[]) {
    this.#layers = layers;
  }

  /** As a product and a sum: ONNX Runtime's tool for 4 bits knows no Gemm. */
  dense(dims: readonly [number, number], activation?: 'Relu'): void {
    const [weights, bias] = this.#weights(dims, dims[1]);
    this.#node('MatMul', [this.#last, weights]);
    this.#node('Add', [this.#last, bias]);
    if (activation) this.#node(activation, [this.#last]);
  }

  convolve(dims: readonly [number, number, number, number]): void {
    const [weights, bias] = this.#weights(dims, dims[0]);
    const attributes = { kernel_shape: [3n, 3n], pads: [1n, 1n, 1n, 1n], strides: [2n, 2n] };
    this.#node('Conv', [this.#last, weights, bias], attributes);
    this.#node('Relu', [this.#last]);
  }

  flatten(): void {
    this.#node('Flatten', [this.#last]);
  }

  model(inputShape: readonly number[], outputs = 10): ModelProto {
    const graph = makeGraph({
      nodes: this.#nodes,
      inputs: [makeValueInfo('x', tensorType('float', inputShape))],
      outputs: [makeValueInfo(this.#last, tensorType('float', [1, outputs]))],
      initializers: this.#initializers,
    });
    return makeModel(graph, { opsets: { '': opset } });
  }

  #weights(dims: readonly number[], outputs: number): readonly [string, string] {
    const index = this.#written++;
    const { weights, bias } = this.#layers[index]!;
    this.#initializers.push(makeTensor(`weights${index}`, 'float', dims, weights.values));
    this.#initializers.push(makeTensor(`bias${index}`, 'float', [outputs], bias.values));
    return [`weights${index}`, `bias${index}`];
  }

  #node(opType: string, inputs: readonly string[], attributes: Readonly<Record<string, bigint[]>> = {}): void {
    this.#last = `${opType}${this.#nodes.length}`;
    this.#nodes.push(makeNode(opType, inputs, [this.#last], { name: this.#last, attributes }));
  }
}
