// What sampling costs of a process, measured in processes that take turns.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Interval, median, medianInterval } from '../statistics.ts';
import type { Turns } from './inTurns.ts';
import { slicesInTurns } from './slicesInTurns.ts';

/** Percent of the CPU time of work that is added: the median of the rounds, and its 95 % interval. */
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
export async function measureSampling({ rounds, onProgress }: Turns): Promise<SamplingCosts> {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-sampling-'));
  const kinds = {
    off: { args: ['0'] },
    kinglet: { args: [String(interval)] },
    node: { args: ['0'], options: ['--cpu-prof', `--cpu-prof-interval=${interval}`, `--cpu-prof-dir=${folder}`] },
  };
  const runs: Record<keyof typeof kinds, Run>[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const said = await slicesInTurns(program, kinds, slices);
      runs.push({ off: runOf(said.off), kinglet: runOf(said.kinglet), node: runOf(said.node) });
      onProgress(round + 1, rounds);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    kinglet: costOf(runs.map(({ kinglet, off }) => [kinglet, off])),
    node: costOf(runs.map(({ node, off }) => [node, off])),
    workMs: median(runs.map(({ off }) => off.workMs)),
    edgesMs: median(runs.map(({ kinglet }) => kinglet.edgesMs)),
  };
}

const program = new URL('./sampledWork.ts', import.meta.url);
/** Microseconds. */
const interval = 1000;
/** Of some hundredths of a second: the system counts CPU time by ticks, so that only their sum says something. */
const slices = { slices: 12, line: '40', last: 'end' };

interface Run {
  readonly workMs: number;
  readonly edgesMs: number;
  readonly samples: number;
}

function runOf(said: readonly unknown[]): Run {
  const workMs = said.slice(0, -1).reduce<number>((sum, ms) => sum + (ms as number), 0);
  return { workMs, ...(said.at(-1) as Omit<Run, 'workMs'>) };
}

function costOf(runs: readonly (readonly [on: Run, off: Run])[]): SamplingCost {
  const percents = runs.map(([on, off]) => 100 * (on.workMs / off.workMs - 1));
  return {
    percent: median(percents),
    interval: medianInterval(percents),
    samples: median(runs.map(([{ samples }]) => samples)),
  };
}
