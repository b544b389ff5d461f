// docs/benchmarks/runtime.md: the bars first, then every row that was measured.
import { formatNumber } from '../format.ts';
import { judge } from '../judge.ts';
import type { Served } from '../serveEvents.ts';
import { median, medianInterval } from '../statistics.ts';
import type { Comparison, JudgedComparison } from '../suite.ts';
import type { LevelRow } from './measureLevels.ts';
import { cpuPerEvent, descriptorGrowth, growthKb, type Measurements } from './measurements.ts';

/** The body of the page; `fib` is the n of fib(n). */
export function renderPage(comparisons: readonly Comparison[], found: Measurements, fib: number): string {
  return [
    ...section('The bars', ['what', 'measured', 'bar', 'met'], comparisons.map(judge).flatMap(barCells)),
    ...section('Cold starts', ['program', 'p50 ms', '95 %', 'p99 ms', 'peak KiB'], coldCells(found)),
    ...section('Echoes of 1 KB', ['program', 'CPU µs', '95 %', 'p50 µs', 'p99 µs', 'resident KiB'], echoCells(found)),
    ...section(
      'Engines and levels',
      ['engine', '`optimize`', 'arm64 bytes', 'zip', 'cold start p50 ms', `fib(${fib}) ms`, 'echo CPU µs'],
      found.levels.map(levelCells),
    ),
    ...section('Sizes for arm64', ['file', 'bytes', 'zip'], sizeCells(found)),
    ...section(
      'Very many events',
      ['program', 'events', 'lost', 'crossed', 'resident KiB', 'growth KiB', 'more descriptors', 'ended by'],
      found.long.map(longCells),
    ),
  ].join('\n');
}

function section(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const rule = header.map((_, column) => (column === 0 ? '---' : '--:'));
  return [`## ${title}`, '', ...[header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`), ''];
}

function barCells(judged: JudgedComparison): string[][] {
  const { bar, met, values, unit, ratio } = judged;
  if (bar === null) return [];
  const own = `${formatNumber(values.kinglet!)} ${unit}`;
  const measured = ratio === null ? own : `${own}, ${formatNumber(ratio)}× as good as the peer`;
  const limit = ratio === null ? `≤ ${formatNumber(bar)} ${unit}` : `≥ ${formatNumber(bar)}×`;
  return [[`${judged.case}, ${judged.metric}`, measured, limit, met ? 'yes' : '**no**']];
}

function coldCells({ cold }: Measurements): string[][] {
  return cold.map(({ label, p50, p99, samples, maxRssKb }) => [
    label,
    formatNumber(p50),
    intervalOf(samples),
    formatNumber(p99),
    formatNumber(maxRssKb),
  ]);
}

function echoCells({ echo }: Measurements): string[][] {
  return echo
    .filter(({ rounds }) => rounds.length > 0)
    .map((served) => [
      served.failure === undefined ? served.label : `${served.label} (failed)`,
      formatNumber(median(cpuPerEvent(served))),
      intervalOf(cpuPerEvent(served)),
      formatNumber(median(served.rounds.map(({ p50Ns }) => p50Ns)) / 1e3),
      formatNumber(median(served.rounds.map(({ p99Ns }) => p99Ns)) / 1e3),
      formatNumber(served.rounds.at(-1)?.rssKb ?? 0),
    ]);
}

function levelCells({ engine, optimize, fileBytes, zipBytes, coldMs, fibMs, echoUs }: LevelRow): string[] {
  return [
    engine,
    optimize,
    whole(fileBytes),
    whole(zipBytes),
    formatNumber(coldMs),
    formatNumber(fibMs),
    formatNumber(echoUs),
  ];
}

function sizeCells({ sizes }: Measurements): string[][] {
  if (!sizes) return [];
  const { minimal, engine } = sizes;
  return [
    ['the engine alone', whole(engine.fileBytes), whole(engine.zipBytes)],
    ['bootstrap with the minimal handler', whole(minimal.fileBytes), whole(minimal.zipBytes)],
  ];
}

function longCells(served: Served): string[] {
  const { label, rounds, lost, crossed, failure } = served;
  const events = rounds.reduce((sum, round) => sum + round.events, 0);
  const growth = rounds.length > 1 ? formatNumber(growthKb(served)) : '';
  const more = String(descriptorGrowth(served));
  const resident = formatNumber(rounds.at(-1)?.rssKb ?? 0);
  return [
    label,
    whole(events),
    String(lost),
    String(crossed),
    resident,
    growth,
    more,
    firstLine(failure ?? 'the server'),
  ];
}

function intervalOf(samples: readonly number[]): string {
  const { low, high } = medianInterval(samples);
  return `${formatNumber(low)} to ${formatNumber(high)}`;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/[\\|<>*_`[\]]/g, '\\$&');
}

// Sizes are compared to the byte.
function whole(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
