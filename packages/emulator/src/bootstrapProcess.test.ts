import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { spawnBootstrap } from './bootstrapProcess.ts';
import { peakMemoryOf } from './processMemory.ts';

const env = { PATH: process.env.PATH ?? '' };

test('keeps both outputs and the exit code', async () => {
  const seen: string[] = [];
  const child = spawnBootstrap({
    command: ['sh', '-c', 'echo out; echo err >&2; exit 4'],
    env,
    onOutput: (text) => seen.push(text),
  });

  expect(await child.exited).toEqual({ code: 4, signal: null });
  expect(child.output().split('\n').sort()).toEqual(['', 'err', 'out']);
  expect(seen.join('')).toBe(child.output());
});

test('keeps the end of an output that is too long', async () => {
  const child = spawnBootstrap({ command: ['sh', '-c', 'head -c 2000000 /dev/zero | tr "\\0" a; echo end'], env });

  await child.exited;

  expect(child.output()).toHaveLength(1024 * 1024);
  expect(child.output()).toMatch(/aend\n$/);
});

test('can be killed, also after its end, and with another signal', async () => {
  const child = spawnBootstrap({ command: ['sleep', '100'], env });
  expect(child.peakMemoryKb()).toBeGreaterThan(0);

  child.kill('SIGTERM');

  expect(await child.exited).toEqual({ code: null, signal: 'SIGTERM' });
  child.kill();
  expect(child.peakMemoryKb()).toBe(0);
});

test('ends with what it started, even if that holds its output open', async () => {
  const child = spawnBootstrap({ command: ['sh', '-c', 'sleep 100 & exit 5'], env });

  expect(await child.exited).toEqual({ code: 5, signal: null });
});

test.each([
  ['fails', `throw new Error('a failing test');`],
  ['is killed', `process.kill(process.pid, 'SIGKILL');`],
  ['kills its worker', `(await import('node:worker_threads')).parentPort.postMessage('started');`],
])('does not outlive a program that %s', async (how, ending) => {
  const library = new URL('./bootstrapProcess.ts', import.meta.url).href;
  const script = `import { spawnBootstrap } from '${library}';
    import { writeSync } from 'node:fs';
    const child = spawnBootstrap({ command: ['sleep', '100'], env: { PATH: process.env.PATH } });
    writeSync(1, String(child.pid));
    ${ending}`;
  const inWorker = `import { Worker } from 'node:worker_threads';
    const worker = new Worker(new URL(${JSON.stringify(`data:text/javascript,${encodeURIComponent(script)}`)}));
    worker.once('message', () => worker.terminate());`;

  const args = [
    '--input-type=module',
    '--conditions=@kinglet/source',
    '-e',
    how === 'kills its worker' ? inWorker : script,
  ];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });

  expect(Number(stdout)).toBeGreaterThan(0);
  await expect.poll(() => peakMemoryOf(Number(stdout))).toBe(0);
});

test('tells 0 for a process that is not there, and refuses an empty command', () => {
  expect(peakMemoryOf(undefined)).toBe(0);
  expect(() => spawnBootstrap({ command: [], env })).toThrow(
    expect.objectContaining({ code: 'KINGLET_EMULATOR_OPTIONS' }),
  );
});
