import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { Arena, configureThreads, isKernelsError, loadError, Matrix, record, threads } from './index.ts';

afterEach(() => configureThreads(1));

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
const wave = (length: number, step: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * step) * 3);

test('one thread at first, then as many as were asked for', () => {
  expect(threads()).toBe(1);

  configureThreads(3);

  expect(threads()).toBe(loadError() ? 1 : 3);
});

test.for([0, 1.5, 65, Number.NaN, -1])('%s threads are refused', (count) => {
  expect(() => configureThreads(count)).toThrow(
    expect.objectContaining({
      code: 'KINGLET_KERNELS_RANGE',
      message: `configureThreads: expected a whole number of threads from 1 to 64, got ${count}`,
    }),
  );
  expect(threads()).toBe(1);
});

describe('the bits of one thread, from any number of them:', () => {
  test('a large product', () => {
    const product = (): number[] =>
      Matrix.from(wave(300 * 170, 0.1), 300, 170)
        .times(Matrix.from(wave(170 * 250, 0.7), 170, 250))
        .toArray();
    const alone = product();

    for (const count of [2, 3, 4, 7]) {
      configureThreads(count);
      expect(product()).toEqual(alone);
    }
  });

  test('a recorded plan', () => {
    const results = [1, 2, 3, 4, 7].map((count) => {
      configureThreads(count);
      const arena = new Arena({ bytes: 2 ** 22 });
      const x = arena.tensor(wave(200_000, 0.01));
      const y = arena.tensor(200_000);
      const plan = record(arena, (k) => {
        k.softmaxRows(x, 400, 500, y);
        k.exp(y, y);
        k.scale(y, k.sum(y), y);
      });
      plan.run();
      return y.slice();
    });

    for (const result of results) expect(result).toEqual(results[0]);
  });
});

test('an error in an instruction names it, whoever runs the others', () => {
  configureThreads(2);
  const arena = new Arena({ bytes: 2 ** 22 });
  const x = arena.tensor(wave(200_000, 0.01));
  const indices = arena.tensor([0], Uint32Array);
  const out = arena.tensor(1);
  const plan = record(arena, (k) => {
    k.exp(x, x);
    k.gather(x, indices, out);
  });
  indices[0] = 200_000;

  expect(() => plan.run()).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_PLAN' }));
});

const busy = `
  import { configureThreads, exp } from ${JSON.stringify(entry)};
  import { parentPort } from 'node:worker_threads';
  configureThreads(2);
  const x = new Float32Array(200_000);
  exp(x, x);
  parentPort?.postMessage('busy');
  while (parentPort) exp(x, x);
`;

test('a JavaScript thread that is stopped amid shared calls leaves the pool to the others', async () => {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(busy)}`));
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));

  await worker.terminate();

  configureThreads(2);
  const alone = wave(200_000, 0.3);
  const { exp } = await import('./index.ts');
  expect(exp(alone, new Float32Array(200_000))[0]).toBe(1);
});

test('a process ends although its helpers are parked', () => {
  const program = busy.replace(/import \{ parentPort \}.*/, 'const parentPort = undefined;');

  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('misuse is an error of this package', () => {
  try {
    configureThreads('2' as never);
    expect.fail('a text is no number');
  } catch (error) {
    expect(isKernelsError(error)).toBe(true);
  }
});
