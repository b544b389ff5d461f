// The roofline: what this machine can do at an intensity, and a dot for what each kernel did. Both axes are logarithmic.
import type { KernelUse, Roof } from '../kernels/kernelUse.ts';
import { rooflinePoint } from '../kernels/roofline.ts';
import { numberOf } from '../measurement.ts';
import { digits, percent, scaled } from '../report/figures.ts';
import { escapeHtml } from './markup.ts';

export interface RooflineOptions {
  /** Different for each chart of one page. */
  readonly id: string;
  /** In CSS pixels. */
  readonly width: number;
}

interface Dot {
  readonly kernel: string;
  /** flop/byte. */
  readonly intensity: number;
  /** flop/s. */
  readonly compute: number;
  readonly share: number | undefined;
  /** 1 of the kernel that took longest. */
  readonly weight: number;
}

interface LogAxis {
  readonly at: (value: number) => number;
  readonly decades: readonly number[];
}

/** An `<svg>`; empty where no kernel has both bytes and operations. */
export function rooflineChart(kernels: readonly KernelUse[], roof: Roof | undefined, options: RooflineOptions): string {
  const dots = dotsOf(kernels, roof);
  if (dots.length === 0) return '';
  const { id, width } = options;
  const height = Math.round(Math.min(420, width * 0.8));
  const lines = roofLines(roof);
  const intensities = [...dots.map(({ intensity }) => intensity), ...(lines?.ridge ? [lines.ridge] : [])];
  const rates = [...dots.map(({ compute }) => compute), ...(lines?.compute ? [lines.compute] : [])];
  const x = logAxis(intensities, 62, width - 16);
  const y = logAxis(rates, height - 44, 16);
  const frame = { left: 62, right: width - 16, top: 16, bottom: height - 44 };
  return `<svg class="roofline" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description">
<title id="${id}-title">Roofline of the kernels</title>
<desc id="${id}-description">${escapeHtml(describe(dots))}</desc>
<clipPath id="${id}-clip"><rect x="${frame.left}" y="${frame.top}" width="${frame.right - frame.left}" height="${frame.bottom - frame.top}"/></clipPath>
${drawGrid(x, y, frame)}
${lines ? drawRoof(lines, x, y, frame, `${id}-clip`) : ''}
${drawDots(dots, x, y, frame)}
</svg>`;
}

function dotsOf(kernels: readonly KernelUse[], roof: Roof | undefined): readonly Dot[] {
  const longest = Math.max(...kernels.map(({ milliseconds }) => milliseconds));
  return kernels.flatMap((use) => {
    const { intensity, flopsPerSecond: compute, share } = rooflinePoint(use, roof);
    if (!isPlausible(intensity) || !isPlausible(compute)) return [];
    return [{ kernel: use.kernel, intensity, compute, share, weight: use.milliseconds / longest }];
  });
}

// What no machine does would only stretch the axes.
function isPlausible(value: number | undefined): value is number {
  return value !== undefined && value > 1e-9 && value < 1e21;
}

interface RoofLines {
  readonly compute: number | undefined;
  readonly memory: number | undefined;
  /** flop/byte where both lines meet. */
  readonly ridge: number | undefined;
}

function roofLines(roof: Roof | undefined): RoofLines | undefined {
  const [compute, memory] = [numberOf(roof?.compute) || undefined, numberOf(roof?.memory) || undefined];
  return compute || memory ? { compute, memory, ridge: compute && memory ? compute / memory : undefined } : undefined;
}

