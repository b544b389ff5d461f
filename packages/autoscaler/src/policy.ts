// How a fleet is to be scaled: the modes and what they have in common.
import type { MetricName } from './metrics.ts';

/** What one instance is to carry of a metric: a part of it (`cpu`, `memory`), milliseconds (latencies), or so many of the fleet's whole. */
export type Targets = { readonly [Name in MetricName]?: number };

/** At most so many instances, or so many percent of the instances there were, within a period. */
export type StepLimit =
  | { readonly instances: number; readonly periodMs: number }
  | { readonly percent: number; readonly periodMs: number };

/** What holds a change of one direction back. */
export interface Direction {
  /** No change in this direction so long after the last one. @default 0 */
  readonly coolDownMs?: number;
  /** Of the counts wanted in so long a time the one that changes least is taken. @default 0 */
  readonly stabilizationMs?: number;
  /** At most the largest (or the smallest, with `select: 'min'`) of these. @default none */
  readonly steps?: readonly StepLimit[];
  /** @default 'max' */
  readonly select?: 'disabled' | 'max' | 'min';
}

/** What every mode has. */
export interface Limits {
  /** Instances, from 0: with 0 the fleet may go to none. @default 1 */
  readonly min?: number;
  /** Instances. @default 16 */
  readonly max?: number;
  readonly up?: Direction;
  readonly down?: Direction;
  /** How long a new instance takes until it serves: such instances count as there, their load as not yet theirs. @default 0 */
  readonly warmUpMs?: number;
  /** How long there must have been nothing to do before the last instance goes. @default 30 000 */
  readonly scaleToZeroAfterMs?: number;
  /** A reading older than this is a missing one. @default 90 000 */
  readonly staleAfterMs?: number;
  /** How often a decision is wanted. @default by mode */
  readonly periodMs?: number;
}

/** The seed's rule: up when any metric is above `scaleUpAt`, down when all are below `scaleDownAt`, to ceil(n · max(metric / target)). */
export interface ThresholdPolicy extends Limits {
  readonly mode: 'threshold';
  /** @default cpu 0.70, memory 0.80 */
  readonly targets?: Targets;
  /** Of the metric itself for `cpu` and `memory`, of metric / target for others. @default 0.85 */
  readonly scaleUpAt?: number;
  /** @default 0.40 */
  readonly scaleDownAt?: number;
}

/** The law of Kubernetes' HorizontalPodAutoscaler v2, with its defaults: a dead band, a window for each direction and limits of steps. */
export interface TargetTrackingPolicy extends Limits {
  readonly mode: 'target-tracking';
  readonly targets: Targets;
  /** Dead band around a ratio of 1, of one direction each. @default 0.1 */
  readonly tolerance?: number | { readonly up: number; readonly down: number };
}

/** AWS Application Auto Scaling's target tracking: alarms over minutes, out after 3 breaching, in after 15 below 0.9 of the target. */
export interface AwsTargetTrackingPolicy extends Limits {
  readonly mode: 'aws-target-tracking';
  readonly metric: MetricName;
  readonly target: number;
  /** How a minute's readings become one. @default 'average', as AWS's predefined metrics are */
  readonly statistic?: 'average' | 'maximum';
  /** @default 3 */
  readonly outPeriods?: number;
  /** @default 15 */
  readonly inPeriods?: number;
  /** @default false */
  readonly disableScaleIn?: boolean;
}

/** The law of Knative's pod autoscaler: a stable and a panic window of concurrency or of requests per second. */
export interface StablePanicPolicy extends Limits {
  readonly mode: 'stable-panic';
  /** @default 'concurrency' */
  readonly metric?: 'concurrency' | 'requestsPerSecond';
  /** What one instance may have at most. @default 100, or 200 requests per second */
  readonly capacity?: number;
  /** Part of the capacity that is aimed at. @default 0.7 */
  readonly utilization?: number;
  /** @default 60 000 */
  readonly stableWindowMs?: number;
  /** Of the stable window. @default 0.1 */
  readonly panicWindow?: number;
  /** Panic where the panic window wants so many times the ready instances. @default 2 */
  readonly panicThreshold?: number;
  /** @default 1000 */
  readonly maxScaleUpRate?: number;
  /** @default 2 */
  readonly maxScaleDownRate?: number;
}

/** What is to come, by season and trend, with an interval; chosen by a backtest among the forecasts there are. */
export interface PredictivePolicy extends Limits {
  readonly mode: 'predictive';
  readonly metric: MetricName;
  readonly target: number;
  /** How long a season is; several may be tried. @default a day and a week */
  readonly seasonsMs?: readonly number[];
  /** How far ahead instances are wanted. @default warmUpMs + periodMs */
  readonly horizonMs?: number;
  /** The forecast's quantile that must be carried, 0.5 to 1. @default 0.9 */
  readonly quantile?: number;
}

/** What `fitPolicy` chose by replay: parameters of the rules above together, over one metric. */
export interface KingletPolicy extends Limits {
  readonly mode: 'kinglet';
  readonly metric: 'concurrency' | 'requestsPerSecond';
  /** What one instance carries of the metric when it is busy throughout. */
  readonly capacity: number;
  /** As `fitPolicy` wrote them. @default those that fit the traces this package was made with */
  readonly parameters?: KingletParameters;
}

/** Parameters of mode `kinglet`; `fitPolicy` writes them. */
export interface KingletParameters {
  readonly [name: string]: number;
}

/** How a fleet is scaled. */
export type Policy =
  | AwsTargetTrackingPolicy
  | KingletPolicy
  | PredictivePolicy
  | StablePanicPolicy
  | TargetTrackingPolicy
  | ThresholdPolicy;

export type PolicyMode = Policy['mode'];
