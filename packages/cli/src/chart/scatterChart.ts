// Time against cost: a point a configuration, those of one architecture joined by a line.
import type { Arch } from '../cost/prices.ts';
import { linearAxis, logAxis } from './axis.ts';
import { figure } from './distributionChart.ts';
import { drawAxes, type Frame, frameOf } from './frame.ts';
import { placeLabels } from './placeLabels.ts';
import { circle, svg, text } from './svg.ts';

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
  const places = points.map((point) => ({
    ...point,
    x: x.at(point.x),
    y: y.at(point.y),
    isAbove: point.tone === 'x64',
  }));
  const body = [
    ...legend(points, frame),
    ...drawAxes(x, y, frame),
    text('kb-note', frame.left, frame.top - 12, yTitle),
    text('kb-note kb-end', frame.right, frame.bottom + 38, x.isLog ? `${xTitle}, log scale` : xTitle),
    ...(['arm64', 'x64'] as const).flatMap((tone) => drawSeries(places.filter((place) => place.tone === tone))),
    ...placeLabels(places, frame).map((place, at) =>
      text('kb-note kb-middle', place.x, place.y, places[at]?.label ?? ''),
    ),
  ];
  const description = points.map((point) => describe(point, xTitle, yTitle)).join(' ');
  return svg({ id, width, height: frame.bottom + (frame.isNarrow ? 92 : 76), title, description, isAlone }, body);
}

function drawSeries(points: readonly ScatterPoint[]): string[] {
  const [first] = points;
  if (!first) return [];
  const places = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
  return [
    `<g class="kb-${first.tone}">`,
    `<polyline class="kb-path" points="${places.join(' ')}"/>`,
    ...points.map(({ isPareto, x, y }) => circle(isPareto ? 'kb-best' : 'kb-point', x, y, 5)),
    ...points.filter(({ isChosen }) => isChosen).map(({ x, y }) => circle('kb-ring', x, y, 10)),
    '</g>',
  ];
}

function legend(points: readonly ScatterPoint[], { left, bottom, isNarrow }: Frame): string[] {
  const tones = (['arm64', 'x64'] as const).filter((tone) => points.some((point) => point.tone === tone));
  const first = left - 40;
  const marks = tones.flatMap((tone, at) => [
    `<g class="kb-${tone}">${circle('kb-best', first + 6 + at * 74, bottom + 58, 5)}</g>`,
    text('kb-note', first + 16 + at * 74, bottom + 62, tone),
  ]);
  const [x, y] = isNarrow ? [first, bottom + 82] : [first + 16 + tones.length * 74, bottom + 62];
  return [...marks, text('kb-note', x, y, 'filled: Pareto front · ring: recommended')];
}

function describe({ label, tone, x, y, isPareto, isChosen }: ScatterPoint, xTitle: string, yTitle: string): string {
  const marks = [...(isPareto ? ['on the Pareto front'] : []), ...(isChosen ? ['recommended'] : [])];
  return `${tone} ${label}: ${xTitle} ${figure(x)}, ${yTitle} ${figure(y)}${marks.map((mark) => `, ${mark}`).join('')}.`;
}
