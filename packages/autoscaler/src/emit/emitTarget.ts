// What configuration is written for: an engine, and the thing there that it scales.
import type { MetricName } from '../metrics.ts';

/** A metric of CloudWatch that one instance's share is read from, for what AWS does not measure of the engine by itself. */
export interface CloudWatchMetric {
  /** `AWS/SQS`, or one of your own. */
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  /** The metric's value where the policy's metric, of one instance, is 1: 100 for a part in percent. @default 1 */
  readonly scale?: number;
}

/** A change of the bounds at a time, as Application Auto Scaling's scheduled actions are. */
export interface ScheduledBounds {
  readonly name: string;
  /** `cron(0 6 ? * MON-FRI *)`, `rate(1 day)` or `at(2027-01-01T00:00:00)`. */
  readonly schedule: string;
  /** Of the IANA. @default UTC */
  readonly timezone?: string;
  readonly min: number;
  readonly max: number;
}

interface AwsTarget {
  /** For metrics that AWS does not measure by itself. */
  readonly metrics?: { readonly [Name in MetricName]?: CloudWatchMetric };
  readonly schedule?: readonly ScheduledBounds[];
}

/** Provisioned concurrency of an alias or a version. */
export interface AwsLambdaTarget extends AwsTarget {
  readonly engine: 'aws-lambda';
  readonly functionName: string;
  /** An alias or a version: AWS provisions nothing for `$LATEST`. */
  readonly qualifier: string;
}

/** Tasks of a service. */
export interface AwsEcsTarget extends AwsTarget {
  readonly engine: 'aws-ecs';
  readonly cluster: string;
  readonly service: string;
  /** Where requests per second are counted: `app/<name>/<id>/targetgroup/<name>/<id>`. */
  readonly loadBalancer?: string;
}

/** Instances of a production variant. */
export interface AwsSageMakerTarget extends AwsTarget {
  readonly engine: 'aws-sagemaker';
  readonly endpoint: string;
  readonly variant: string;
}

/** Alarms alone, whose actions are yours. */
export interface CloudWatchAlarmsTarget {
  readonly engine: 'cloudwatch-alarms';
  /** What is measured. */
  readonly of: AwsEcsTarget | AwsLambdaTarget | AwsSageMakerTarget;
  /** ARNs, at most five each. @default none */
  readonly upActions?: readonly string[];
  readonly downActions?: readonly string[];
}

interface KubernetesTarget {
  /** Of the workload; what is written has it too. */
  readonly name: string;
  /** @default that of the context it is applied in */
  readonly namespace?: string;
}

interface WorkloadTarget extends KubernetesTarget {
  /** @default 'Deployment' */
  readonly kind?: 'Deployment' | 'StatefulSet';
}

/** A metric that an adapter serves. */
export interface AdapterMetric {
  readonly name: string;
  /** Measured of each pod, or once for all, which is divided by their number. @default 'pods', 'external' for queueLength */
  readonly source?: 'external' | 'pods';
  readonly labels?: Readonly<Record<string, string>>;
}

/** A HorizontalPodAutoscaler of autoscaling/v2. */
export interface KubernetesHpaTarget extends WorkloadTarget {
  readonly engine: 'kubernetes-hpa';
  /** For all but `cpu` and `memory`. @default the policy's name in words with underscores: `requests_per_second` */
  readonly metrics?: { readonly [Name in MetricName]?: AdapterMetric };
}

/** A ScaledObject of KEDA. */
export interface KedaTarget extends WorkloadTarget {
  readonly engine: 'keda';
  /** Prometheus' address, for all metrics but `cpu` and `memory`. */
  readonly prometheus?: string;
  /** PromQL for each of those, of the whole fleet. */
  readonly queries?: { readonly [Name in MetricName]?: string };
}

/** Annotations of a Knative Service. */
export interface KnativeTarget extends KubernetesTarget {
  readonly engine: 'knative';
}

export type EmitTarget =
  | AwsEcsTarget
  | AwsLambdaTarget
  | AwsSageMakerTarget
  | CloudWatchAlarmsTarget
  | KedaTarget
  | KnativeTarget
  | KubernetesHpaTarget;

/** An engine that configuration can be written for. */
export type EmitEngine = EmitTarget['engine'];

/** What Application Auto Scaling scales. */
export type ApplicationAutoScalingTarget = AwsEcsTarget | AwsLambdaTarget | AwsSageMakerTarget;
