// Several threads at once: the addon and WebAssembly in each, an arena in each, and the answers of one thread.

import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { isa, loadError } from '../src/index.ts';
import { loadAddon } from './load.ts';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;

/** Fills an arena, works in it for a while, and says what came out and whether anybody else wrote to its memory. */
const program = `
  import { parentPort, workerData, isMainThread } from 'node:worker_threads';
  import { Arena, dot, isa, record, scale, softmax, sum, Vector } from ${JSON.stringify(entry)};
  const { seed, length } = workerData;
  const arena = new Arena({ bytes: 2 ** 22 });
  const x = arena.tensor(Float32Array.from({ length }, (_, i) => (i % 13) - seed));
  const y = arena.tensor(length);
  const mark = arena.tensor(1000).fill(seed);
  const plan = record(arena, (k) => { k.scale(x, 2, y); k.add(x, y, y); });
  const seen = new Set();
  for (let round = 0; round < 300; round++) {
    plan.run();
    softmax(x, y);
    scale(x, 3, y);
    seen.add([dot(x, x), sum(y), Vector.from(x).normL1(), sum(mark)].join());
  }
  parentPort.postMessage({ isa: isa(), seen: [...seen], isMainThread });
`;

interface Work {
  readonly seed: number;
  readonly length: number;
}

function work(data: Work): Promise<{ isa: string; seen: string[]; isMainThread: boolean }> {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), { workerData: data });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

function expectedOf({ seed, length }: Work): string {
  const x = Array.from({ length }, (_, i) => (i % 13) - seed);
  const total = (of: (value: number) => number): number => x.reduce((sum, value) => sum + of(value), 0);
  return [total((v) => v * v), total((v) => 3 * v), total(Math.abs), 1000 * seed].join();
}

test('four threads with an arena each do not disturb each other', async () => {
  // Small whole numbers: any order of adding them gives the same sum. Short ones go to WebAssembly, long ones to the addon.
  const data = [1, 2, 3, 4].map((seed) => ({ seed, length: seed % 2 ? 100 : 20_000 }));

  const answers = await Promise.all(data.map(work));

  expect(answers).toEqual(data.map((each) => ({ isa: isa(), seen: [expectedOf(each)], isMainThread: false })));
});

test.skipIf(loadError())('threads that come and go leave the addon as it was', async () => {
  for (let i = 0; i < 5; i++) await work({ seed: 1, length: 5000 });

  expect(loadAddon().select().sum(new Float32Array(1000).fill(2))).toBe(2000);
});
