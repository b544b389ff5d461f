// The series of a run that tables and charts show.

import { figure } from '../chart/distributionChart.ts';
import type { Arch } from '../cost/prices.ts';
import type { BenchResult, BenchRun } from './benchResult.ts';
import { type Percentile, type Summary, summarize } from './statistics.ts';

export interface Series {
  readonly run: BenchRun;
  readonly measure: 'Initialization' | 'First answer' | 'Warm';
  readonly samples: readonly number[];
  readonly summary: Summary;
}

/** What may be told of a result's times: none of an emulated run, none without samples. By measure, then by run. */
export function seriesOf({ runs }: BenchResult): Series[] {
  const measures = [
    ['Initialization', (run: BenchRun) => run.cold.initMs],
    ['First answer', (run: BenchRun) => run.cold.firstAnswerMs],
    ['Warm', (run: BenchRun) => run.warm.durationMs],
  ] as const;
  return measures.flatMap(([measure, samplesOf]) =>
    runs
      .filter((run) => !run.isEmulated && samplesOf(run).length > 0)
      .map((run) => ({ run, measure, samples: samplesOf(run), summary: summarize(samplesOf(run)) })),
  );
}

/** The rows of the table of percentiles, its head first. */
export function percentileRows(result: BenchResult): string[][] {
  const head = ['ms', 'arch', 'n', 'p50', '95 %', 'p95', '95 %', 'p99', '95 %', 'max'];
  const rows = seriesOf(result).map(({ measure, run, summary: { n, p50, p95, p99, max } }) => [
    measure,
    run.arch,
    String(n),
    ...[p50, p95, p99].flatMap((percentile) => [figure(percentile.value), interval(percentile)]),
    figure(max),
  ]);
  return [head, ...rows];
}

/** `5.1–6.2`; an end that is not bounded is an ellipsis. */
export function interval({ low, high }: Pick<Percentile, 'low' | 'high'>): string {
  return `${low === null ? '…' : figure(low)}–${high === null ? '…' : figure(high)}`;
}

/** The run of one architecture whose times count. */
export function runOf({ runs }: BenchResult, arch: Arch): BenchRun | undefined {
  return runs.find((run) => run.arch === arch && !run.isEmulated);
}