// Whole decades around all values; a value at the very edge gets one more.
function logAxis(values: readonly number[], from: number, to: number): LogAxis {
  const logs = values.map(Math.log10);
  const first = Math.floor(Math.min(...logs) - 0.15);
  const last = Math.max(Math.ceil(Math.max(...logs) + 0.15), first + 1);
  return {
    at: (value) => from + ((Math.log10(value) - first) / (last - first)) * (to - from),
    decades: Array.from({ length: last - first + 1 }, (_, i) => first + i),
  };
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function drawGrid(x: LogAxis, y: LogAxis, { left, right, top, bottom }: Frame): string {
  const step = (axis: LogAxis) => Math.ceil(axis.decades.length / 9);
  const columns = x.decades.map((decade, i) => {
    const at = x.at(10 ** decade).toFixed(1);
    const label =
      i % step(x) === 0 ? `<text class="tick middle" x="${at}" y="${bottom + 18}">${power(decade)}</text>` : '';
    return `<line class="grid" x1="${at}" x2="${at}" y1="${top}" y2="${bottom}"/>${label}`;
  });
  const rows = y.decades.map((decade, i) => {
    const at = y.at(10 ** decade).toFixed(1);
    const label =
      i % step(y) === 0
        ? `<text class="tick end" x="${left - 8}" y="${Number(at) + 4}">${scaled(10 ** decade, '')}</text>`
        : '';
    return `<line class="grid" x1="${left}" x2="${right}" y1="${at}" y2="${at}"/>${label}`;
  });
  const names = `<text class="tick end" x="${right}" y="${bottom + 36}">FLOP per byte</text><text class="tick" x="${left + 6}" y="${top + 12}">FLOP/s</text>`;
  return [...columns, ...rows, names].join('');
}

function power(decade: number): string {
  return Math.abs(decade) <= 4 ? (10 ** decade).toLocaleString('en-US', { maximumFractionDigits: 4 }) : `1e${decade}`;
}

function drawRoof({ compute, memory, ridge }: RoofLines, x: LogAxis, y: LogAxis, frame: Frame, clip: string): string {
  const [first, last] = [10 ** x.decades[0]!, 10 ** x.decades.at(-1)!];
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    `<line class="roof" x1="${x.at(x1).toFixed(1)}" y1="${y.at(y1).toFixed(1)}" x2="${x.at(x2).toFixed(1)}" y2="${y.at(y2).toFixed(1)}" clip-path="url(#${clip})"/>`;
  const parts: string[] = [];
  if (memory) parts.push(line(first, memory * first, ridge ?? last, memory * (ridge ?? last)));
  if (compute) parts.push(line(ridge ?? first, compute, last, compute));
  const top = compute
    ? `<text class="roof-name end" x="${frame.right - 6}" y="${(y.at(compute) - 8).toFixed(1)}">${scaled(compute, 'FLOP/s')}</text>`
    : '';
  return parts.join('') + top + (memory ? memoryName(memory, ridge ?? last, x, y, frame) : '');
}

// Along the slope, a third of its visible way down from where it meets the other line.
function memoryName(memory: number, ridge: number, x: LogAxis, y: LogAxis, frame: Frame): string {
  const slope = (y.at(10) - y.at(1)) / (x.at(10) - x.at(1));
  const visible = Math.max(x.at(10 ** y.decades[0]! / memory), frame.left);
  const at = visible + (x.at(ridge) - visible) * 0.62;
  const height = y.at(memory * ridge) + (at - x.at(ridge)) * slope - 8;
  const angle = (Math.atan(slope) * 180) / Math.PI;
  return `<text class="roof-name middle" transform="translate(${at.toFixed(1)} ${height.toFixed(1)}) rotate(${angle.toFixed(1)})">${scaled(memory, 'B/s')}</text>`;
}

function drawDots(dots: readonly Dot[], x: LogAxis, y: LogAxis, { left, right, top }: Frame): string {
  const taken: { x: number; y: number; width: number }[] = [];
  return dots
    .map((dot) => {
      const [cx, cy] = [x.at(dot.intensity), y.at(dot.compute)];
      const radius = 4 + 5 * Math.sqrt(dot.weight);
      const name = shortened(dot.kernel);
      const width = name.length * 7.8;
      const isLeft = cx + radius + 6 + width > right;
      const label = { x: isLeft ? cx - radius - 6 - width : cx + radius + 6, y: cy + 4, width };
      while (taken.some((one) => overlaps(one, label))) label.y += 15;
      const isShown = label.x >= left && label.y > top;
      if (isShown) taken.push(label);
      const text = isShown
        ? `<text class="dot-name${isLeft ? ' end' : ''}" x="${(isLeft ? cx - radius - 6 : label.x).toFixed(1)}" y="${label.y.toFixed(1)}">${escapeHtml(name)}</text>`
        : '';
      return `<g class="dot"><title>${escapeHtml(sentence(dot))}</title><circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${radius.toFixed(1)}"/>${text}</g>`;
    })
    .join('');
}

function overlaps(a: { x: number; y: number; width: number }, b: { x: number; y: number; width: number }): boolean {
  return Math.abs(a.y - b.y) < 14 && a.x < b.x + b.width && b.x < a.x + a.width;
}

function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= 22 ? name : `${characters.slice(0, 21).join('')}…`;
}

function describe(dots: readonly Dot[]): string {
  const more = dots.length > 5 ? ' The table has all.' : '';
  return dots.slice(0, 5).map(sentence).join(' ') + more;
}

function sentence({ kernel, intensity, compute, share }: Dot): string {
  const roof = share === undefined ? '' : `, ${percent(share)} of the roof`;
  return `${kernel}: ${scaled(compute, 'FLOP/s')} at ${digits(intensity)} FLOP/byte${roof}.`;
}
