// What a span costs, and profiling that is off.
import { createHistogram, performance } from 'node:perf_hooks';
import { createProfiler, type Profiler } from '@kinglet/profiler';
import { interleave } from '../interleave.ts';
import { type Interval, pairedRatioInterval } from '../statistics.ts';

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
  });
  return Object.fromEntries(timings.map(({ name, ns }) => [name, ns - bare!.ns])) as SpanCosts;
}

/**
 * How many times more CPU time work of some twenty microseconds takes in functions and contexts of a profiler that is off: the median of
 * rounds and its 95 % interval.
 */
export function measureOff(rounds: number): { readonly ratio: number; readonly interval: Interval } {
  const off = createProfiler({ enabled: false });
  const profiled = off.profileFunction(someWork);
  const [bare, inSpans] = interleave(
    [
      { name: 'bare', run: () => someWork() },
      { name: 'off', run: () => off.context('event', profiled) },
    ],
    { rounds, now: cpuMilliseconds },
  );
  const interval = pairedRatioInterval(inSpans!.samples, bare!.samples);
  return { ratio: inSpans!.ns / bare!.ns, interval };
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

const text = JSON.stringify(Array.from({ length: 100 }, (_, i) => ({ id: i, name: `item ${i}` })));

function someWork(): unknown {
  return JSON.parse(text);
}
