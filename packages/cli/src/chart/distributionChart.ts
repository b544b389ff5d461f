// How samples are distributed: a dot a sample, and a box with the quartiles, the median and the 95th percentile.
import { quantileOf } from '../bench/statistics.ts';
import type { Arch } from '../cost/prices.ts';
import { type Axis, axisFor } from './axis.ts';
import { circle, line, rect, svg, text } from './svg.ts';

/** What is measured, in one unit. */
export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly PanelRow[];
}

export interface PanelRow {
  readonly label: string;
  readonly tone: Arch;
  /** At least one, none below 0. */
  readonly samples: readonly number[];
}

export interface DistributionOptions {
  readonly id: string;
  readonly title: string;
  /** In CSS pixels, 320 or more. */
  readonly width: number;
  readonly isAlone: boolean;
}

/** Draws the panels below each other, each with an axis of its own. */
export function distributionChart(
  panels: readonly Panel[],
  { id, title, width, isAlone }: DistributionOptions,
): string {
  const margin = isAlone ? 24 : 10;
  const body: string[] = [];
  let top = isAlone ? 62 : 4;
  for (const panel of panels) {
    body.push(...drawPanel(panel, top, margin, width - margin));
    top += panelHeight(panel);
  }
  const description = panels.flatMap((panel) => panel.rows.map((row) => describe(panel, row))).join(' ');
  return svg({ id, width, height: top, title, description, isAlone }, body);
}

const rowHeight = 66;

function panelHeight({ rows }: Panel): number {
  return 20 + rows.length * rowHeight + 50;
}

function drawPanel({ title, unit, rows }: Panel, top: number, left: number, right: number): string[] {
  const axis = axisFor(
    rows.flatMap(({ samples }) => samples),
    left,
    right,
  );
  const first = top + 26;
  const bottom = first + rows.length * rowHeight;
  return [
    text('kb-head', left, top + 14, title),
    ...axis.ticks.map(({ at, label }) => text(`kb-note ${anchor(at, left, right)}`, at, bottom + 17, label)),
    text('kb-note kb-end', right, top + 14, axis.isLog ? `${unit}, log scale` : unit),
    ...rows.flatMap((row, index) => drawRow(row, unit, axis, first + index * rowHeight, left, right)),
  ];
}

function drawRow(row: PanelRow, unit: string, axis: Axis, top: number, left: number, right: number): string[] {
  const { label, tone, samples } = row;
  const at = (p: number) => axis.at(quantileOf(samples, p));
  const middle = top + 44;
  const [low, median, high, far] = [at(0.25), at(0.5), at(0.75), at(0.95)];
  return [
    ...axis.ticks.map((tick) => line('kb-grid', tick.at, top + 26, tick.at, top + rowHeight)),
    text('kb-value', left, top + 18, label),
    text(
      'kb-end',
      right,
      top + 18,
      `p50 ${figure(quantileOf(samples, 0.5))} · p95 ${figure(quantileOf(samples, 0.95))} ${unit}`,
    ),
    `<g class="kb-${tone}">`,
    ...samples.map((sample, index) => circle('kb-dot', axis.at(sample), middle + scatter(index) * 11, 2.4)),
    line('kb-whisker', high, middle, far, middle),
    line('kb-whisker', far, middle - 6, far, middle + 6),
    rect('kb-box', low, middle - 9, Math.max(high - low, 1), 18, 2),
    line('kb-median', median, middle - 12, median, middle + 12),
    '</g>',
  ];
}

function describe({ title, unit }: Panel, { label, samples }: PanelRow): string {
  const figures = [0.5, 0.95, 0.99].map((p) => `p${p * 100} ${figure(quantileOf(samples, p))}`).join(', ');
  return `${title}, ${label}: ${figures} ${unit} of ${samples.length} samples.`;
}

// Spread evenly and without order between -1 and 1 (van der Corput, base 2), the same each time.
function scatter(index: number): number {
  let value = 0;
  for (let half = 0.5, rest = index + 1; rest > 0; rest >>= 1, half /= 2) value += (rest & 1) * half;
  return 2 * value - 1;
}

// The names of the ends stay inside the drawing.
function anchor(at: number, left: number, right: number): string {
  if (at - left < 12) return '';
  return right - at < 12 ? 'kb-end' : 'kb-middle';
}

/** Three figures, at most three decimals. */
export function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}
