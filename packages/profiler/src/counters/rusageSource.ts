// The kernel's accounting of a process or thread: what there is where perf_event_open is forbidden.
import type { Unit } from '../measurement.ts';
import { closedError } from './closedError.ts';
import type { CounterSource } from './counterSource.ts';
import { measuredTotal, unavailable } from './measure.ts';
import type { Scope } from './threadGroups.ts';

/** Writes getrusage(2)'s nine numbers in the order of `ResourceUsage`; false where there is no such call. */
export type ReadUsage = (of: Scope, into: Float64Array) => boolean;

/** What is read, and its places in `ResourceUsage`. */
const place = { user: 0, system: 1, minorFaults: 3, majorFaults: 4, voluntary: 7, involuntary: 8 } as const;
const names = Object.keys(place) as (keyof typeof place)[];
const places = Object.values(place);
const numbers = 9;

interface Sum {
  readonly name: string;
  readonly unit: Unit;
  readonly of: readonly (keyof typeof place)[];
  readonly scale: number;
  readonly label: string;
}

const sums: readonly Sum[] = [
  { name: 'taskClock', unit: 'milliseconds', of: ['user', 'system'], scale: 1000, label: 'ru_utime + ru_stime' },
  {
    name: 'pageFaults',
    unit: 'count',
    of: ['minorFaults', 'majorFaults'],
    scale: 1,
    label: 'ru_minflt + ru_majflt',
  },
  { name: 'minorFaults', unit: 'count', of: ['minorFaults'], scale: 1, label: 'ru_minflt' },
  { name: 'majorFaults', unit: 'count', of: ['majorFaults'], scale: 1, label: 'ru_majflt' },
  { name: 'contextSwitches', unit: 'count', of: ['voluntary', 'involuntary'], scale: 1, label: 'ru_nvcsw + ru_nivcsw' },
];

export function openRusage(scope: Scope, readUsage: ReadUsage): CounterSource {
  const usage = new Float64Array(numbers);
  const isThere = readUsage(scope, usage);
  let isOpen = true;
  return {
    width: isThere ? places.length : 0,
    read(into, at) {
      if (!isOpen) throw closedError();
      if (!isThere) return;
      readUsage(scope, usage);
      for (let i = 0; i < places.length; i++) into[at + i] = usage[places[i]!]!;
    },
    explain: (difference) =>
      Object.fromEntries(
        sums.map(({ name, unit, of, scale, label }) => {
          const source = `getrusage(${scope === 'thread' ? 'RUSAGE_THREAD' : 'RUSAGE_SELF'}): ${label}`;
          if (!isThere) return [name, unavailable('there is no getrusage for this here')];
          const sum = of.reduce((total, part) => total + difference[names.indexOf(part)]!, 0);
          return [name, measuredTotal(sum * scale, { unit, confidence: 'rusage', source })];
        }),
      ),
    close: () => {
      isOpen = false;
    },
  };
}

/** The wall clock, which every span has. */
export const wallClock: CounterSource = {
  width: 0,
  read: () => undefined,
  explain: (_, milliseconds) => ({
    wallClock: measuredTotal(milliseconds, { unit: 'milliseconds', confidence: 'clock', source: 'monotonic clock' }),
  }),
  close: () => undefined,
};
