// A profiler with all its parts.
import { threadId } from 'node:worker_threads';
import type { CounterSource } from './counters/counterSource.ts';
import { joinSources } from './counters/joinSources.ts';
import { type CounterGroup, groupsOfThread, openCounters } from './counters/openCounters.ts';
import { disabledProfiler } from './disabledProfiler.ts';
import { optionError } from './errors.ts';
import { machineOf } from './machine.ts';
import type { ProfilerOptions } from './options.ts';
import { openPower } from './power/openPower.ts';
import type { Profiler } from './profiler.ts';
import { Samplers } from './sampling/samplers.ts';
import { SpanProfiler } from './spanProfiler.ts';
import { SpanLog } from './spans/spanLog.ts';

/** Each group is read at both ends of a span. */
const groupsOfSpan: readonly CounterGroup[] = ['core', 'software'];
const mostKept = 10_000_000;

/**
 * Begins a profile of this thread, and of the process as far as counters see it. What the machine does not have or does not
 * allow is said in the report, and does not stop it. Throws ProfilerError KINGLET_PROFILER_OPTION.
 */
export function createProfiler(options: ProfilerOptions = {}): Profiler {
  if (options.enabled === false) return disabledProfiler;
  const { now = () => performance.now(), keptSpans = 10_000, kernels, sampling = false } = options;
  if (!Number.isInteger(keptSpans) || keptSpans < 0 || keptSpans > mostKept)
    throw optionError('keptSpans', `a whole number from 0 to ${mostKept}`, keptSpans);
  const { ofSpans, ofProcess } = countersOf(options);
  const counter = kernels?.();
  const machine = once(machineOf);
  const began = now();
  const begun = performance.timeOrigin + performance.now();
  let latest = 0;
  // No span may have a negative time, whatever clock is given.
  const clock = () => {
    const time = now() - began;
    if (time > latest) latest = time;
    return latest;
  };
  const samplers = sampling === false ? undefined : new Samplers(sampling === true ? {} : sampling, clock);
  const log = new SpanLog({
    now: clock,
    counters: ofSpans,
    kept: keptSpans,
    thread: threadId,
    ...(samplers && {
      onBegin: (id, name) => samplers.began(id, name),
      onEnd: (id) => samplers.ended(id),
    }),
  });
  const look = () => ({
    begun,
    machine: machine(),
    thread: threadId,
    ...(samplers?.look() ?? { cpu: [], heap: [], notes: [] }),
    kernels: counter?.uses() ?? [],
    ...(counter ? { roof: counter.roof() } : {}),
  });
  const closeCounters = () => {
    counter?.stop();
    ofSpans?.close();
    ofProcess?.close();
  };
  const releaseNow = () => {
    samplers?.releaseNow();
    closeCounters();
  };
  const release = async () => {
    await samplers?.release();
    closeCounters();
  };
  return new SpanProfiler({ log, counters: ofProcess, look, releaseNow, release });
}

interface Counters {
  readonly ofSpans: CounterSource | undefined;
  readonly ofProcess: CounterSource | undefined;
}

function countersOf({ counters = true, memoryBandwidth = true, power = 'profile' }: ProfilerOptions): Counters {
  if (!['off', 'profile', 'spans'].includes(power)) throw optionError('power', 'off, profile or spans', power);
  const ofMachine = power === 'off' ? [] : [openPower()];
  const { ofSpans = [], ofProcess = [] } = counters === true ? ownCounters(memoryBandwidth) : given(counters);
  return {
    ofSpans: joined([...ofSpans, ...(power === 'spans' ? ofMachine : [])]),
    ofProcess: joined([...ofProcess, ...ofMachine]),
  };
}

type Sources = Record<'ofProcess' | 'ofSpans', readonly CounterSource[]>;

function given(counters: readonly CounterSource[] | false): Partial<Sources> {
  return counters === false ? {} : { ofSpans: counters, ofProcess: counters };
}

function ownCounters(hasBandwidth: boolean): Sources {
  const bandwidth = hasBandwidth ? (['bandwidth'] as const) : [];
  const groups = [...groupsOfThread, ...bandwidth];
  return {
    ofSpans: [openCounters({ scope: 'thread', groups: groupsOfSpan })],
    ofProcess: [openCounters({ scope: 'process', groups })],
  };
}

function joined(sources: readonly CounterSource[]): CounterSource | undefined {
  return sources.length > 0 ? joinSources(sources) : undefined;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
