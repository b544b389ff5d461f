// The engines as they come, for comparison.
import type { Fleet } from '../fleet.ts';
import type { AwsTargetTrackingPolicy, Limits, StablePanicPolicy, TargetTrackingPolicy } from '../policy.ts';

/** The three engines at their defaults, for one fleet. */
export interface EngineDefaults {
  readonly hpa: TargetTrackingPolicy;
  readonly knative: StablePanicPolicy;
  readonly aws: AwsTargetTrackingPolicy;
}

/**
 * Kubernetes' HPA at 80 % of CPU, which is its own default where no metric is named; Knative at 70 % of the fleet's
 * concurrency; AWS target tracking, which has no default, at 75 % of CPU as in the examples of ECS, and at 70 % of what is
 * provisioned as in those of Lambda.
 *
 * @param limits `min`, `max` and others, the same for each
 */
export function engineDefaults(fleet: Fleet, limits: Pick<Limits, 'max' | 'min'> = {}): EngineDefaults {
  return {
    hpa: { mode: 'target-tracking', targets: { cpu: 0.8 }, ...limits },
    knative: { mode: 'stable-panic', capacity: slotsOf(fleet), ...limits },
    aws: { mode: 'aws-target-tracking', metric: 'cpu', target: fleet.kind === 'lambda' ? 0.7 : 0.75, ...limits },
  };
}

/** Requests that an instance works at at once. */
export function slotsOf(fleet: Fleet): number {
  return fleet.kind === 'lambda' ? 1 : (fleet.concurrency ?? 1);
}
