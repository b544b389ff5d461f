// A chart of measured values as SVG: one line per case, light or dark with the reader's system.
import { BenchError } from './errors.ts';
import { decimalsFor, escapeXml, formatFixed, formatNumber } from './format.ts';
import { chartStyle, line, rect, round, text } from './svg.ts';

/** One line of a chart; `high` is drawn as a whisker (a 99th percentile, or the end of an interval). */
export interface ChartLine {
  readonly label: string;
  readonly detail?: string;
  readonly value: number;
  readonly high?: number;
  readonly tone: 'kinglet' | 'peer' | 'floor';
}

export interface Chart {
  readonly title: string;
  readonly subtitle: string;
  readonly unit: string;
  /** `log` for values that span decades: positions then mean ratios, and dots are drawn instead of bars. */
  readonly scale: 'log' | 'linear';
  readonly valueHeader: string;
  readonly highHeader?: string;
  readonly lines: readonly ChartLine[];
}

export interface ChartOptions {
  /** Width in CSS pixels; below 560 the labels stand above their lines, for phones. @default 760 */
  readonly width?: number;
  /** Inside a page that brings its own background. @default false */
  readonly embedded?: boolean;
}

/** Draws the chart as one SVG element. Throws BenchError when there are no lines or a value does not fit the scale. */
export function renderChart(chart: Chart, options: ChartOptions = {}): string {
  const { width = 760, embedded = false } = options;
  checkValues(chart);
  const frame = frameOf(chart, width, embedded);
  const axis = chart.scale === 'log' ? logAxis(chart, frame) : linearAxis(chart, frame);
  const body = [
    ...(embedded ? [] : [rect('kc-paper', 0, 0, width, frame.height, 12)]),
    ...(embedded
      ? []
      : [text('kc-title', frame.margin, 34, chart.title), text('kc-note', frame.margin, 56, chart.subtitle)]),
    ...headers(chart, frame),
    ...axis.ticks.flatMap((tick) => drawTick(tick, frame)),
    text('kc-note kc-middle', (frame.plotLeft + frame.plotRight) / 2, frame.height - 10, axis.title),
    ...chart.lines.flatMap((line, index) => drawLine(chart, line, index, frame, axis)),
  ];
  const label = escapeXml(`${chart.title}. ${chart.subtitle}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="kc" viewBox="0 0 ${width} ${frame.height}" width="${width}" height="${frame.height}" role="img" aria-label="${label}">`,
    `<style>${chartStyle}</style>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly narrow: boolean;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly plotTop: number;
  readonly plotBottom: number;
  readonly step: number;
}

interface Tick {
  readonly x: number;
  readonly label?: string;
}

interface Axis {
  readonly title: string;
  readonly ticks: readonly Tick[];
  readonly x: (value: number) => number;
}

function checkValues(chart: Chart): void {
  const least = chart.scale === 'log' ? Number.MIN_VALUE : 0;
  const wrong = chart.lines
    .flatMap(({ value, high = value }) => [value, high])
    .find((v) => !(v >= least && v < Infinity));
  if (chart.lines.length > 0 && wrong === undefined) return;
  const found = wrong === undefined ? 'no lines' : String(wrong);
  throw new BenchError('KINGLET_BENCH_BAD_SAMPLES', `Expected chart values on a ${chart.scale} scale; got ${found}.`);
}

function frameOf(chart: Chart, width: number, embedded: boolean): Frame {
  const narrow = width < 560;
  const margin = embedded ? 2 : 24;
  const step = narrow ? 50 : 32;
  const plotTop = (embedded ? 0 : 70) + 26;
  const plotBottom = plotTop + step * chart.lines.length + 4;
  const columns = chart.highHeader === undefined ? 84 : 152;
  return {
    width,
    margin,
    narrow,
    step,
    plotTop,
    plotBottom,
    height: plotBottom + 52,
    plotLeft: narrow ? margin + 12 : margin + 196,
    plotRight: width - margin - (narrow ? 18 : columns + 12),
  };
}

function logAxis(chart: Chart, frame: Frame): Axis {
  const values = chart.lines.flatMap(({ value, high = value }) => [value, high]);
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = logEnd(Math.max(...values, 10 ** (first + 1)));
  const unit = (frame.plotRight - frame.plotLeft) / (Math.log10(last) - first);
  const x = (value: number): number => frame.plotLeft + (Math.log10(value) - first) * unit;
  const ticks: Tick[] = [];
  for (let decade = first; 10 ** decade <= last * 1.001; decade++) {
    ticks.push({ x: x(10 ** decade), label: formatTick(10 ** decade) });
    for (let step = 2; step < 10 && step * 10 ** decade <= last * 1.001; step++)
      ticks.push({ x: x(step * 10 ** decade) });
  }
  const long = `${chart.unit}, logarithmic: each labelled line is ten times the one before`;
  return { title: frame.narrow ? `${chart.unit}, logarithmic` : long, ticks, x };
}

// The first round value, 1, 2 or 5 of some decade, that is not below `value`.
function logEnd(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  return decade * ([1, 2, 5].find((step) => step * decade >= value * 0.999) ?? 10);
}

function linearAxis(chart: Chart, frame: Frame): Axis {
  const top = Math.max(...chart.lines.map(({ value, high = value }) => high)) || 1;
  const rough = 10 ** Math.floor(Math.log10(top / 4));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * rough).find((candidate) => top / candidate <= 5) ?? 10 * rough;
  const count = Math.ceil(top / step - 1e-9);
  const x = (value: number): number => frame.plotLeft + (value / (count * step)) * (frame.plotRight - frame.plotLeft);
  const ticks = Array.from({ length: count + 1 }, (_, i) => ({ x: x(i * step), label: formatTick(i * step) }));
  return { title: chart.unit, ticks, x };
}

// Axis labels are round by construction: no padding zeros.
function formatTick(value: number): string {
  return value >= 1000 ? formatNumber(value) : String(Number(value.toPrecision(6)));
}

function drawTick(tick: Tick, frame: Frame): string[] {
  const grid = line(tick.label === undefined ? 'kc-minor' : 'kc-grid', tick.x, frame.plotTop, tick.x, frame.plotBottom);
  return tick.label === undefined
    ? [grid]
    : [grid, text('kc-note kc-middle', tick.x, frame.plotBottom + 18, tick.label)];
}

function headers(chart: Chart, frame: Frame): string[] {
  const y = frame.plotTop - 12;
  const [valueX, highX] = columnsOf(chart, frame);
  if (frame.narrow) {
    const both = chart.highHeader === undefined ? chart.valueHeader : `${chart.valueHeader} · ${chart.highHeader}`;
    return [text('kc-note kc-end', frame.width - frame.margin, y, both)];
  }
  const value = text('kc-note kc-end', valueX, y, chart.valueHeader);
  return chart.highHeader === undefined ? [value] : [value, text('kc-note kc-end', highX, y, chart.highHeader)];
}

function columnsOf(chart: Chart, frame: Frame): [number, number] {
  const right = frame.width - frame.margin;
  return chart.highHeader === undefined ? [right, right] : [right - 76, right];
}

function drawLine(chart: Chart, entry: ChartLine, index: number, frame: Frame, axis: Axis): string[] {
  const top = frame.plotTop + index * frame.step;
  const y = frame.narrow ? top + 37 : top + frame.step / 2 + 2;
  return [...drawText(chart, entry, frame.narrow ? top + 22 : y + 5, frame), ...drawMark(chart, entry, y, frame, axis)];
}

function drawText(chart: Chart, entry: ChartLine, y: number, frame: Frame): string[] {
  const detail = entry.detail === undefined ? '' : `<tspan class="kc-muted" dx="7">${escapeXml(entry.detail)}</tspan>`;
  const label = `<text class="kc-label" x="${round(frame.margin)}" y="${round(y)}">${escapeXml(entry.label)}${detail}</text>`;
  const decimals = decimalsFor(chart.lines.map((other) => other.value));
  const value = formatFixed(entry.value, decimals);
  const high = entry.high === undefined ? '' : formatFixed(entry.high, decimals);
  if (frame.narrow) {
    const both = `${value}${high === '' ? '' : `<tspan class="kc-muted"> · ${high}</tspan>`}`;
    return [label, `<text class="kc-value kc-end" x="${frame.width - frame.margin}" y="${round(y)}">${both}</text>`];
  }
  const [valueX, highX] = columnsOf(chart, frame);
  const figures = [text('kc-value kc-end', valueX, y, value)];
  if (high !== '') figures.push(text('kc-number kc-end kc-muted', highX, y, high));
  return [label, ...figures];
}

function drawMark(chart: Chart, entry: ChartLine, y: number, frame: Frame, axis: Axis): string[] {
  const x = axis.x(entry.value);
  const tone = `kc-${entry.tone}`;
  const whisker = entry.high === undefined ? [] : drawWhisker(tone, x, axis.x(entry.high), y);
  if (chart.scale === 'linear') {
    return [rect(`kc-fill ${tone}`, frame.plotLeft, y - 8, Math.max(1, x - frame.plotLeft), 16, 3), ...whisker];
  }
  const dot = `<circle class="kc-fill ${tone}" cx="${round(x)}" cy="${round(y)}" r="6"/>`;
  return [line(`kc-stem ${tone}`, frame.plotLeft, y, x, y), ...whisker, dot];
}

function drawWhisker(tone: string, from: number, to: number, y: number): string[] {
  return [line(`kc-whisker ${tone}`, from, y, to, y), line(`kc-whisker ${tone}`, to, y - 4, to, y + 4)];
}
