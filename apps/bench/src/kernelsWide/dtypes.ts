// Element types beside float32 against NumPy, and short floats against our own float32.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Lane, openLane } from '../kernels/lane.ts';
import { type MeasureOptions, measureCase } from '../kernels/measureCase.ts';
import { numpyFor } from '../kernels/pinnedPeers.ts';
import { median } from '../statistics.ts';
import type { Comparison, SuiteContext, SuiteResult } from '../suite.ts';
import type { WideGroup } from './wideGroup.ts';

const appDir = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
const full: MeasureOptions = { rounds: 31, sampleMs: 1.5, warmupMs: 80 };
const rough: MeasureOptions = { rounds: 5, sampleMs: 0.2, warmupMs: 2 };

/** At least `bar` times as fast as the peer, if given. */
interface Case {
  readonly name: string;
  readonly n: number;
  readonly peer: 'NumPy' | 'float32';
  readonly bar?: number;
}

const integerOperations = 'add sub mul addSaturated mulSaturated multiplyAccumulate sum max min'.split(' ');
const doubleOperations = 'add mul sqrt maximum dot sum max argmax normL2'.split(' ');

/** Where memory bounds both, 0.95 is a draw. */
const cases: readonly Case[] = [
  ...['i8', 'i16'].flatMap((type) => integerOperations.map((operation) => `${operation}_${type}`)),
  ...doubleOperations.map((operation) => `${operation}_f64`),
].flatMap((name): Case[] => [
  { name, n: 1000, peer: 'NumPy', bar: 1.5 },
  { name, n: 1_000_000, peer: 'NumPy', bar: 0.95 },
]);
const products: readonly Case[] = [
  { name: 'matmul_f64', n: 512, peer: 'NumPy', bar: 0.7 },
  { name: 'dot_f16', n: 1_000_000, peer: 'float32', bar: 1.3 },
  { name: 'dot_f16', n: 32_000_000, peer: 'float32', bar: 1.7 },
];

export const dtypes: WideGroup = { name: 'dtypes', run: measure };

async function measure(context: SuiteContext): Promise<SuiteResult> {
  const lanes = await open(context);
  try {
    const found: Comparison[] = [];
    const asked = [...cases, ...products, ...bfloatCases(lanes.ours.about)].filter(({ name, n }) =>
      `dtypes ${name} ${n}`.includes(context.filter ?? ''),
    );
    for (const [i, measured] of asked.entries()) {
      context.progress.update(`${measured.name} ${measured.n}`, i, asked.length);
      found.push(await compare(measured, lanes, context.quick ? rough : full));
    }
    const versions = { kinglet: lanes.ours.about, NumPy: lanes.numpy.about };
    return { comparisons: found, versions, notes: [aboutFloats] };
  } finally {
    lanes.ours.close();
    lanes.numpy.close();
  }
}

const aboutFloats =
  'dtypes: float32 is our own kernel on as many elements. The bar of dot_bf16 is for processors that multiply bf16 themselves.';

/** A bar where the processor has an instruction for them. */
function bfloatCases(about: string): Case[] {
  const isNative = /(avx512|neon)_bf16/.test(about);
  return [1000, 1_000_000].map((n) => ({ name: 'dot_bf16', n, peer: 'float32', ...(isNative ? { bar: 1.8 } : {}) }));
}

interface Lanes {
  readonly ours: Lane;
  readonly numpy: Lane;
}

async function open(context: SuiteContext): Promise<Lanes> {
  const { stdout } = await run('python3', ['-c', 'import sys; print(sys.version.split()[0])']);
  const packages = await context.installPeer(numpyFor(stdout.trim()));
  const cpu = spawnSync('taskset', ['--version']).status === 0 ? 0 : undefined;
  const node = [process.execPath, '--conditions=@kinglet/source', join(appDir, 'src/lanes/dtypes.ts')];
  const python = ['python3', '-u', join(appDir, 'lanes/numpy_dtypes_lane.py')];
  const env = { PYTHONPATH: packages, OPENBLAS_NUM_THREADS: '1' };
  const ours = await openLane({ name: 'kinglet', command: node }, cpu);
  return { ours, numpy: await openLane({ name: 'NumPy', command: python, env }, cpu) };
}

async function compare({ name, n, peer, bar }: Case, lanes: Lanes, options: MeasureOptions): Promise<Comparison> {
  const other =
    peer === 'NumPy' ? { lane: lanes.numpy, operation: name } : { lane: lanes.ours, operation: `floats.${name}` };
  const contenders = [
    { name: 'kinglet', lane: lanes.ours, operation: name },
    { name: peer, ...other },
  ];
  const samples = await measureCase(contenders, n, options);
  const values = Object.fromEntries([...samples].map(([contender, ns]) => [contender, median(ns)]));
  const judged = bar === undefined ? {} : { bar: { ratio: bar } };
  return { case: `dtypes ${name} ${n}`, metric: 'time', unit: 'ns', better: 'lower', values, against: peer, ...judged };
}
