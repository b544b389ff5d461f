// What products and convolutions do to their results before storing them, by name.
import { rangeError } from './errors.ts';

/** What products and convolutions apply last: the number of one is its position. `relu` and `relu6` are limits alone. */
export const fusedActivationNames = ['none', 'sigmoid', 'tanh', 'gelu', 'geluTanh', 'silu', 'hardSwish'] as const;

export type FusedActivation = (typeof fusedActivationNames)[number] | 'relu' | 'relu6';

/** The last arguments of a kernel: low, high, activation. */
export function epilogueOf(operation: string, name: FusedActivation): [low: number, high: number, activation: number] {
  if (name === 'relu') return [0, Number.POSITIVE_INFINITY, 0];
  if (name === 'relu6') return [0, 6, 0];
  const activation = fusedActivationNames.indexOf(name);
  if (activation >= 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, activation];
  throw rangeError(
    'KINGLET_KERNELS_RANGE',
    `${operation}: expected activation to be relu, relu6 or one of ${fusedActivationNames.join(', ')}, got ${String(name)}`,
  );
}
