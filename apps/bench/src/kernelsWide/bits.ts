// Hashes and ciphers against what Node has of them, random numbers against NumPy.
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

type Peer = 'OpenSSL' | 'zlib' | 'loop' | 'NumPy';

/** Of so many bytes, keys, rows or numbers; at least `bar` times as fast as the peer, if given. */
interface Case {
  readonly name: string;
  readonly n: number;
  readonly peer: Peer;
  readonly bar?: number;
}

const sizes = (name: string, peer: Peer, bars: Readonly<Record<number, number | undefined>>): Case[] =>
  Object.entries(bars).map(([n, bar]) => ({ name, n: Number(n), peer, ...(bar === undefined ? {} : { bar }) }));
const distributions = ['random', 'standard_normal', 'standard_exponential', 'integers'];

const cases: readonly Case[] = [
  ...sizes('sha256', 'OpenSSL', { 1024: 0.9, 1048576: 0.9 }),
  ...sizes('aesCtr', 'OpenSSL', { 1024: 0.9, 1048576: 0.9 }),
  ...sizes('crc32c', 'zlib', { 1024: 1, 1048576: 1 }),
  ...sizes('hashKeys', 'loop', { 1000: 1, 1000000: 1 }),
  ...sizes('hashRows', 'zlib', { 1000: 1, 1000000: 1 }),
  ...distributions.flatMap((name) => sizes(name, 'NumPy', { 1000: 1.5, 1000000: 2 })),
];

/** Beside ours, what the lane calls it. */
const prefixes: Readonly<Record<Exclude<Peer, 'NumPy'>, string>> = { OpenSSL: 'node', zlib: 'node', loop: 'loops' };

export const bits: WideGroup = { name: 'bits', run: measure };

async function measure(context: SuiteContext): Promise<SuiteResult> {
  const lanes = await open(context);
  try {
    const comparisons: Comparison[] = [];
    const asked = cases.filter(({ name, n }) => `bits ${name} ${n}`.includes(context.filter ?? ''));
    for (const [i, measured] of asked.entries()) {
      context.progress.update(`${measured.name} ${measured.n}`, i, asked.length);
      comparisons.push(await compare(measured, lanes, context.quick ? rough : full));
    }
    return { comparisons, versions: { kinglet: lanes.ours.about, NumPy: lanes.numpy.about }, notes: [aboutPeers] };
  } finally {
    lanes.ours.close();
    lanes.numpy.close();
  }
}

const aboutPeers =
  "bits: SHA-256 and AES-128-CTR against node:crypto; CRC32C, and XXH32 of rows of 16 bytes, against zlib's CRC-32, which is all that Node has; numbers against NumPy's default generator, PCG64, of the same type.";

interface Lanes {
  readonly ours: Lane;
  readonly numpy: Lane;
}

async function open(context: SuiteContext): Promise<Lanes> {
  const { stdout } = await run('python3', ['-c', 'import sys; print(sys.version.split()[0])']);
  const packages = await context.installPeer(numpyFor(stdout.trim()));
  const cpu = spawnSync('taskset', ['--version']).status === 0 ? 0 : undefined;
  const node = [process.execPath, '--conditions=@kinglet/source', join(appDir, 'src/lanes/bits.ts')];
  const python = ['python3', '-u', join(appDir, 'lanes/numpy_random_lane.py')];
  const ours = await openLane({ name: 'kinglet', command: node }, cpu);
  return { ours, numpy: await openLane({ name: 'NumPy', command: python, env: { PYTHONPATH: packages } }, cpu) };
}

async function compare({ name, n, peer, bar }: Case, lanes: Lanes, options: MeasureOptions): Promise<Comparison> {
  const other =
    peer === 'NumPy'
      ? { lane: lanes.numpy, operation: name }
      : { lane: lanes.ours, operation: `${prefixes[peer]}.${name}` };
  const samples = await measureCase(
    [
      { name: 'kinglet', lane: lanes.ours, operation: name },
      { name: peer, ...other },
    ],
    n,
    options,
  );
  const values = Object.fromEntries([...samples].map(([contender, ns]) => [contender, median(ns)]));
  const judged = bar === undefined ? {} : { bar: { ratio: bar } };
  return { case: `bits ${name} ${n}`, metric: 'time', unit: 'ns', better: 'lower', values, against: peer, ...judged };
}
