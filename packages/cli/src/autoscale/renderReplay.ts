// What came of a replay, as a table.
import { figure } from '../chart/distributionChart.ts';
import { dollars } from '../cost/money.ts';
import { textTable } from '../textTable.ts';
import { missRate, type Replay } from './replay.ts';

export function renderReplay(result: Replay): string {
  return [headline(result), '', textTable(replayRows(result), ['left']), '', paretoLine(result)].join('\n');
}

export function headline({ trace, objectiveMs, runs }: Replay): string {
  const requests = (runs[0]?.result.requests ?? 0).toLocaleString('en-US');
  return `${trace.name}: ${requests} requests in ${durationText(trace.durationMs)}; a miss takes more than ${objectiveMs} ms, or is refused`;
}

/** With a head; the same for people at a terminal and for the page. */
export function replayRows({ runs, fleet }: Replay): string[][] {
  const isLambda = fleet.kind === 'lambda';
  const head = ['', 'mode', 'cost', 'misses', 'p50, ms', 'p95, ms', 'p99, ms', 'instance-hours', 'flaps'];
  const rows = runs.map(({ name, policy, result }) => [
    name,
    policy.mode,
    dollars(result.cost),
    `${(100 * missRate(result)).toFixed(2)} %`,
    ...[result.latency.p50, result.latency.p95, result.latency.p99].map(figure),
    figure(result.instanceHours),
    String(result.flaps),
    ...(isLambda ? [result.coldStarts.toLocaleString('en-US')] : []),
  ]);
  return [isLambda ? [...head, 'cold starts'] : head, ...rows];
}

/** Who is not beaten in both. */
export function paretoLine({ runs }: Replay): string {
  const names = runs.filter(({ isPareto }) => isPareto).map(({ name }) => name);
  return `No other has fewer misses and costs less: ${names.join(', ')}.`;
}

const units: readonly (readonly [string, number])[] = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
];

/** The unit that a stretch of time is told in: the largest of which it has two. */
export function unitOf(ms: number): readonly [name: string, ms: number] {
  return units.find(([, unit]) => ms >= 2 * unit) ?? ['milliseconds', 1];
}

function durationText(ms: number): string {
  const [name, unit] = unitOf(ms);
  return `${Number((ms / unit).toPrecision(3))} ${name}`;
}
