// Time against cost: a point a configuration, those of one architecture joined by a line.
import type { Arch } from '../cost/prices.ts';
import { type Axis, linearAxis, logAxis } from './axis.ts';
import { figure } from './distributionChart.ts';
import { circle, line, svg, text } from './svg.ts';

export interface ScatterPoint {
  /** What stands beside the point. */
  readonly label: string;
  readonly tone: Arch;
  /** Above 0. */
  readonly x: number;
  /** 0 or more. */
  readonly y: number;
  /** No other point is at least as good in both. */
  readonly isPareto: boolean;
  readonly isChosen: boolean;
}

export interface ScatterOptions {
  readonly id: string;
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly width: number;
  readonly isAlone: boolean;
}

/** Draws the points, in the order of each line. Filled: on the Pareto front. Ringed: the choice. */
export function scatterChart(points: readonly ScatterPoint[], options: ScatterOptions): string {
  const { id, title, xTitle, yTitle, width, isAlone } = options;
  const frame = frameOf(width, isAlone);
  const xs = points.map(({ x }) => x);
  const least = Math.min(...xs);
  const top = Math.max(...xs);
  const isWide = top > 4 * least;
  const x = isWide ? logAxis(least, top, frame.left, frame.right) : linearAxis(top, frame.left, frame.right);
  const y = linearAxis(Math.max(...points.map((point) => point.y)) || 1, frame.bottom, frame.top);
  const body = [
    ...legend(points, frame),
    ...drawAxes(x, y, frame),
    text('kb-note', frame.left, frame.top - 12, yTitle),
    text('kb-note kb-end', frame.right, frame.bottom + 38, x.isLog ? `${xTitle}, logarithmic` : xTitle),
    ...(['arm64', 'x64'] as const).flatMap((tone) => drawSeries(points, tone, x, y, frame)),
  ];
  const description = points.map((point) => describe(point, xTitle, yTitle)).join(' ');
  return svg({ id, width, height: frame.bottom + 76, title, description, isAlone }, body);
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function frameOf(width: number, isAlone: boolean): Frame {
  const margin = isAlone ? 24 : 2;
  const top = isAlone ? 90 : 28;
  return { left: margin + 46, right: width - margin - 30, top, bottom: top + Math.min(340, width * 0.62) };
}

function drawAxes(x: Axis, y: Axis, { left, right, top, bottom }: Frame): string[] {
  return [
    ...x.ticks.flatMap(({ at, label }) => [
      line('kb-grid', at, top, at, bottom),
      text('kb-note kb-middle', at, bottom + 18, label),
    ]),
    ...y.ticks.flatMap(({ at, label }) => [
      line('kb-grid', left, at, right, at),
      text('kb-note kb-end', left - 8, at + 4, label),
    ]),
  ];
}

function drawSeries(points: readonly ScatterPoint[], tone: Arch, x: Axis, y: Axis, { right }: Frame): string[] {
  const own = points.filter((point) => point.tone === tone);
  if (own.length === 0) return [];
  const places = own.map((point) => `${x.at(point.x).toFixed(1)},${y.at(point.y).toFixed(1)}`);
  return [
    `<g class="kb-${tone}">`,
    `<polyline class="kb-path" points="${places.join(' ')}"/>`,
    ...own.flatMap((point) => drawPoint(point, x.at(point.x), y.at(point.y), right)),
    '</g>',
  ];
}

// arm64 lies below x64 at equal times: its names go below the points, x64's above.
function drawPoint({ label, tone, isPareto, isChosen }: ScatterPoint, x: number, y: number, right: number): string[] {
  const kind = right - x < 20 ? 'kb-note kb-end' : 'kb-note kb-middle';
  return [
    circle(isPareto ? 'kb-best' : 'kb-point', x, y, 5),
    ...(isChosen ? [circle('kb-ring', x, y, 10)] : []),
    text(kind, x, tone === 'arm64' ? y + 24 : y - 14, label),
  ];
}

function legend(points: readonly ScatterPoint[], { left, bottom }: Frame): string[] {
  const tones = (['arm64', 'x64'] as const).filter((tone) => points.some((point) => point.tone === tone));
  const y = bottom + 62;
  const marks = tones.flatMap((tone, at) => [
    `<g class="kb-${tone}">${circle('kb-best', left + 6 + at * 74, y - 4, 5)}</g>`,
    text('kb-note', left + 16 + at * 74, y, tone),
  ]);
  return [...marks, text('kb-note', left + 8 + tones.length * 74, y, 'filled: Pareto front · ring: recommended')];
}

function describe({ label, tone, x, y, isPareto, isChosen }: ScatterPoint, xTitle: string, yTitle: string): string {
  const marks = [...(isPareto ? ['on the Pareto front'] : []), ...(isChosen ? ['recommended'] : [])];
  return `${tone} ${label}: ${xTitle} ${figure(x)}, ${yTitle} ${figure(y)}${marks.map((mark) => `, ${mark}`).join('')}.`;
}
