// A factor and a number for each channel, behind a product with constants, become part of the constants.
import { floatAttribute, intAttribute, makeAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import { type ChannelScale, channelScaleOf } from './channelScale.ts';
import type { Constant, ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const foldScales: Pass = {
  name: 'foldScales',
  purpose: 'BatchNormalization and arithmetic with a constant for each channel into Conv, ConvTranspose and Gemm',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(({ domain, opType }) => domain === '' && opType in runsOf))
      changes += fold(graph, node);
    // What has no product before it becomes one: a filter of one tap for each channel, which takes up what follows.
    return (
      changes ||
      graph.find({ opType: 'BatchNormalization', domain: '' }).reduce((n, node) => n + convolve(graph, node), 0)
    );
  },
};

/** Weights as runs of `length` elements that work for one output channel. */
interface Runs {
  readonly length: number;
  channelOf(run: number): number;
}

const runsOf: Readonly<Record<string, (node: NodeProto, dims: readonly number[]) => Runs>> = {
  Conv: (_, dims) => ({ length: product(dims.slice(1)), channelOf: (run) => run }),
  // Inputs x outputs of a group; inputs of a group lie together.
  ConvTranspose(node, dims) {
    const [inputs, outputs] = dims as [number, number];
    const each = inputs / intAttribute(node, 'group', 1);
    return {
      length: product(dims.slice(2)),
      channelOf: (run) => Math.floor(run / outputs / each) * outputs + (run % outputs),
    };
  },
  Gemm: (node, dims) =>
    intAttribute(node, 'transB', 0)
      ? { length: dims[1]!, channelOf: (run) => run }
      : { length: 1, channelOf: (run) => run % dims[1]! },
};

function scaledWeights(node: NodeProto, weights: Constant, scale: Float64Array): Float32Array {
  const { length, channelOf } = runsOf[node.opType]!(node, weights.dims);
  const values = (weights.values as Float32Array).slice();
  for (let at = 0, run = 0; at < values.length; run++) {
    const factor = scale[channelOf(run)]!;
    for (const end = at + length; at < end; at++) values[at]! *= factor;
  }
  return values;
}

function fold(graph: ModelGraph, node: NodeProto): number {
  const [made] = node.output as [string];
  const reader = graph.onlyReaderOf(made);
  const scale = reader && channelScaleOf(graph, reader, made);
  const weights = graph.constant(node.input[1]!);
  if (!reader || !scale || !(weights?.values instanceof Float32Array)) return 0;
  const bias = foldedBias(graph, node, scale);
  if (!bias) return 0;
  const isScaled = scale.scale.some((x) => x !== 1);
  const folded = makeNode(
    node.opType,
    [
      node.input[0]!,
      isScaled
        ? graph.addConstant(`${node.input[1]}_scaled`, {
            ...weights,
            values: scaledWeights(node, weights, scale.scale),
          })
        : node.input[1]!,
      graph.addConstant(`${made}_bias`, bias),
    ],
    [reader.output[0]!],
    { name: node.name },
  );
  folded.attribute = node.attribute.filter(({ name }) => name !== 'beta');
  graph.replace([node, reader], [folded]);
  return 1;
}

/** The bias of a node, scaled and shifted; undefined where it is no constant row. */
function foldedBias(graph: ModelGraph, node: NodeProto, { scale, shift }: ChannelScale): Constant | undefined {
  const given = node.input[2] ? graph.constant(node.input[2]) : undefined;
  if (node.input[2] && !(given?.values instanceof Float32Array)) return undefined;
  const isRow =
    !given || given.values.length === 1 || (given.values.length === scale.length && given.dims.at(-1) === scale.length);
  if (!isRow) return undefined;
  const beta = node.opType === 'Gemm' ? floatAttribute(node, 'beta', 1) : 1;
  const biasAt = (c: number): number => (given ? Number(given.values[given.values.length === 1 ? 0 : c]) * beta : 0);
  const values = Float32Array.from(scale, (x, c) => biasAt(c) * x + shift[c]!);
  return { type: 'float', dims: [values.length], values };
}

/** BatchNormalization of images as a convolution of each channel with one number. */
function convolve(graph: ModelGraph, node: NodeProto): number {
  const scale = channelScaleOf(graph, node, node.input[0]!);
  const rank = graph.shapeOf(node.input[0]!)?.length ?? 0;
  if (!scale || rank < 3 || rank > 4) return 0;
  const channels = scale.scale.length;
  const dims = [channels, ...Array<number>(rank - 1).fill(1)];
  const weights = graph.addConstant(`${node.output[0]}_scale`, {
    type: 'float',
    dims,
    values: Float32Array.from(scale.scale),
  });
  const bias = graph.addConstant(`${node.output[0]}_bias`, {
    type: 'float',
    dims: [channels],
    values: Float32Array.from(scale.shift),
  });
  const made = makeNode('Conv', [node.input[0]!, weights, bias], [node.output[0]!], { name: node.name });
  made.attribute = [makeAttribute('group', BigInt(channels))];
  graph.replace([node], [made]);
  return 1;
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((a, b) => a * b, 1);
}
