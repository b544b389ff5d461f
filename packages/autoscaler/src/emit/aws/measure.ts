// Where CloudWatch has what one instance carries.
import type { MetricName } from '../../metrics.ts';
import { cannot, wrongTarget } from '../cannot.ts';
import type {
  ApplicationAutoScalingTarget,
  AwsEcsTarget,
  AwsLambdaTarget,
  AwsSageMakerTarget,
  CloudWatchMetric,
} from '../emitTarget.ts';

export type Statistic = 'Average' | 'Maximum' | 'Sum';

/** A metric of CloudWatch's, as its API has it. */
export interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

export interface Measure {
  readonly metric: Metric;
  /** What it is where the policy's metric is 1. */
  readonly scale: number;
  /** The only statistic that makes sense of it; without one the policy's. */
  readonly statistic?: Statistic;
  /** Application Auto Scaling's own name of its average. */
  readonly predefined?: { readonly PredefinedMetricType: string; readonly ResourceLabel?: string };
  /** Nothing is written when there is nothing to do: no data is a zero, and not a failure. */
  readonly isSilentAtRest?: true;
}

/** @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for what AWS does not measure of the engine and `metrics` does not name */
export function measureOf(target: ApplicationAutoScalingTarget, name: MetricName): Measure {
  const given = target.metrics?.[name];
  const measure = given ? givenMeasure(given) : ownMeasure(target, name);
  const instead = `name one in \`metrics.${name}\` of the target, of one instance, that halves when instances double`;
  return measure ?? cannot(target.engine, `a target for \`${name}\`, which AWS does not measure there`, instead);
}

function givenMeasure({ namespace, metricName, dimensions = {}, scale = 1 }: CloudWatchMetric): Measure {
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) return wrongTarget('metrics.scale', 'a number above 0', scale);
  return { metric: metricOf(namespace, metricName, dimensions), scale };
}

function ownMeasure(target: ApplicationAutoScalingTarget, name: MetricName): Measure | undefined {
  if (target.engine === 'aws-lambda') return name === 'concurrency' ? provisionedUse(target) : undefined;
  return target.engine === 'aws-ecs' ? ecsMeasure(target, name) : sageMakerMeasure(target, name);
}

function provisionedUse({ functionName, qualifier }: AwsLambdaTarget): Measure {
  const dimensions = { FunctionName: functionName, Resource: `${functionName}:${qualifier}` };
  return {
    metric: metricOf('AWS/Lambda', 'ProvisionedConcurrencyUtilization', dimensions),
    scale: 1,
    predefined: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' },
    isSilentAtRest: true,
  };
}

function ecsMeasure({ cluster, service, loadBalancer }: AwsEcsTarget, name: MetricName): Measure | undefined {
  const dimensions = { ClusterName: cluster, ServiceName: service };
  if (name === 'cpu')
    return {
      metric: metricOf('AWS/ECS', 'CPUUtilization', dimensions),
      scale: 100,
      predefined: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    };
  if (name === 'memory')
    return {
      metric: metricOf('AWS/ECS', 'MemoryUtilization', dimensions),
      scale: 100,
      predefined: { PredefinedMetricType: 'ECSServiceAverageMemoryUtilization' },
    };
  if (name !== 'requestsPerSecond' || loadBalancer === undefined) return undefined;
  const [, group] = /^app\/[^/]+\/[^/]+\/(targetgroup\/[^/]+\/[^/]+)$/.exec(loadBalancer) ?? [];
  if (group === undefined) return wrongTarget('loadBalancer', 'app/<name>/<id>/targetgroup/<name>/<id>', loadBalancer);
  return {
    ...perMinute(metricOf('AWS/ApplicationELB', 'RequestCountPerTarget', { TargetGroup: group })),
    predefined: { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel: loadBalancer },
  };
}

function sageMakerMeasure({ endpoint, variant }: AwsSageMakerTarget, name: MetricName): Measure | undefined {
  const dimensions = { EndpointName: endpoint, VariantName: variant };
  if (name === 'requestsPerSecond')
    return {
      ...perMinute(metricOf('AWS/SageMaker', 'InvocationsPerInstance', dimensions)),
      predefined: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    };
  if (name === 'concurrency')
    return { metric: metricOf('AWS/SageMaker', 'ConcurrentRequestsPerModel', dimensions), scale: 1 };
  if (name === 'memory')
    return { metric: metricOf('/aws/sagemaker/Endpoints', 'MemoryUtilization', dimensions), scale: 100 };
  return undefined;
}

// Requests are counted, and of a count a minute's sum is all there is.
function perMinute(metric: Metric): Measure {
  return { metric, scale: 60, statistic: 'Sum', isSilentAtRest: true };
}

function metricOf(Namespace: string, MetricName: string, dimensions: Readonly<Record<string, string>>): Metric {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { Namespace, MetricName, Dimensions };
}
