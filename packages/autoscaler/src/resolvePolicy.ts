// Policies with every default filled in and every rule checked, once for each policy object.
import {
  checkChoice,
  checkLimits,
  checkNumbers,
  checkObject,
  checkOptions,
  checkTargets,
  fail,
} from './checkPolicy.ts';
import { metricNames } from './metrics.ts';
import { defaultParameters, type Parameters } from './modes/kingletParameters.ts';
import type { Limits, Policy, PolicyMode, StepLimit } from './policy.ts';
import { type ModePolicy, optionNames } from './policyOptions.ts';

export interface ResolvedDirection {
  readonly coolDownMs: number;
  readonly stabilizationMs: number;
  readonly steps: readonly StepLimit[];
  readonly select: 'disabled' | 'max' | 'min';
}

export interface ResolvedLimits extends Required<Omit<Limits, 'down' | 'up'>> {
  readonly up: ResolvedDirection;
  readonly down: ResolvedDirection;
}

type Own<P extends Policy> = Required<Omit<P, keyof Limits | 'parameters' | 'tolerance'>>;

/** A policy of this mode with nothing left open. */
export type Resolved<Mode extends PolicyMode> = Own<ModePolicy<Mode>> &
  ResolvedLimits &
  (Mode extends 'target-tracking' ? { readonly tolerance: { readonly up: number; readonly down: number } } : unknown) &
  (Mode extends 'aws-target-tracking' ? { readonly outCoolDownMs: number; readonly inCoolDownMs: number } : unknown) &
  (Mode extends 'kinglet' ? { readonly parameters: Parameters } : unknown);

export type ResolvedPolicy = { [Mode in PolicyMode]: Resolved<Mode> }[PolicyMode];

const resolved = new WeakMap<Policy, ResolvedPolicy>();

/**
 * The policy with all its defaults. The answer is kept for the object: a policy must not be changed after its first use.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_POLICY` for an option that is not one of the mode's, a number out of its
 * range, `min` above `max`, and targets that name nothing.
 */
export function resolvePolicy(policy: Policy): ResolvedPolicy {
  const known = resolved.get(policy);
  if (known !== undefined) return known;

  const fresh = resolve(policy);
  resolved.set(policy, fresh);

  return fresh;
}

const minute = 60_000;
const day = 86_400_000;

function resolve(policy: Policy): ResolvedPolicy {
  checkObject('policy', policy);
  checkChoice('mode', policy.mode, Object.keys(resolvers));
  const resolver = resolvers[policy.mode] as (policy: Policy) => ResolvedPolicy;
  checkOptions(policy, optionNames(policy.mode));

  return resolver(policy);
}

