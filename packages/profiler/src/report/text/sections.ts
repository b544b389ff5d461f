// The parts of the text report, each a list of lines; those with nothing to say have none.
import type { KernelUse, Roof } from '../../kernels/kernelUse.ts';
import { rooflinePoint } from '../../kernels/roofline.ts';
import type { HotFunction } from '../../sampling/hotFunctions.ts';
import { bytes, count, duration, measured, percent, scaled } from '../figures.ts';
import { placeOf } from '../functionPlace.ts';
import { confidenceLabel, measuredOf, metricLabel, reasonsOf } from '../metricLabels.ts';
import type { ProfileReport } from '../profileReport.ts';
import { cpuByThread, heapByThread } from '../profilesByThread.ts';
import { cpuTree, heapTree, hottestOfCpu, hottestOfHeap } from '../profileTrees.ts';
import { roofSentences } from '../roofSentences.ts';
import { spanRows } from '../spanRows.ts';
import { threadName } from '../threadName.ts';
import type { Styles } from './styles.ts';
import { type TextColumn, textTable, wrap } from './textTable.ts';

export interface Layout {
  /** Cells a line. */
  readonly columns: number;
  readonly styles: Styles;
}

type Section = (report: ProfileReport, layout: Layout) => string[];

export const sections: readonly Section[] = [
  spanSection,
  metricSection,
  cpuSection,
  heapSection,
  kernelSection,
  noteSection,
];

function spanSection({ spans, droppedRecords }: ProfileReport, layout: Layout): string[] {
  const columns: readonly TextColumn[] = [
    { title: 'Span', align: 'left', least: 12 },
    { title: 'Count' },
    { title: 'Total' },
    { title: 'Self', spare: 1 },
    { title: 'p50', spare: 2 },
    { title: 'p95', spare: 3 },
    { title: 'p99', spare: 4 },
    { title: 'Failed', spare: 0 },
  ];
  const rows = spanRows(spans).map(({ span, level }) => [
    `${'  '.repeat(Math.min(level, 20))}${span.name}`,
    count(span.count),
    ...[span.total, span.self, span.p50, span.p95, span.p99].map(duration),
    span.failures > 0 ? count(span.failures) : '',
  ]);
  const dropped =
    droppedRecords > 0 ? [`${count(droppedRecords)} of the oldest spans are counted but not in the timeline.`] : [];
  return table('Spans', columns, rows, layout, dropped);
}

const metricColumns: readonly TextColumn[] = [
  { title: 'Metric', align: 'left' },
  { title: 'Value' },
  { title: 'Confidence', align: 'left' },
  { title: 'Source', align: 'left', least: 12, spare: 1 },
];

function metricSection({ metrics, thread }: ProfileReport, layout: Layout): string[] {
  const rows = measuredOf(metrics).map(([name, one]) => [
    metricLabel(name),
    measured(one),
    confidenceLabel(one),
    one.source,
  ]);
  const missing = [...reasonsOf(metrics)].map(
    ([reason, names]) => `unavailable: ${reason} (${names.map(metricLabel).join(', ')})`,
  );
  return table(`Metrics of ${thread === 0 ? 'the process' : threadName(thread)}`, metricColumns, rows, layout, missing);
}

function cpuSection({ cpu }: ProfileReport, layout: Layout): string[] {
  return cpuByThread(cpu).flatMap((one) => {
    const title = `Hottest functions, ${threadName(one.thread)}`;
    const { tree, samples } = cpuTree(one.profile);
    const busy = tree.total[0] ?? 0;
    const about = `${count(samples)} samples, busy for ${duration(busy)}.`;
    return hotTable(title, hottestOfCpu(one), busy, duration, layout, about);
  });
}

function heapSection({ heap }: ProfileReport, layout: Layout): string[] {
  return heapByThread(heap).flatMap((one) => {
    const title = `Allocated, ${threadName(one.thread)}`;
    const all = heapTree(one.profile).total[0] ?? 0;
    return hotTable(title, hottestOfHeap(one), all, bytes, layout, `${bytes(all)} in all, from samples.`);
  });
}

const mostFunctions = 15;

function hotTable(
  title: string,
  hot: readonly HotFunction[],
  whole: number,
  show: (value: number) => string,
  layout: Layout,
  about: string,
): string[] {
  const columns: readonly TextColumn[] = [
    { title: 'Self' },
    { title: 'of all' },
    { title: 'Total', spare: 1 },
    { title: 'of all', spare: 2 },
    { title: 'Function', align: 'left', least: 12 },
    { title: 'Where', align: 'left', spare: 3 },
  ];
  const rows = hot
    .slice(0, mostFunctions)
    .map((one) => [
      ...[show(one.self), percent(one.self / whole), show(one.total), percent(one.total / whole)],
      one.name,
      placeOf(one),
    ]);
  return table(title, columns, rows, layout, [about]);
}

function kernelSection({ kernels, roof }: ProfileReport, layout: Layout): string[] {
  const columns: readonly TextColumn[] = [
    { title: 'Kernel', align: 'left', least: 12 },
    { title: 'Tier', align: 'left', spare: 2 },
    { title: 'Calls', spare: 1 },
    { title: 'Time' },
    { title: 'FLOP/byte', spare: 3 },
    { title: 'Compute' },
    { title: 'Memory' },
    { title: 'of roof', spare: 0 },
  ];
  const rows = [...kernels]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .map((use) => {
      const { flopsPerSecond, bytesPerSecond, intensity, share } = rooflinePoint(use, roof);
      return [
        ...[use.kernel, use.tier, count(use.calls), duration(use.milliseconds)],
        intensity ? intensity.toPrecision(3) : '–',
        flopsPerSecond ? scaled(flopsPerSecond, 'FLOP/s') : '–',
        bytesPerSecond ? scaled(bytesPerSecond, 'B/s') : '–',
        share === undefined ? '–' : percent(share),
      ];
    });
  return table('Kernels', columns, rows, layout, roof ? roofLines(kernels, roof) : []);
}

function roofLines(kernels: readonly KernelUse[], roof: Roof): string[] {
  return roofSentences(kernels, roof).map((sentence) => `Roof of one thread. ${sentence}`);
}

function noteSection({ notes }: ProfileReport, { columns, styles }: Layout): string[] {
  if (notes.length === 0) return [];
  return ['', styles.heading('Notes'), ...notes.flatMap((note) => wrap(note, columns, '  '))];
}

function table(
  title: string,
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  { columns: width, styles }: Layout,
  below: readonly string[],
): string[] {
  const after = rows.length > 0 || title.startsWith('Metrics') ? below : [];
  if (rows.length + after.length === 0) return [];
  const [head = '', ...body] = rows.length > 0 ? textTable(columns, rows, width - 2).map((line) => `  ${line}`) : [];
  const lines = rows.length > 0 ? [styles.muted(head), ...body] : [];
  return ['', styles.heading(title), ...lines, ...after.flatMap((text) => wrap(text, width, '  '))];
}
