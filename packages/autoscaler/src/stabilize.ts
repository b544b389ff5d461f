// Stabilization windows: of the counts wanted lately the one that changes least.
import type { Limit } from './limits.ts';
import type { Samples } from './samples.ts';
import { firstAfter } from './samples.ts';

/**
 * Kubernetes' stabilizeRecommendationWithBehaviors: the present count, raised to the smallest count wanted in the window of
 * growing and lowered to the largest wanted in the window of shrinking.
 */
export const stabilize: Limit = (count, { limits: { up, down }, instances, now, past }) => {
  const least = smallest(past.wants, now - up.stabilizationMs, count);
  const most = largest(past.wants, now - down.stabilizationMs, count);
  const to = Math.min(Math.max(instances, least), most);
  if (to === count) return undefined;

  const { stabilizationMs } = to > count ? down : up;

  return { to, message: `${to} was wanted within ${stabilizationMs / 1000} s` };
};

function smallest({ at, values }: Samples, from: number, count: number): number {
  let least = count;
  for (let i = firstAfter(at, from); i < values.length; i++) least = Math.min(least, values[i] as number);

  return least;
}

function largest({ at, values }: Samples, from: number, count: number): number {
  let most = count;
  for (let i = firstAfter(at, from); i < values.length; i++) most = Math.max(most, values[i] as number);

  return most;
}
