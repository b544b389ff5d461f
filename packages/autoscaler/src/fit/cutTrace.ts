// The beginning of a trace.
import type { Arrivals, Trace } from '../trace.ts';

/** What arrives before `toMs`, in milliseconds from the trace's start. */
export function cutTrace(trace: Trace, toMs: number): Trace {
  if (toMs >= trace.durationMs) return trace;

  return { ...trace, durationMs: toMs, arrivals: cut(trace.arrivals, toMs) };
}

function cut(arrivals: Arrivals, toMs: number): Arrivals {
  if (arrivals.kind === 'rates') {
    const perSecond = arrivals.perSecond.subarray(0, Math.ceil(toMs / arrivals.intervalMs));

    return { ...arrivals, perSecond };
  }
  const firstLater = arrivals.timesMs.findIndex((time) => time >= toMs);
  const count = firstLater === -1 ? arrivals.timesMs.length : firstLater;
  const { timesMs, serviceMs } = arrivals;

  return {
    kind: 'times',
    timesMs: timesMs.subarray(0, count),
    ...(serviceMs === undefined ? {} : { serviceMs: serviceMs.subarray(0, count) }),
  };
}
