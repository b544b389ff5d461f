// The same traffic under several policies.
import type { Fleet, Policy, SimulationOptions, SimulationResult, Trace } from '@kinglet/autoscaler';
import type { AutoscalerPackage } from './autoscalerPackage.ts';

/** A policy, and what came of it. */
export interface ReplayRun {
  /** `yours`, or a baseline's name. */
  readonly name: string;
  readonly policy: Policy;
  readonly result: SimulationResult;
  /** No other run has as few misses and costs as little, with one of them less. */
  readonly isPareto: boolean;
}

export interface Replay {
  readonly trace: { readonly name: string; readonly durationMs: number };
  readonly fleet: Fleet;
  readonly objectiveMs: number;
  readonly seed: number;
  readonly runs: readonly ReplayRun[];
}

export interface ReplayOptions extends Required<Pick<SimulationOptions, 'objectiveMs' | 'seed'>> {
  readonly policies: Readonly<Record<string, Policy>>;
  /** Called before each run. */
  readonly onRun: (name: string) => void;
}

/** @throws AutoscalerError for a trace, a fleet or a policy that cannot be */
export function replay(
  { simulate }: AutoscalerPackage,
  trace: Trace,
  fleet: Fleet,
  { policies, onRun, ...options }: ReplayOptions,
): Replay {
  const runs = Object.entries(policies).map(([name, policy]) => {
    onRun(name);
    return { name, policy, result: simulate(trace, fleet, policy, options) };
  });
  const { name, durationMs } = trace;
  const isPareto = ({ result }: Pick<ReplayRun, 'result'>) => !runs.some((other) => dominates(other.result, result));
  return {
    trace: { name, durationMs },
    fleet,
    ...options,
    runs: runs.map((run) => ({ ...run, isPareto: isPareto(run) })),
  };
}

/** The part of the requests that were over the objective, refused or throttled. */
export function missRate({ misses, requests }: SimulationResult): number {
  return requests === 0 ? 0 : misses / requests;
}

function dominates(one: SimulationResult, other: SimulationResult): boolean {
  const isNoWorse = one.misses <= other.misses && one.cost <= other.cost;
  return isNoWorse && (one.misses < other.misses || one.cost < other.cost);
}
