// Target tracking of Application Auto Scaling.
import type { MetricName } from '../../metrics.ts';
import type { Resolved } from '../../resolvePolicy.ts';
import { cannot, secondsOf } from '../cannot.ts';
import type { ApplicationAutoScalingTarget } from '../emitTarget.ts';
import { type Measure, measureOf, type Statistic } from './measure.ts';
import type { ScalingPolicy } from './scalingPlan.ts';

interface Tracked {
  readonly metric: MetricName;
  readonly target: number;
  readonly statistic: Statistic;
  readonly outCoolDownMs: number;
  readonly inCoolDownMs: number;
  readonly keepsInstances: boolean;
}

/** @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for what AWS's rule has no option for */
export function awsTracking(
  policy: Resolved<'aws-target-tracking'>,
  target: ApplicationAutoScalingTarget,
): ScalingPolicy[] {
  const { engine } = target;
  const { up, down, outPeriods, inPeriods } = policy;
  if (outPeriods !== 3 || inPeriods !== 15)
    cannot(
      engine,
      `alarms of ${outPeriods} and ${inPeriods} periods: AWS makes them itself, of 3 and 15`,
      'cloudwatch-alarms can',
    );
  if ([up, down].some(({ steps, stabilizationMs }) => steps.length > 0 || stabilizationMs > 0))
    cannot(engine, 'limits of steps and stabilization windows', 'kubernetes-hpa and keda can');
  if (up.select === 'disabled') cannot(engine, '`up.select` of disabled', 'kubernetes-hpa and keda can');
  return [
    trackingPolicy(target, {
      metric: policy.metric,
      target: policy.target,
      statistic: policy.statistic === 'maximum' ? 'Maximum' : 'Average',
      outCoolDownMs: policy.outCoolDownMs,
      inCoolDownMs: policy.inCoolDownMs,
      keepsInstances: policy.disableScaleIn || down.select === 'disabled',
    }),
  ];
}

/** The HPA's law, as far as AWS has it: a policy for each metric, of which the largest count is taken. */
export function hpaAsTracking(
  policy: Resolved<'target-tracking'>,
  target: ApplicationAutoScalingTarget,
): ScalingPolicy[] {
  const { targets, up, down } = policy;
  if (up.select === 'disabled') cannot(target.engine, '`up.select` of disabled', 'kubernetes-hpa and keda can');
  return (Object.entries(targets) as [MetricName, number][]).map(([metric, value]) =>
    trackingPolicy(target, {
      metric,
      target: value,
      statistic: 'Average',
      outCoolDownMs: Math.max(up.coolDownMs, up.stabilizationMs),
      inCoolDownMs: Math.max(down.coolDownMs, down.stabilizationMs),
      keepsInstances: down.select === 'disabled',
    }),
  );
}

/** What a predictive policy needs beside it, since AWS's never scales in. */
export function trackingBeside(policy: Resolved<'predictive'>, target: ApplicationAutoScalingTarget): ScalingPolicy {
  const { metric, up, down } = policy;
  return trackingPolicy(target, {
    metric,
    target: policy.target,
    statistic: 'Average',
    outCoolDownMs: up.coolDownMs,
    inCoolDownMs: down.coolDownMs,
    keepsInstances: false,
  });
}

function trackingPolicy(target: ApplicationAutoScalingTarget, tracked: Tracked): ScalingPolicy {
  const measure = measureOf(target, tracked.metric);
  checkShare(target, tracked);
  const coolDown = (option: string, ms: number) => secondsOf(target.engine, option, ms, [0, 86_400]);
  return {
    PolicyName: `kinglet-${tracked.metric}`,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: Number((tracked.target * measure.scale).toPrecision(12)),
      ...specification(measure, tracked.statistic),
      ScaleOutCooldown: coolDown('up.coolDownMs', tracked.outCoolDownMs),
      ScaleInCooldown: coolDown('down.coolDownMs', tracked.inCoolDownMs),
      DisableScaleIn: tracked.keepsInstances,
    },
  };
}

// An environment of Lambda has one request at once: the share of those that are busy, which AWS takes from 0.1 to 0.9.
function checkShare({ engine }: ApplicationAutoScalingTarget, { metric, target }: Tracked): void {
  if (engine !== 'aws-lambda' || metric !== 'concurrency' || (target >= 0.1 && target <= 0.9)) return;
  cannot(
    engine,
    `a target of ${target} for \`concurrency\``,
    'it takes the share of environments that are busy, 0.1 to 0.9',
  );
}

// AWS's own averages, but where they would hide bursts, or stay silent so that nothing ever scales in.
function specification({ metric, predefined, statistic, isSilentAtRest }: Measure, wanted: Statistic): object {
  const Stat = statistic ?? wanted;
  const isOwn = predefined && !isSilentAtRest && Stat !== 'Maximum';
  if (isOwn) return { PredefinedMetricSpecification: predefined };
  if (!isSilentAtRest) return { CustomizedMetricSpecification: { ...metric, Statistic: Stat } };
  const read = { Id: 'm', MetricStat: { Metric: metric, Stat }, ReturnData: false };
  const filled = { Id: 'filled', Expression: 'FILL(m, 0)', ReturnData: true };
  return { CustomizedMetricSpecification: { Metrics: [read, filled] } };
}
