// Which layers a plan computes faster in integers.
import { intAttribute } from '@kinglet/onnx';
import type { Layer } from './recipe.ts';

/**
 * Least weights of a place of a filter's group. On x64 with VNNI each place of a window takes 5 ns to gather, whatever it
 * holds, and a product of bytes a quarter of the 1/60 ns of one of floats: more than 420 make good for it.
 */
const leastWeights = 512;

/**
 * Whether a plan computes a layer faster with bytes than with floats: products of matrices always, convolutions where as
 * many channels meet as many filters; none of one channel a filter, which is made floats before it is multiplied.
 */
export function isFasterInIntegers({ node, weightDims }: Layer): boolean {
  if (node.opType !== 'Conv') return true;
  const [filters, channels] = weightDims as [number, number];
  return (filters / intAttribute(node, 'group', 1)) * channels >= leastWeights;
}
