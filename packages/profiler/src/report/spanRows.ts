// The tree of spans as rows, parents before their children.
import type { SpanSummary } from './profileReport.ts';

export interface SpanRow {
  readonly span: SpanSummary;
  /** 0 at the top. */
  readonly level: number;
  /** Names from the top, its own included. */
  readonly path: readonly string[];
}

export function spanRows(spans: readonly SpanSummary[]): readonly SpanRow[] {
  const rows: SpanRow[] = [];
  const open = spans.map((span): SpanRow => ({ span, level: 0, path: [span.name] })).reverse();
  for (let row = open.pop(); row; row = open.pop()) {
    rows.push(row);
    const { level, path } = row;
    for (const span of row.span.children.toReversed())
      open.push({ span, level: level + 1, path: [...path, span.name] });
  }
  return rows;
}
