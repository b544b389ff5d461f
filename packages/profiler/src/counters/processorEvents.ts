// Events of whole processors or packages, whatever runs there, each on its own.
import type { PerfEvent } from '@kinglet/syscalls';
import { closedError } from './closedError.ts';
import { type GroupReader, type OpenGroup, type PerfCalls, timesOfGroup } from './perfCalls.ts';

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
  /** The share of the time that each of them was on the counters, of the one that was least. */
  counted(difference: Float64Array): number;
  close(): void;
}

/** Opens and starts them. Throws SyscallError, and leaves none open. */
export function openOnProcessors(perf: PerfCalls, events: readonly ProcessorEvent[]): ProcessorEvents {
  const opened: OpenGroup[] = [];
  try {
    for (const { event, processor } of events) opened.push(perf.open([event], { thread: -1, processor, exclude: [] }));
    for (const group of opened) group.enable();
    return processorEvents(events, opened, perf.reader(opened));
  } catch (error) {
    for (const group of opened) group.close();
    throw error;
  }
}

const numbers = timesOfGroup + 1;

function processorEvents(
  events: readonly ProcessorEvent[],
  opened: readonly OpenGroup[],
  reader: GroupReader,
): ProcessorEvents {
  let isOpen = true;
  const readingOf = (difference: Float64Array, i: number) => {
    const [enabled = 0, running = 0, value = 0] = difference.subarray(i * numbers, (i + 1) * numbers);
    // The times are not read at one moment.
    return { value, counted: Math.min(1, running / enabled) };
  };
  return {
    width: reader.width,
    read(into, at) {
      if (!isOpen) throw closedError();
      reader.read(into, at);
    },
    total: (difference) =>
      events.reduce((sum, { scale }, i) => {
        const { value, counted } = readingOf(difference, i);
        return sum + (value * scale) / counted;
      }, 0),
    counted: (difference) => events.reduce((least, _, i) => Math.min(least, readingOf(difference, i).counted), 1),
    close() {
      isOpen = false;
      for (const group of opened) group.close();
    },
  };
}
