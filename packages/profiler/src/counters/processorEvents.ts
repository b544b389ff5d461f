// Events of whole processors or packages, whatever runs there, each on its own.
import type { PerfEvent } from '@kinglet/syscalls';
import { closedError } from './closedError.ts';
import { type OpenGroup, type PerfCalls, timesOfGroup } from './perfCalls.ts';

export interface ProcessorEvent {
  readonly event: PerfEvent;
  readonly processor: number;
  /** What one of it is. */
  readonly scale: number;
}

export interface ProcessorEvents {
  readonly width: number;
  read(into: Float64Array, at: number): void;
  /** The sum of a difference's events, each in its scale and scaled to the whole time; NaN if one was never counted. */
  total(difference: Float64Array): number;
  close(): void;
}

/** Opens and starts them. Throws SyscallError, and leaves none open. */
export function openOnProcessors(perf: PerfCalls, events: readonly ProcessorEvent[]): ProcessorEvents {
  const opened: OpenGroup[] = [];
  try {
    for (const { event, processor } of events) opened.push(perf.open([event], { thread: -1, processor, exclude: [] }));
    for (const group of opened) group.enable();
  } catch (error) {
    for (const group of opened) group.close();
    throw error;
  }
  const reader = perf.reader(opened);
  const numbers = timesOfGroup + 1;
  let isOpen = true;
  return {
    width: reader.width,
    read(into, at) {
      if (!isOpen) throw closedError();
      reader.read(into, at);
    },
    total: (difference) =>
      events.reduce((sum, { scale }, i) => {
        const [enabled = 0, running = 0, value = 0] = difference.subarray(i * numbers, (i + 1) * numbers);
        return sum + value * scale * Math.max(1, enabled / running);
      }, 0),
    close() {
      isOpen = false;
      for (const group of opened) group.close();
    },
  };
}
