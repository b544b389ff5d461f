// Reports of worker threads in the report of the thread that started them.
import type { KernelUse } from '../kernels/kernelUse.ts';
import type { ProfileReport, SpanRecord, SpanSummary } from './profileReport.ts';

/** The report with each of the others as one more branch of its tree, their times moved to its clock. */
export function joinReports(report: ProfileReport, others: readonly ProfileReport[]): ProfileReport {
  return others.reduce(joined, report);
}

function joined(report: ProfileReport, other: ProfileReport): ProfileReport {
  const later = other.begun - report.begun;
  const threadsOf = <Thread extends { readonly begin: number }>(threads: readonly Thread[]): Thread[] =>
    threads.map((thread) => ({ ...thread, begin: thread.begin + later }));
  return {
    ...report,
    spans: [...report.spans, branchOf(other)],
    records: [...report.records, ...moved(other.records, later, idAfter(report.records))],
    droppedRecords: report.droppedRecords + other.droppedRecords,
    cpu: [...report.cpu, ...threadsOf(other.cpu)],
    heap: [...report.heap, ...threadsOf(other.heap)],
    kernels: addedUp([...report.kernels, ...other.kernels]),
    ...(other.roof && { roof: report.roof ?? other.roof }),
    notes: [...new Set([...report.notes, ...other.notes])],
  };
}

/** One for each kernel and tier. */
function addedUp(uses: readonly KernelUse[]): readonly KernelUse[] {
  const sums = new Map<string, KernelUse>();
  for (const use of uses) {
    const key = `${use.kernel} ${use.tier}`;
    const { calls, milliseconds, bytes, flops } = sums.get(key) ?? { calls: 0, milliseconds: 0, bytes: 0, flops: 0 };
    sums.set(key, {
      ...use,
      calls: calls + use.calls,
      milliseconds: milliseconds + use.milliseconds,
      bytes: bytes + use.bytes,
      flops: flops + use.flops,
    });
  }
  return [...sums.values()];
}

/** The whole of a report as one span. */
function branchOf({ milliseconds, spans, metrics, thread }: ProfileReport): SpanSummary {
  const inside = spans.reduce((sum, { total }) => sum + total, 0);
  return {
    name: `worker ${thread}`,
    count: 1,
    failures: 0,
    total: milliseconds,
    self: Math.max(0, milliseconds - inside),
    least: milliseconds,
    most: milliseconds,
    p50: milliseconds,
    p95: milliseconds,
    p99: milliseconds,
    metrics,
    children: spans,
  };
}

/** A parent that is still open has no record. */
function idAfter(records: readonly SpanRecord[]): number {
  return records.reduce((most, { id, parent = -1 }) => Math.max(most, id, parent), -1) + 1;
}

function moved(records: readonly SpanRecord[], later: number, ids: number): SpanRecord[] {
  return records.map((record) => ({
    ...record,
    id: record.id + ids,
    parent: record.parent === undefined ? undefined : record.parent + ids,
    begin: record.begin + later,
    end: record.end + later,
  }));
}
