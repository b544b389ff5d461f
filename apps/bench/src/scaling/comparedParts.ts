// What is measured of decisions and of the simulator, part by part, beside their bars.
import type { Comparison } from '../suite.ts';
import { measureDecide, policies } from './measureDecide.ts';
import { measureDay, measureMemory, measureRate } from './measureSimulator.ts';
import { stations, waitError } from './measureWaits.ts';

/** A part of the suite that can be asked for by name. */
export interface ComparedPart {
  readonly name: string;
  readonly compare: (quick: boolean) => Comparison[] | Promise<Comparison[]>;
}

export const comparedParts: readonly ComparedPart[] = [
  {
    name: 'decide',
    compare: (quick) =>
      policies.map((policy) => compareDecision(policy.mode, measureDecide(policy, quick ? 2 : 15, quick ? 5 : 21))),
  },
  { name: 'simulator', compare: (quick) => [...compareRates(quick), compareDay(quick ? 2 : 20), compareMemory()] },
  { name: 'waits', compare: (quick) => stations.map((station) => compareWait(station, quick ? 5e6 : 1e7)) },
];

function compareDecision(mode: string, micros: number): Comparison {
  const row = { metric: 'time of CPU', unit: 'µs', better: 'lower', against: null, bar: { limit: 5 } } as const;
  return { ...row, case: `decide, ${mode}`, values: { kinglet: micros } };
}

function compareRates(quick: boolean): Comparison[] {
  const requests = quick ? 1e6 : 1e7;
  const row = {
    metric: 'requests simulated in a second of CPU',
    unit: '1/s',
    better: 'higher',
    against: null,
    bar: { limit: 1e6 },
  } as const;
  const service = { kind: 'lognormal', medianMs: 100, sigma: 0.5 } as const;
  const policy = { mode: 'target-tracking', targets: { cpu: 0.7 }, max: 100 } as const;
  const rounds = 3;
  return [
    {
      ...row,
      case: 'containers scaled by the HPA, 100 requests a second',
      values: { kinglet: measureRate(100, requests, { kind: 'containers', service }, policy, rounds) },
    },
    {
      ...row,
      case: 'Lambda with provisioned concurrency, 100 requests a second',
      values: { kinglet: measureRate(100, requests, { kind: 'lambda', service }, policy, rounds) },
    },
  ];
}

function compareDay(functions: number): Comparison {
  return {
    case: `a day of 1 000 functions at 5 requests a second, of ${functions} of them`,
    metric: 'time of CPU',
    unit: 's',
    better: 'lower',
    values: { kinglet: measureDay(functions) },
    against: null,
    bar: { limit: 600 },
  };
}

function compareMemory(): Comparison {
  return {
    case: '100 000 instances, 120 000 requests at once',
    metric: 'resident at most',
    unit: 'MB',
    better: 'lower',
    values: { kinglet: measureMemory() / 1e6 },
    against: null,
    bar: { limit: 1000 },
  };
}

function compareWait(station: (typeof stations)[number], requests: number): Comparison {
  return {
    case: `M/M/${station.servers} at ${station.load * 100} % load`,
    metric: 'mean wait off the formula',
    unit: '%',
    better: 'lower',
    values: { kinglet: waitError(station, requests) },
    against: null,
    bar: { limit: 2 },
  };
}
