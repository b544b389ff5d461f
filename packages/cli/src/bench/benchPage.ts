// A result as charts: an SVG, and a page with the figures.
import { type DistributionOptions, distributionChart, type Panel } from '../chart/distributionChart.ts';
import { renderPage } from '../chart/page.ts';
import type { BenchResult } from './benchResult.ts';
import { headline, runLine } from './renderBench.ts';
import { percentileRows, type Series, seriesOf } from './series.ts';
import { intervalMethod } from './statistics.ts';

/** The chart alone; undefined when there is no time that could be shown. */
export function benchSvg(result: BenchResult): string | undefined {
  const panels = panelsOf(result);
  if (panels.length === 0) return undefined;
  return `${distributionChart(panels, { id: 'bench', title: titleOf(result), width: 860, isAlone: true })}\n`;
}

export function benchHtml(result: BenchResult): string {
  const panels = panelsOf(result);
  const draw = (options: Omit<DistributionOptions, 'title' | 'isAlone'>) =>
    panels.length === 0 ? '' : distributionChart(panels, { ...options, title: titleOf(result), isAlone: false });
  return renderPage({
    title: titleOf(result),
    lede: `${headline(result)}; ${result.date.slice(0, 10)}.`,
    chart: (width, id) => draw({ width, id }),
    table: percentileRows(result),
    caption: 'Milliseconds: percentiles with their 95 % intervals',
    method: methodOf(result),
  });
}

/** How the figures came about, in sentences. */
export function methodOf({ where, runs }: BenchResult): string[] {
  const how =
    where === 'aws'
      ? [
          'Figures are those of the REPORT lines that Lambda returns with each answer: Init Duration, Duration, Max Memory Used.',
          'Each cold start follows a change of an environment variable of the function, which a running environment cannot take up.',
        ]
      : [
          'Run by @kinglet/emulator on the machine named above, which is not AWS: memory does not limit the processor here.',
          'Initialization: from the start of the process until it asks for its first event. First answer: until the last byte of its answer.',
        ];
  return [
    ...how,
    'Dots are samples; the box holds the middle half, the thick line is the median, the whisker ends at the 95th percentile.',
    intervalMethod,
    ...runs.map((run) => `${runLine(run)}.`),
  ];
}

function titleOf({ label, runs }: BenchResult): string {
  const memory = [...new Set(runs.map(({ memoryMb }) => `${memoryMb} MB`))].join(', ');
  return `${label}: cold and warm starts at ${memory}`;
}

const panelTitles: Readonly<Record<Series['measure'], string>> = {
  Initialization: 'Cold: initialization',
  'First answer': 'Cold: until the first answer',
  Warm: 'Warm: an event',
};

function panelsOf(result: BenchResult): Panel[] {
  const all = seriesOf(result);
  const measures = [...new Set(all.map(({ measure }) => measure))];
  return measures.map((measure) => ({
    title: panelTitles[measure],
    unit: 'ms',
    rows: all
      .filter((series) => series.measure === measure)
      .map(({ run, samples }) => ({ label: `${run.arch} · ${run.runtime}`, tone: run.arch, samples })),
  }));
}