const resolvers: { readonly [Mode in PolicyMode]: (policy: ModePolicy<Mode>) => Resolved<Mode> } = {
  threshold: (policy) => {
    const complete = {
      targets: { cpu: 0.7, memory: 0.8 },
      scaleUpAt: 0.85,
      scaleDownAt: 0.4,
      ...policy,
      ...limitsOf(policy, 15_000),
    };
    checkTargets(complete.targets);
    checkNumbers(complete, ['scaleUpAt', 'scaleDownAt'], 'above 0');
    if (complete.scaleDownAt >= complete.scaleUpAt)
      fail('scaleDownAt', `below scaleUpAt ${complete.scaleUpAt}`, complete.scaleDownAt);

    return complete;
  },
  'target-tracking': (policy) => {
    const { tolerance = 0.1 } = policy;
    const both = typeof tolerance === 'number' ? { up: tolerance, down: tolerance } : tolerance;
    checkTargets(policy.targets);
    checkObject('tolerance', both);
    checkOptions(both, ['up', 'down']);
    checkNumbers(both, ['up', 'down'], 'from 0');

    return { ...policy, tolerance: both, ...limitsOf(policy, 15_000, kubernetesUp, kubernetesDown) };
  },
  'aws-target-tracking': (policy) => {
    const complete = {
      statistic: 'average' as const,
      outPeriods: 3,
      inPeriods: 15,
      disableScaleIn: false,
      outCoolDownMs: policy.up?.coolDownMs ?? awsCoolDownMs,
      inCoolDownMs: policy.down?.coolDownMs ?? awsCoolDownMs,
      ...policy,
      ...withoutCoolDowns(limitsOf(policy, minute)),
    };
    checkChoice('metric', policy.metric, metricNames);
    checkNumbers(policy, ['target'], 'above 0');
    checkChoice('statistic', complete.statistic, ['average', 'maximum']);
    if (typeof complete.disableScaleIn !== 'boolean') fail('disableScaleIn', 'true or false', complete.disableScaleIn);
    checkNumbers(complete, ['outPeriods', 'inPeriods'], 'whole, from 1');
    checkNumbers(complete, ['outCoolDownMs', 'inCoolDownMs'], 'from 0');

    return complete;
  },
  'stable-panic': (policy) => {
    const complete = {
      metric: 'concurrency' as const,
      capacity: policy.metric === 'requestsPerSecond' ? 200 : 100,
      utilization: 0.7,
      stableWindowMs: minute,
      panicWindow: 0.1,
      panicThreshold: 2,
      maxScaleUpRate: 1000,
      maxScaleDownRate: 2,
      ...policy,
      ...limitsOf(policy, 2000),
    };
    checkChoice('metric', complete.metric, ['concurrency', 'requestsPerSecond']);
    checkNumbers(complete, ['capacity'], 'above 0');
    checkNumbers(complete, ['utilization', 'stableWindowMs', 'panicWindow', 'panicThreshold'], 'above 0');
    checkNumbers(complete, ['maxScaleUpRate', 'maxScaleDownRate'], 'above 1');

    return complete;
  },
  predictive: (policy) => {
    const limits = limitsOf(policy, minute);
    const complete = {
      seasonsMs: [day, 7 * day],
      horizonMs: limits.warmUpMs + limits.periodMs,
      quantile: 0.9,
      ...policy,
      ...limits,
    };
    checkChoice('metric', policy.metric, metricNames);
    checkNumbers(policy, ['target'], 'above 0');
    if (!Array.isArray(complete.seasonsMs)) fail('seasonsMs', 'a list', complete.seasonsMs);
    checkNumbers<Record<string, unknown>>({ ...complete.seasonsMs }, Object.keys(complete.seasonsMs), 'above 0');
    checkNumbers(complete, ['horizonMs', 'quantile'], 'from 0');
    if (!(complete.quantile >= 0.5 && complete.quantile < 1))
      fail('quantile', 'from 0.5 to below 1', complete.quantile);

    return complete;
  },
  kinglet: (policy) => {
    const parameters = { ...defaultParameters, ...policy.parameters };
    checkChoice('metric', policy.metric, ['concurrency', 'requestsPerSecond']);
    checkNumbers(policy, ['capacity'], 'above 0');
    checkObject('parameters', policy.parameters ?? {});
    checkOptions(policy.parameters ?? {}, Object.keys(defaultParameters));
    checkNumbers<Record<string, unknown>>({ ...parameters }, Object.keys(defaultParameters), 'from 0');

    return { ...policy, parameters, ...limitsOf(policy, 2000) };
  },
};

const freely: ResolvedDirection = { coolDownMs: 0, stabilizationMs: 0, steps: [], select: 'max' };

// kubernetes/pkg/apis/autoscaling/v2/defaults.go
const kubernetesUp: ResolvedDirection = {
  ...freely,
  steps: [
    { instances: 4, periodMs: 15_000 },
    { percent: 100, periodMs: 15_000 },
  ],
};
const kubernetesDown: ResolvedDirection = {
  ...freely,
  stabilizationMs: 300_000,
  steps: [{ percent: 100, periodMs: 15_000 }],
};

// API reference of TargetTrackingScalingPolicyConfiguration: ScaleOutCooldown and ScaleInCooldown are 300 s for ECS services.
const awsCoolDownMs = 300_000;

// AWS's cool-downs let a larger scaling out pass: the mode's rule has them, not the limits that all modes share.
function withoutCoolDowns(limits: ResolvedLimits): ResolvedLimits {
  return { ...limits, up: { ...limits.up, coolDownMs: 0 }, down: { ...limits.down, coolDownMs: 0 } };
}

function limitsOf(policy: Limits, periodMs: number, up: ResolvedDirection = freely, down = freely): ResolvedLimits {
  checkObject('up', policy.up ?? {});
  checkObject('down', policy.down ?? {});
  const limits = {
    min: policy.min ?? 1,
    max: policy.max ?? 16,
    up: { ...up, ...policy.up },
    down: { ...down, ...policy.down },
    warmUpMs: policy.warmUpMs ?? 0,
    scaleToZeroAfterMs: policy.scaleToZeroAfterMs ?? 30_000,
    staleAfterMs: policy.staleAfterMs ?? 90_000,
    periodMs: policy.periodMs ?? periodMs,
  };
  checkLimits(limits);

  return limits;
}
