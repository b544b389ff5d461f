// A profiler with all its parts.
import { threadId } from 'node:worker_threads';
import type { CounterSource } from './counters/counterSource.ts';
import { joinSources } from './counters/joinSources.ts';
import { openCounters } from './counters/openCounters.ts';
import { disabledProfiler } from './disabledProfiler.ts';
import { optionError } from './errors.ts';
import { machineOf } from './machine.ts';
import type { ProfilerOptions } from './options.ts';
import type { Profiler } from './profiler.ts';
import { SpanProfiler } from './spanProfiler.ts';
import { SpanLog } from './spans/spanLog.ts';

const mostKept = 10_000_000;

/**
 * Begins a profile of this thread, and of the process as far as counters see it. What the machine does not have or does not
 * allow is said in the report, and does not stop it. Throws ProfilerError KINGLET_PROFILER_OPTION.
 */
export function createProfiler(options: ProfilerOptions = {}): Profiler {
  if (options.enabled === false) return disabledProfiler;
  const { now = () => performance.now(), keptSpans = 10_000, kernels } = options;
  if (!Number.isInteger(keptSpans) || keptSpans < 0 || keptSpans > mostKept)
    throw optionError('keptSpans', `a whole number from 0 to ${mostKept}`, keptSpans);
  const { ofSpans, ofProcess } = countersOf(options);
  const counter = kernels?.();
  const machine = once(machineOf);
  const began = now();
  const begun = performance.timeOrigin + performance.now();
  const log = new SpanLog({ now: () => now() - began, counters: ofSpans, kept: keptSpans, thread: threadId });
  const look = () => ({
    begun,
    machine: machine(),
    thread: threadId,
    cpu: [],
    heap: [],
    kernels: counter?.uses() ?? [],
    ...(counter ? { roof: counter.roof() } : {}),
    notes: [],
  });
  const releaseNow = () => {
    counter?.stop();
    ofSpans?.close();
    ofProcess?.close();
  };
  return new SpanProfiler({ log, counters: ofProcess, look, releaseNow, release: async () => releaseNow() });
}

interface Counters {
  readonly ofSpans: CounterSource | undefined;
  readonly ofProcess: CounterSource | undefined;
}

function countersOf({ counters = true, memoryBandwidth = true }: ProfilerOptions): Counters {
  if (counters === false) return { ofSpans: undefined, ofProcess: undefined };
  if (counters !== true) {
    const given = joinSources(counters);
    return { ofSpans: given, ofProcess: given };
  }
  const bandwidth = memoryBandwidth ? (['bandwidth'] as const) : [];
  return {
    ofSpans: openCounters({ scope: 'thread' }),
    ofProcess: openCounters({
      scope: 'process',
      groups: ['core', 'memory', 'topDown', 'simd', 'software', ...bandwidth],
    }),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
