// All that Application Auto Scaling and CloudWatch are told, as their APIs take it.
import type { Resolved, ResolvedPolicy } from '../../resolvePolicy.ts';
import { byDecide, cannot, wrongTarget } from '../cannot.ts';
import type { ApplicationAutoScalingTarget, ScheduledBounds } from '../emitTarget.ts';
import { ownOfEngines } from '../ownOfEngines.ts';
import { measureOf } from './measure.ts';
import type { MetricAlarm } from './metricAlarm.ts';
import { predictivePolicy } from './predictivePolicy.ts';
import { type ScalableTarget, scalableTarget } from './scalableTarget.ts';
import { awsTracking, hpaAsTracking, trackingBeside } from './targetTracking.ts';
import { thresholdAlarms } from './thresholdAlarms.ts';

/** PutScalingPolicy, but for the target. */
export interface ScalingPolicy {
  readonly PolicyName: string;
  readonly PolicyType: 'PredictiveScaling' | 'StepScaling' | 'TargetTrackingScaling';
  readonly PredictiveScalingPolicyConfiguration?: object;
  readonly StepScalingPolicyConfiguration?: object;
  readonly TargetTrackingScalingPolicyConfiguration?: object;
}

export interface ScheduledAction {
  readonly ScheduledActionName: string;
  readonly Schedule: string;
  readonly Timezone?: string;
  readonly ScalableTargetAction: { readonly MinCapacity: number; readonly MaxCapacity: number };
}

export interface ScalingPlan {
  readonly target: ScalableTarget;
  readonly bounds: { readonly MinCapacity: number; readonly MaxCapacity: number };
  readonly policies: readonly ScalingPolicy[];
  /** Each with the policy that it sets off. */
  readonly alarms: readonly { readonly alarm: MetricAlarm; readonly policyName: string }[];
  readonly scheduled: readonly ScheduledAction[];
  readonly approximations: readonly string[];
}

/** @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for what Application Auto Scaling has no rule or option for */
export function scalingPlan(policy: ResolvedPolicy, target: ApplicationAutoScalingTarget): ScalingPlan {
  if (policy.min === 0)
    return cannot(
      target.engine,
      '`min` of 0: with no instance there is no metric that would bring one back',
      'keda and knative can',
    );
  const rule = ruleOf(policy, target);
  const named = scalableTarget(target);
  return {
    target: named,
    bounds: { MinCapacity: policy.min, MaxCapacity: policy.max },
    policies: rule.policies,
    alarms: (rule.alarms ?? []).map(({ alarm, policyName }) => ({ alarm: ofTarget(alarm, named), policyName })),
    scheduled: scheduledActions(target.schedule ?? []),
    approximations: [...rule.approximations, ...timeNotes(policy), ...ownOfEngines(policy)],
  };
}

/** An account's alarms are in one list: the name says whose it is. */
export function alarmNameOf(name: string, { ResourceId }: ScalableTarget): string {
  return `kinglet-${ResourceId}-${name}`;
}

/** The alarm under a name that is the target's own. */
export function ofTarget(alarm: MetricAlarm, target: ScalableTarget): MetricAlarm {
  return { ...alarm, AlarmName: alarmNameOf(alarm.AlarmName, target) };
}

type Rule = Pick<ScalingPlan, 'approximations' | 'policies'> & { readonly alarms?: ScalingPlan['alarms'] };

function ruleOf(policy: ResolvedPolicy, target: ApplicationAutoScalingTarget): Rule {
  if (policy.mode === 'aws-target-tracking') return awsRule(policy, target);
  if (policy.mode === 'target-tracking')
    return { policies: hpaAsTracking(policy, target), approximations: trackingNotes };
  if (policy.mode === 'threshold') return thresholdRule(policy, target);
  if (policy.mode === 'predictive') return predictiveRule(policy, target);
  if (policy.mode === 'stable-panic') return cannot(target.engine, 'mode stable-panic', 'knative can');
  return cannot(target.engine, `mode ${policy.mode}`, byDecide);
}

function awsRule(policy: Resolved<'aws-target-tracking'>, target: ApplicationAutoScalingTarget): Rule {
  const isCount = policy.statistic === 'maximum' && measureOf(target, policy.metric).statistic === 'Sum';
  const note = 'Requests are counted by the minute: there is no maximum of them, so the sum is tracked.';
  return { policies: awsTracking(policy, target), approximations: isCount ? [note] : [] };
}

const trackingNotes = [
  'AWS decides by alarms of its own: out after 3 minutes above the target, in after 15 below 0.9 of it.',
  'There are no limits of steps, no tolerance and no stabilization windows: windows became cool-downs.',
];

function thresholdRule(policy: Resolved<'threshold'>, target: ApplicationAutoScalingTarget): Rule {
  checkUnlimited(policy, target);
  const made = thresholdAlarms(policy, target);
  return {
    policies: made.map(({ policy: one }) => one),
    alarms: made.map(({ policy: one, alarm }) => ({ alarm, policyName: one.PolicyName })),
    approximations: [
      'What is proportional in the policy goes in steps of percents: of what it asks for within a step the most, rounded down to whole instances by AWS.',
      'CloudWatch decides by the minute.',
    ],
  };
}

function checkUnlimited({ up, down }: ResolvedPolicy, { engine }: ApplicationAutoScalingTarget): void {
  const isPlain = ({ steps, stabilizationMs, select }: typeof up) =>
    steps.length === 0 && stabilizationMs === 0 && select === 'max';
  if (!isPlain(up) || !isPlain(down))
    cannot(engine, 'limits of steps and stabilization windows', 'kubernetes-hpa and keda can, in mode target-tracking');
}

function predictiveRule(policy: Resolved<'predictive'>, target: ApplicationAutoScalingTarget): Rule {
  checkUnlimited(policy, target);
  return {
    policies: [predictivePolicy(policy, target), trackingBeside(policy, target)],
    approximations: [
      "The forecast is AWS's own: hourly, from a day of history on; seasons and quantile are not its options.",
      'It never scales in: a target tracking policy beside it does.',
    ],
  };
}

function timeNotes({ warmUpMs, periodMs, mode }: ResolvedPolicy): string[] {
  return [
    ...(warmUpMs > 0 ? ['There is no warm-up: AWS counts an instance when it is asked for.'] : []),
    ...(mode === 'aws-target-tracking' && periodMs !== 60_000 ? ['AWS decides by the minute.'] : []),
  ];
}

function scheduledActions(schedule: readonly ScheduledBounds[]): ScheduledAction[] {
  const names = schedule.map(({ name }) => name);
  // The second of one name would take the place of the first.
  if (new Set(names).size < names.length) wrongTarget('schedule', 'a name for each that no other has', names);
  return schedule.map(scheduledAction);
}

function scheduledAction({ name, schedule, timezone, min, max }: ScheduledBounds): ScheduledAction {
  if (!/^(?! )[^:/|\p{Cc}]{1,256}(?<! )$/u.test(name)) wrongTarget('schedule', 'a name without : / |', name);
  if (!/^(?:at|cron|rate)\(.+\)$/.test(schedule)) wrongTarget('schedule', 'at(…), cron(…) or rate(…)', schedule);
  if (![min, max].every(Number.isSafeInteger) || min < 0 || max < min)
    wrongTarget('schedule', 'whole numbers with 0 ≤ min ≤ max', { min, max });
  return {
    ScheduledActionName: name,
    Schedule: schedule,
    ...(timezone === undefined ? {} : { Timezone: timezone }),
    ScalableTargetAction: { MinCapacity: min, MaxCapacity: max },
  };
}
