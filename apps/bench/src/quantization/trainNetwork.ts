// Small networks trained by gradient descent in plain loops, one image at a time: the same weights for the same seed.
import { randomFrom } from '../statistics.ts';
import type { LabelledImage } from './mnistImages.ts';

/** Weights, and the gradients and momentum of training. */
export interface Parameters {
  readonly values: Float32Array<ArrayBuffer>;
  readonly gradient: Float32Array;
  readonly momentum: Float32Array;
}

/** One layer; `isActivated` ones end in Relu. Gradients are summed until `descend`. */
export interface TrainedLayer {
  readonly weights: Parameters;
  readonly bias: Parameters;
  forward(x: Float32Array): Float32Array;
  /** From the slope of the output to that of the input, of the last `forward`. */
  backward(slope: Float32Array): Float32Array;
}

export interface TrainOptions {
  readonly epochs: number;
  readonly rate: number;
}

const [batch, kept] = [32, 0.9];

/** Cross-entropy, momentum (Polyak, 1964), a rate that falls to 0 along a line. Returns the mean loss of the last epoch. */
export function train(
  layers: readonly TrainedLayer[],
  images: readonly LabelledImage[],
  { epochs, rate }: TrainOptions,
): number {
  const steps = Math.floor(images.length / batch);
  let loss = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    loss = 0;
    for (let step = 0; step < steps; step++) {
      for (const one of images.slice(step * batch, (step + 1) * batch)) loss += learn(layers, one);
      descend(layers, rate * (1 - (epoch * steps + step) / (epochs * steps)));
    }
  }
  return loss / (steps * batch);
}

/** The scores of the ten digits. */
export function scoresOf(layers: readonly TrainedLayer[], image: Float32Array): Float32Array {
  return layers.reduce<Float32Array>((x, layer) => layer.forward(x), image);
}

/** `weights` is [inputs, outputs], as MatMul takes it. He and others' weights (2015), bias 0. */
export function denseLayer(inputs: number, outputs: number, seed: number, isActivated: boolean): TrainedLayer {
  const taps: Tap[] = [];
  for (let i = 0; i < inputs; i++)
    for (let out = 0; out < outputs; out++) taps.push({ from: i, to: out, weight: i * outputs + out });
  return layerOf({ taps, inputs, outputs, weights: inputs * outputs, fanIn: inputs, seed, isActivated, perBias: 1 });
}

/** 3 by 3, stride 2, a border of one zero, Relu: from [channels, side, side]. `weights` is [outputs, channels, 3, 3]. */
export function convolution(channels: number, side: number, outputs: number, seed: number): TrainedLayer {
  const half = side / 2;
  const taps: Tap[] = [];
  const places = Array.from({ length: 9 * half * half }, (_, i) => i);
  for (let out = 0; out < outputs; out++)
    for (let channel = 0; channel < channels; channel++)
      for (const place of places) {
        const [tap, x, y] = [place % 9, Math.floor(place / 9) % half, Math.floor(place / 9 / half)];
        const [row, column] = [2 * y + Math.floor(tap / 3) - 1, 2 * x + (tap % 3) - 1];
        if (row < 0 || column < 0 || row >= side || column >= side) continue;
        const from = (channel * side + row) * side + column;
        taps.push({ from, to: (out * half + y) * half + x, weight: (out * channels + channel) * 9 + tap });
      }
  const sizes = { inputs: channels * side * side, outputs: outputs * half * half, weights: 9 * outputs * channels };
  return layerOf({ taps, ...sizes, fanIn: 9 * channels, seed, isActivated: true, perBias: half * half });
}

/** A weight joins an input and an output. */
interface Tap {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

interface LayerParts {
  readonly taps: readonly Tap[];
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number;
  readonly fanIn: number;
  readonly seed: number;
  readonly isActivated: boolean;
  /** So many outputs share a bias. */
  readonly perBias: number;
}

function layerOf({
  taps,
  inputs,
  outputs,
  weights: count,
  fanIn,
  seed,
  isActivated,
  perBias,
}: LayerParts): TrainedLayer {
  const [from, to, at] = (['from', 'to', 'weight'] as const).map((key) => Int32Array.from(taps, (tap) => tap[key]));
  const random = randomFrom(seed);
  const spread = Math.sqrt(6 / fanIn);
  const weights = parameters(Float32Array.from({ length: count }, () => spread * (2 * random() - 1)));
  const bias = parameters(new Float32Array(outputs / perBias));
  let [input, output] = [new Float32Array(), new Float32Array()] as [Float32Array, Float32Array];
  const forward = (x: Float32Array): Float32Array => {
    const sums = Float32Array.from({ length: outputs }, (_, i) => bias.values[Math.floor(i / perBias)]!);
    for (let i = 0; i < at!.length; i++) sums[to![i]!]! += weights.values[at![i]!]! * x[from![i]!]!;
    [input, output] = [x, isActivated ? sums.map((value) => Math.max(0, value)) : sums];
    return output;
  };
  const backward = (slope: Float32Array): Float32Array => {
    const own = isActivated ? slope.map((value, i) => (output[i]! > 0 ? value : 0)) : slope;
    const back = new Float32Array(inputs);
    for (let i = 0; i < own.length; i++) bias.gradient[Math.floor(i / perBias)]! += own[i]!;
    for (let i = 0; i < at!.length; i++) {
      const each = own[to![i]!]!;
      weights.gradient[at![i]!]! += each * input[from![i]!]!;
      back[from![i]!]! += each * weights.values[at![i]!]!;
    }
    return back;
  };
  return { weights, bias, forward, backward };
}

function parameters(values: Float32Array<ArrayBuffer>): Parameters {
  return { values, gradient: new Float32Array(values.length), momentum: new Float32Array(values.length) };
}

function learn(layers: readonly TrainedLayer[], { image, digit }: LabelledImage): number {
  const scores = scoresOf(layers, image);
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  const slope: Float32Array = powers.map((power, i) => power / sum - (i === digit ? 1 : 0));
  layers.toReversed().reduce<Float32Array>((back, layer) => layer.backward(back), slope);
  return Math.log(sum) + most - scores[digit]!;
}

function descend(layers: readonly TrainedLayer[], rate: number): void {
  for (const { values, gradient, momentum } of layers.flatMap(({ weights, bias }) => [weights, bias]))
    for (let i = 0; i < values.length; i++) {
      momentum[i] = kept * momentum[i]! + gradient[i]! / batch;
      values[i]! -= rate * momentum[i]!;
      gradient[i] = 0;
    }
}
