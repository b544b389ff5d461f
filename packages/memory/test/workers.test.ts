// A pool in each worker: none sees another's bytes.
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { PoolOptions } from '../src/index.ts';
import type { Outcome } from './exercisePool.ts';

const program = new URL('exercisePool.ts', import.meta.url).href;
const code = `
const { parentPort, workerData: { options, exercise } } = require('node:worker_threads');
import(${JSON.stringify(program)}).then(({ exercisePool }) => parentPort.postMessage(exercisePool(options, exercise)));`;

function inWorker(options: PoolOptions, seed: number): Promise<Outcome> {
  const execArgv = ['--conditions=@kinglet/source', '--no-warnings'];
  const workerData = { options, exercise: { operations: 50_000, seed } };
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true, workerData, execArgv });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

test('workers have a pool each', async () => {
  const size = 2 ** 20;
  const outcomes = await Promise.all([
    inWorker({ size }, 1),
    inWorker({ size, hugePages: 'transparent' }, 2),
    inWorker({ size, numa: 'local' }, 3),
    inWorker({ size, prefetch: 'populate' }, 4),
  ]);

  for (const outcome of outcomes) expect(outcome).toMatchObject({ wrong: 0, isCapped: true, left: 0 });
  if (process.platform === 'linux')
    expect(outcomes.map(({ backing }) => backing)).toEqual(['arena', 'mapping', 'mapping', 'arena']);
});
