// The spans of a profiler that ran inside one invocation.
import type { RecordingProfiler } from './options.ts';
import type { SegmentSpan } from './segments.ts';

type Record = ReturnType<RecordingProfiler['report']>['records'][number];

/** Of the profiler's span that the handler runs in. */
export const handlerSpan = 'handler';

/**
 * The spans inside the handler's. Handlers that run side by side have a span each: the invocation's is the one that begins nearest to
 * `opened`, by the profiler's clock. They are given the times that they have where the invocation began at `begun`; all in milliseconds
 * since the Unix epoch.
 */
export function recordedSpans(profiler: RecordingProfiler, opened: number, begun: number): SegmentSpan[] {
  const report = profiler.report();
  const offset = (record: Record): number => Math.abs(report.begun + record.begin - opened);
  const nearest = report.records
    .filter(({ name }) => name === handlerSpan)
    .reduce<Record | undefined>((best, record) => (best && offset(best) <= offset(record) ? best : record), undefined);
  return nearest ? childrenOf(nearest.id, byParent(report.records), begun - nearest.begin) : [];
}

function byParent(records: readonly Record[]): ReadonlyMap<number, readonly Record[]> {
  const children = new Map<number, Record[]>();
  for (const record of records) {
    if (record.parent === undefined) continue;
    const siblings = children.get(record.parent);
    if (siblings) siblings.push(record);
    else children.set(record.parent, [record]);
  }
  return children;
}

function childrenOf(id: number, records: ReadonlyMap<number, readonly Record[]>, origin: number): SegmentSpan[] {
  return (records.get(id) ?? []).map((record) => ({
    name: record.name,
    begin: origin + record.begin,
    end: origin + record.end,
    error: record.error === undefined ? undefined : { type: 'Error', message: record.error },
    children: childrenOf(record.id, records, origin),
  }));
}
