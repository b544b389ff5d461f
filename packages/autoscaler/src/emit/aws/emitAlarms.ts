// Alarms of CloudWatch alone.
import type { Resolved, ResolvedPolicy } from '../../resolvePolicy.ts';
import { cannot, wrongTarget } from '../cannot.ts';
import type { CloudWatchAlarmsTarget } from '../emitTarget.ts';
import { type EmittedFile, jsonFile } from '../emittedFile.ts';
import { measureOf } from './measure.ts';
import { type MetricAlarm, metricAlarm } from './metricAlarm.ts';
import { scalableTarget } from './scalableTarget.ts';
import { ofTarget } from './scalingPlan.ts';
import { thresholdAlarms } from './thresholdAlarms.ts';

const engine = 'cloudwatch-alarms';

/** One file for each alarm; what they set off is the target's. */
export function emitAlarms(policy: ResolvedPolicy, target: CloudWatchAlarmsTarget): EmittedFile[] {
  const named = scalableTarget(target.of);
  const { upActions = [], downActions = [] } = target;
  if (upActions.length > 5 || downActions.length > 5)
    wrongTarget('upActions` and `downActions', 'at most five each', [upActions.length, downActions.length]);
  return alarmsOf(policy, target).map((made) => {
    const alarm = ofTarget(made, named);
    const actions = alarm.ComparisonOperator === 'GreaterThanThreshold' ? target.upActions : target.downActions;
    const path = `put-metric-alarm-${made.AlarmName}.json`;
    return jsonFile(path, actions ? { ...alarm, AlarmActions: actions } : alarm, {
      command: `aws cloudwatch put-metric-alarm --cli-input-json file://${path}`,
      approximations: ['An alarm says when, not how many instances: that is for its actions.'],
    });
  });
}

function alarmsOf(policy: ResolvedPolicy, target: CloudWatchAlarmsTarget): MetricAlarm[] {
  if (policy.mode === 'threshold') return thresholdAlarms(policy, target.of).map(({ alarm }) => alarm);
  if (policy.mode === 'aws-target-tracking') return trackingAlarms(policy, target);
  return cannot(engine, `mode ${policy.mode}`, 'alarms are for the modes threshold and aws-target-tracking');
}

// AWS scales in below nine tenths of the target.
function trackingAlarms(policy: Resolved<'aws-target-tracking'>, target: CloudWatchAlarmsTarget): MetricAlarm[] {
  const { metric, statistic, outPeriods, inPeriods, disableScaleIn } = policy;
  const measure = measureOf(target.of, metric);
  const value = policy.target * measure.scale;
  const wanted = statistic === 'maximum' ? 'Maximum' : 'Average';
  const limit = (side: 'above' | 'below', threshold: number, periods: number) =>
    metricAlarm(side === 'above' ? 'up' : 'down', measure, wanted, {
      side,
      threshold: Number(threshold.toPrecision(12)),
      periods,
    });
  const up = limit('above', value, outPeriods);
  return disableScaleIn ? [up] : [up, limit('below', value * 0.9, inPeriods)];
}
