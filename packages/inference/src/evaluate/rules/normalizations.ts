// Numbers brought to a common scale.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf, linesAlong, spread } from '../indexing.ts';
import { numbersOf, sizeOf, type Tensor, tensorOf } from '../tensor.ts';
import { groupsOver } from './reductions.ts';

export const normalizationRules: Readonly<Record<string, EvaluationRule>> = {
  BatchNormalization: batchNormalization,
  GroupNormalization: groupNormalization,
  Hardmax: overAxis((values) => {
    const best = values.reduce((at, x, i) => (x > values[at]! ? i : at), 0);
    return values.map((_, i) => Number(i === best));
  }),
  InstanceNormalization: instanceNormalization,
  LRN: localResponse,
  LayerNormalization: layerNormalization,
  LogSoftmax: overAxis((values) => {
    const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const sum = values.reduce((total, x) => total + Math.exp(x - most), 0);
    return values.map((x) => x - most - Math.log(sum));
  }),
  LpNormalization: lpNormalization,
  MeanVarianceNormalization: meanVarianceNormalization,
  RMSNormalization: rmsNormalization,
  Softmax: overAxis(softmax),
};

export function softmax(values: readonly number[]): number[] {
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = values.map((x) => Math.exp(x - most));
  const sum = powers.reduce((total, x) => total + x, 0);
  return powers.map((x) => x / sum);
}

/** Lines along an axis; until opset 13 all axes from that one on are one line. */
function overAxis(f: (values: readonly number[]) => readonly number[]): EvaluationRule {
  return (node) => {
    const x = node.input(0);
    const isOld = node.opset < 13;
    const axis = x.dims.length === 0 ? 0 : axisOf(node.int('axis', isOld ? 1 : -1), x.dims.length);
    const outer = sizeOf(x.dims.slice(0, axis));
    const lines = isOld ? linesAlong([outer, sizeOf(x.dims.slice(axis))], 1) : linesAlong(x.dims, axis);
    const numbers = numbersOf(x);
    for (const line of lines) {
      const made = f(line.map((at) => numbers[at]!));
      for (const [i, at] of line.entries()) numbers[at] = made[i]!;
    }
    return tensorOf(x.type, x.dims, numbers);
  };
}

interface Moments {
  readonly mean: number;
  /** Of the population: divided by the count. */
  readonly variance: number;
}

function momentsOf(values: Float64Array): Moments {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length };
}

/** Each group to mean 0 and variance 1; what the groups' moments were. */
function normalizeGroups(numbers: Float64Array, groups: Iterable<Float64Array>, epsilon: number): Moments[] {
  return [...groups].map((group) => {
    const moments = momentsOf(group.map((at) => numbers[at]!));
    const scale = 1 / Math.sqrt(moments.variance + epsilon);
    for (const at of group) numbers[at] = (numbers[at]! - moments.mean) * scale;
    return moments;
  });
}

/** `x * scale + bias`, both one number for each channel: the second axis. */
function perChannel(x: Float64Array, dims: readonly number[], scale: Tensor, bias: Tensor): Float64Array {
  const [factors, terms] = [numbersOf(scale), numbersOf(bias)];
  const area = sizeOf(dims.slice(2));
  const channelOf = (i: number): number => Math.floor(i / area) % (dims[1] ?? 1);
  return x.map((value, i) => value * factors[channelOf(i)]! + terms[channelOf(i)]!);
}

function batchNormalization(node: Evaluation): readonly Tensor[] {
  const x = node.input(0);
  const epsilon = node.float('epsilon', 1e-5);
  const area = sizeOf(x.dims.slice(2));
  const channels = x.dims[1] ?? 1;
  const isTraining = node.int('training_mode', 0) === 1;
  const numbers = numbersOf(x);
  const given = [node.input(3), node.input(4)].map(numbersOf) as [Float64Array, Float64Array];
  const own = isTraining
    ? [...groupsOver(x.dims, [0, ...x.dims.slice(2).map((_, i) => i + 2)])].map((group) =>
        momentsOf(group.map((at) => numbers[at]!)),
      )
    : [...given[0]].map((mean, c): Moments => ({ mean, variance: given[1][c]! }));
  const centred = numbers.map((value, i) => {
    const { mean, variance } = own[Math.floor(i / area) % channels]!;
    return (value - mean) / Math.sqrt(variance + epsilon);
  });
  const y = tensorOf(x.type, x.dims, perChannel(centred, x.dims, node.input(1), node.input(2)));
  if (!isTraining) return [y];
  const momentum = node.float('momentum', 0.9);
  const running = (i: 0 | 1, key: keyof Moments): Tensor =>
    tensorOf(
      node.input(3 + i).type,
      [channels],
      given[i].map((old, c) => old * momentum + own[c]![key] * (1 - momentum)),
    );
  return [y, running(0, 'mean'), running(1, 'variance')];
}

