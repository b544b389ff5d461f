// The spans of a profiler that ran inside one invocation.
import type { RecordingProfiler } from './options.ts';
import type { SegmentSpan } from './segments.ts';

type Record = ReturnType<RecordingProfiler['records']>['records'][number];

/** Of the profiler's span that the handler runs in. */
export const handlerSpan = 'handler';

/** What rounding times since the Unix epoch to doubles comes to, in milliseconds. */
const rounding = 0.001;

/**
 * The spans inside the handler's, which began right behind `opened`: nothing else runs in between, though handlers may run side
 * by side. They are given the times that they have where the invocation began at `begun`. All in milliseconds since the Unix
 * epoch, `opened` by the profiler's clock.
 */
export function recordedSpans(profiler: RecordingProfiler, opened: number, begun: number): SegmentSpan[] {
  const { begun: profileBegun, records } = profiler.records();
  const since = opened - profileBegun - rounding;
  const recent = records.filter(({ begin }) => begin >= since);
  const [first, ...others] = recent.filter(({ name }) => name === handlerSpan);
  if (!first) return [];
  const own = others.reduce((earliest, record) => (record.begin < earliest.begin ? record : earliest), first);
  return childrenOf(own.id, byParent(recent), begun - own.begin);
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
