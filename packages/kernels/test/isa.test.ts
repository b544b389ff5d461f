// KINGLET_ISA, seen from outside: a process of its own for each wish.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isa, loadError } from '../src/index.ts';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
const program = `
  const tiny = 2.2250738585072014e-308;
  const k = await import(${JSON.stringify(entry)});
  const a = Float32Array.from({ length: 10000 }, (_, i) => i + 1);
  const b = new Float32Array(10000).fill(0.5);
  console.log(JSON.stringify({ isa: k.isa(), dot: k.dot(a, b), max: k.max(a), subnormal: tiny / 2 > 0 }));
`;

function runWith(wish: string | undefined) {
  const env = { ...process.env, KINGLET_ISA: wish ?? '' };
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' });
}

const native = process.arch === 'arm64' ? ['neon', 'scalar'] : ['avx512', 'avx2', 'scalar'];

describe.for([undefined, 'typescript', ...native])('KINGLET_ISA=%s', (wish) => {
  test('gives that tier, the right answers, and leaves subnormal numbers alone', ({ skip }) => {
    const { stdout, stderr } = runWith(wish);
    skip(stderr.includes('KINGLET_KERNELS_ISA'), `this machine lacks ${wish}`);

    const answer = JSON.parse(stdout);

    expect(answer.isa).toBe(wish ?? isa());
    expect(Math.abs(answer.dot - 25_002_500)).toBeLessThan(4);
    expect(answer).toMatchObject({ max: 10_000, subnormal: true });
  });
});

test('threads have the same tier', async () => {
  const { Worker } = await import('node:worker_threads');
  const source = `const k = await import(${JSON.stringify(entry)});
    (await import('node:worker_threads')).parentPort.postMessage([k.isa(), k.sum(new Float32Array(1000).fill(2))]);`;

  const answers = await Promise.all(
    [1, 2].map(() => {
      const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
      return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    }),
  );

  expect(answers).toEqual([
    [isa(), 2000],
    [isa(), 2000],
  ]);
});

test.skipIf(loadError())('a tier that is not there ends the import with those that are', () => {
  const { status, stderr } = runWith('altivec');

  expect(status).not.toBe(0);
  expect(stderr).toMatch(/expected KINGLET_ISA to be one of .*scalar, typescript, got altivec/);
  expect(stderr).toContain('KINGLET_KERNELS_ISA');
});
