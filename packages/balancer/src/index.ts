export { type Balancer, createBalancer, type Lease } from './balancer.ts';
export type { CallOptions, Send, Verdict } from './call.ts';
export { type Caller, type CallerOptions, type CallerStatistics, createCaller } from './caller.ts';
export { emit } from './emit/emit.ts';
export type { Emitted, EmittedFile } from './emit/emitted.ts';
export type {
  FleetDescription,
  HealthCheckDescription,
  ListenDescription,
  ProxyName,
  RetryDescription,
} from './emit/fleetDescription.ts';
export { BalancerError, type BalancerErrorCode } from './errors.ts';
export { type HealthCheckOptions, type HealthChecks, startHealthChecks } from './healthChecks.ts';
export type { Instance, InstanceState, InstanceStatistics, Outcome } from './instance.ts';
export {
  type BalancerOptions,
  type OutlierOptions,
  type SlowStartOptions,
  type StrategyName,
  strategyNames,
} from './options.ts';
export type { RetryBudgetOptions } from './retryBudget.ts';
export { type SimulationOptions, type SimulationResult, simulate } from './simulate.ts';
