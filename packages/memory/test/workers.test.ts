import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const source = new URL('../src/index.ts', import.meta.url).href;

/** Fills tensors with the worker's number, releases half of them, and says which bytes are not what it wrote. */
const code = `
const { parentPort, workerData } = require('node:worker_threads');
import(${JSON.stringify(source)}).then(({ createPool }) => {
  const pool = createPool({ size: 2 ** 20, hugePages: workerData % 2 ? 'transparent' : 'none' });
  const held = [];
  for (let i = 0; i < 2000; i++) {
    const tensor = pool.allocate([1 + (i % 300)], 'u8');
    tensor.data.fill(workerData);
    if (i % 2) tensor.release();
    else held.push(tensor);
  }
  const wrong = held.filter(({ data }) => data.some((byte) => byte !== workerData)).length;
  pool.close();
  parentPort.postMessage({ wrong, tensors: held.length });
});`;

test('workers have a pool each', async () => {
  const execArgv = ['--conditions=@kinglet/source', '--no-warnings'];
  const answers = await Promise.all(
    [1, 2, 3, 4].map(
      (workerData) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(code, { eval: true, workerData, execArgv });
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );

  expect(answers).toEqual(Array.from({ length: 4 }, () => ({ wrong: 0, tensors: 1000 })));
});
