// What a span costs.
import { createHistogram, performance } from 'node:perf_hooks';
import { createProfiler, type Profiler } from '@kinglet/profiler';
import { interleave } from '../interleave.ts';

/** Nanoseconds of CPU time that a call takes more, by the way in which it is made a span. */
export type SpanCosts = Readonly<Record<(typeof spanKinds)[number] | 'timerify', number>>;

export const spanKinds = ['context', 'profileFunction', 'using span'] as const;

/** Of a profiler, and of Node's own `performance.timerify` into a histogram, against the bare call. */
export function measureSpans(counters: boolean, rounds: number): SpanCosts {
  using profiler = createProfiler({ counters, power: 'off', memoryBandwidth: false });
  const spans = spansOf(profiler, next);
  const timed = performance.timerify(next, { histogram: createHistogram() });
  const [bare, ...timings] = interleave([{ name: 'bare', run: next }, ...spans, { name: 'timerify', run: timed }], {
    rounds,
    now: cpuMilliseconds,
    sampleMs: 80, // of which the system counts ticks, of up to 10 ms
  });
  return Object.fromEntries(timings.map(({ name, ns }) => [name, ns - bare!.ns])) as SpanCosts;
}

/** Of this thread: what others do on this machine is not in it. */
function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

let count = 0;

function next(): number {
  return ++count;
}

function spansOf(profiler: Profiler, work: () => number): { readonly name: string; readonly run: () => number }[] {
  const usingSpan = (): number => {
    using _ = profiler.span('span');
    return work();
  };
  const [context, profileFunction, usingName] = spanKinds;
  return [
    { name: context, run: () => profiler.context('context', work) },
    { name: profileFunction, run: profiler.profileFunction(work, 'function') },
    { name: usingName, run: usingSpan },
  ];
}
