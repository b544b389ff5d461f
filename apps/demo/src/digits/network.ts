// The small convolutional network of `digits`, trained by gradient descent: plain loops, one picture at a time.

import { side } from './drawDigit.ts';
import type { Random } from './random.ts';

/** A layer's weights and what training knows of them (Adam: Kingma and Ba, 2015). */
export interface Parameters {
  readonly shape: readonly number[];
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

/** Two convolutions of 3 by 3, each with Relu and a pool of 2 by 2, and two dense layers. */
export interface Network {
  readonly filters1: Parameters;
  readonly bias1: Parameters;
  readonly filters2: Parameters;
  readonly bias2: Parameters;
  readonly dense1: Parameters;
  readonly denseBias1: Parameters;
  readonly dense2: Parameters;
  readonly denseBias2: Parameters;
}

const kernel = 3;
const [channels1, channels2, hidden] = [8, 16, 48];
export const classes = 10;
const dropped = 0.3;
const [side1, side2] = [side / 2, side / 4];
const flat = channels2 * side2 * side2;

/** Weights by He and others, 2015; biases 0. */
export function randomNetwork(random: Random): Network {
  const layer = (shape: readonly number[], inputs: number): Parameters => {
    const made = parameters(shape);
    for (let i = 0; i < made.values.length; i++) made.values[i] = random.normal() * Math.sqrt(2 / inputs);
    return made;
  };
  return {
    filters1: layer([channels1, 1, kernel, kernel], kernel * kernel),
    bias1: parameters([channels1]),
    filters2: layer([channels2, channels1, kernel, kernel], channels1 * kernel * kernel),
    bias2: parameters([channels2]),
    dense1: layer([hidden, flat], flat),
    denseBias1: parameters([hidden]),
    dense2: layer([classes, hidden], hidden),
    denseBias2: parameters([classes]),
  };
}

function parameters(shape: readonly number[]): Parameters {
  const length = shape.reduce((product, extent) => product * extent, 1);
  const zeros = (): Float32Array => new Float32Array(length);
  return { shape, values: zeros(), gradient: zeros(), mean: zeros(), square: zeros() };
}

interface Activations {
  readonly image: Float32Array;
  readonly conv1: Float32Array;
  readonly pool1: Pooled;
  readonly conv2: Float32Array;
  readonly pool2: Pooled;
  readonly hidden: Float32Array;
  readonly scores: Float32Array;
}

/** A score for each digit; the highest is the network's answer. */
export function scoresOf(network: Network, image: Float32Array): Float32Array {
  return forward(network, image).scores;
}

/** Adds the gradients of one picture's cross-entropy, which it returns. A part of the features is left out by chance. */
export function learn(network: Network, image: Float32Array, digit: number, random: Random): number {
  const found = forward(network, image, random);
  const chances = softmax(found.scores);
  const loss = -Math.log(Math.max(chances[digit]!, 1e-12));
  chances[digit]! -= 1;
  const toHidden = denseBack(found.hidden, network.dense2, network.denseBias2, chances);
  keepActive(toHidden, found.hidden);
  const toPool2 = denseBack(found.pool2.values, network.dense1, network.denseBias1, toHidden);
  for (let i = 0; i < toPool2.length; i++) toPool2[i]! *= found.pool2.values[i] === 0 ? 0 : 1 / (1 - dropped);
  const toConv2 = unpool(found.pool2, toPool2, found.conv2);
  const toPool1 = convolveBack(found.pool1.values, channels1, side1, network.filters2, network.bias2, toConv2);
  const toConv1 = unpool(found.pool1, toPool1, found.conv1);
  convolveBack(found.image, 1, side, network.filters1, network.bias1, toConv1);
  return loss;
}

/** One step of Adam on the gradients of `count` pictures, which are then 0. */
export function step(network: Network, count: number, rate: number, time: number): void {
  const [keepMean, keepSquare] = [0.9, 0.999];
  const [meanPart, squarePart] = [1 - keepMean ** time, 1 - keepSquare ** time];
  for (const { values, gradient, mean, square } of Object.values(network) as Parameters[])
    for (let i = 0; i < values.length; i++) {
      const slope = gradient[i]! / count;
      mean[i] = keepMean * mean[i]! + (1 - keepMean) * slope;
      square[i] = keepSquare * square[i]! + (1 - keepSquare) * slope * slope;
      values[i]! -= (rate * mean[i]!) / meanPart / (Math.sqrt(square[i]! / squarePart) + 1e-8);
      gradient[i] = 0;
    }
}

function forward(network: Network, image: Float32Array, random?: Random): Activations {
  const conv1 = convolve(image, 1, side, network.filters1, network.bias1);
  const pool1 = pool(conv1, channels1, side);
  const conv2 = convolve(pool1.values, channels1, side1, network.filters2, network.bias2);
  const pool2 = pool(conv2, channels2, side1);
  if (random) dropOut(pool2.values, random);
  const inner = dense(pool2.values, network.dense1, network.denseBias1).map((value) => Math.max(0, value));
  return { image, conv1, pool1, conv2, pool2, hidden: inner, scores: dense(inner, network.dense2, network.denseBias2) };
}

/** Srivastava and others, 2014. Those that are kept are larger, so that nothing has to change afterwards. */
function dropOut(values: Float32Array, random: Random): void {
  for (let i = 0; i < values.length; i++) values[i]! *= random.uniform() < dropped ? 0 : 1 / (1 - dropped);
}

function softmax(scores: Float32Array): Float32Array {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Calls `visit` for each weight of a convolution with the pixels that it joins: rows of input and output, and their lengths. */
function forEachTap(
  channels: number,
  length: number,
  outputs: number,
  visit: (weight: number, from: number, to: number, count: number) => void,
): void {
  for (let out = 0; out < outputs; out++)
    for (let channel = 0; channel < channels; channel++)
      for (let ky = -1; ky <= 1; ky++)
        for (let kx = -1; kx <= 1; kx++) {
          const weight = ((out * channels + channel) * kernel + ky + 1) * kernel + kx + 1;
          const count = length - Math.abs(kx);
          for (let y = Math.max(0, -ky); y < Math.min(length, length - ky); y++) {
            const from = (channel * length + y + ky) * length + Math.max(0, kx);
            visit(weight, from, (out * length + y) * length + Math.max(0, -kx), count);
          }
        }
}

/** A convolution of 3 by 3 with a border of zeros, and Relu. */
function convolve(
  x: Float32Array,
  channels: number,
  length: number,
  filters: Parameters,
  bias: Parameters,
): Float32Array {
  const outputs = bias.values.length;
  const area = length * length;
  const out = new Float32Array(outputs * area);
  for (let i = 0; i < outputs; i++) out.fill(bias.values[i]!, i * area, (i + 1) * area);
  forEachTap(channels, length, outputs, (weight, from, to, count) => {
    const w = filters.values[weight]!;
    for (let i = 0; i < count; i++) out[to + i]! += w * x[from + i]!;
  });
  for (let i = 0; i < out.length; i++) if (out[i]! < 0) out[i] = 0;
  return out;
}

function convolveBack(
  x: Float32Array,
  channels: number,
  length: number,
  filters: Parameters,
  bias: Parameters,
  slope: Float32Array,
): Float32Array {
  const area = length * length;
  const toX = new Float32Array(x.length);
  for (let i = 0; i < slope.length; i++) bias.gradient[Math.floor(i / area)]! += slope[i]!;
  forEachTap(channels, length, bias.values.length, (weight, from, to, count) => {
    const w = filters.values[weight]!;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const each = slope[to + i]!;
      sum += each * x[from + i]!;
      toX[from + i]! += each * w;
    }
    filters.gradient[weight]! += sum;
  });
  return toX;
}

interface Pooled {
  readonly values: Float32Array;
  /** Where each came from. */
  readonly places: Int32Array;
}

function pool(x: Float32Array, channels: number, length: number): Pooled {
  const half = length / 2;
  const values = new Float32Array(channels * half * half);
  const places = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const [row, column] = [Math.floor(i / half), i % half];
    const at = 2 * row * length + 2 * column;
    let best = at;
    for (const other of [at + 1, at + length, at + length + 1]) if (x[other]! > x[best]!) best = other;
    places[i] = best;
    values[i] = x[best]!;
  }
  return { values, places };
}

