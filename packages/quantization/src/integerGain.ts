// Which layers a plan computes faster in integers.
import type { Layer } from './recipe.ts';

/** Least channels of a filter whose products outweigh the gathering of its bytes: of one place, and of more. */
const [pointChannels, windowChannels] = [16, 32];

/**
 * Whether a plan computes a layer faster with bytes than with floats, as kernels were timed on x64 with VNNI: products of
 * matrices always; convolutions of many channels, since bytes of few are gathered in more time than floats are multiplied
 * in; none of one channel a filter, which is made floats before it is multiplied.
 */
export function isFasterInIntegers({ node, weightDims }: Layer): boolean {
  if (!node.opType.startsWith('Conv')) return true;
  const [, channels, ...window] = weightDims as [number, number, ...number[]];
  const isPoint = window.every((length) => length === 1);
  return channels >= (isPoint ? pointChannels : windowChannels);
}
