// A convolutional network of depthwise and pointwise convolutions, with seeded random weights: for tests and benchmarks.
import type { ModelProto } from '@kinglet/onnx';
import { GraphWriter } from './graphWriter.ts';
import { randomNumbers, randomWeights } from './randomNumbers.ts';

export interface MobileNetOptions {
  /** Rows and columns of an image. @default 224 */
  readonly size?: number;
  /** @default 1000 */
  readonly classes?: number;
  /** Channels as a share of the published ones. @default 1 */
  readonly width?: number;
  /** A length, or the name of one that batches change. @default 'N' */
  readonly batch?: number | string;
  /** @default 1 */
  readonly seed?: number;
}

/** Of each stage: how many times wider blocks are inside, channels, blocks, the stride of the first. */
const stages = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;

/**
 * MobileNetV2 (Sandler et al., 2018, table 2) as PyTorch exports it before its normalisations are folded: input `x`
 * [batch, 3, size, size], output `y` [batch, classes].
 */
export function mobileNet(options: MobileNetOptions = {}): ModelProto {
  const { size = 224, classes = 1000, width = 1, batch = 'N', seed = 1 } = options;
  return new MobileNetWriter(randomNumbers(seed), width).write(size, classes, batch);
}

interface ConvolutionOptions {
  readonly kernel?: number;
  readonly stride?: number;
  readonly groups?: number;
  readonly isLinear?: boolean;
}

class MobileNetWriter {
  readonly #writer = new GraphWriter();
  readonly #random: () => number;
  readonly #width: number;
  #weights = 0;

  constructor(random: () => number, width: number) {
    this.#random = random;
    this.#width = width;
  }

  write(size: number, classes: number, batch: number | string): ModelProto {
    const writer = this.#writer;
    let channels = this.#scaled(32);
    let x = writer.input('x', 'float', [batch, 3, size, size]);
    x = this.#convolution(x, 3, channels, { kernel: 3, stride: 2 });
    for (const [times, count, blocks, stride] of stages)
      for (let i = 0; i < blocks; i++) {
        const outputs = this.#scaled(count);
        x = this.#block(x, channels, outputs, times, i === 0 ? stride : 1);
        channels = outputs;
      }
    const last = this.#scaled(1280);
    x = writer.node('Flatten', [writer.node('GlobalAveragePool', [this.#convolution(x, channels, last)])]);
    writer.node('Gemm', [x, this.#weight([classes, last], last), this.#constants(classes, 0)], { transB: 1n }, 'y');
    writer.output('y', 'float', [batch, classes]);
    return writer.model('mobilenet', 17);
  }

  #scaled(channels: number): number {
    return Math.max(8, Math.round((channels * this.#width) / 8) * 8);
  }

  /** Wider by a pointwise convolution, a depthwise one, narrower again; what came in is added where it fits. */
  #block(x: string, channels: number, outputs: number, times: number, stride: number): string {
    const inside = channels * times;
    const wide = times === 1 ? x : this.#convolution(x, channels, inside);
    const moved = this.#convolution(wide, inside, inside, { kernel: 3, stride, groups: inside });
    const out = this.#convolution(moved, inside, outputs, { isLinear: true });
    return stride === 1 && channels === outputs ? this.#writer.node('Add', [x, out]) : out;
  }

  #convolution(x: string, channels: number, outputs: number, options: ConvolutionOptions = {}): string {
    const { kernel = 1, stride = 1, groups = 1, isLinear = false } = options;
    const each = channels / groups;
    const filters = this.#weight([outputs, each, kernel, kernel], each * kernel * kernel);
    const pad = BigInt((kernel - 1) / 2);
    const made = this.#writer.node('Conv', [x, filters], {
      ...{ group: BigInt(groups), kernel_shape: [BigInt(kernel), BigInt(kernel)], pads: [pad, pad, pad, pad] },
      strides: [BigInt(stride), BigInt(stride)],
    });
    const numbers = [this.#constants(outputs, 1), this.#constants(outputs, 0), this.#constants(outputs, 0)];
    const normal = this.#writer.node('BatchNormalization', [made, ...numbers, this.#constants(outputs, 1)]);
    return isLinear ? normal : this.#writer.node('Clip', [normal, this.#limit('low', 0), this.#limit('high', 6)]);
  }

  /** So large that what comes out is about as large as what goes in. */
  #weight(dims: readonly number[], inputs: number): string {
    const length = dims.reduce((product, count) => product * count, 1);
    return this.#writer.weight(`w${this.#weights++}`, dims, randomWeights(this.#random, length, Math.sqrt(2 / inputs)));
  }

  /** Numbers of channels, around a mean. */
  #constants(length: number, mean: number): string {
    return this.#writer.weight(`w${this.#weights++}`, [length], randomWeights(this.#random, length, 0.1, mean));
  }

  readonly #limits = new Map<string, string>();

  #limit(name: string, value: number): string {
    const known = this.#limits.get(name) ?? this.#writer.weight(name, [], Float32Array.of(value));
    this.#limits.set(name, known);
    return known;
  }
}
