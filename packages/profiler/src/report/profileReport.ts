// What a profile says: plain data, the same in every form that it is shown in.
import type { KernelUse, Roof } from '../kernels/kernelUse.ts';
import type { Metrics } from '../measurement.ts';

/** All spans of one name below the same parents, added up. Times in milliseconds. */
export interface SpanSummary {
  readonly name: string;
  readonly count: number;
  /** Of them that ended with an error. */
  readonly failures: number;
  readonly total: number;
  /** Without those of its children that ran inside it; never below 0, though children that run side by side overlap. */
  readonly self: number;
  readonly least: number;
  readonly most: number;
  /** From a histogram: at most 2 % off. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Counted while these spans were open, what others did meanwhile on the same thread included. Empty without counters. */
  readonly metrics: Metrics;
  readonly children: readonly SpanSummary[];
}

/** One span as it was. Milliseconds since the profile began. */
export interface SpanRecord {
  readonly id: number;
  /** The span that it was opened in; undefined for one at the top. */
  readonly parent: number | undefined;
  readonly name: string;
  readonly begin: number;
  readonly end: number;
  /** 0 for the main thread, else the worker's `threadId`. */
  readonly thread: number;
  /** The message of the error that it ended with. */
  readonly error?: string;
}

/** A CPU profile as the engine's inspector gives it (`.cpuprofile`); times in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly CpuProfileNode[];
  readonly startTime: number;
  readonly endTime: number;
  /** Node ids. */
  readonly samples: readonly number[];
  /** Before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface CpuProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly hitCount?: number;
  readonly children?: readonly number[];
}

/** `lineNumber` and `columnNumber` begin with 0; -1 for none. */
export interface CallFrame {
  readonly functionName: string;
  readonly scriptId: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** A sampled heap profile as the engine's inspector gives it (`.heapprofile`); sizes in bytes. */
export interface HeapProfile {
  readonly head: HeapProfileNode;
  readonly samples: readonly { readonly size: number; readonly nodeId: number; readonly ordinal: number }[];
}

export interface HeapProfileNode {
  readonly callFrame: CallFrame;
  readonly selfSize: number;
  readonly id: number;
  readonly children: readonly HeapProfileNode[];
}

/** The samples of one thread. */
export interface ThreadProfile<Profile> {
  /** 0 for the main thread, else the worker's `threadId`. */
  readonly thread: number;
  /** When it began, in milliseconds since the profile began. */
  readonly begin: number;
  readonly profile: Profile;
}

export interface ProfileReport {
  /** Of this form; a change that readers must know of makes it larger. */
  readonly version: 1;
  /** Milliseconds since the Unix epoch. */
  readonly begun: number;
  readonly milliseconds: number;
  /** `node 24.21.0, linux arm64, Neoverse V1`. */
  readonly machine: string;
  /** That made it: 0 for the main thread, else the worker's `threadId`. */
  readonly thread: number;
  /** Of the whole process between the profile's ends; in a worker's report, of that thread. */
  readonly metrics: Metrics;
  readonly spans: readonly SpanSummary[];
  /** In the order in which they ended; the oldest are dropped when there are too many. */
  readonly records: readonly SpanRecord[];
  readonly droppedRecords: number;
  readonly cpu: readonly ThreadProfile<CpuProfile>[];
  readonly heap: readonly ThreadProfile<HeapProfile>[];
  readonly kernels: readonly KernelUse[];
  /** Absent unless kernels were counted. */
  readonly roof?: Roof;
  /** What could not be had, in sentences: a sampler that was refused, counters that are closed. */
  readonly notes: readonly string[];
}
