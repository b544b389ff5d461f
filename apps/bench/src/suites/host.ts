// What it takes to know the machine: the first call of a process and those after it, against lscpu.
import { execFileSync, spawnSync } from 'node:child_process';
import { advise, describeHost } from '@kinglet/host';
import { firstCalls } from '../host/firstCalls.ts';
import { interleave } from '../interleave.ts';
import { median } from '../statistics.ts';
import type { Comparison, Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Host',
  description:
    'describeHost() and advise(): the first call in a process of its own, in which Node starts no child, and later calls, ' +
    'which take turns with lscpu, the program that others start to know the machine.',
  run,
};

async function run({ quick, progress }: SuiteContext): Promise<SuiteResult> {
  const processes = quick ? 5 : 41;
  progress.update('first calls');
  const first = { describeHost: firstCalls('describeHost', processes), advise: firstCalls('advise', processes) };
  progress.update('later calls');
  const hasLscpu = spawnSync('lscpu', ['--version']).status === 0;
  const timings = interleave(
    [
      { name: 'describeHost', run: () => describeHost() },
      { name: 'advise', run: () => advise() },
      ...(hasLscpu ? [{ name: 'lscpu', run: () => execFileSync('lscpu', ['--json']) }] : []),
    ],
    quick ? { rounds: 5 } : {},
  );
  const later = Object.fromEntries(timings.map(({ name, ns }) => [name, ns / 1e6]));
  return {
    comparisons: [
      firstCall('describeHost', first.describeHost, describeLimit),
      firstCall('advise', first.advise),
      laterCall('describeHost', later, describeLimit),
      laterCall('advise', later),
    ],
    notes: [
      `Medians of ${processes} processes and of interleaved rounds.`,
      ...(hasLscpu ? [] : ['Skipped: lscpu, which is not installed.']),
    ],
  };
}

/** Milliseconds, of the description alone. */
const describeLimit = { limit: 5 };

function firstCall(name: string, samples: readonly number[], bar?: Comparison['bar']): Comparison {
  const values = { kinglet: median(samples) };
  return { ...inMilliseconds, case: `${name}, first call of a process`, values, against: null, ...(bar && { bar }) };
}

function laterCall(name: string, later: Readonly<Record<string, number>>, bar?: Comparison['bar']): Comparison {
  const { [name]: kinglet = Number.NaN, lscpu } = later;
  const values = { kinglet, ...(lscpu === undefined ? {} : { lscpu }) };
  // A bar that is a limit stands alone; the peer is seen beside it.
  const against = bar || lscpu === undefined ? null : 'lscpu';
  return { ...inMilliseconds, case: `${name}, later calls`, values, against, ...(bar && { bar }) };
}

const inMilliseconds = { metric: 'time', unit: 'ms', better: 'lower' } as const;
