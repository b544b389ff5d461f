// Functions of mathematics, statistics and eigenvectors against NumPy and, where it has them, trueno.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Lane, openLane } from '../kernels/lane.ts';
import { type MeasureOptions, measureCase, type Samples } from '../kernels/measureCase.ts';
import { numpyFor, trueno } from '../kernels/pinnedPeers.ts';
import { median } from '../statistics.ts';
import type { Comparison, SuiteContext, SuiteResult } from '../suite.ts';
import type { WideGroup } from './wideGroup.ts';

const appDir = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
const full: MeasureOptions = { rounds: 21, sampleMs: 1.5, warmupMs: 60 };
const rough: MeasureOptions = { rounds: 5, sampleMs: 0.2, warmupMs: 2 };

const functions =
  'exp2 expm1 log2 log10 log1p tan asin acos atan atan2 sinh cosh asinh acosh atanh fract roundHalfAway copysign'.split(
    ' ',
  );
const statistics =
  'sumKahan sampleVariance stddev covariance correlation zScore minMax hamming jaccard outerProduct'.split(' ');

interface Case {
  readonly operation: string;
  readonly n: number;
  /** At least so many times as fast as NumPy: 0.95 where a draw is enough. */
  readonly bar?: number;
}

const cases: readonly Case[] = [
  ...[...functions, ...statistics].flatMap((operation) => [
    { operation, n: 1000, bar: 1.5 },
    { operation, n: 1_000_000, bar: 0.95 },
  ]),
  // Matrices of 10, 32 and 100 rows; LAPACK's blocks win in large ones, so no bar stands there.
  { operation: 'symmetricEigen', n: 100, bar: 1.5 },
  { operation: 'symmetricEigen', n: 1024, bar: 0.95 },
  { operation: 'symmetricEigen', n: 10_000 },
];

export const math: WideGroup = { name: 'math', run: measure };

async function measure(context: SuiteContext): Promise<SuiteResult> {
  const { lanes, notes } = await open(context);
  const comparisons: Comparison[] = [];
  const { filter = '', progress, quick } = context;
  const asked = cases.filter(({ operation, n }) => `math ${operation} ${n}`.includes(filter));
  try {
    for (const [i, { operation, n, bar }] of asked.entries()) {
      progress.update(`math ${operation} ${n}`, i, asked.length);
      const contenders = [...lanes].map(([name, lane]) => ({ name, lane, operation }));
      const samples = await measureCase(contenders, n, quick ? rough : full);
      comparisons.push(...judge(`math ${operation} ${n}`, samples, bar));
    }
  } finally {
    for (const lane of lanes.values()) lane.close();
  }
  return { comparisons, notes, versions: Object.fromEntries([...lanes].map(([name, { about }]) => [name, about])) };
}

/** A row for each peer that has the operation; trueno is never to be faster. */
function judge(name: string, samples: Samples, bar: number | undefined): Comparison[] {
  const values = Object.fromEntries([...samples].map(([lane, ns]) => [lane, median(ns)]));
  const row = { case: name, metric: 'time', unit: 'ns', better: 'lower', values } as const;
  const numpy = { ...row, against: 'NumPy', ...(bar === undefined ? {} : { bar: { ratio: bar } }) };
  return values.trueno === undefined ? [numpy] : [numpy, { ...row, against: 'trueno', bar: { ratio: 0.95 } }];
}

async function open(context: SuiteContext): Promise<{ lanes: ReadonlyMap<string, Lane>; notes: readonly string[] }> {
  const { stdout } = await run('python3', ['-c', 'import sys; print(sys.version.split()[0])']);
  const env = { PYTHONPATH: await context.installPeer(numpyFor(stdout.trim())), OPENBLAS_NUM_THREADS: '1' };
  const cpu = spawnSync('taskset', ['--version']).status === 0 ? 0 : undefined;
  const node = [process.execPath, '--conditions=@kinglet/source', join(appDir, 'src/lanes/math.ts')];
  const python = ['python3', '-u', join(appDir, 'lanes/numpy_math_lane.py')];
  const lanes = new Map([['kinglet', await openLane({ name: 'kinglet', command: node }, cpu)]]);
  lanes.set('NumPy', await openLane({ name: 'NumPy', command: python, env }, cpu));
  try {
    const command = [join(await context.installPeer(trueno), 'release/trueno-lane')];
    lanes.set('trueno', await openLane({ name: 'trueno', command }, cpu));
    return { lanes, notes: [] };
  } catch (error) {
    return { lanes, notes: [`math: skipped: trueno: ${(error as Error).message}`] };
  }
}
