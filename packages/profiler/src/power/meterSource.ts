// Meters as a source.
import { closedError } from '../counters/closedError.ts';
import type { CounterSource } from '../counters/counterSource.ts';
import { unavailable } from '../counters/measure.ts';
import type { Meter } from './meters.ts';

/** One number, the sum of all meters. `now` in milliseconds. */
export function meterSource(
  meters: readonly Meter[],
  now: () => number,
  explain: (total: number, milliseconds: number) => ReturnType<CounterSource['explain']>,
): CounterSource {
  let isOpen = true;
  return {
    width: 1,
    read(into, at) {
      if (!isOpen) throw closedError();
      const time = now();
      let sum = 0;
      for (let i = 0; i < meters.length; i++) sum += meters[i]!.total(time);
      into[at] = sum;
    },
    explain: (difference, milliseconds) => explain(difference[0]!, milliseconds),
    close() {
      isOpen = false;
    },
  };
}

/** For what is not there. */
export function absentSource(names: readonly string[], reason: string): CounterSource {
  return {
    width: 0,
    read: () => undefined,
    explain: () => Object.fromEntries(names.map((name) => [name, unavailable(reason)])),
    close: () => undefined,
  };
}