/** The slope of what was pooled, where Relu let it through. */
function unpool({ places }: Pooled, slope: Float32Array, active: Float32Array): Float32Array {
  const out = new Float32Array(active.length);
  for (let i = 0; i < places.length; i++) if (active[places[i]!]! > 0) out[places[i]!] = slope[i]!;
  return out;
}

function keepActive(slope: Float32Array, active: Float32Array): void {
  for (let i = 0; i < slope.length; i++) if (!(active[i]! > 0)) slope[i] = 0;
}

function dense(x: Float32Array, weights: Parameters, bias: Parameters): Float32Array {
  return bias.values.map((start, row) => {
    let sum = start;
    for (let i = 0; i < x.length; i++) sum += weights.values[row * x.length + i]! * x[i]!;
    return sum;
  });
}

function denseBack(x: Float32Array, weights: Parameters, bias: Parameters, slope: Float32Array): Float32Array {
  const toX = new Float32Array(x.length);
  for (let row = 0; row < slope.length; row++) {
    const each = slope[row]!;
    bias.gradient[row]! += each;
    if (each === 0) continue;
    const at = row * x.length;
    for (let i = 0; i < x.length; i++) {
      weights.gradient[at + i]! += each * x[i]!;
      toX[i]! += each * weights.values[at + i]!;
    }
  }
  return toX;
}
