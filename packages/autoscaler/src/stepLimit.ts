// How far one change may go, given those before it.
import type { Limit } from './limits.ts';
import type { StepLimit } from './policy.ts';
import type { ResolvedDirection } from './resolvePolicy.ts';
import { firstAfter, type Samples } from './samples.ts';

/**
 * Kubernetes' calculateScaleUpLimitWithScalingRules and calculateScaleDownLimitWithBehaviors: a period began with the
 * present count without what was added and with what was removed in it; percents of it round up on the way up and towards
 * zero on the way down; `select` takes the limit that changes most or least. Never against the direction.
 */
export const limitStep: Limit = (count, { limits: { up, down }, instances, now, past }) => {
  if (count === instances) return undefined;
  const to =
    count > instances
      ? Math.min(count, mostOf(up, instances, now, past.changes))
      : Math.max(count, leastOf(down, instances, now, past.changes));
  if (to === count) return undefined;

  return { to, message: `from ${instances} at most to ${to} in one step` };
};

function mostOf({ steps, select }: ResolvedDirection, instances: number, now: number, changes: Samples): number {
  if (select === 'disabled') return instances;
  if (steps.length === 0) return Number.POSITIVE_INFINITY;
  const proposals = steps.map((step) => {
    const start = periodStart(step, instances, now, changes);

    return 'instances' in step ? start + step.instances : Math.ceil(start * (1 + step.percent / 100));
  });

  return Math.max(instances, select === 'min' ? Math.min(...proposals) : Math.max(...proposals));
}

function leastOf({ steps, select }: ResolvedDirection, instances: number, now: number, changes: Samples): number {
  if (select === 'disabled') return instances;
  if (steps.length === 0) return 0;
  const proposals = steps.map((step) => {
    const start = periodStart(step, instances, now, changes);

    return 'instances' in step ? start - step.instances : Math.trunc(start * (1 - step.percent / 100));
  });

  return Math.max(0, Math.min(instances, select === 'min' ? Math.max(...proposals) : Math.min(...proposals)));
}

function periodStart({ periodMs }: StepLimit, instances: number, now: number, { at, values }: Samples): number {
  let start = instances;
  for (let i = firstAfter(at, now - periodMs); i < values.length; i++) start -= values[i] as number;

  return start;
}
