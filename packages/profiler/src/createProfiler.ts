// A profiler with all its parts.
import { isMainThread, threadId } from 'node:worker_threads';
import { describeHost, type HostDescription, known } from '@kinglet/host';
import type { CounterSource } from './counters/counterSource.ts';
import { joinSources } from './counters/joinSources.ts';
import { type CounterGroup, groupsOfThread, openCounters } from './counters/openCounters.ts';
import { disabledProfiler } from './disabledProfiler.ts';
import { optionError } from './errors.ts';
import { machineOf } from './machine.ts';
import type { ProfilerOptions } from './options.ts';
import { openPower } from './power/openPower.ts';
import type { Profiler } from './profiler.ts';
import { checkSampling, Samplers } from './sampling/samplers.ts';
import { SpanProfiler } from './spanProfiler.ts';
import { SpanLog } from './spans/spanLog.ts';

/** Each group is read at both ends of a span: the kernel's events would take twice as long as its accounting. */
const groupsOfSpan: readonly CounterGroup[] = ['core', 'usage'];
const usuallyKept = 10_000;
const mostKept = 10_000_000;

/**
 * Begins a profile of this thread; its counters see the whole process, in a worker that alone. What the machine does not have
 * or does not allow is said in the report, and does not stop it. Throws ProfilerError KINGLET_PROFILER_OPTION.
 */
export function createProfiler(options: ProfilerOptions = {}): Profiler {
  if (options.enabled === false) return disabledProfiler;
  // Before anything is opened that would stay open.
  checkOptions(options);
  const host = once(() => describeHost());
  const kernels = options.kernels?.();
  const { ofSpans, ofProfile } = countersOf(options, host);
  const now = steadyClock(options.now ?? (() => performance.now()));
  const begun = performance.timeOrigin + performance.now();
  const samplers = samplersOf(options, now);
  const look = () => ({
    machine: machineOf(host()),
    thread: threadId,
    ...(samplers?.look() ?? { cpu: [], heap: [], notes: [] }),
    kernels: kernels?.uses() ?? [],
    ...(kernels ? { roof: kernels.roof() } : {}),
  });
  const letGo = () => {
    kernels?.stop();
    ofSpans?.close();
    ofProfile?.close();
  };
  const log = new SpanLog({
    ...{ now, counters: ofSpans, kept: options.keptSpans ?? usuallyKept, thread: threadId },
    ...(samplers && {
      onBegin: (id, name) => samplers.began(id, name),
      onEnd: (id) => samplers.ended(id),
    }),
  });
  return new SpanProfiler({ log, begun, counters: ofProfile, look, samplers, letGo });
}

function checkOptions({ keptSpans = usuallyKept, power = 'profile', sampling }: ProfilerOptions): void {
  if (!Number.isInteger(keptSpans) || keptSpans < 0 || keptSpans > mostKept)
    throw optionError('keptSpans', `a whole number from 0 to ${mostKept}`, keptSpans);
  if (!['off', 'profile', 'spans'].includes(power)) throw optionError('power', 'off, profile or spans', power);
  if (typeof sampling === 'object') checkSampling(sampling);
}

function samplersOf({ sampling = false }: ProfilerOptions, now: () => number): Samplers | undefined {
  return sampling === false ? undefined : new Samplers(sampling === true ? {} : sampling, now);
}

/** From 0 on; stands still while the clock goes back, so that no span has a negative time. */
function steadyClock(now: () => number): () => number {
  const began = now();
  let latest = 0;
  return () => {
    const time = now() - began;
    if (time > latest) latest = time;
    return latest;
  };
}

interface Counters {
  readonly ofSpans: CounterSource | undefined;
  readonly ofProfile: CounterSource | undefined;
}

function countersOf(
  { counters = true, memoryBandwidth = true, power = 'profile' }: ProfilerOptions,
  host: () => HostDescription,
): Counters {
  const ofMachine = power === 'off' ? [] : [openPower()];
  const { ofSpans = [], ofProfile = [] } =
    counters === true ? ownCounters(memoryBandwidth, known(host().core) ?? 'unknown') : given(counters);
  return {
    ofSpans: joined([...ofSpans, ...(power === 'spans' ? ofMachine : [])]),
    ofProfile: joined([...ofProfile, ...ofMachine]),
  };
}

type Sources = Record<'ofProfile' | 'ofSpans', readonly CounterSource[]>;

function given(counters: readonly CounterSource[] | false): Partial<Sources> {
  return counters === false ? {} : { ofSpans: counters, ofProfile: counters };
}

function ownCounters(hasBandwidth: boolean, core: string): Sources {
  const bandwidth = hasBandwidth ? (['bandwidth'] as const) : [];
  const groups = [...groupsOfThread, ...bandwidth];
  // A worker's report is a branch of its parent's, which has the process: every worker would count all others.
  const scope = isMainThread ? 'process' : 'thread';
  return {
    ofSpans: [openCounters({ scope: 'thread', core, groups: groupsOfSpan })],
    ofProfile: [openCounters({ scope, core, groups })],
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
