export type { Actuator, InstanceChange } from './actuators/actuator.ts';
export {
  type ApplicationAutoScalingClient,
  applicationAutoScalingActuator,
  type ScalableResource,
} from './actuators/applicationAutoScalingActuator.ts';
export { type EcsClient, type EcsService, ecsActuator } from './actuators/ecsActuator.ts';
export { type KubernetesWorkload, kubernetesActuator } from './actuators/kubernetesActuator.ts';
export {
  clusterServer,
  type KubernetesRequest,
  type KubernetesServer,
  kubernetesRequest,
} from './actuators/kubernetesRequest.ts';
export { type LambdaAlias, type LambdaClient, lambdaActuator } from './actuators/lambdaActuator.ts';
export { type ProcessActuator, type ProcessOptions, processActuator } from './actuators/processActuator.ts';
export type { ConfigurationStep } from './configure/configurationStep.ts';
export {
  type AlarmClient,
  type AwsConfigurationClients,
  planAwsConfiguration,
  type ScalingPolicyClient,
} from './configure/planAwsConfiguration.ts';
export { type KubernetesTarget, planKubernetesConfiguration } from './configure/planKubernetesConfiguration.ts';
export { decide } from './decide.ts';
export type { Constraint, ConstraintCode, Decision, DecisionMemory, FleetState } from './decision.ts';
export { emitEngines } from './emit/checkTarget.ts';
export { emit } from './emit/emit.ts';
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
export { type EngineDefaults, engineDefaults } from './fit/engineDefaults.ts';
export { type FitOptions, fitPolicy } from './fit/fitPolicy.ts';
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
export { erlangB, erlangC, meanWaitMs, pollaczekKhinchineMs, type Station } from './queueing/queueing.ts';
export type { Decide, LatencySummary, SimulationOptions, SimulationResult, TimelinePoint } from './simulation.ts';
export { simulate } from './simulator/simulate.ts';
export type { Arrivals, Trace } from './trace.ts';
export { type GenerateTraceOptions, generateTrace, type TraceShape } from './traces/generateTrace.ts';
export { type ReadTraceOptions, readTrace, type TraceFormat } from './traces/readTrace.ts';
