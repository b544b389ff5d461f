// Nodes that multiply each channel by a number and add another: BatchNormalization, and arithmetic with constants.
import { floatAttribute, intAttribute, type NodeProto, opsetOf } from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';

/** y = x * scale[c] + shift[c], c being the place on the second axis. */
export interface ChannelScale {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** What `node` makes of `value`, if that is all it does with it. */
export function channelScaleOf(graph: ModelGraph, node: NodeProto, value: string): ChannelScale | undefined {
  if (node.domain !== '') return undefined;
  if (node.opType === 'BatchNormalization') return node.input[0] === value ? normalization(graph, node) : undefined;
  const [a, b] = node.input as [string, string];
  if (node.input.length !== 2 || (a === value) === (b === value)) return undefined;
  const numbers = perChannel(graph, a === value ? b : a, value);
  return numbers && arithmetic(node.opType, numbers, a === value);
}

function arithmetic(opType: string, numbers: Float64Array, isLeft: boolean): ChannelScale | undefined {
  const [zeros, ones] = [new Float64Array(numbers.length), new Float64Array(numbers.length).fill(1)];
  switch (opType) {
    case 'Add':
      return { scale: ones, shift: numbers };
    case 'Sub':
      return isLeft ? { scale: ones, shift: numbers.map((x) => -x) } : { scale: ones.fill(-1), shift: numbers };
    case 'Mul':
      return { scale: numbers, shift: zeros };
    case 'Div':
      return isLeft && numbers.every((x) => x !== 0) ? { scale: numbers.map((x) => 1 / x), shift: zeros } : undefined;
    default:
      return undefined;
  }
}

/** (x - mean) / sqrt(variance + epsilon) * factor + bias, with the numbers of before. */
function normalization(graph: ModelGraph, node: NodeProto): ChannelScale | undefined {
  const isTraining = intAttribute(node, 'training_mode', 0) === 1 || node.output.slice(1).some(Boolean);
  const isWhole = opsetOf(graph.opsets, node) >= 9 || intAttribute(node, 'spatial', 1) === 1;
  const [factor, bias, mean, variance] = node.input.slice(1).map((name) => graph.constant(name)?.values);
  if (isTraining || !isWhole) return undefined;
  if (![factor, bias, mean, variance].every((values) => values instanceof Float32Array)) return undefined;
  const epsilon = Math.fround(floatAttribute(node, 'epsilon', 1e-5));
  const scale = Float64Array.from(factor as Float32Array, (x, c) => x / Math.sqrt(Number(variance![c]) + epsilon));
  return { scale, shift: scale.map((x, c) => Number(bias![c]) - Number(mean![c]) * x) };
}

/** The elements of a constant that is the same everywhere but along the second axis of `value`. */
function perChannel(graph: ModelGraph, name: string, value: string): Float64Array | undefined {
  const [constant, shape] = [graph.constant(name), graph.shapeOf(value)];
  const channels = shape?.[1];
  if (!(constant?.values instanceof Float32Array) || !shape || typeof channels !== 'number') return undefined;
  const { dims, values } = constant;
  if (dims.length > shape.length) return undefined;
  const aligned = [...Array<number>(shape.length - dims.length).fill(1), ...dims];
  if (aligned.some((length, axis) => length !== 1 && (axis !== 1 || length !== channels))) return undefined;
  return Float64Array.from({ length: channels }, (_, c) => values[values.length === 1 ? 0 : c]!);
}
