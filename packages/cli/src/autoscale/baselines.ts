// The policies that others are compared with: each engine's own rule at its defaults.
import type { Fleet, Policy } from '@kinglet/autoscaler';

export const baselineNames = ['hpa', 'kpa', 'aws'] as const;

export type BaselineName = (typeof baselineNames)[number];

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** Of an environment of Lambda concurrency is measured, which is what its processor does; of containers the processor. */
export function baseline(name: BaselineName, fleet: Fleet, bounds: Bounds): Policy {
  const metric = fleet.kind === 'lambda' ? 'concurrency' : 'cpu';
  if (name === 'hpa') return { mode: 'target-tracking', targets: { [metric]: 0.7 }, ...bounds };
  if (name === 'aws') return { mode: 'aws-target-tracking', metric, target: 0.7, ...bounds };
  const capacity = fleet.kind === 'lambda' ? 1 : (fleet.concurrency ?? 1);
  return { mode: 'stable-panic', metric: 'concurrency', capacity, ...bounds };
}
