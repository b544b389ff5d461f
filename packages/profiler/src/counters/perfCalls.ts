// perf_event_open as the sources use it; tests give their own.
import { type PerfEvent, type PerfGroup, type PerfOptions, PerfReader, perfEventOpen } from '@kinglet/syscalls';

export interface OpenGroup {
  enable(): void;
  close(): void;
}

export interface GroupReader {
  readonly width: number;
  /** Of each group: nanoseconds enabled, nanoseconds on the counters, values. */
  read(into: Float64Array, at: number): void;
}

export interface PerfCalls {
  /** Throws SyscallError. */
  open(events: readonly PerfEvent[], options: PerfOptions): OpenGroup;
  /** Of groups that `open` gave. */
  reader(groups: readonly OpenGroup[]): GroupReader;
}

export const perfCalls: PerfCalls = {
  open: perfEventOpen,
  reader: (groups) => new PerfReader(groups as readonly PerfGroup[]),
};

/** Times that stand before the values of each group. */
export const timesOfGroup = 2;
