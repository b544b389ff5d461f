// The processor's counters.

import type { Measurement, Metrics } from '../measurement.ts';
import type { CoreEvents, CoreGroupName, Count } from './cores/coreEvents.ts';
import type { CounterSource } from './counterSource.ts';
import { measured, unavailable } from './measure.ts';
import { type EventSet, type PossibleGroups, possibleGroups } from './openGroups.ts';
import { timesOfGroup } from './perfCalls.ts';
import type { Counts, PmuMetric } from './pmuMetric.ts';
import { pmuMetrics } from './pmuMetrics.ts';
import { refusalOf } from './refusals.ts';
import { type CountingSystem, noGroups, openOnThreads, type Scope, type ThreadGroups } from './threadGroups.ts';

export interface PmuOptions {
  readonly scope: Scope;
  readonly core: CoreEvents;
  readonly groups: readonly CoreGroupName[];
  /** Of a vector of SVE. */
  readonly vectorBytes: number | undefined;
}

/** Never throws for what the machine lacks. */
export function openPmu(system: CountingSystem, { scope, core, groups, vectorBytes }: PmuOptions): CounterSource {
  const possible = openAll(system, scope, possibleGroups(system.perf, system.files, core, groups));
  const { sets, threads } = possible;
  const metrics = pmuMetrics(core);
  return {
    width: threads.width,
    read: threads.read,
    explain: (difference, milliseconds) => {
      const readings = readingsOf(sets, difference);
      const explainOne = (metric: PmuMetric): Measurement => {
        const reading = readings.find(({ labels }) => metric.needs.every((count) => labels.has(count)));
        if (!reading) return unavailable(whyNot(metric, core, possible));
        return computed(metric, reading, { milliseconds, vectorBytes });
      };
      return Object.fromEntries(metrics.map((metric) => [metric.name, explainOne(metric)])) as Metrics;
    },
    close: threads.close,
  };
}

interface OpenedGroups extends PossibleGroups {
  readonly threads: ThreadGroups;
}

function openAll(system: CountingSystem, scope: Scope, possible: PossibleGroups): OpenedGroups {
  const groups = possible.sets.map(({ events, mode }) => ({ mode, events: events.map(({ event }) => event) }));
  try {
    return { ...possible, threads: openOnThreads(system, scope, groups) };
  } catch (error) {
    const reason = refusalOf(error, system.files, 'a thread has not this PMU');
    const counts = possible.sets.flatMap(({ events }) => events.map(({ count }) => count));
    const refused = new Map([...possible.refused, ...counts.map((count) => [count, reason] as const)]);
    return { sets: [], refused, threads: noGroups };
  }
}

/** What one set of events says. */
interface SetReading {
  readonly labels: ReadonlyMap<Count, string>;
  readonly counts: Counts;
  readonly enabled: number;
  readonly running: number;
  readonly isKernelCounted: boolean;
}

function readingsOf(sets: readonly EventSet[], difference: Float64Array): SetReading[] {
  let at = 0;
  return sets.map(({ events, mode }) => {
    const [enabled = 0, running = 0] = difference.subarray(at, at + timesOfGroup);
    const first = at + timesOfGroup;
    at = first + events.length;
    return {
      labels: new Map(events.map(({ count, label }) => [count, label])),
      counts: Object.fromEntries(events.map(({ count }, i) => [count, difference[first + i]!])),
      enabled,
      running,
      isKernelCounted: mode === 'all',
    };
  });
}

/** Scaled to the whole time by enabled / running: perf_event_open(2), "PERF_FORMAT_TOTAL_TIME_RUNNING". */
function computed(
  metric: PmuMetric,
  { labels, counts, enabled, running, isKernelCounted }: SetReading,
  { milliseconds, vectorBytes }: { readonly milliseconds: number; readonly vectorBytes: number | undefined },
): Measurement {
  const source = `${metric.formula((count) => labels.get(count) ?? count)}${isKernelCounted ? '' : ', in user mode'}`;
  if (enabled === 0) return unavailable(`${source}: no thread ran meanwhile`);
  if (running === 0) return unavailable(`${source}: others had the counters all the time`);
  const all = [enabled, running, ...metric.needs.map((count) => counts[count]!)];
  if (all.some((number) => !(number >= 0))) return unavailable(`${source}: a counter went backwards`);
  // The times are not read at one moment.
  const counted = Math.min(1, running / enabled);
  const scaled = Object.fromEntries(metric.needs.map((count) => [count, counts[count]! / counted])) as Required<Counts>;
  const surroundings = { milliseconds, vectorBytes, isKernelCounted, ranNanoseconds: enabled };
  const value = metric.compute(scaled, surroundings);
  if (typeof value === 'string') return unavailable(`${source}: ${value}`);
  const confidence = metric.isEstimate ? 'estimate' : 'pmu';
  return measured(value, { unit: metric.unit, confidence, source, counted });
}

function whyNot(
  { name, needs }: PmuMetric,
  { name: core, absent, groups }: CoreEvents,
  possible: PossibleGroups,
): string {
  const refused = needs.find((count) => possible.refused.has(count));
  // Without a PMU that is the reason for all.
  if (possible.sets.length === 0 && possible.refused.size > 0 && !absent[name])
    return possible.refused.get(refused ?? 'cycles') ?? [...possible.refused.values()][0]!;
  if (absent[name]) return absent[name];
  if (refused) return possible.refused.get(refused)!;
  const opened = (count: Count): boolean =>
    possible.sets.some(({ events }) => events.some((each) => each.count === count));
  const missing = needs.find((count) => !opened(count));
  if (missing === undefined) return 'its events do not fit on the counters together';
  const group = groups.find(({ anchors, events }) => [...anchors, ...events].some(({ count }) => count === missing));
  return group ? `the group '${group.name}' was not asked for` : `there is no event for it on ${core}`;
}
