// Spans added up by name, as a tree.
import { count, duration, measured } from '../../report/figures.ts';
import { confidenceLabel, measuredOf, metricLabel, reasonsOf } from '../../report/metricLabels.ts';
import type { SpanSummary } from '../../report/profileReport.ts';
import { type SpanRow, spanRows } from '../../report/spanRows.ts';
import { type Cell, details, type HtmlRow, renderTable, section } from '../markup.ts';

export function spanSection(spans: readonly SpanSummary[]): string {
  const rows = spanRows(spans);
  if (rows.length === 0) return '';
  const caption = 'Spans of one name below the same parents, added up';
  const tree = renderTable({ id: 'span-table', caption, columns, rows: rows.map(spanRow) });
  return section('spans', 'Spans', tree, spanMetrics(rows));
}

const columns = ['Span', 'Count', 'Total', 'Self', 'p50', 'p95', 'p99', 'Failed'].map((title) => ({ title }));

function spanRow({ span, level }: SpanRow): HtmlRow {
  const time = (value: number): Cell => ({ text: duration(value), value });
  const failed: Cell = span.failures > 0 ? { text: count(span.failures), kind: 'bad' } : { text: '–', kind: 'muted' };
  const times = [span.total, span.self, span.p50, span.p95, span.p99].map(time);
  const counted = { text: count(span.count), value: span.count };
  const name = { text: span.name, value: span.name };
  return { level: level + 1, cells: [name, counted, ...times, { ...failed, value: span.failures }] };
}

function spanMetrics(rows: readonly SpanRow[]): string {
  const cells = rows.flatMap(({ span, path }) => metricRows(path.join(' › '), span));
  if (cells.length === 0) return '';
  const heads = ['Span', 'Metric', 'Value', 'Confidence', 'Source'];
  const titles = heads.map((title, at) => (at === 2 ? { title } : { title, kind: 'left' as const }));
  const caption = 'What was counted while these spans were open';
  return details('Counted in spans', renderTable({ id: 'span-metric-table', caption, columns: titles, rows: cells }));
}

function metricRows(name: string, { metrics }: SpanSummary): HtmlRow[] {
  const there = measuredOf(metrics).map(([metric, one]): HtmlRow => {
    const cells: Cell[] = [
      { text: metricLabel(metric), kind: 'left' },
      { text: measured(one), value: one.value },
    ];
    return {
      cells: [
        { text: name },
        ...cells,
        { text: confidenceLabel(one), kind: 'left' },
        { text: one.source, kind: 'code' },
      ],
    };
  });
  const missing = [...reasonsOf(metrics)].map(
    ([reason, names]): HtmlRow => ({
      cells: [
        { text: name },
        { text: names.map(metricLabel).join(', '), kind: 'left' },
        { text: '–', kind: 'muted' },
        { text: 'unavailable', kind: 'muted' },
        { text: reason, kind: 'left' },
      ],
    }),
  );
  return [...there, ...missing];
}
