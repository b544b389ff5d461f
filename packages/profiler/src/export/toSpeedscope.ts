// Reports for speedscope.
import type {
  CallFrame,
  CpuProfile,
  HeapProfile,
  ProfileReport,
  SpanRecord,
  ThreadProfile,
} from '../report/profileReport.ts';
import { cpuByThread, heapByThread } from '../report/profilesByThread.ts';
import { threadName } from '../report/threadName.ts';
import { type CallTree, cpuCallTree, heapCallTree } from '../sampling/callTree.ts';
import { sampleDurations } from '../sampling/sampleTimes.ts';
import { type SpanLane, spanLanes } from './spanLanes.ts';

/**
 * A file of speedscope's own format, <https://www.speedscope.app/file-format-schema.json>: for each thread its CPU samples and its
 * allocations, and its spans, in as many profiles as ran side by side. Where a thread was idle its stack is empty. Times are
 * microseconds since the report's begin.
 */
export function toSpeedscope(report: ProfileReport): string {
  const frames = new Frames();
  const profiles = [
    ...cpuByThread(report.cpu).map((thread) => cpuProfile(thread, frames)),
    ...spanLanes(report.records).map((lane) => spanProfile(lane, frames)),
    ...heapByThread(report.heap).map((thread) => heapProfile(thread, frames)),
  ];
  return JSON.stringify({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name: report.machine,
    exporter: '@kinglet/profiler',
    shared: { frames: frames.all },
    profiles,
  });
}

interface Frame {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
}

class Frames {
  readonly all: Frame[] = [];
  readonly #places = new Map<string, number>();

  ofCall({ functionName, url, lineNumber, columnNumber }: CallFrame): number {
    const place = lineNumber < 0 ? {} : { line: lineNumber + 1, col: columnNumber + 1 };
    return this.#of({ name: functionName || '(anonymous)', ...(url ? { file: url } : {}), ...place });
  }

  ofSpan({ name }: SpanRecord): number {
    return this.#of({ name });
  }

  #of(frame: Frame): number {
    const key = JSON.stringify(frame);
    const place = this.#places.get(key) ?? this.all.length;
    if (place === this.all.length) this.all.push(frame);
    this.#places.set(key, place);
    return place;
  }
}

function cpuProfile({ thread, begin, profile }: ThreadProfile<CpuProfile>, frames: Frames): object {
  const tree = cpuCallTree(profile);
  const stackOf = stacks(tree, frames);
  const durations = sampleDurations(profile);
  const samples: (readonly number[])[] = [];
  const weights: number[] = [];
  for (const [i, id] of profile.samples.entries()) {
    const stack = stackOf(tree.placeOf(id));
    if (samples.at(-1) === stack) weights[weights.length - 1]! += durations[i]!;
    else {
      samples.push(stack);
      weights.push(durations[i]!);
    }
  }
  const start = begin * 1000 + (profile.timeDeltas[0] ?? 0);
  const end = start + weights.reduce((sum, weight) => sum + weight, 0);
  return {
    type: 'sampled',
    name: `CPU, ${threadName(thread)}`,
    unit: 'microseconds',
    startValue: start,
    endValue: end,
    samples,
    weights,
  };
}

function heapProfile({ thread, profile }: ThreadProfile<HeapProfile>, frames: Frames): object {
  const tree = heapCallTree(profile);
  const stackOf = stacks(tree, frames);
  const places = Array.from(tree.self.keys()).filter((place) => tree.self[place]! > 0);
  const weights = places.map((place) => tree.self[place]!);
  return {
    type: 'sampled',
    name: `allocations, ${threadName(thread)}`,
    unit: 'bytes',
    startValue: 0,
    endValue: weights.reduce((sum, weight) => sum + weight, 0),
    samples: places.map(stackOf),
    weights,
  };
}

/** Outermost first. The same array for the same node. */
function stacks(tree: CallTree, frames: Frames): (place: number) => readonly number[] {
  const made = new Map<number, readonly number[]>();
  return (place) => {
    const known = made.get(place);
    if (known) return known;
    const stack: number[] = [];
    if (tree.frames[place]!.functionName !== '(idle)')
      for (let at = place; at > 0; at = tree.parents[at]!) stack.push(frames.ofCall(tree.frames[at]!));
    made.set(place, stack.reverse());
    return stack;
  };
}

/** Closes what has ended before the next one opens: a lane is a stack. */
function spanProfile({ thread, spans }: SpanLane, frames: Frames): object {
  const events: object[] = [];
  const open: { frame: number; end: number }[] = [];
  const closeUntil = (time: number) => {
    while (open.length > 0 && open.at(-1)!.end <= time) {
      const { frame, end } = open.pop()!;
      events.push({ type: 'C', frame, at: end });
    }
  };
  for (const span of spans) {
    closeUntil(span.begin * 1000);
    const frame = frames.ofSpan(span);
    events.push({ type: 'O', frame, at: span.begin * 1000 });
    open.push({ frame, end: span.end * 1000 });
  }
  const endValue = open.reduce((last, { end }) => Math.max(last, end), 0);
  closeUntil(Number.POSITIVE_INFINITY);
  const startValue = spans[0]!.begin * 1000;
  return { type: 'evented', name: `spans, ${threadName(thread)}`, unit: 'microseconds', startValue, endValue, events };
}
