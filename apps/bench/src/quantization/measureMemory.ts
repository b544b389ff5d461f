// The memory that quantizing a large model takes, ours and that of ONNX Runtime's tools, each in a process of its own.
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeModelFile } from '@kinglet/onnx';
import type { QuantizeOptions } from '@kinglet/quantization';
import { BenchError } from '../errors.ts';
import { type RunProgram, runProgram } from './compareTools.ts';
import { largeMlp, largeSamples, largeWidth } from './largeMlp.ts';

/** Of one program. */
export interface MemoryFigures {
  /** The most that was resident, less what an empty program of the language takes, in sizes of the model. */
  readonly models: number;
  /** Imports excluded. */
  readonly seconds: number;
}

export interface MemoryRow {
  readonly setting: string;
  readonly ours: MemoryFigures;
  /** Undefined where the tools have no such setting, or are not installed. */
  readonly theirs: MemoryFigures | undefined;
}

export interface MeasureMemoryOptions {
  /** The folder of the peer; undefined: ours alone. */
  readonly pythonPath: string | undefined;
  readonly workDir: string;
  readonly onProgress: (what: string) => void;
  /** Of 16 MiB. @default 13, which are 208 MiB */
  readonly layers?: number;
  readonly run?: RunProgram;
}

interface LargeSetting {
  readonly name: string;
  readonly options: QuantizeOptions;
  readonly peer?: 'dynamic' | 'matmulnbits' | 'static';
}

const settings: readonly LargeSetting[] = [
  { name: '8-bit weights alone', options: { mode: 'weight-only' } },
  { name: '4 bits, blocks of 32', options: { bits: 4 }, peer: 'matmulnbits' },
  { name: 'dynamic', options: { mode: 'dynamic' }, peer: 'dynamic' },
  { name: 'static, per channel', options: { mode: 'static' }, peer: 'static' },
];
const samples = 64;
/** The model, two results, and what waits for a run that is taken up. */
const neededBytes = 2 ** 30;
const program = fileURLToPath(new URL('../../lanes/quantizeLarge.mjs', import.meta.url));
const lane = fileURLToPath(new URL('../../lanes/onnxruntime_quantization_memory.py', import.meta.url));

/** Every setting. Throws BenchError KINGLET_BENCH_PEER where a program fails, KINGLET_BENCH_DISK where the disk is too full. */
export async function measureMemory(options: MeasureMemoryOptions): Promise<MemoryRow[]> {
  const { workDir, layers = 13, onProgress } = options;
  await mkdir(workDir, { recursive: true });
  await checkDisk(workDir);
  const source = join(workDir, 'large.onnx');
  onProgress('a large model');
  await writeModelFile(source, largeMlp(layers));
  await writeFile(
    `${source}.samples`,
    new Uint8Array(Float32Array.from([...largeSamples(samples)].flatMap((row) => [...row])).buffer),
  );
  try {
    return await measureSettings(source, options);
  } finally {
    for (const path of [source, `${source}.samples`]) await rm(path);
  }
}

async function measureSettings(source: string, options: MeasureMemoryOptions): Promise<MemoryRow[]> {
  const { onProgress, pythonPath } = options;
  const rows: MemoryRow[] = [];
  for (const { name, options: own, peer } of settings) {
    onProgress(`memory, ${name}`);
    const ours = await measureOurs(source, own, options);
    const theirs =
      peer && pythonPath !== undefined ? await measureTheirs(source, peer, pythonPath, options) : undefined;
    rows.push({ setting: name, ours, theirs });
  }
  return rows;
}

interface Answer {
  readonly peakBytes: number;
  readonly seconds: number;
}

async function measureOurs(source: string, own: QuantizeOptions, { run = runProgram }: MeasureMemoryOptions) {
  const target = `${source}.ours.onnx`;
  const request = { source, target, samples: `${source}.samples`, width: largeWidth, options: own };
  const node = (asked: object) => run(process.execPath, [program], {}, JSON.stringify(asked));
  return figuresOf(source, target, await node({ mode: 'empty' }), await node(request));
}

async function measureTheirs(
  source: string,
  mode: NonNullable<LargeSetting['peer']>,
  pythonPath: string,
  { run = runProgram }: MeasureMemoryOptions,
) {
  const target = `${source}.theirs.onnx`;
  const request = { source, target, samples: `${source}.samples`, width: largeWidth };
  const env = { PYTHONPATH: pythonPath, ORT_DISABLE_TELEMETRY: '1', OMP_NUM_THREADS: '1' };
  const python = (asked: string) => run('python3', [lane], env, JSON.stringify({ ...request, mode: asked }));
  return figuresOf(source, target, await python('empty'), await python(mode));
}

async function figuresOf(source: string, target: string, empty: string, answer: string): Promise<MemoryFigures> {
  const [before, after] = [empty, answer].map((text) => JSON.parse(text) as Answer) as [Answer, Answer];
  for (const path of [target, `${target}.data`]) await rm(path, { force: true });
  return { models: (after.peakBytes - before.peakBytes) / (await stat(source)).size, seconds: after.seconds };
}

async function checkDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= neededBytes) return;
  const found = Math.round((bavail * bsize) / 2 ** 20);
  throw new BenchError('KINGLET_BENCH_DISK', `Expected 1024 MiB of free disk in ${folder}; got ${found}.`);
}
