// What tuning found, in words and as a page.
import { interval } from '../bench/series.ts';
import { intervalMethod } from '../bench/statistics.ts';
import { figure } from '../chart/distributionChart.ts';
import { renderPage } from '../chart/page.ts';
import { type ScatterPoint, scatterChart } from '../chart/scatterChart.ts';
import { dollars } from '../cost/money.ts';
import { textTable } from '../textTable.ts';
import type { TunePoint, TuneResult } from './tuneResult.ts';

export function renderTune(result: TuneResult): string {
  return [
    `${result.functionName} on AWS, ${result.region}, ${result.runtime}`,
    '',
    textTable(rowsOf(result), ['left']),
    '',
    recommendationLine(result),
    ...currentLine(result),
    applyLine(result),
    pricesLine(result),
    intervalMethod,
  ].join('\n');
}

/** The chart alone. */
export function tuneSvg(result: TuneResult): string {
  return `${draw(result, 860, 'tune', true)}\n`;
}

export function tuneHtml(result: TuneResult): string {
  return renderPage({
    title: `${result.functionName}: ${nameOf(result.recommendation)} recommended`,
    lede: `${recommendationLine(result)} ${result.region}, ${result.runtime}, ${result.date.slice(0, 10)}.`,
    chart: (width, id) => draw(result, width, id, false),
    table: rowsOf(result),
    caption: `Warm events and cost; per million requests of which ${result.coldRate * 100} % start cold`,
    method: [
      'Times are the Duration and Init Duration of the REPORT lines that Lambda returns with each answer. Cost is that of the mean billed duration and of the requests.',
      'Pareto: no other configuration is at least as good in both median time and cost.',
      intervalMethod,
      pricesLine(result),
    ],
  });
}

function draw(result: TuneResult, width: number, id: string, isAlone: boolean): string {
  const { arch, memoryMb } = result.recommendation;
  const points: ScatterPoint[] = result.points.map((point) => ({
    label: String(point.memoryMb),
    tone: point.arch,
    x: Math.max(point.warm.p50.value, 0.001),
    y: point.perMillion,
    isPareto: point.isPareto,
    isChosen: point.arch === arch && point.memoryMb === memoryMb,
  }));
  return scatterChart(points, {
    id,
    width,
    isAlone,
    title: `${result.functionName}: time and cost by memory, in MB`,
    xTitle: 'p50 of a warm event, ms',
    yTitle: 'dollars per million requests',
  });
}

function rowsOf({ points, recommendation }: TuneResult): string[][] {
  const head = ['', 'p50, ms', '95 %', 'p95, ms', 'p99, ms', 'init p50, ms', 'per million', 'used, MB', 'choice'];
  const rows = points.map((point) => {
    const { warm, init, perMillion, maxMemoryMb, isPareto } = point;
    const isChosen = nameOf(point) === nameOf(recommendation);
    return [
      nameOf(point),
      figure(warm.p50.value),
      interval(warm.p50),
      figure(warm.p95.value),
      figure(warm.p99.value),
      init === undefined ? '-' : figure(init.value),
      dollars(perMillion),
      String(maxMemoryMb),
      isChosen ? 'recommended' : isPareto ? 'Pareto' : '',
    ];
  });
  return [head, ...rows];
}

function recommendationLine({ recommendation, strategy }: TuneResult): string {
  return `Recommended for ${strategy}: ${nameOf(recommendation)}, ${recommendation.reason}.`;
}

function currentLine({ points, current, recommendation }: TuneResult): string[] {
  const find = (wanted: Pick<TunePoint, 'arch' | 'memoryMb'>) =>
    points.find((point) => nameOf(point) === nameOf(wanted));
  const [now, then] = [find(current), find(recommendation)];
  if (!now || !then || now === then) return now ? [`Deployed is ${nameOf(current)}: nothing to change.`] : [];
  const time = `${figure(then.warm.p50.value / now.warm.p50.value)} times the time`;
  return [
    `Deployed is ${nameOf(current)}: the other takes ${time} for ${figure(then.perMillion / now.perMillion)} times the cost.`,
  ];
}

function applyLine({ recommendation: { arch, memoryMb } }: TuneResult): string {
  return `To take it: \`kinglet deploy --memory ${memoryMb} --arch ${arch}\`, or memory and arch in the config file.`;
}

function pricesLine({ prices, coldRate }: TuneResult): string {
  return `Cost: requests, mean billed duration, and mean initialization of ${coldRate * 100} % of the requests. Prices: ${prices.source}; ${prices.region}, since ${prices.since}.`;
}

function nameOf({ arch, memoryMb }: Pick<TunePoint, 'arch' | 'memoryMb'>): string {
  return `${arch} ${memoryMb} MB`;
}
