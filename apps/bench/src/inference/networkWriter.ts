// Convolutional networks written layer by layer, with weights from a seed: He's deviations, so that no layer's values grow
// or vanish (https://arxiv.org/abs/1502.01852).
import {
  type ModelProto,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  type NodeProto,
} from '@kinglet/onnx';
import { randomFrom } from '../statistics.ts';

export interface Convolution {
  readonly kernel: number;
  readonly stride?: number;
  readonly pad?: number;
  readonly groups?: number;
  /** Batch normalisation behind it instead of a bias, as training leaves it. */
  readonly isNormed?: boolean;
  readonly activation?: 'Relu' | 'Relu6';
}

/** A value of shape [N, channels, size, size]. */
export interface Image {
  readonly name: string;
  readonly channels: number;
  readonly size: number;
}

type Attributes = Parameters<typeof makeNode>[3] extends { readonly attributes?: infer A } | undefined ? A : never;

export class NetworkWriter {
  readonly #nodes: NodeProto[] = [];
  readonly #initializers: ReturnType<typeof makeTensor>[] = [];
  readonly #random: () => number;
  readonly #input: Image;

  constructor(input: Image, seed: number) {
    this.#input = input;
    this.#random = randomFrom(seed);
  }

  convolve(x: Image, channels: number, options: Convolution): Image {
    const { kernel, stride = 1, pad = (kernel - 1) >> 1, groups = 1, isNormed = false, activation } = options;
    const fanIn = (x.channels / groups) * kernel * kernel;
    const dims = [channels, x.channels / groups, kernel, kernel];
    const inputs = [x.name, this.#weights(dims, Math.sqrt(2 / fanIn))];
    if (!isNormed) inputs.push(this.#weights([channels], 0.1));
    const attributes = {
      group: BigInt(groups),
      kernel_shape: [kernel, kernel].map(BigInt),
      pads: [pad, pad, pad, pad].map(BigInt),
      strides: [stride, stride].map(BigInt),
    };
    let name = this.#node('Conv', inputs, attributes);
    if (isNormed) name = this.#normalise(name, channels);
    if (activation) name = this.#activate(name, activation);
    return { name, channels, size: Math.floor((x.size + 2 * pad - kernel) / stride) + 1 };
  }

  maxPool(x: Image, kernel: number, stride: number, pad = 0): Image {
    const attributes = {
      kernel_shape: [kernel, kernel].map(BigInt),
      pads: [pad, pad, pad, pad].map(BigInt),
      strides: [stride, stride].map(BigInt),
    };
    const name = this.#node('MaxPool', [x.name], attributes);
    return { ...x, name, size: Math.floor((x.size + 2 * pad - kernel) / stride) + 1 };
  }

  add(a: Image, b: Image): Image {
    return { ...a, name: this.#node('Add', [a.name, b.name]) };
  }

  activate(x: Image): Image {
    return { ...x, name: this.#activate(x.name, 'Relu') };
  }

  concatenate(a: Image, b: Image): Image {
    const name = this.#node('Concat', [a.name, b.name], { axis: 1n });
    return { ...a, name, channels: a.channels + b.channels };
  }

  averageAll(x: Image): Image {
    return { ...x, name: this.#node('GlobalAveragePool', [x.name]), size: 1 };
  }

  /** Of all that there is of an image. */
  dense(x: Image, outputs: number): Image {
    const inputs = x.channels * x.size * x.size;
    const flat = this.#node('Flatten', [x.name]);
    const weights = this.#weights([outputs, inputs], Math.sqrt(1 / inputs));
    const name = this.#node('Gemm', [flat, weights, this.#weights([outputs], 0.1)], { transB: 1n });
    return { name, channels: outputs, size: 1 };
  }

  model(name: string, output: Image, outputShape: readonly (number | string)[]): ModelProto {
    const { name: input, channels, size } = this.#input;
    const graph = makeGraph({
      name,
      nodes: this.#nodes,
      inputs: [makeValueInfo(input, { kind: 'tensor', elementType: 'float', shape: [1, channels, size, size] })],
      outputs: [makeValueInfo(output.name, { kind: 'tensor', elementType: 'float', shape: outputShape })],
      initializers: this.#initializers,
    });
    return makeModel(graph, { opsets: { '': 13 } });
  }

  #normalise(x: string, channels: number): string {
    const around = (mean: number): string => this.#weights([channels], 0.1, mean);
    return this.#node('BatchNormalization', [x, around(1), around(0), around(0), around(1)]);
  }

  #activate(x: string, activation: 'Relu' | 'Relu6'): string {
    if (activation === 'Relu') return this.#node('Relu', [x]);
    return this.#node('Clip', [x, this.#scalar(0), this.#scalar(6)]);
  }

  #scalar(value: number): string {
    return this.#initializer([], Float32Array.of(value));
  }

  /** Spread evenly: sqrt(12) deviations wide. */
  #weights(dims: readonly number[], deviation: number, mean = 0): string {
    const length = dims.reduce((a, b) => a * b, 1);
    const width = deviation * Math.sqrt(12);
    return this.#initializer(
      dims,
      Float32Array.from({ length }, () => mean + (this.#random() - 0.5) * width),
    );
  }

  #initializer(dims: readonly number[], values: Float32Array): string {
    const name = `weights${this.#initializers.length}`;
    this.#initializers.push(makeTensor(name, 'float', dims, values));
    return name;
  }

  #node(opType: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const name = `${opType}_${this.#nodes.length}`;
    this.#nodes.push(makeNode(opType, inputs, [name], { name, attributes }));
    return name;
  }
}
