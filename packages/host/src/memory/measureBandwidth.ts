// How fast memory of each NUMA node is read, written and copied.
import { extname } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { describeHost, type HostDescription } from '../describeHost.ts';
import { HostError } from '../errors.ts';
import { known, type Reading, unknown } from '../reading.ts';
import type { NumaNode } from '../readMemory.ts';
import type { BandwidthFigures, BandwidthTask } from './bandwidthWorker.ts';

export interface NodeBandwidth extends BandwidthFigures {
  /** 'unknown' where nothing says that there are nodes. */
  readonly node: number | 'unknown';
  readonly threads: number;
  /** Of memory that was moved, several times what the last caches hold. */
  readonly bytes: number;
}

export interface BandwidthOptions {
  /** Milliseconds of each of the three ways, from 10 to 10000. @default 50 */
  readonly milliseconds?: number;
  /** Moves memory in as many threads as the task says. @default threads of this process */
  readonly run?: (task: BandwidthTask) => Promise<readonly BandwidthFigures[]>;
}

/**
 * Measures this machine, node after node: as many threads as the node has processors that this process may use, each with
 * memory bound to the node. Takes some tenths of a second a node, all of the processors' time and at most a quarter of the memory that
 * is free or allowed. 'unknown' where that is hardly more than caches hold, or where the kernel binds no memory.
 *
 * @throws {HostError} KINGLET_HOST_OPTION for milliseconds out of their range
 */
export async function measureBandwidth(
  host: HostDescription = describeHost(),
  { milliseconds = 50, run = runThreads }: BandwidthOptions = {},
): Promise<Reading<readonly NodeBandwidth[]>> {
  if (!(milliseconds >= 10 && milliseconds <= 10_000))
    throw new HostError('KINGLET_HOST_OPTION', `Expected milliseconds from 10 to 10000, got ${milliseconds}`);
  const measured: NodeBandwidth[] = [];
  for (const place of placesOf(host)) {
    const bytes = bytesFor(host, place);
    if (typeof bytes !== 'number') return bytes;
    const found = await measureNode(place, bytes, { milliseconds, run });
    if ('source' in found) return found;
    measured.push(found);
  }
  return { value: measured, source: 'measured: memchr, memset and memcpy' };
}

interface Place {
  readonly node: NumaNode | undefined;
  /** Whether threads and memory have to be bound. */
  readonly binding: 'bound' | 'free';
  readonly processors: readonly number[];
  readonly threads: number;
}

const mostThreads = 64;

function placesOf(host: HostDescription): readonly Place[] {
  const allowed = known(host.allowed) ?? known(host.online) ?? [0];
  const most = Math.min(mostThreads, Math.max(1, Math.floor(known(host.processors) ?? 1)));
  const nodes = known(host.numaNodes) ?? [];
  if (nodes.length < 2)
    return [{ node: nodes[0], binding: 'free', processors: allowed, threads: Math.min(most, allowed.length) }];
  return nodes.flatMap((node) => {
    const processors = nearestProcessors(node, nodes, allowed);
    const threads = Math.min(most, processors.length);
    return node.totalBytes === 0 ? [] : [{ node, binding: 'bound' as const, processors, threads }];
  });
}

/** Those of the node; of one that has memory alone, or none that may be used, those of the nearest that has. */
function nearestProcessors(
  { distances: given }: NumaNode,
  nodes: readonly NumaNode[],
  allowed: readonly number[],
): readonly number[] {
  const distances = given === 'unknown' ? [] : given;
  const usable = nodes.map(({ processors }) =>
    processors === 'unknown' ? [] : processors.filter((each) => allowed.includes(each)),
  );
  const order = nodes.map((_, i) => i).sort((a, b) => (distances[a] ?? Infinity) - (distances[b] ?? Infinity));
  return order.map((i) => usable[i]!).find((processors) => processors.length > 0) ?? allowed;
}

const usualCacheBytes = 64 * 2 ** 20;
const [enough, plenty] = [2, 4];

/** Of each thread's two pieces; a reading that says why not, where there is too little memory. */
function bytesFor(host: HostDescription, { node, processors, threads }: Place): number | Reading<never> {
  const caches = lastCacheBytes(host, processors);
  const free = Math.min(numberOr(node?.freeBytes, Infinity), known(host.memoryBytes) ?? Infinity) / 4;
  const total = Math.min(plenty * caches, free);
  if (total < enough * caches)
    return unknown(`expected a quarter of free memory to be ${enough * caches} bytes or more, found ${free}`);
  const page = 2 ** 21;
  return Math.max(page, Math.floor(total / threads / 2 / page) * page);
}

/** Of the last level, all that the processors have. */
function lastCacheBytes({ caches }: HostDescription, processors: readonly number[]): number {
  const own = (known(caches) ?? []).filter(
    ({ sharedBy }) => sharedBy === 'unknown' || sharedBy.some((each) => processors.includes(each)),
  );
  const last = Math.max(0, ...own.map(({ level }) => level));
  return own.filter(({ level }) => level === last).reduce((sum, { bytes }) => sum + bytes, 0) || usualCacheBytes;
}

async function measureNode(
  place: Place,
  bytes: number,
  { milliseconds, run }: Required<BandwidthOptions>,
): Promise<NodeBandwidth | Reading<never>> {
  const { node, threads } = place;
  const bound = place.binding === 'bound' && node ? { node: node.node, processors: place.processors } : {};
  const ready = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
  const task: BandwidthTask = { bytes, milliseconds, threads, ready, ...bound };
  try {
    const figures = await run(task);
    const sum = (way: keyof BandwidthFigures): number => figures.reduce((total, each) => total + each[way], 0);
    const size = { threads, bytes: 2 * bytes * threads };
    return { node: node?.node ?? 'unknown', ...size, read: sum('read'), write: sum('write'), copy: sum('copy') };
  } catch (error) {
    // An error that was thrown in another thread is of no class of ours.
    if (!(error instanceof Error) || error.name !== 'SyscallError') throw error;
    return unknown(error.message);
  }
}

/** Ends all threads as soon as one fails: the others would wait for it. */
async function runThreads(task: BandwidthTask): Promise<readonly BandwidthFigures[]> {
  // Not at the top: who only wants a description does not pay for it.
  const threads = await import('node:worker_threads');
  const url = new URL(`./bandwidthWorker${extname(import.meta.url)}`, import.meta.url);
  // Of the process's own options those that a thread takes; it refuses --input-type.
  const execArgv = process.execArgv.filter((option) => option.startsWith('--conditions='));
  const workers = Array.from({ length: task.threads }, () => new threads.Worker(url, { workerData: task, execArgv }));
  try {
    return await Promise.all(workers.map(figuresOf));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function figuresOf(worker: Worker): Promise<BandwidthFigures> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`Expected figures of a thread, found its end with ${code}`)));
  });
}

function numberOr(value: number | 'unknown' | undefined, other: number): number {
  return typeof value === 'number' ? value : other;
}