function instanceNormalization(node: Evaluation): Tensor {
  const x = node.input(0);
  const numbers = numbersOf(x);
  const area = sizeOf(x.dims.slice(2));
  normalizeGroups(numbers, groupsOver([x.values.length / area, area], [1]), node.float('epsilon', 1e-5));
  return tensorOf(x.type, x.dims, perChannel(numbers, x.dims, node.input(1), node.input(2)));
}

/** Until opset 21 there is a scale for each group, then for each channel. */
function groupNormalization(node: Evaluation): Tensor {
  const x = node.input(0);
  const [batch, channels] = x.dims as [number, number];
  const groups = node.int('num_groups', 1);
  const numbers = numbersOf(x);
  const each = x.values.length / (batch * groups);
  normalizeGroups(numbers, groupsOver([batch * groups, each], [1]), node.float('epsilon', 1e-5));
  const parts = node.opset < 21 ? [batch, groups, each] : [batch, channels, ...x.dims.slice(2)];
  return tensorOf(x.type, x.dims, perChannel(numbers, parts, node.input(1), node.input(2)));
}

function layerNormalization(node: Evaluation): readonly Tensor[] {
  const [x, scale, bias] = [node.input(0), node.input(1), node.inputs[2]];
  const axis = axisOf(node.int('axis', -1), x.dims.length);
  const epsilon = node.float('epsilon', 1e-5);
  const numbers = numbersOf(x);
  const rows = sizeOf(x.dims.slice(0, axis));
  const moments = normalizeGroups(numbers, groupsOver([rows, x.values.length / rows], [1]), epsilon);
  const [factors, terms] = [numbersOf(scale), bias && numbersOf(bias)];
  const [scaleAt, biasAt] = [spread(scale.dims, x.dims), bias && spread(bias.dims, x.dims)];
  const y = numbers.map((value, i) => value * factors[scaleAt[i]!]! + (terms && biasAt ? terms[biasAt[i]!]! : 0));
  const dims = x.dims.map((length, i) => (i < axis ? length : 1));
  const stash = node.int('stash_type', 1) === 1 ? 'float' : x.type;
  return [
    tensorOf(x.type, x.dims, y),
    tensorOf(
      stash,
      dims,
      moments.map(({ mean }) => mean),
    ),
    tensorOf(
      stash,
      dims,
      moments.map(({ variance }) => 1 / Math.sqrt(variance + epsilon)),
    ),
  ];
}

/** Zhang and Sennrich, 2019. */
function rmsNormalization(node: Evaluation): Tensor {
  const [x, scale] = [node.input(0), node.input(1)];
  const axis = axisOf(node.int('axis', -1), x.dims.length);
  const epsilon = node.float('epsilon', 1e-5);
  const numbers = numbersOf(x);
  const [factors, scaleAt] = [numbersOf(scale), spread(scale.dims, x.dims)];
  const axes = x.dims.map((_, i) => i).slice(axis);
  for (const group of groupsOver(x.dims, axes)) {
    const square = group.reduce((sum, at) => sum + numbers[at]! ** 2, 0) / group.length;
    for (const at of group) numbers[at]! /= Math.sqrt(square + epsilon);
  }
  return tensorOf(
    x.type,
    x.dims,
    numbers.map((value, i) => value * factors[scaleAt[i]!]!),
  );
}

function lpNormalization(node: Evaluation): Tensor {
  const x = node.input(0);
  const p = node.int('p', 2);
  const numbers = numbersOf(x);
  for (const line of linesAlong(x.dims, axisOf(node.int('axis', -1), x.dims.length))) {
    const norm = line.reduce((sum, at) => sum + Math.abs(numbers[at]!) ** p, 0) ** (1 / p);
    // A line of zeros stays one.
    for (const at of line) numbers[at]! /= norm || 1;
  }
  return tensorOf(x.type, x.dims, numbers);
}

function meanVarianceNormalization(node: Evaluation): Tensor {
  const x = node.input(0);
  const axes = (node.ints('axes') ?? [0, 2, 3]).map((axis) => axisOf(axis, x.dims.length));
  const numbers = numbersOf(x);
  normalizeGroups(numbers, groupsOver(x.dims, axes), 1e-9);
  return tensorOf(x.type, x.dims, numbers);
}

/** Across channels: Krizhevsky et al., 2012. */
function localResponse(node: Evaluation): Tensor {
  const x = node.input(0);
  const size = node.int('size', 1);
  const [alpha, beta, bias] = [node.float('alpha', 1e-4), node.float('beta', 0.75), node.float('bias', 1)];
  const numbers = numbersOf(x);
  const made = numbers.slice();
  for (const line of linesAlong(x.dims, 1))
    for (const [c, at] of line.entries()) {
      const near = line.slice(Math.max(0, c - Math.floor((size - 1) / 2)), c + Math.ceil((size - 1) / 2) + 1);
      const square = near.reduce((sum, other) => sum + numbers[other]! ** 2, 0);
      made[at] = numbers[at]! / (bias + (alpha / size) * square) ** beta;
    }
  return tensorOf(x.type, x.dims, made);
}
