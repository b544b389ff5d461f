// Reports for Chrome's trace viewers.
import type { CpuProfile, CpuProfileNode, ProfileReport, ThreadProfile } from '../report/profileReport.ts';
import { cpuByThread } from '../report/profilesByThread.ts';
import { threadName } from '../report/threadName.ts';
import { spanLanes } from './spanLanes.ts';

/**
 * A file in the Trace Event Format, JSON object form: Chrome DevTools' Performance panel, Perfetto, chrome://tracing. Spans are
 * complete events (`X`), in as many tracks as ran side by side; CPU profiles are the engine's own events, `Profile` and
 * `ProfileChunk`. Times are microseconds since the report's begin.
 */
export function toTraceEvents(report: ProfileReport): string {
  const lanes = spanLanes(report.records);
  const cpu = cpuByThread(report.cpu);
  const threads = cpu.map(({ thread }) => thread);
  const firstLane = Math.max(0, ...threads) + 2;
  const traceEvents = [
    metadata('process_name', 0, report.machine),
    ...threads.map((thread) => metadata('thread_name', trackOf(thread), threadName(thread))),
    ...lanes.map(({ thread }, i) => metadata('thread_name', firstLane + i, `spans, ${threadName(thread)}`)),
    ...lanes.flatMap(({ spans }, i) => spans.map((span) => spanEvent(span, firstLane + i))),
    ...cpu.flatMap((thread, i) => profileEvents(thread, `0x${(i + 1).toString(16)}`)),
  ];
  return JSON.stringify({ traceEvents, displayTimeUnit: 'ms', metadata: { source: '@kinglet/profiler' } });
}

/** The report is of one process. */
const pid = 1;
/** A viewer takes a time of 0 as none. */
const origin = 1000;
const samplesOfChunk = 10_000;

function trackOf(thread: number): number {
  return thread + 1;
}

/** In whole nanoseconds, so that what ends together does so after rounding. */
function microseconds(milliseconds: number): number {
  return Math.round(milliseconds * 1e6) / 1000;
}

function metadata(name: string, tid: number, value: string): object {
  return { name, ph: 'M', cat: '__metadata', pid, tid, ts: 0, args: { name: value } };
}

function spanEvent({ id, parent, name, begin, end, error }: ProfileReport['records'][number], tid: number): object {
  const ts = origin + microseconds(begin);
  const dur = microseconds(end) - microseconds(begin);
  const args = { id, ...(parent === undefined ? {} : { parent }), ...(error === undefined ? {} : { error }) };
  return { name, ph: 'X', cat: 'kinglet', pid, tid, ts, dur, args };
}

/**
 * A complete event around the samples, which viewers take no bounds from. Chunks name each node once, below a parent that was named before.
 */
function profileEvents({ thread, begin, profile }: ThreadProfile<CpuProfile>, id: string): object[] {
  const common = { ph: 'P', cat: 'disabled-by-default-v8.cpu_profiler', id, pid, tid: trackOf(thread) };
  const startTime = origin + Math.round(begin * 1000);
  const parents = new Map<number, number>();
  for (const { id: parent, children = [] } of profile.nodes) for (const child of children) parents.set(child, parent);
  const nodes = new NodeWriter(profile, parents);
  const duration = profile.endTime - profile.startTime;
  const events: object[] = [
    { name: 'CPU profile', ph: 'X', cat: 'kinglet', pid, tid: trackOf(thread), ts: startTime, dur: duration, args: {} },
    { ...common, name: 'Profile', ts: startTime, args: { data: { startTime } } },
  ];
  let time = startTime;
  for (let at = 0; at < profile.samples.length; at += samplesOfChunk) {
    const samples = profile.samples.slice(at, at + samplesOfChunk);
    const timeDeltas = profile.timeDeltas.slice(at, at + samplesOfChunk);
    time += timeDeltas.reduce((sum, delta) => sum + delta, 0);
    const data = { cpuProfile: { nodes: samples.flatMap((sample) => nodes.upTo(sample)), samples }, timeDeltas };
    events.push({ ...common, name: 'ProfileChunk', ts: time, args: { data } });
  }
  const endTime = startTime + duration;
  events.push({ ...common, name: 'ProfileChunk', ts: endTime, args: { data: { endTime } } });
  return events;
}

class NodeWriter {
  readonly #byId: ReadonlyMap<number, CpuProfileNode>;
  readonly #parents: ReadonlyMap<number, number>;
  readonly #written = new Set<number>();

  constructor({ nodes }: CpuProfile, parents: ReadonlyMap<number, number>) {
    this.#byId = new Map(nodes.map((node) => [node.id, node]));
    this.#parents = parents;
  }

  /** The node and those above it, the outermost first, as far as they were not asked for before. */
  upTo(sample: number): object[] {
    const path: object[] = [];
    for (let id: number | undefined = sample; id !== undefined && !this.#written.has(id); id = this.#parents.get(id)) {
      this.#written.add(id);
      const parent = this.#parents.get(id);
      path.push({ id, ...(parent === undefined ? {} : { parent }), callFrame: this.#byId.get(id)!.callFrame });
    }
    return path.reverse();
  }
}
