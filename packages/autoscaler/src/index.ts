export { decide } from './decide.ts';
export type { Constraint, ConstraintCode, Decision, DecisionMemory, FleetState } from './decision.ts';
export { emit, emitEngines } from './emit/emit.ts';
export type {
  AdapterMetric,
  ApplicationAutoScalingTarget,
  AwsEcsTarget,
  AwsLambdaTarget,
  AwsSageMakerTarget,
  CloudWatchAlarmsTarget,
  CloudWatchMetric,
  EmitEngine,
  EmitTarget,
  KedaTarget,
  KnativeTarget,
  KubernetesHpaTarget,
  ScheduledBounds,
} from './emit/emitTarget.ts';
export type { EmittedFile } from './emit/emittedFile.ts';
export { AutoscalerError, type AutoscalerErrorCode } from './errors.ts';
export type { ContainerFleet, Fleet, LambdaFleet, ServiceTime } from './fleet.ts';
export { type MetricName, type Metrics, metricNames, type Reading } from './metrics.ts';
export type {
  AwsTargetTrackingPolicy,
  Direction,
  KingletParameters,
  KingletPolicy,
  Limits,
  Policy,
  PolicyMode,
  PredictivePolicy,
  StablePanicPolicy,
  StepLimit,
  Targets,
  TargetTrackingPolicy,
  ThresholdPolicy,
} from './policy.ts';
export type { Decide, LatencySummary, SimulationOptions, SimulationResult, TimelinePoint } from './simulation.ts';
export { simulate } from './simulator/simulate.ts';
export type { Arrivals, Trace } from './trace.ts';
