// The same groups of events on one thread or on all of a process, read as if they were one.
import type { SystemFiles } from '@kinglet/host';
import { type PerfEvent, type PerfOptions, SyscallError } from '@kinglet/syscalls';
import { closedError } from './closedError.ts';
import { type GroupReader, type OpenGroup, type PerfCalls, timesOfGroup } from './perfCalls.ts';
import { isForbidden } from './refusals.ts';

export type Scope = 'process' | 'thread';

/** What counting needs of the machine. */
export interface CountingSystem {
  readonly perf: PerfCalls;
  readonly files: SystemFiles;
}

export interface ThreadGroups {
  /** Per group two times and its values, summed over threads. */
  readonly width: number;
  read(into: Float64Array, at: number): void;
  close(): void;
}

/** For where there is nothing to count. */
export const noGroups: ThreadGroups = { width: 0, read: () => undefined, close: () => undefined };

/** Whether what runs in the kernel for these threads is counted too. */
export type Mode = 'all' | 'user';

const exclusions = { all: [], user: ['kernel', 'hypervisor'] } as const;

/** Opens one group on the calling thread, where it may in all modes, else in user mode. Throws SyscallError. */
export function openInMode(perf: PerfCalls, events: readonly PerfEvent[]): { group: OpenGroup; mode: Mode } {
  try {
    return { group: perf.open(events, { exclude: exclusions.all }), mode: 'all' };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return { group: perf.open(events, { exclude: exclusions.user }), mode: 'user' };
  }
}

/**
 * Opens and starts groups that were shown to open. On a process: on each of its threads, each with those that it starts from
 * then on. One that a thread starts while they are opened may be missed, which is better than one that counts twice. Throws
 * SyscallError.
 */
export function openOnThreads(
  { perf, files }: CountingSystem,
  scope: Scope,
  groups: readonly { readonly events: readonly PerfEvent[]; readonly mode: Mode }[],
): ThreadGroups {
  if (groups.length === 0) return noGroups;
  const opened: OpenGroup[] = [];
  try {
    const threads = scope === 'thread' ? [0] : files.list('/proc/self/task').map(Number);
    for (const thread of threads) opened.push(...openOn(perf, scope, thread, groups));
    if (opened.length === 0)
      throw new SyscallError('KINGLET_SYSCALLS_FAILED', 'expected threads in /proc/self/task, found none: mount /proc');
    for (const group of opened) group.enable();
    return readerOf(perf.reader(opened), opened, groups);
  } catch (error) {
    for (const group of opened) group.close();
    throw error;
  }
}

/** None of a thread that has ended since it was listed. */
function openOn(
  perf: PerfCalls,
  scope: Scope,
  thread: number,
  groups: readonly { readonly events: readonly PerfEvent[]; readonly mode: Mode }[],
): OpenGroup[] {
  const opened: OpenGroup[] = [];
  try {
    for (const { events, mode } of groups) {
      const options = { thread, exclude: exclusions[mode] };
      opened.push(scope === 'thread' ? perf.open(events, options) : openWithThreads(perf, events, options));
    }
    return opened;
  } catch (error) {
    for (const group of opened) group.close();
    if (error instanceof SyscallError && error.errno === 'ESRCH') return [];
    throw error;
  }
}

/** Kernels before 5.13 can only count processes that it starts too. */
function openWithThreads(perf: PerfCalls, events: readonly PerfEvent[], options: PerfOptions): OpenGroup {
  try {
    return perf.open(events, { ...options, inherit: 'threads' });
  } catch (error) {
    if (!(error instanceof SyscallError && error.errno === 'EINVAL')) throw error;
    return perf.open(events, { ...options, inherit: true });
  }
}

function readerOf(
  reader: GroupReader,
  opened: readonly OpenGroup[],
  groups: readonly { readonly events: readonly PerfEvent[] }[],
): ThreadGroups {
  const width = groups.reduce((sum, { events }) => sum + timesOfGroup + events.length, 0);
  const isOne = reader.width === width;
  const all = new Float64Array(isOne ? 0 : reader.width);
  let isOpen = true;
  return {
    width,
    read(into, at) {
      if (!isOpen) throw closedError();
      if (isOne) return reader.read(into, at);
      reader.read(all, 0);
      into.fill(0, at, at + width);
      for (let i = 0; i < all.length; i++) into[at + (i % width)]! += all[i]!;
    },
    close() {
      isOpen = false;
      for (const group of opened) group.close();
    },
  };
}
