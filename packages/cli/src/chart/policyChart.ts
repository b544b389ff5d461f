// Cost against misses: a point a policy.
import { linearAxis } from './axis.ts';
import { figure } from './distributionChart.ts';
import { drawAxes, frameOf } from './frame.ts';
import { placeLabels } from './placeLabels.ts';
import { circle, svg, text } from './svg.ts';

export interface PolicyPoint {
  /** What stands beside the point. */
  readonly label: string;
  readonly tone: 'other' | 'own';
  /** Both 0 or more; the less the better. */
  readonly x: number;
  readonly y: number;
  /** No other point is at least as good in both. */
  readonly isPareto: boolean;
}

export interface PolicyChartOptions {
  readonly id: string;
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly width: number;
}

/** Both axes from 0: a point's distance from the corner is what it is about. Filled: on the Pareto front. */
export function policyChart(
  points: readonly PolicyPoint[],
  { id, title, xTitle, yTitle, width }: PolicyChartOptions,
): string {
  const frame = frameOf(width, false);
  const x = linearAxis(largest(points.map((point) => point.x)), frame.left, frame.right);
  const y = linearAxis(largest(points.map((point) => point.y)), frame.bottom, frame.top);
  const places = points.map((point) => ({ ...point, x: x.at(point.x), y: y.at(point.y), isAbove: true }));
  const labels = placeLabels(places, frame);
  const body = [
    ...drawAxes(x, y, frame),
    text('kb-note', frame.left, frame.top - 12, yTitle),
    text('kb-note kb-end', frame.right, frame.bottom + 38, xTitle),
    // Yours over those of others.
    ...[...places].sort((a, b) => a.tone.localeCompare(b.tone)).map(drawPoint),
    ...labels.map((label, at) => text('kb-note kb-middle', label.x, label.y, places[at]?.label ?? '')),
    text('kb-note', frame.left - 46, frame.bottom + 62, 'filled: none has less of both'),
  ];
  const description = points.map((point) => describe(point, xTitle, yTitle)).join(' ');
  return svg({ id, width, height: frame.bottom + 76, title, description, isAlone: false }, body);
}

function drawPoint({ tone, isPareto, x, y }: PolicyPoint): string {
  return `<g class="kb-${tone}">${circle(isPareto ? 'kb-best' : 'kb-point', x, y, 5)}</g>`;
}

function largest(values: readonly number[]): number {
  return Math.max(...values) || 1;
}

function describe({ label, x, y, isPareto }: PolicyPoint, xTitle: string, yTitle: string): string {
  return `${label}: ${xTitle} ${figure(x)}, ${yTitle} ${figure(y)}${isPareto ? ', on the Pareto front' : ''}.`;
}
