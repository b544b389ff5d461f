// Kernels: a table, and the roofline that they stand under.

import type { KernelUse, Roof } from '../../kernels/kernelUse.ts';
import { rooflinePoint } from '../../kernels/roofline.ts';
import { count, digits, duration, percent, scaled } from '../../report/figures.ts';
import { roofSentences } from '../../report/roofSentences.ts';
import { type Cell, type HtmlRow, note, renderTable, section } from '../markup.ts';
import { rooflineChart } from '../rooflineChart.ts';

export function kernelSection(kernels: readonly KernelUse[], roof: Roof | undefined): string {
  if (kernels.length === 0) return '';
  const ordered = [...kernels].sort((a, b) => b.milliseconds - a.milliseconds);
  const wide = rooflineChart(ordered, roof, { id: 'roofline', width: 900 });
  const narrow = rooflineChart(ordered, roof, { id: 'roofline-narrow', width: 380 });
  const chart = wide ? `<div class="wide">${wide}</div><div class="narrow">${narrow}</div>` : '';
  const table = renderTable({ id: 'kernel-table', caption, columns, rows: ordered.map((use) => kernelRow(use, roof)) });
  return section('kernels', 'Kernels', chart, roof ? roofNote(kernels, roof) : '', table);
}

const caption = 'Kernels by time; the share of the roof is above 100 % where caches held what was read';
const columns = [
  { title: 'Kernel' },
  { title: 'Tier', kind: 'left' as const },
  ...['Calls', 'Time', 'FLOP/byte', 'Compute', 'Memory', 'of the roof'].map((title) => ({ title })),
];

function kernelRow(use: KernelUse, roof: Roof | undefined): HtmlRow {
  const { flopsPerSecond, bytesPerSecond, intensity, share } = rooflinePoint(use, roof);
  // What moves data has no rate of operations.
  const figure = (value: number | undefined, show: (value: number) => string): Cell =>
    !value ? { text: '–', value: -1, kind: 'muted' } : { text: show(value), value };
  return {
    cells: [
      ...[
        { text: use.kernel, value: use.kernel },
        { text: use.tier, value: use.tier, kind: 'left' as const },
      ],
      ...[figure(use.calls, count), figure(use.milliseconds, duration), figure(intensity, digits)],
      figure(flopsPerSecond, (value) => scaled(value, 'FLOP/s')),
      figure(bytesPerSecond, (value) => scaled(value, 'B/s')),
      figure(share, percent),
    ],
  };
}

function roofNote(kernels: readonly KernelUse[], roof: Roof): string {
  return note(`Roof of one thread. ${roofSentences(kernels, roof).join(' ')}`);
}
