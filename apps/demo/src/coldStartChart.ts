// The cold-start chart of the demo: every row that was not emulated, the quickest first.
import type { Chart } from '@kinglet/bench-app';
import type { ResultRow, Results } from './results.ts';

/** The chart, or undefined when this run measured no cold start. */
export function coldStartChart(results: Results): Chart | undefined {
  const rows = results.rows
    .filter((row) => row.coldStartMs !== null)
    .sort((a, b) => a.coldStartMs!.p50 - b.coldStartMs!.p50);
  if (rows.length === 0) return undefined;
  const { cpu, cores } = results.machine;
  const starts = rows[0]!.coldStartMs!.n;
  return {
    title: 'Cold start: from process start to the first GET /next',
    subtitle: `${starts} starts each, interleaved · ${cpu}, ${cores} cores`,
    unit: 'milliseconds',
    scale: 'log',
    valueHeader: 'p50 ms',
    highHeader: 'p99 ms',
    lines: rows.map((row) => ({
      label: row.handler === 'floor' ? 'static C' : row.handler,
      detail: row.handler === 'floor' ? 'the floor' : row.engine,
      value: row.coldStartMs!.p50,
      high: row.coldStartMs!.p99,
      tone: toneOf(row),
    })),
  };
}

function toneOf({ handler, engine }: ResultRow): 'floor' | 'kinglet' | 'peer' {
  if (handler === 'floor') return 'floor';
  return engine === 'node' ? 'peer' : 'kinglet';
}
