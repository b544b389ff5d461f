// Operators of com.microsoft that quantized models are made of.
import { InferenceError } from '../../errors.ts';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { numbersOf, type Tensor, tensorOf } from '../tensor.ts';
import { combine } from './elementwise.ts';
import { multiply } from './products.ts';
import { dequantizeLinear, quantizeLinear } from './quantization.ts';

export const microsoftRules: Readonly<Record<string, EvaluationRule>> = {
  'com.microsoft.DequantizeLinear': dequantizeLinear,
  'com.microsoft.MatMulNBits': matMulNBits,
  'com.microsoft.QuantizeLinear': quantizeLinear,
};

/** A times the weights in float, plus a bias; `accuracy_level` allows kernels to be less exact. */
export function matMulNBits(node: Evaluation): Tensor {
  const a = node.input(0);
  const lengths = { inner: node.int('K', 0), columns: node.int('N', 0), block: node.int('block_size', 0) };
  const [scales, zeroPoints, groups, bias] = [node.input(2), node.inputs[3], node.inputs[4], node.inputs[5]];
  const weights = { ...lengths, bits: node.int('bits', 4), packed: node.input(1), scales, zeroPoints, groups };
  const matrix: Tensor = { type: 'double', dims: [lengths.inner, lengths.columns], values: dequantizeNBits(weights) };
  const product = multiply({ type: 'double', dims: a.dims, values: numbersOf(a) }, matrix);
  const rounded = tensorOf(a.type, product.dims, numbersOf(product));
  if (!bias) return rounded;
  return combine(
    rounded,
    bias,
    (x, y) => x + y,
    (x, y) => x + y,
  );
}

/** The attributes and inputs of MatMulNBits. */
export interface NBitsWeights {
  readonly inner: number;
  readonly columns: number;
  readonly block: number;
  readonly bits: number;
  readonly packed: Tensor;
  readonly scales: Tensor;
  /** Packed as the weights are, or of the type of the scales; undefined: the middle. */
  readonly zeroPoints: Tensor | undefined;
  /** The block whose scale each row has, where that is not told by its place. */
  readonly groups: Tensor | undefined;
}

/** inner x columns: (weight - zero point) * scale. Throws KINGLET_INFERENCE_SHAPE for groups that there are not. */
export function dequantizeNBits(weights: NBitsWeights): Float64Array {
  const { inner, columns, block, bits, packed, zeroPoints, groups } = weights;
  const blocks = Math.ceil(inner / block);
  const [bytes, scales] = [packed.values as Uint8Array, numbersOf(weights.scales)];
  const group = groups ? numbersOf(groups) : Float64Array.from({ length: inner }, (_, k) => Math.floor(k / block));
  const wrong = group.find((at) => !(at >= 0 && at < blocks));
  if (wrong !== undefined)
    throw new InferenceError('KINGLET_INFERENCE_SHAPE', `expected g_idx to be 0 to ${blocks - 1}, found ${wrong}`);
  const zeroPoint = zeroPointsOf(zeroPoints, bits, blocks);
  return Float64Array.from({ length: inner * columns }, (_, i) => {
    const [k, n] = [Math.floor(i / columns), i % columns];
    const weight = fieldOf(bytes, (n * blocks * block * bits) / 8, k, bits);
    return (weight - zeroPoint(n, group[k]!)) * scales[n * blocks + group[k]!]!;
  });
}

/** Each column's zero points begin with a byte of their own. */
export function zeroPointsOf(
  given: Tensor | undefined,
  bits: number,
  blocks: number,
): (n: number, group: number) => number {
  if (!given) return () => 2 ** (bits - 1);
  const columnBytes = Math.ceil((blocks * bits) / 8);
  if (given.type === 'uint8') return (n, group) => fieldOf(given.values as Uint8Array, n * columnBytes, group, bits);
  const numbers = numbersOf(given);
  return (n, group) => numbers[n * blocks + group]!;
}

/** The i-th of so many bits behind a byte, the lowest bits first. */
export function fieldOf(bytes: Uint8Array, from: number, i: number, bits: number): number {
  const at = i * bits;
  return (bytes[from + Math.floor(at / 8)]! >> (at % 8)) & (2 ** bits - 1);
}
