// Profiles for pprof.
import { gzipSync } from 'node:zlib';
import {
  Label,
  Line,
  Location,
  Function as PprofFunction,
  Profile,
  Sample,
  StringTable,
  ValueType,
} from 'pprof-format';
import { frameKey } from '../report/functionPlace.ts';
import type { CallFrame, CpuProfile, HeapProfile, ProfileReport, ThreadProfile } from '../report/profileReport.ts';
import { cpuByThread, heapByThread } from '../report/profilesByThread.ts';
import { threadName } from '../report/threadName.ts';
import { type CallTree, cpuCallTree, heapCallTree } from '../sampling/callTree.ts';

/**
 * A gzipped `profile.proto`: `go tool pprof`, and whatever takes its files. Of CPU profiles it has the values `samples` and `cpu`,
 * of heap profiles `objects` and `space`, of a report with both all four. Each sample has the label `thread`. The engine samples
 * by the clock: what it found idle is left out, and the rest counts as time on the processor.
 */
export function toPprof(source: ProfileReport | ThreadProfile<CpuProfile> | ThreadProfile<HeapProfile>): Uint8Array {
  const { begun, milliseconds, ...parts } = partsOf(source);
  const [cpu, heap] = [cpuByThread(parts.cpu), heapByThread(parts.heap)];
  const writer = new PprofWriter(cpu.length > 0 || heap.length === 0, heap.length > 0);
  for (const { thread, profile } of cpu) writer.addCpu(cpuCallTree(profile), thread);
  for (const { thread, profile } of heap) writer.addHeap(heapCallTree(profile), thread);
  return gzipSync(writer.encode({ begun, milliseconds, period: medianDelta(cpu) }));
}

type Parts = Pick<ProfileReport, 'begun' | 'cpu' | 'heap' | 'milliseconds'>;

function partsOf(source: ProfileReport | ThreadProfile<CpuProfile> | ThreadProfile<HeapProfile>): Parts {
  if ('version' in source) return source;
  if (isHeap(source)) return { begun: 0, cpu: [], heap: [source], milliseconds: 0 };
  const { startTime, endTime } = source.profile;
  return { begun: 0, cpu: [source], heap: [], milliseconds: (endTime - startTime) / 1000 };
}

function isHeap(thread: ThreadProfile<CpuProfile> | ThreadProfile<HeapProfile>): thread is ThreadProfile<HeapProfile> {
  return 'head' in thread.profile;
}

/** Microseconds between samples: what the interval was. 0 of none. */
function medianDelta(cpu: readonly ThreadProfile<CpuProfile>[]): number {
  const deltas = Float64Array.from(cpu.flatMap(({ profile }) => profile.timeDeltas.slice(1))).sort();
  return deltas[deltas.length >> 1] ?? 0;
}

class PprofWriter {
  readonly #strings = new StringTable();
  readonly #types: ValueType[] = [];
  readonly #functions: PprofFunction[] = [];
  readonly #locations: Location[] = [];
  readonly #samples: Sample[] = [];
  readonly #known = new Map<string, number>();
  readonly #hasCpu: boolean;
  readonly #hasHeap: boolean;

  constructor(hasCpu: boolean, hasHeap: boolean) {
    this.#hasCpu = hasCpu;
    this.#hasHeap = hasHeap;
    if (hasCpu) this.#types.push(this.#type('samples', 'count'), this.#type('cpu', 'nanoseconds'));
    if (hasHeap) this.#types.push(this.#type('objects', 'count'), this.#type('space', 'bytes'));
  }

  addCpu(tree: CallTree, thread: number): void {
    const after = this.#hasHeap ? [0, 0] : [];
    this.#add(tree, thread, (place) => {
      if (place === 0 || tree.frames[place]!.functionName === '(idle)') return undefined;
      return [tree.counts[place]!, Math.round(tree.self[place]! * 1000), ...after];
    });
  }

  addHeap(tree: CallTree, thread: number): void {
    const before = this.#hasCpu ? [0, 0] : [];
    this.#add(tree, thread, (place) => [...before, tree.counts[place]!, Math.round(tree.self[place]!)]);
  }

  encode({ begun, milliseconds, period }: { begun: number; milliseconds: number; period: number }): Uint8Array {
    const profile = new Profile({
      sampleType: this.#types,
      sample: this.#samples,
      location: this.#locations,
      function: this.#functions,
      stringTable: this.#strings,
      timeNanos: BigInt(Math.round(begun * 1000)) * 1000n,
      durationNanos: Math.round(milliseconds * 1e6),
      ...(period > 0 ? { periodType: this.#type('cpu', 'nanoseconds'), period: Math.round(period * 1000) } : {}),
      defaultSampleType: this.#strings.dedup(this.#hasCpu ? 'cpu' : 'space'),
    });
    return profile.encode();
  }

  #add(tree: CallTree, thread: number, valuesOf: (place: number) => number[] | undefined): void {
    const label = [new Label({ key: this.#strings.dedup('thread'), str: this.#strings.dedup(threadName(thread)) })];
    const locations = tree.frames.map((frame) => this.#location(frame));
    for (let place = 0; place < locations.length; place++) {
      const value = valuesOf(place);
      if (!value?.some((number) => number > 0)) continue;
      const locationId: number[] = [];
      for (let at = place; at > 0; at = tree.parents[at]!) locationId.push(locations[at]!);
      this.#samples.push(new Sample({ locationId, value, label }));
    }
  }

  /** One for each function: the engine says where it begins, not where in it a sample was taken. */
  #location(frame: CallFrame): number {
    const key = frameKey(frame);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { functionName, url, lineNumber } = frame;
    const id = this.#known.size + 1;
    const name = this.#strings.dedup(functionName || '(anonymous)');
    const line = lineNumber + 1;
    const filename = this.#strings.dedup(url);
    this.#known.set(key, id);
    this.#functions.push(new PprofFunction({ id, name, systemName: name, filename, startLine: line }));
    this.#locations.push(new Location({ id, line: [new Line({ functionId: id, line })] }));
    return id;
  }

  #type(type: string, unit: string): ValueType {
    return new ValueType({ type: this.#strings.dedup(type), unit: this.#strings.dedup(unit) });
  }
}
