// kinglet model bench: how long a plan takes.
import { beforeEach, describe, expect, test } from 'vitest';
import { folderWith, kinglet, kingletJson } from './cli.ts';
import { writeLinear } from './models.ts';

let cwd = '';

beforeEach(() => {
  cwd = folderWith({});
  writeLinear(cwd, 'model.onnx');
});

const json = (...args: string[]) => kingletJson(cwd, args);

describe('kinglet model bench', () => {
  test('has a line for each batch and each node', async () => {
    const args = ['model', 'bench', 'model.onnx', '--batch', '1', '--batch', '8', '--seconds', '0.02', '--nodes'];

    const { results } = await json(...args);
    const { stdout } = await kinglet(cwd, args);

    expect(results.map(({ batch }: { batch: number }) => batch)).toEqual([1, 8]);
    for (const { p50, p99, perItem, batch, runs, runsPerSample, nodes } of results) {
      expect(p50).toBeGreaterThan(0);
      expect(p99).toBeGreaterThanOrEqual(p50);
      expect(perItem).toBeCloseTo(p50 / batch, 9);
      expect(runs).toBeGreaterThanOrEqual(runsPerSample);
      expect(nodes).toEqual([
        {
          node: expect.stringContaining('product'),
          kernels: [expect.stringContaining('matmul')],
          p50: expect.any(Number),
          share: 1,
        },
      ]);
    }
    expect(stdout).toMatch(/^batch +p50, µs +p99, µs +p50 an item +runs\n +1 .*\n +8 /m);
    expect(stdout).toMatch(/^"product".* matmul\w* +\S+ +100.0 %$/m);
  });

  test('Ctrl-C ends it', async () => {
    const interrupt = new AbortController();
    let interrupted = Number.POSITIVE_INFINITY;
    interrupt.signal.addEventListener('abort', () => (interrupted = performance.now()));
    setTimeout(() => interrupt.abort(), 100);

    const ran = await kinglet(cwd, ['model', 'bench', 'model.onnx', '--seconds', '20'], { signal: interrupt.signal });

    expect(ran).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('KINGLET_CLI_INTERRUPTED') });
    expect(performance.now() - interrupted).toBeGreaterThanOrEqual(0);
    expect(performance.now() - interrupted).toBeLessThan(10_000);
  });

  test.each<[string, string[], string]>([
    ['a batch that is none', ['model.onnx', '--batch', 'many'], 'a whole number from 1 to 65536, got many'],
    ['a batch of a plan that has none', ['fixed.plan', '--batch', '2'], 'the shapes of fixed.plan are fixed'],
    ['no time', ['model.onnx', '--seconds', '0'], 'a number from 0.01 to 3600'],
  ])('%s is misuse', async (_, args, message) => {
    await kinglet(cwd, ['model', 'compile', 'model.onnx', '--batch', '1', '-o', 'fixed.plan']);

    expect(await kinglet(cwd, ['model', 'bench', ...args])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
  });
});
