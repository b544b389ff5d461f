// One thread of measureBandwidth: memory of its own on the node, moved for a while in each way.
import { Buffer } from 'node:buffer';
import { parentPort, workerData } from 'node:worker_threads';
import { type Mapping, mbind, mmap, schedSetaffinity } from '@kinglet/syscalls';

/** What the thread is told. */
export interface BandwidthTask {
  /** Of each of two pieces of memory. */
  readonly bytes: number;
  /** Where they are, and who moves them; left out where there is one node. */
  readonly node?: number;
  readonly processors?: readonly number[];
  /** For which it moves them in each way, at least. */
  readonly milliseconds: number;
  readonly threads: number;
  /** Of 32 bits for each way: how many threads are ready for it. */
  readonly ready: SharedArrayBuffer;
}

/** Bytes a second: those that are read, that are written, and both of a copy. */
export interface BandwidthFigures {
  readonly read: number;
  readonly write: number;
  readonly copy: number;
}

/** Milliseconds until threads that never come are given up. */
const patience = 30_000;

const task = workerData as BandwidthTask;
if (task.processors) schedSetaffinity(task.processors);
const [source, target] = [placed(), placed()].map((mapping) => Buffer.from(mapping.buffer)) as [Buffer, Buffer];
// The first touch is what places pages.
source.fill(1);
target.fill(1);
parentPort!.postMessage({
  // The C library's own loops, which are made for each processor: memchr for a byte that is not there, memset, memcpy.
  read: rateOf(0, task.bytes, () => source.indexOf(2)),
  write: rateOf(1, task.bytes, () => target.fill(3)),
  copy: rateOf(2, 2 * task.bytes, () => target.set(source)),
} satisfies BandwidthFigures);

function placed(): Mapping {
  const mapping = mmap({ bytes: task.bytes });
  if (task.node !== undefined) mbind(mapping, { mode: 'bind', nodes: [task.node] });
  return mapping;
}

function rateOf(way: number, bytes: number, move: () => unknown): number {
  waitForAll(way);
  const start = performance.now();
  let [moved, passed] = [0, 0];
  while (passed < task.milliseconds) {
    move();
    moved += bytes;
    passed = performance.now() - start;
  }
  return (moved / passed) * 1000;
}

/** All threads move at once. */
function waitForAll(way: number): void {
  const ready = new Int32Array(task.ready);
  const before = Atomics.add(ready, way, 1);
  if (before + 1 === task.threads) return void Atomics.notify(ready, way);
  for (let seen = before + 1; seen < task.threads; seen = Atomics.load(ready, way))
    if (Atomics.wait(ready, way, seen, patience) === 'timed-out')
      throw new Error(`Expected ${task.threads} threads to be ready, found ${seen}`);
}
