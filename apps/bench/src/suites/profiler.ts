// What the profiler costs: spans, samples, counted kernels, and one that is off; how fast its page opens.

import { formatBytes } from '../format.ts';
import { type CountingCosts, measureCounting } from '../profiler/measureCounting.ts';
import { measureOff, type OffCost } from '../profiler/measureOff.ts';
import { measurePage, type PageFigures } from '../profiler/measurePage.ts';
import { measureSampling, type SamplingCost, type SamplingCosts } from '../profiler/measureSampling.ts';
import { measureSpans, type SpanCosts, spanKinds } from '../profiler/measureSpans.ts';
import type { Comparison, Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Profiler',
  description:
    'What profiling adds to the work that is profiled, which takes turns with the same work unprofiled: spans in one process, sampling ' +
    'and profiling that is off in processes of their own, all in CPU time; calls of kernels in slices of some milliseconds of processes ' +
    'that stay; and how long Chromium takes to open the page of a long profile.',
  run,
};

/** Of the long profile. */
const samples = 1_000_000;

async function run({ quick, progress }: SuiteContext): Promise<SuiteResult> {
  const turns = (what: string, rounds: number) => ({
    rounds,
    onProgress: (done: number, total: number) => progress.update(what, done, total),
  });
  progress.update('spans');
  const rounds = quick ? 7 : 31;
  const [bare, counting] = [measureSpans(false, rounds), measureSpans(true, rounds)];
  const off = measureOff(turns('profiling off', quick ? 3 : 15));
  const sampling = await measureSampling(turns('sampling', quick ? 3 : 15));
  const kernels = await measureCounting(turns('counted kernels', quick ? 3 : 15));
  progress.update('the page');
  const page = await measurePage(samples, quick ? 3 : 5);
  return {
    comparisons: [
      ...compareSpans('no counters', bare, 1),
      ...compareSpans('with counters', counting, 5),
      compareOff('20 000 square roots', 'CPU time added', off),
      ...compareSampling(sampling),
      ...compareCounting(kernels),
      ...(page ? [comparePage(page)] : []),
    ],
    versions: {
      'performance.timerify': process.versions.node,
      'node --cpu-prof': process.versions.node,
      ...(page && { Chromium: page.chromium }),
    },
    notes: [
      "performance.timerify, which is Node's own, adds each duration to one histogram: no tree, no counters, nothing that is found again after an await.",
      `Sampling: of ${sampling.workMs.toFixed(0)} ms of CPU time unprofiled; ${rangeOf('kinglet', sampling.kinglet)}; ${rangeOf('node --cpu-prof', sampling.node)}.`,
      `Profiling off: ${percentsOf(off)} of the square roots, ${percentsOf(kernels.off)} of the call (95 % intervals); below ${noisePercent} % is taken for nothing.`,
      page
        ? `The page: 20 000 call paths, 10 000 spans, ${formatBytes(page.bytes)}.`
        : 'Skipped: the page, since there is no chromium on PATH.',
    ],
  };
}

function compareSpans(when: string, { timerify, ...costs }: SpanCosts, limit: number): Comparison[] {
  return spanKinds.map((kind) => ({
    ...added,
    case: `a span by ${kind}, ${when}`,
    metric: 'CPU time',
    unit: 'µs',
    values: { kinglet: costs[kind] / 1000, 'performance.timerify': timerify / 1000 },
    bar: { limit },
  }));
}

/** What two runs of the same differ by here is taken for nothing. */
const noisePercent = 2;

function compareOff(what: string, metric: string, { ratio }: OffCost): Comparison {
  return {
    ...added,
    case: `${what}, profiling off`,
    metric,
    unit: '%',
    values: { kinglet: 100 * (ratio - 1) },
    bar: { limit: noisePercent },
  };
}

function compareSampling({ kinglet, node, edgesMs }: SamplingCosts): Comparison[] {
  return [
    {
      ...added,
      case: 'work, its stack sampled every ms',
      metric: 'CPU time added',
      unit: '%',
      values: { kinglet: kinglet.percent, 'node --cpu-prof': node.percent },
      bar: { limit: 5 },
    },
    {
      ...added,
      case: 'a sampled profile, its beginning and its end',
      metric: 'CPU time',
      unit: 'ms',
      values: { kinglet: edgesMs },
    },
  ];
}

function compareCounting({ counted, off }: CountingCosts): Comparison[] {
  const call = 'dot of 256 elements';
  return [
    {
      ...added,
      case: `${call}, counted`,
      metric: 'time added',
      unit: 'µs',
      values: { kinglet: counted / 1000 },
      bar: { limit: 0.5 },
    },
    compareOff(call, 'time added', off),
  ];
}

function comparePage({ readyMs }: PageFigures): Comparison {
  return {
    ...added,
    case: 'the page of a million samples in Chromium',
    metric: 'time until it can be used',
    unit: 'ms',
    values: { kinglet: readyMs },
    bar: { limit: 1000 },
  };
}

const added = { better: 'lower', against: null } as const;

function percentsOf({ interval: { low, high } }: OffCost): string {
  return `${(100 * (low - 1)).toFixed(1)} to ${(100 * (high - 1)).toFixed(1)} %`;
}

function rangeOf(name: string, { interval: { low, high }, samples }: SamplingCost): string {
  return `${name} ${low.toFixed(1)} to ${high.toFixed(1)} % (95 %), ${samples} samples`;
}
