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
 * Kubernetes' HPA at 80 % of CPU (its own default), Knative at 70 % of the fleet's concurrency, AWS target tracking at
 * 70 % of CPU, or of what is provisioned, which are the values of its examples.
 *
 * @param limits `min`, `max` and others, the same for each
 */
export function engineDefaults(fleet: Fleet, limits: Pick<Limits, 'max' | 'min'> = {}): EngineDefaults {
  return {
    hpa: { mode: 'target-tracking', targets: { cpu: 0.8 }, ...limits },
    knative: { mode: 'stable-panic', capacity: slotsOf(fleet), ...limits },
    aws: { mode: 'aws-target-tracking', metric: 'cpu', target: 0.7, ...limits },
  };
}

/** Requests that an instance works at at once. */
export function slotsOf(fleet: Fleet): number {
  return fleet.kind === 'lambda' ? 1 : (fleet.concurrency ?? 1);
}
