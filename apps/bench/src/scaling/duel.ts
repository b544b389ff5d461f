// Mode `kinglet` against the policies of other engines: fitted on the first half of a trace, judged on the second.
import {
  type Decide,
  engineDefaults,
  fitPolicy,
  type Policy,
  type SimulationOptions,
  type SimulationResult,
  simulate,
} from '@kinglet/autoscaler';
import { knownRatesAtCost } from './knownRates.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { limits, type Scenario } from './scenarios.ts';

/** Finds a policy on what comes before `untilMs`; `baseline` is the one to match the cost of, without it the best there is. */
export type Fit = (scenario: Scenario, untilMs: number, baseline?: Policy) => Policy;

/** By replay of what comes before `untilMs`, with traffic of a seed that is not judged. */
export const fitByReplay: Fit = ({ trace, fleet, objectiveMs }, untilMs, baseline) =>
  fitPolicy(trace, fleet, { toMs: untilMs, objectiveMs, limits, seed: 101, ...(baseline && { baseline }) });

/** Over all seeds. */
export interface Figures {
  readonly cost: number;
  /** Part of the requests. */
  readonly misses: number;
  readonly p99: number;
  readonly flaps: number;
  readonly instanceHours: number;
}

/** Against one baseline on one trace. */
export interface Bout {
  readonly baseline: string;
  readonly outcome: Outcome;
  readonly kinglet: Figures;
  readonly against: Figures;
  /** Where it does not dominate: fitted to the baseline's cost. */
  readonly atEqualCost?: Figures;
  /** Whether that is the baseline itself, which the fit answers where it finds nothing better. */
  readonly isBaseline?: boolean;
  /** Where it does not dominate: what staffing by the true rates would do at the baseline's cost. */
  readonly ifKnown?: Figures;
}

export interface Duel {
  readonly scenario: Scenario;
  readonly bouts: readonly Bout[];
}

/** On the second half of the trace, over `seeds`. */
export function fight(scenario: Scenario, fit: Fit, seeds: readonly number[]): Duel {
  const fromMs = Math.floor(scenario.trace.durationMs / 2);
  const judge = (policy: Policy, decide?: Decide) =>
    figuresOf(seeds.map((seed) => replay(scenario, policy, { fromMs, seed, ...(decide && { decide }) })));
  const kinglet = judge(fit(scenario, fromMs));
  const { hpa, knative, aws } = engineDefaults(scenario.fleet, limits);
  const baselines = { HPA: hpa, Knative: knative, 'AWS target tracking': aws };
  const bouts = Object.entries(baselines).map(([baseline, policy]): Bout => {
    const against = judge(policy);
    const outcome = outcomeOf(kinglet, against);
    if (outcome === 'dominates') return { baseline, outcome, kinglet, against };
    const fitted = fit(scenario, fromMs, policy);
    const known = knownRatesAtCost(scenario, fromMs, against.cost);
    return {
      baseline,
      outcome,
      kinglet,
      against,
      atEqualCost: judge(fitted),
      isBaseline: fitted === policy,
      ...(known && { ifKnown: judge(known.policy, known.decide) }),
    };
  });
  return { scenario, bouts };
}

function replay(
  { trace, fleet, objectiveMs }: Scenario,
  policy: Policy,
  options: Pick<SimulationOptions, 'decide' | 'fromMs' | 'seed'>,
): SimulationResult {
  return simulate(trace, fleet, policy, { ...options, objectiveMs });
}

function figuresOf(results: readonly SimulationResult[]): Figures {
  const mean = (value: (result: SimulationResult) => number) =>
    results.reduce((sum, result) => sum + value(result), 0) / results.length;
  return {
    cost: mean((result) => result.cost),
    misses: mean((result) => result.misses) / mean((result) => result.requests),
    p99: mean((result) => result.latency.p99),
    flaps: mean((result) => result.flaps),
    instanceHours: mean((result) => result.instanceHours),
  };
}
