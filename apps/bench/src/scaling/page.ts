// docs/benchmarks/scaling.md: every duel.
import { formatNumber } from '../format.ts';
import type { Bout, Duel, Figures } from './duel.ts';

/** The body of the page. */
export function renderScalingPage(duels: readonly Duel[], seeds: number): string {
  return [
    `All policies serve the same requests with the same fleet: from 1 to 100 instances of one request at once, 30 s to start, $0.04 an hour.`,
    `Judged on the second half of each trace, means of ${seeds === 1 ? 'one seed' : `${seeds} seeds`}; *misses* took longer than the objective.`,
    'Mode `kinglet` is one policy for each trace, the best of 150 on its first half beside all three. The points that the search starts at and the margins',
    'that it asks for are constants of the package, set by people who knew these traces; what is chosen from the second half is nothing.',
    'Where it does not dominate, *rates known* is what square-root staffing by the true rates of the trace would do at that cost: what learning the load costs.',
    ...duels.flatMap(renderDuel),
  ].join('\n');
}

function renderDuel({ scenario, bouts }: Duel): string[] {
  const { name, note, objectiveMs } = scenario;
  const kinglet = bouts[0]?.kinglet;
  return [
    '',
    `## ${name}`,
    '',
    `${note}; objective ${objectiveMs / 1000} s.`,
    '',
    '| policy | cost, $ | misses, % | p99, s | instance-hours | flaps | outcome of `kinglet` |',
    '| --- | --: | --: | --: | --: | --: | --- |',
    ...(kinglet ? [renderRow('`kinglet`', kinglet, '')] : []),
    ...bouts.flatMap(renderBout),
  ];
}

function renderBout({ baseline, outcome, against, atEqualCost, isBaseline, ifKnown }: Bout): string[] {
  const note = isBaseline ? 'the baseline itself' : '';
  return [
    renderRow(baseline, against, outcome),
    ...(atEqualCost ? [renderRow(`\`kinglet\` at the cost of ${baseline}`, atEqualCost, note)] : []),
    ...(ifKnown ? [renderRow(`rates known, at the cost of ${baseline}`, ifKnown, '')] : []),
  ];
}

function renderRow(name: string, { cost, misses, p99, instanceHours, flaps }: Figures, outcome: string): string {
  const cells = [cost, misses * 100, p99 / 1000, instanceHours, flaps].map(formatNumber);
  return `| ${[name, ...cells, outcome].join(' | ')} |`;
}
