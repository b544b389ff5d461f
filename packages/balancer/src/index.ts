export { type Balancer, createBalancer, type Lease } from './balancer.ts';
export { BalancerError, type BalancerErrorCode } from './errors.ts';
export type { Instance, InstanceState, InstanceStatistics, Outcome } from './instance.ts';
export type { BalancerOptions, OutlierOptions, SlowStartOptions, StrategyName } from './options.ts';
export { type SimulationOptions, type SimulationResult, simulate } from './simulate.ts';
