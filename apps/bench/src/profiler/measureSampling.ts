// What sampling costs of a process, measured in processes that take turns.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Interval, median, pairedRatioInterval } from '../statistics.ts';
import { inTurns, printedBy, type Turns } from './inTurns.ts';

/** Percent of the CPU time of work that is added: by the medians, and the 95 % interval of the rounds' ratios. */
export interface SamplingCost {
  readonly percent: number;
  readonly interval: Interval;
  /** Of a process: the median. */
  readonly samples: number;
}

export interface SamplingCosts {
  readonly kinglet: SamplingCost;
  /** `node --cpu-prof` at the same interval. */
  readonly node: SamplingCost;
  /** Milliseconds of CPU time of the unprofiled work: the median. */
  readonly workMs: number;
  /** That Kinglet's profiler takes to begin and to end, once: the median. */
  readonly edgesMs: number;
}

/** One process of each kind a round, 1 ms between samples. */
export function measureSampling(turns: Turns): SamplingCosts {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-sampling-'));
  try {
    const options = {
      off: [],
      kinglet: [],
      node: ['--cpu-prof', `--cpu-prof-interval=${interval}`, `--cpu-prof-dir=${folder}`],
    };
    const runs = inTurns(['off', 'kinglet', 'node'], turns, (kind) => runOnce(kind === 'kinglet', options[kind]));
    return {
      kinglet: costOf(runs.kinglet, runs.off),
      node: costOf(runs.node, runs.off),
      workMs: median(runs.off.map(({ workMs }) => workMs)),
      edgesMs: median(runs.kinglet.map(({ edgesMs }) => edgesMs)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Microseconds. */
const interval = 1000;
/** Of the work: some half a second. */
const repeats = 300;

interface Run {
  readonly workMs: number;
  readonly edgesMs: number;
  readonly samples: number;
}

function runOnce(isSampled: boolean, options: readonly string[]): Run {
  const program = new URL('./sampledWork.ts', import.meta.url);
  return printedBy(program, [String(isSampled ? interval : 0), String(repeats)], options) as Run;
}

function costOf(runs: readonly Run[], off: readonly Run[]): SamplingCost {
  const [on, without] = [runs, off].map((some) => some.map(({ workMs }) => workMs)) as [number[], number[]];
  const { low, high } = pairedRatioInterval(on, without);
  return {
    percent: percentOf(median(on) / median(without)),
    interval: { low: percentOf(low), high: percentOf(high) },
    samples: median(runs.map(({ samples }) => samples)),
  };
}

function percentOf(ratio: number): number {
  return 100 * (ratio - 1);
}
