// Predictive scaling of Application Auto Scaling, which has it for ECS alone.
import type { MetricName } from '../../metrics.ts';
import type { Resolved } from '../../resolvePolicy.ts';
import { byDecide, cannot, secondsOf } from '../cannot.ts';
import type { ApplicationAutoScalingTarget } from '../emitTarget.ts';
import { measureOf } from './measure.ts';
import type { ScalingPolicy } from './scalingPlan.ts';

/** @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for other engines, and for metrics that AWS forecasts nothing of */
export function predictivePolicy(policy: Resolved<'predictive'>, target: ApplicationAutoScalingTarget): ScalingPolicy {
  const { metric, horizonMs } = policy;
  if (target.engine !== 'aws-ecs')
    return cannot(target.engine, 'mode predictive', `aws-ecs can; elsewhere ${byDecide}`);
  const pair = pairs[metric];
  if (pair === undefined)
    return cannot(target.engine, `a forecast of \`${metric}\``, 'it forecasts cpu, memory and requestsPerSecond');
  const { scale, predefined } = measureOf(target, metric);
  const label = predefined?.ResourceLabel;
  return {
    PolicyName: `kinglet-forecast-${metric}`,
    PolicyType: 'PredictiveScaling',
    PredictiveScalingPolicyConfiguration: {
      MetricSpecifications: [
        {
          TargetValue: Number((policy.target * scale).toPrecision(12)),
          PredefinedMetricPairSpecification: { PredefinedMetricType: pair, ...(label ? { ResourceLabel: label } : {}) },
        },
      ],
      Mode: 'ForecastAndScale',
      SchedulingBufferTime: secondsOf(target.engine, 'horizonMs', horizonMs, [0, 3600]),
    },
  };
}

const pairs: { readonly [Name in MetricName]?: string } = {
  cpu: 'ECSServiceCPUUtilization',
  memory: 'ECSServiceMemoryUtilization',
  requestsPerSecond: 'ALBRequestCount',
};
