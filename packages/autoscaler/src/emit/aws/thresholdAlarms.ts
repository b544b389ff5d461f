// The threshold rule as alarms of CloudWatch and steps of Application Auto Scaling.
import type { MetricName } from '../../metrics.ts';
import type { Resolved } from '../../resolvePolicy.ts';
import { secondsOf } from '../cannot.ts';
import type { ApplicationAutoScalingTarget } from '../emitTarget.ts';
import { type Measure, measureOf } from './measure.ts';
import { type MetricAlarm, metricAlarm, sharedAlarm } from './metricAlarm.ts';
import type { ScalingPolicy } from './scalingPlan.ts';

/** An alarm and, where Application Auto Scaling acts on it, what it does. */
export interface AlarmedPolicy {
  readonly policy: ScalingPolicy;
  readonly alarm: MetricAlarm;
}

interface Gauge {
  readonly name: MetricName;
  readonly measure: Measure;
  readonly target: number;
  /** What thresholds are parts of: 1 of `cpu` and `memory`, the target of others. */
  readonly unit: number;
}

/** Up when any metric is above its threshold, an alarm each; down when all are below, which is one alarm. */
export function thresholdAlarms(policy: Resolved<'threshold'>, target: ApplicationAutoScalingTarget): AlarmedPolicy[] {
  const gauges = Object.entries(policy.targets).map(([name, value]) => gaugeOf(name as MetricName, value, target));
  const seconds = (option: string, ms: number) => secondsOf(target.engine, option, ms, [0, 86_400]);
  const upCooldown = seconds('up.coolDownMs', policy.up.coolDownMs);
  const ups = gauges.map((gauge) => upOf(gauge, policy.scaleUpAt, upCooldown));
  const down = downOf(gauges, policy.scaleDownAt, seconds('down.coolDownMs', policy.down.coolDownMs));
  return [...ups, down];
}

function gaugeOf(name: MetricName, target: number, of: ApplicationAutoScalingTarget): Gauge {
  const unit = name === 'cpu' || name === 'memory' ? 1 : target;
  return { name, measure: measureOf(of, name), target, unit };
}

function upOf({ name, measure, target, unit }: Gauge, scaleUpAt: number, cooldown: number): AlarmedPolicy {
  const threshold = rounded(scaleUpAt * unit * measure.scale);
  return {
    policy: stepPolicy(`kinglet-up-${name}`, upSteps(threshold, target * measure.scale), cooldown),
    alarm: metricAlarm(`up-${name}`, measure, 'Average', { side: 'above', threshold, periods: 1 }),
  };
}

function downOf(gauges: readonly Gauge[], scaleDownAt: number, cooldown: number): AlarmedPolicy {
  const [only, ...others] = gauges;
  // Of metrics with different targets the one that keeps the most instances.
  const target = Math.min(...gauges.map((gauge) => gauge.target / gauge.unit));
  const isAlone = only !== undefined && others.length === 0;
  const scale = isAlone ? only.unit * only.measure.scale : 1;
  const limit = { side: 'below' as const, threshold: rounded(scaleDownAt * scale), periods: 1 };
  const parts = gauges.map(({ measure, unit }) => ({ measure, divisor: rounded(unit * measure.scale) }));
  return {
    policy: stepPolicy('kinglet-down', downSteps(limit.threshold, target * scale), cooldown),
    alarm: isAlone ? metricAlarm('down', only.measure, 'Average', limit) : sharedAlarm('down', parts, limit),
  };
}

interface Step {
  readonly MetricIntervalLowerBound?: number;
  readonly MetricIntervalUpperBound?: number;
  readonly ScalingAdjustment: number;
}

// Multiples of the threshold. A step adds what the rule asks for at its end; the last goes on without one.
const upBounds = [1, 1.15, 1.35, 1.6, 2];
const upEnd = 3;

function upSteps(threshold: number, target: number): Step[] {
  return upBounds.map((bound, at) => {
    const end = upBounds[at + 1];
    const added = Math.ceil(((end ?? upEnd) * threshold * 100) / target - 100 - 1e-9);
    return {
      MetricIntervalLowerBound: rounded((bound - 1) * threshold),
      ...(end === undefined ? {} : { MetricIntervalUpperBound: rounded((end - 1) * threshold) }),
      ScalingAdjustment: Math.max(1, added),
    };
  });
}

// A step takes away what the rule leaves out at its upper end, so never too many.
const downBounds = [1, 0.75, 0.5, 0.25];

function downSteps(threshold: number, target: number): Step[] {
  return downBounds.map((bound, at) => {
    const end = downBounds[at + 1];
    const removed = Math.floor(100 - (bound * threshold * 100) / target + 1e-9);
    return {
      ...(end === undefined ? {} : { MetricIntervalLowerBound: rounded((end - 1) * threshold) }),
      MetricIntervalUpperBound: rounded((bound - 1) * threshold),
      ScalingAdjustment: -Math.max(1, removed),
    };
  });
}

function stepPolicy(PolicyName: string, StepAdjustments: readonly Step[], Cooldown: number): ScalingPolicy {
  return {
    PolicyName,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'PercentChangeInCapacity',
      MinAdjustmentMagnitude: 1,
      MetricAggregationType: 'Average',
      Cooldown,
      StepAdjustments,
    },
  };
}

// Products of decimal fractions are off by a last bit, and files are read by people.
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
