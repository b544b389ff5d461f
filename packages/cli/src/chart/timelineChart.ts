// What went on over time: rows below each other, on one axis of time.
import { type Axis, linearAxis } from './axis.ts';
import { figure } from './distributionChart.ts';
import { line, path, svg, text } from './svg.ts';

export interface TimelinePlace {
  readonly x: number;
  /** 0 or more; it holds until the next. */
  readonly y: number;
}

export interface TimelineRow {
  readonly label: string;
  readonly unit: string;
  readonly tone: 'other' | 'own';
  /** At least one, in order. */
  readonly points: readonly TimelinePlace[];
  /** Where something went wrong, and for how much, to 1. */
  readonly marks?: readonly { readonly x: number; readonly part: number }[];
  /** Rows of the same scale are as high as each other, so that they can be compared. */
  readonly scale: string;
}

export interface TimelineOptions {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly xTitle: string;
  /** Where the axis ends. */
  readonly xEnd: number;
  /** What marks are; one of 1 is as high as its row. */
  readonly markTitle: string;
}

export function timelineChart(rows: readonly TimelineRow[], options: TimelineOptions): string {
  const { id, title, width, xTitle, xEnd, markTitle } = options;
  const [left, right] = [48, width - 12];
  const x = linearAxis(xEnd, left, right);
  const bottom = rows.length * rowHeight;
  const hasMarks = rows.some(({ marks = [] }) => marks.length > 0);
  const body = [
    ...rows.flatMap((row, at) => drawRow(row, topOf(rows, row.scale), x, xEnd, at * rowHeight, left, right)),
    ...x.ticks.map(({ at, label }) =>
      text(`kb-note ${at > right - 12 ? 'kb-end' : 'kb-middle'}`, at, bottom + 18, label),
    ),
    text('kb-note kb-end', right, bottom + 38, xTitle),
    ...(hasMarks ? [line('kb-mark', 8, bottom + 28, 8, bottom + 38), text('kb-note', 16, bottom + 38, markTitle)] : []),
  ];
  const description = rows.map(describe).join(' ');
  return svg({ id, width, height: bottom + 64, title, description, isAlone: false }, body);
}

const rowHeight = 108;
const plotTop = 26;
const plotBottom = 96;

function topOf(rows: readonly TimelineRow[], scale: string): number {
  const same = rows.filter((row) => row.scale === scale);
  return Math.max(...same.flatMap(({ points }) => points.map(({ y }) => y))) || 1;
}

function drawRow(
  row: TimelineRow,
  highest: number,
  x: Axis,
  xEnd: number,
  top: number,
  left: number,
  right: number,
): string[] {
  const y = linearAxis(highest, top + plotBottom, top + plotTop);
  // More names than two would stand on each other.
  const named = [y.ticks[0], y.ticks.at(-1)].flatMap((tick) => tick ?? []);
  const marks = (row.marks ?? []).map(({ x: at, part }) => ({
    at: x.at(at),
    height: Math.max(2, part * (plotBottom - plotTop)),
  }));
  return [
    text('kb-value', left, top + 16, row.label),
    text('kb-note kb-end', right, top + 16, row.unit),
    ...x.ticks.map(({ at }) => line('kb-grid', at, top + plotTop, at, top + plotBottom)),
    ...named.flatMap(({ at, label }) => [
      line('kb-grid', left, at, right, at),
      text('kb-note kb-end', left - 8, at + 4, label),
    ]),
    `<g class="kb-${row.tone}">${path('kb-area', stepsOf(row.points, x, y, xEnd))}</g>`,
    ...marks.map(({ at, height }) => line('kb-mark', at, top + plotBottom - height, at, top + plotBottom)),
  ];
}

// Each value holds until the next.
function stepsOf(points: readonly TimelinePlace[], x: Axis, y: Axis, xEnd: number): string {
  const at = (value: number) => value.toFixed(1);
  const steps = points.map((point) => `H${at(x.at(point.x))}V${at(y.at(point.y))}`);
  return `M${at(x.at(points[0]?.x ?? 0))} ${at(y.at(0))}${steps.join('')}H${at(x.at(xEnd))}V${at(y.at(0))}Z`;
}

function describe({ label, unit, points, marks = [] }: TimelineRow): string {
  const values = points.map(({ y }) => y);
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const range = `${figure(Math.min(...values))} to ${figure(Math.max(...values))} ${unit}, ${figure(mean)} in the mean`;
  return `${label}: ${range}${marks.length > 0 ? `, misses in ${marks.length} of ${points.length} stretches` : ''}.`;
}
