// The first thing that is seen: a few figures, and where to go from them.

import { rooflinePoint } from '../../kernels/roofline.ts';
import { numberOf } from '../../measurement.ts';
import { count, duration, percent } from '../../report/figures.ts';
import type { ProfileReport, SpanSummary } from '../../report/profileReport.ts';
import { spanRows } from '../../report/spanRows.ts';
import { escapeHtml } from '../markup.ts';
import type { SourceProfile } from '../sourceProfile.ts';
import { toneOf } from '../tones.ts';

interface Tile {
  readonly figure: string;
  readonly label: string;
  readonly detail: string;
  readonly target: string;
}

/** Empty where there is nothing to say. */
export function summaryTiles(report: ProfileReport, profiles: readonly SourceProfile[]): string {
  const tiles = [
    hottestTile(profiles),
    spanTile(report.spans),
    failureTile(report.spans),
    kernelTile(report),
    metricTile(report),
  ];
  const shown = tiles.filter((tile) => tile !== undefined);
  if (shown.length === 0) return '';
  return `<nav aria-label="Summary"><ul class="tiles">${shown.map(renderTile).join('\n')}</ul></nav>`;
}

function renderTile({ figure, label, detail, target }: Tile): string {
  return `<li><a href="#${target}"><span class="figure">${escapeHtml(figure)}</span><span class="label">${escapeHtml(label)}</span><span class="about">${escapeHtml(detail)}</span></a></li>`;
}

function hottestTile(profiles: readonly SourceProfile[]): Tile | undefined {
  const profile = profiles.find(({ page }) => page.unit === 'milliseconds');
  // Nobody wrote the collector: what it takes is in the table.
  const hottest = profile?.hot.find(({ name, url }) => toneOf({ functionName: name, url }) !== 'engine');
  if (!profile || !hottest) return undefined;
  const label = `in ${hottest.name}`;
  const detail = `hottest function, ${duration(hottest.self)} of ${duration(profile.tree.total[0]!)} busy`;
  return { figure: percent(hottest.self / profile.tree.total[0]!), label, detail, target: 'flame' };
}

function spanTile(spans: readonly SpanSummary[]): Tile | undefined {
  const longest = spans.toSorted((a, b) => b.total - a.total)[0];
  if (!longest) return undefined;
  const detail = `${count(longest.count)} times, p50 ${duration(longest.p50)}, p99 ${duration(longest.p99)}`;
  return { figure: duration(longest.total), label: longest.name, detail, target: 'spans' };
}

function failureTile(spans: readonly SpanSummary[]): Tile | undefined {
  const failing = spanRows(spans).filter(({ span }) => span.failures > 0);
  const worst = failing.toSorted((a, b) => b.span.failures - a.span.failures || b.level - a.level)[0];
  if (!worst) return undefined;
  const { failures, count: all, name } = worst.span;
  return {
    figure: count(failures),
    label: failures === 1 ? 'span failed' : 'spans failed',
    detail: `${name}, of ${count(all)}`,
    target: 'spans',
  };
}

function kernelTile({ kernels, roof }: ProfileReport): Tile | undefined {
  const longest = kernels.toSorted((a, b) => b.milliseconds - a.milliseconds)[0];
  const share = longest && rooflinePoint(longest, roof).share;
  if (!longest) return undefined;
  const time = `${duration(longest.milliseconds)} in ${count(longest.calls)} calls`;
  const figure = share === undefined ? duration(longest.milliseconds) : percent(share);
  return {
    figure,
    label: share === undefined ? `in ${longest.kernel}` : `of the roof by ${longest.kernel}`,
    detail: `slowest kernel, ${time}`,
    target: 'kernels',
  };
}

function metricTile({ metrics, milliseconds }: ProfileReport): Tile | undefined {
  const cpu = numberOf(metrics.taskClock);
  if (cpu === undefined || milliseconds <= 0) return undefined;
  return {
    figure: duration(cpu),
    label: 'CPU time',
    detail: `${percent(cpu / milliseconds)} of one processor`,
    target: 'metrics',
  };
}
