// How long a plan takes, for batches of some sizes or for some lengths.
import { setImmediate } from 'node:timers/promises';
import type { LengthsByName, Model } from '@kinglet/inference';
import { quantileOf } from '../bench/statistics.ts';
import { fillInputs } from './randomInputs.ts';

export interface BenchModelOptions {
  /** Sizes of a batch, or lengths by their names. */
  readonly batches: readonly (LengthsByName | number)[];
  /** For each batch. */
  readonly seconds: number;
  /** Whether nodes are timed too, as long again. */
  readonly nodes: boolean;
  /** A clock in milliseconds. @default performance.now */
  readonly now?: () => number;
}

/** Of one batch; times in microseconds. */
export interface BatchResult {
  /** 1 for lengths, which are an item together. */
  readonly batch: number;
  readonly lengths?: LengthsByName;
  readonly p50: number;
  readonly p99: number;
  readonly perItem: number;
  /** How many runs were timed, and how many of them together: a short run is less than the clock's step. */
  readonly runs: number;
  readonly runsPerSample: number;
  readonly nodes?: readonly NodeTime[];
}

/** The median of what a node's instructions take together, in microseconds. */
export interface NodeTime {
  readonly node: string;
  readonly kernels: readonly string[];
  readonly p50: number;
  /** Of the sum of all medians. */
  readonly share: number;
}

const seed = 1;
const warmUpRuns = 5;
const sampleMs = 0.05;
const mostSamples = 100_000;
const turnMs = 50;

/** Runs the model on random inputs. Other work, a Ctrl-C for one, has its turn in between. */
export async function benchModel(model: Model, options: BenchModelOptions): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const bound of options.batches) {
    model.bind(bound);
    fillInputs(model, seed);
    for (let i = 0; i < warmUpRuns; i++) model.execute();
    const timed = await timeRuns(model, options);
    const nodes = options.nodes ? { nodes: await timeNodes(model, options) } : {};
    const size = typeof bound === 'number' ? { batch: bound } : { batch: 1, lengths: bound };
    results.push({ ...size, ...timed, perItem: timed.p50 / size.batch, ...nodes });
  }
  return results;
}

async function timeRuns(
  model: Model,
  options: BenchModelOptions,
): Promise<Omit<BatchResult, 'batch' | 'nodes' | 'perItem'>> {
  const { now = () => performance.now() } = options;
  const runsPerSample = runsOf(model, now);
  const samples: number[] = [];
  await forSeconds(options, now, () => {
    const began = now();
    for (let i = 0; i < runsPerSample; i++) model.execute();
    samples.push(((now() - began) * 1000) / runsPerSample);
  });
  const [p50, p99] = [quantileOf(samples, 0.5), quantileOf(samples, 0.99)];
  return { p50, p99, runs: samples.length * runsPerSample, runsPerSample };
}

/** How many runs take long enough to be timed. */
function runsOf(model: Model, now: () => number): number {
  for (let runs = 1; ; runs *= 2) {
    const began = now();
    for (let i = 0; i < runs; i++) model.execute();
    if (now() - began >= sampleMs || runs >= mostSamples) return runs;
  }
}

async function timeNodes(model: Model, options: BenchModelOptions): Promise<NodeTime[]> {
  const { now = () => performance.now() } = options;
  const first = model.time();
  const samples = first.map((): number[] => []);
  await forSeconds(options, now, () => {
    for (const [i, { nanoseconds }] of model.time().entries()) samples[i]?.push(nanoseconds / 1000);
  });
  const nodes = new Map<string, { kernels: string[]; p50: number }>();
  for (const [i, { node, kernel }] of first.entries()) {
    const { kernels, p50 } = nodes.get(node) ?? { kernels: [], p50: 0 };
    nodes.set(node, { kernels: [...kernels, kernel], p50: p50 + quantileOf(samples[i] ?? [], 0.5) });
  }
  const sum = [...nodes.values()].reduce((total, { p50 }) => total + p50, 0);
  return [...nodes].map(([node, { kernels, p50 }]) => ({ node, kernels, p50, share: sum === 0 ? 0 : p50 / sum }));
}

/** Once at least. */
async function forSeconds({ seconds }: BenchModelOptions, now: () => number, work: () => void): Promise<void> {
  const end = now() + seconds * 1000;
  let turn = now();
  let count = 0;
  do {
    work();
    count++;
    if (now() - turn < turnMs) continue;
    await setImmediate();
    turn = now();
  } while (now() < end && count < mostSamples);
}
