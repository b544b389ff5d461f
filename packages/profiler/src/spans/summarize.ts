// The tree of spans as plain data.
import type { CounterSource } from '../counters/counterSource.ts';
import type { SpanSummary } from '../report/profileReport.ts';
import type { SpanNode } from './spanNode.ts';

/** The spans below a node that have ended, or have such below them; those that took longest first. */
export function summarize(node: SpanNode, counters: CounterSource | undefined): SpanSummary[] {
  return [...node.children]
    .map((child) => summaryOf(child, counters))
    .filter(({ count, children }) => count > 0 || children.length > 0)
    .sort((a, b) => b.total - a.total);
}

function summaryOf(node: SpanNode, counters: CounterSource | undefined): SpanSummary {
  const { durations, name, failures } = node;
  const { count, total, most } = durations;
  return {
    name,
    count,
    failures,
    total,
    self: Math.max(0, total - node.covered),
    least: count === 0 ? 0 : durations.least,
    most,
    p50: durations.quantile(0.5),
    p95: durations.quantile(0.95),
    p99: durations.quantile(0.99),
    metrics: counters && count > 0 ? counters.explain(node.counted, total) : {},
    children: summarize(node, counters),
  };
}
