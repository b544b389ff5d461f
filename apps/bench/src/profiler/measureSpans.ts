// What a span costs, and profiling that is off.
import { createHistogram, performance } from 'node:perf_hooks';
import { createProfiler, type Profiler } from '@kinglet/profiler';
import { interleave } from '../interleave.ts';
import { type Interval, pairedRatioInterval } from '../statistics.ts';

/** Nanoseconds of CPU time that a call takes more, by the way in which it is made a span. */
export type SpanCosts = Readonly<Record<(typeof spanKinds)[number] | 'timerify', number>>;

/** Of something that is off. */
export interface OffCost {
  readonly ratio: number;
  readonly interval: Interval;
}

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
 * How many times as much CPU time as bare some tens of microseconds of work take in functions and contexts of a profiler that is off: the median of
 * the rounds and its 95 % interval.
 */
export function measureOff(rounds: number): OffCost {
  const off = createProfiler({ enabled: false });
  const profiled = off.profileFunction(someWork);
  const [bare, inSpans] = interleave(
    [
      { name: 'bare', run: () => someWork() },
      { name: 'off', run: () => off.context('event', profiled) },
    ],
    { rounds, now: cpuMilliseconds },
  );
  return { ratio: inSpans!.ns / bare!.ns, interval: pairedRatioInterval(inSpans!.samples, bare!.samples) };
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

/** Without garbage, whose collection would drown what is looked for. */
function someWork(): number {
  let sum = 0;
  for (let i = 1; i <= 20_000; i++) sum += Math.sqrt(i);
  return sum;
}
