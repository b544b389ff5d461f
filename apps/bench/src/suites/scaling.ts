// The autoscaler: what a decision and a simulated request take, how true the simulation is, and who scales better.
import { type Bout, type Duel, fight, fitByReplay } from '../scaling/duel.ts';
import { judgeDuels } from '../scaling/judgeDuels.ts';
import { measureDecide, policies } from '../scaling/measureDecide.ts';
import { measureDay, measureMemory, measureRate } from '../scaling/measureSimulator.ts';
import { stations, waitError } from '../scaling/measureWaits.ts';
import { renderScalingPage } from '../scaling/page.ts';
import { dataFolder, scenarios } from '../scaling/scenarios.ts';
import type { Comparison, Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Scaling',
  description:
    "Decisions with the memory of days; simulated requests a second of one core; waits against M/M/c; mode `kinglet` against the HPA's, Knative's " +
    'and AWS’s rules at their defaults, replayed on real and made traces, fitted on their first half and judged on their second.',
  run,
};

async function run({ quick, progress }: SuiteContext): Promise<SuiteResult> {
  progress.update('decisions');
  const decisions = policies.map((policy) =>
    compareDecision(policy.mode, measureDecide(policy, quick ? 2 : 15, quick ? 5 : 21)),
  );
  progress.update('simulator');
  const simulator = [...compareRates(quick), compareDay(quick ? 2 : 20), compareMemory()];
  progress.update('waits');
  const waits = stations.map((station) => compareWait(station, quick ? 1e6 : 1e7));
  const seeds = quick ? [1] : [1, 2, 3, 4, 5];
  const duels = scenarios().map((scenario, done, all) => {
    progress.update(`duels: ${scenario.name}`, done, all.length);
    return fight(scenario, fitByReplay, seeds);
  });
  return {
    comparisons: [...decisions, ...simulator, ...waits, ...judgeDuels(duels), ...duels.flatMap(compareFigures)],
    notes: [
      'A decision: the mean of 2 000 in a row at the end of a replay of 15 days. It and the simulator: the fastest round.',
      ...(dataFolder === undefined
        ? ['Skipped: the published traces, there is no shared/data/traces in any enclosing folder.']
        : []),
    ],
    details: { markdown: renderScalingPage(duels, seeds.length), data: { duels: duels.map(recordOf) } },
  };
}

function compareDecision(mode: string, micros: number): Comparison {
  const row = { metric: 'time', unit: 'µs', better: 'lower', against: null, bar: { limit: 5 } } as const;
  return { ...row, case: `decide, ${mode}`, values: { kinglet: micros } };
}

function compareRates(quick: boolean): Comparison[] {
  const requests = quick ? 1e6 : 1e7;
  const row = {
    metric: 'requests simulated',
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
    metric: 'time',
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

function compareFigures({ scenario, bouts }: Duel): Comparison[] {
  const kinglet = bouts[0]?.kinglet;
  if (!kinglet) return [];
  const values = (value: (figures: Bout['against']) => number) => ({
    kinglet: value(kinglet),
    ...Object.fromEntries(bouts.map(({ baseline, against }) => [baseline, value(against)])),
  });
  const row = { case: scenario.name, better: 'lower', against: null } as const;
  return [
    { ...row, metric: 'cost', unit: '$', values: values(({ cost }) => cost) },
    { ...row, metric: 'misses', unit: '%', values: values(({ misses }) => misses * 100) },
  ];
}

function recordOf({ scenario, bouts }: Duel): Readonly<Record<string, unknown>> {
  return { name: scenario.name, note: scenario.note, objectiveMs: scenario.objectiveMs, bouts };
}
