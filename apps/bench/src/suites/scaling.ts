// The autoscaler: what a decision and a simulated request take, how true the simulation is, and who scales better. The balancer: its choices.
import { balancerParts } from '../scaling/balancerParts.ts';
import { comparedParts } from '../scaling/comparedParts.ts';
import { type Bout, type Duel, fight, fitByReplay } from '../scaling/duel.ts';
import { judgeDuels } from '../scaling/judgeDuels.ts';
import { renderScalingPage } from '../scaling/page.ts';
import { dataFolder, scenarios } from '../scaling/scenarios.ts';
import type { Comparison, Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Scaling',
  description:
    "Decisions with the memory of days; simulated requests a second of one core; waits against M/M/c; mode `kinglet` against the HPA's, Knative's " +
    'and AWS’s rules at their defaults, replayed on real and made traces, fitted on their first half and judged on their second. The balancer: ' +
    'latency beside a slow server, the time of a choice, keys that move, and a server that is killed.',
  run,
};

async function run({ quick, filter, progress }: SuiteContext): Promise<SuiteResult> {
  const isAsked = (name: string): boolean => filter === undefined || name.includes(filter);
  const measured: Comparison[] = [];
  for (const { name, compare } of [...comparedParts, ...balancerParts].filter((part) => isAsked(part.name))) {
    progress.update(name);
    measured.push(...(await compare(quick)));
  }
  const seeds = quick ? [1] : [1, 2, 3, 4, 5];
  const asked = scenarios().filter(({ name }) => isAsked(name));
  const duels = asked.map((scenario, done) => {
    progress.update(`duels: ${scenario.name}`, done, asked.length);
    return fight(scenario, fitByReplay, seeds);
  });
  return {
    comparisons: [...measured, ...judgeDuels(duels), ...duels.flatMap(compareFigures)],
    notes: [
      'A decision: the mean of 2 000 in a row at the end of a replay of days. It and the simulator: time of CPU, of all threads, the median of the rounds.',
      ...(dataFolder === undefined
        ? ['Skipped: the published traces, there is no shared/data/traces in any enclosing folder.']
        : []),
    ],
    details: { markdown: renderScalingPage(duels, seeds.length), data: { duels: duels.map(recordOf) } },
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
