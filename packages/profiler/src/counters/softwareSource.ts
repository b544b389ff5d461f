// What the kernel counts: perf's software events.
import type { Measurement, Unit } from '../measurement.ts';
import type { CounterSource } from './counterSource.ts';
import { measuredTotal, unavailable } from './measure.ts';
import { timesOfGroup } from './perfCalls.ts';
import { refusalOf } from './refusals.ts';
import { type CountingSystem, type Mode, openInMode, openOnThreads, type Scope } from './threadGroups.ts';

/** perf_sw_ids of linux/perf_event.h. */
const ids = {
  'cpu-clock': 0,
  'task-clock': 1,
  'context-switches': 3,
  'cpu-migrations': 4,
  'minor-faults': 5,
  'major-faults': 6,
} as const;

type SoftwareEvent = keyof typeof ids;

interface SoftwareMetric {
  readonly name: string;
  readonly unit: Unit;
  /** The events that it is the sum of. */
  readonly of: readonly SoftwareEvent[];
  readonly scale: number;
  /** Happens in the kernel: in user mode none is counted. */
  readonly isOfKernel?: true;
}

const perNanosecond = 1e-6;

const metrics: readonly SoftwareMetric[] = [
  { name: 'taskClock', unit: 'milliseconds', of: ['task-clock'], scale: perNanosecond },
  { name: 'cpuClock', unit: 'milliseconds', of: ['cpu-clock'], scale: perNanosecond },
  { name: 'pageFaults', unit: 'count', of: ['minor-faults', 'major-faults'], scale: 1 },
  { name: 'minorFaults', unit: 'count', of: ['minor-faults'], scale: 1 },
  { name: 'majorFaults', unit: 'count', of: ['major-faults'], scale: 1 },
  { name: 'contextSwitches', unit: 'count', of: ['context-switches'], scale: 1, isOfKernel: true },
  { name: 'cpuMigrations', unit: 'count', of: ['cpu-migrations'], scale: 1, isOfKernel: true },
];

const eventsOfThread = ['task-clock', 'minor-faults', 'major-faults', 'context-switches', 'cpu-migrations'] as const;
const eventsOf: Readonly<Record<Scope, readonly SoftwareEvent[]>> = {
  // Each event makes reading take longer, and a thread's cpu-clock is its task-clock.
  thread: eventsOfThread,
  process: [...eventsOfThread, 'cpu-clock'],
};

export interface SoftwareSource extends CounterSource {
  /** Whether nothing is missing that getrusage knows. */
  readonly isComplete: boolean;
}

/** Never throws for what the machine lacks. */
export function openSoftware(system: CountingSystem, scope: Scope): SoftwareSource {
  const events = eventsOf[scope];
  const perfEvents = events.map((event) => ({ type: 1, config: ids[event] }));
  try {
    const { group, mode } = openInMode(system.perf, perfEvents);
    group.close();
    const { width, read, close } = openOnThreads(system, scope, [{ events: perfEvents, mode }]);
    const explain: CounterSource['explain'] = (difference) => {
      const counted = new Map(events.map((event, i) => [event, difference[timesOfGroup + i]!]));
      return Object.fromEntries(metrics.map((metric) => [metric.name, explainOne(metric, counted, mode)]));
    };
    return { isComplete: mode === 'all', width, read, explain, close };
  } catch (error) {
    return nothing(refusalOf(error, system.files, 'this kernel has no software events'));
  }
}

function explainOne(
  { of, unit, scale, isOfKernel }: SoftwareMetric,
  counted: ReadonlyMap<SoftwareEvent, number>,
  mode: Mode,
): Measurement {
  const label = of.join(' + ');
  if (!of.every((event) => counted.has(event)))
    return unavailable(`${label} is counted of processes alone: of a thread it is task-clock`);
  if (mode === 'user' && isOfKernel)
    return unavailable(`EACCES — ${label} happen in the kernel, which perf_event_paranoid keeps from being counted`);
  // Clocks run in the kernel too, faults that it has itself are left out.
  const source = mode === 'user' && unit === 'count' ? `${label}, in user mode` : label;
  const sum = of.reduce((total, event) => total + counted.get(event)!, 0);
  return measuredTotal(sum * scale, { unit, confidence: 'software', source });
}

function nothing(reason: string): SoftwareSource {
  return {
    isComplete: false,
    width: 0,
    read: () => undefined,
    explain: () => Object.fromEntries(metrics.map(({ name }) => [name, unavailable(reason)])),
    close: () => undefined,
  };
}
