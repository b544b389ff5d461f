// Spans as stacks: what ran side by side lies in lanes of its own.
import type { SpanRecord } from '../report/profileReport.ts';

/** Spans of one thread, each either inside or beside each other one, in the order in which they begin; parents first. */
export interface SpanLane {
  readonly thread: number;
  readonly spans: readonly SpanRecord[];
}

/** Lanes by thread, as few as the order of begins allows; a span lies in its parent's wherever it fits. */
export function spanLanes(records: readonly SpanRecord[]): readonly SpanLane[] {
  const lanes: OpenLane[] = [];
  const laneOf = new Map<number, OpenLane>();
  const ordered = [...records].sort((a, b) => a.thread - b.thread || a.begin - b.begin || b.end - a.end || a.id - b.id);
  for (const span of ordered) {
    const parents = span.parent === undefined ? undefined : laneOf.get(span.parent);
    const lane = parents && takes(parents, span) ? parents : (lanes.find((other) => takes(other, span)) ?? open(span));
    lane.spans.push(span);
    lane.ends.push(span.end);
    laneOf.set(span.id, lane);
  }
  return lanes.map(({ thread, spans }) => ({ thread, spans }));

  function open({ thread }: SpanRecord): OpenLane {
    const lane: OpenLane = { thread, spans: [], ends: [] };
    lanes.push(lane);
    return lane;
  }
}

interface OpenLane {
  readonly thread: number;
  readonly spans: SpanRecord[];
  /** Of the spans that have not ended where the lane has come to, the innermost last. */
  readonly ends: number[];
}

function takes({ thread, ends }: OpenLane, span: SpanRecord): boolean {
  if (thread !== span.thread) return false;
  while (ends.length > 0 && ends.at(-1)! <= span.begin) ends.pop();
  return ends.length === 0 || ends.at(-1)! >= span.end;
}
