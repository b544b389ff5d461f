// A profiler with all its parts.
import { threadId } from 'node:worker_threads';
import type { CounterSource } from './counters/counterSource.ts';
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
  const began = now();
  const begun = performance.timeOrigin + performance.now();
  const counters = Array.isArray(options.counters) ? (options.counters[0] as CounterSource) : undefined;
  const log = new SpanLog({ now: () => now() - began, counters, kept: keptSpans, thread: threadId });
  const counter = kernels?.();
  const machine = once(machineOf);
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
  const releaseNow = () => counter?.stop();
  return new SpanProfiler({ log, counters, look, releaseNow, release: async () => releaseNow() });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
