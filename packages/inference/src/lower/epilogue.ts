// What fused operations do with their results: the attributes that the passes write, and the kernels' arguments for them.
import type { Lowering } from '../compile/lowering.ts';

/** In the order of the kernels' numbers. */
export const activations = ['none', 'sigmoid', 'tanh', 'gelu', 'geluTanh', 'silu', 'hardSwish'] as const;
export type Activation = (typeof activations)[number];

/** The arguments of a kernel that only computes. */
export const noEpilogue: readonly [low: number, high: number, activation: number] = [
  Number.NEGATIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  0,
];

/** `low`, `high`, `activation`, the last arguments of fused kernels. */
export function epilogueOf(node: Lowering): readonly [low: number, high: number, activation: number] {
  const activation = activations.indexOf(node.text('activation', 'none') as Activation);
  if (activation < 0) throw node.refuse(`expected activation to be one of ${activations.join(', ')}`);
  return [node.float('low', Number.NEGATIVE_INFINITY), node.float('high', Number.POSITIVE_INFINITY), activation];
}
