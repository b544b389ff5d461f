// The policies that others are compared with: each engine's own rule at its defaults.
import type { Fleet, Limits, Policy } from '@kinglet/autoscaler';
import type { AutoscalerPackage } from './autoscalerPackage.ts';

export const baselineNames = ['hpa', 'kpa', 'aws'] as const;

export type BaselineName = (typeof baselineNames)[number];

/** For one fleet, all with the same bounds. */
export function baselines(
  { engineDefaults }: AutoscalerPackage,
  fleet: Fleet,
  bounds: Pick<Limits, 'max' | 'min'>,
): Readonly<Record<BaselineName, Policy>> {
  const { hpa, knative: kpa, aws } = engineDefaults(fleet, bounds);
  return { hpa, kpa, aws };
}
