// The emulator itself: its process, its end, and what it refuses.
import { describe, expect, test } from 'vitest';
import { type EmulatorOptions, type InvokeOptions, startEmulator } from '../src/index.ts';
import { text } from './bodies.ts';
import { answering, bootstrap } from './bootstraps.ts';
import { emulate } from './emulate.ts';
import { isRunning } from './isRunning.ts';

describe('the emulator', () => {
  test('knows the process and its peak memory while it runs', async () => {
    await using emulator = await startEmulator({ command: answering(`'1'`) });
    expect(emulator.pid).toBeUndefined();
    expect(() => emulator.peakMemoryKb()).toThrow(expect.objectContaining({ code: 'KINGLET_EMULATOR_NOT_RUNNING' }));

    await emulator.ready();

    expect(isRunning(emulator.pid)).toBe(true);
    expect(emulator.peakMemoryKb()).toBeGreaterThan(20_000);
  });

  test('leaves nothing running when stopped, whatever the function does', async () => {
    const command = bootstrap(`
      import { spawn } from 'node:child_process';
      const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
      const event = await next(); await respond(event, String(child.pid)); await next(); for (;;);`);
    const emulator = await startEmulator({ command, timeoutMs: 60_000 });
    const child = Number(text((await emulator.invoke('{}')).payload));
    const pending = emulator.invoke('spin');
    const queued = emulator.invoke('never');
    const rejections = Promise.allSettled([pending, queued]);
    const { pid } = emulator;
    await new Promise((resolve) => setTimeout(resolve, 50));

    await emulator.stop();

    for (const result of await rejections)
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'KINGLET_EMULATOR_STOPPED' } });
    await expect(emulator.invoke('{}')).rejects.toMatchObject({ code: 'KINGLET_EMULATOR_STOPPED' });
    expect(isRunning(pid)).toBe(false);
    await expect.poll(() => isRunning(child)).toBe(false);
  });

  test('can be stopped before, during and after a start, and twice', async () => {
    const unused = await startEmulator({ command: answering(`'1'`) });
    await unused.stop();
    const starting = await startEmulator({ command: bootstrap('for (;;);') });
    const ready = starting.ready();
    ready.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 30));

    await starting.stop();
    await starting.stop();

    await expect(ready).rejects.toMatchObject({ code: 'KINGLET_EMULATOR_STOPPED' });
  });

  test('can be stopped twice at once while it runs', async () => {
    const emulator = await startEmulator({ command: bootstrap('await next(); for (;;);') });
    const running = emulator.invoke('{}');
    running.catch(() => undefined);
    await expect.poll(() => isRunning(emulator.pid)).toBe(true);

    await Promise.all([emulator.stop(), emulator.stop()]);

    await expect(running).rejects.toMatchObject({ code: 'KINGLET_EMULATOR_STOPPED' });
  });

  test('starts no process for a call that came just before the stop', async () => {
    const logs: string[] = [];
    const command = bootstrap(`console.log('started'); for (;;);`);
    const emulator = await startEmulator({ command, onLog: (piece) => logs.push(piece) });
    const ready = emulator.ready();
    ready.catch(() => undefined);

    await emulator.stop();

    await expect(ready).rejects.toMatchObject({ code: 'KINGLET_EMULATOR_STOPPED' });
    expect(emulator.pid).toBeUndefined();
    expect(logs).toEqual([]);
  });

  test.each([
    [{ command: [] }, '`command`'],
    [{ command: ['x'], timeoutMs: 0 }, '`timeoutMs`'],
    [{ command: ['x'], memoryMb: 64 }, '`memoryMb`'],
    [{ command: ['x'], initTimeoutMs: Number.NaN }, '`initTimeoutMs`'],
    [{ command: ['x'], port: -1 }, '`port`'],
    [{ command: ['x'], port: 1.5 }, '`port`'],
    [undefined, '`options`'],
    [{}, '`command`'],
    [{ command: 'x' }, '`command`'],
    [{ command: ['x', 5] }, '`command`'],
    [{ command: [''] }, '`command`'],
    [{ command: ['x\0'] }, '`command`'],
    [{ command: ['x'], timeoutMs: '3' }, '`timeoutMs`'],
    [{ command: ['x'], cwd: 5 }, '`cwd`'],
    [{ command: ['x'], env: { A: 'a\0' } }, '`env`'],
    [{ command: ['x'], onLog: 'no' }, '`onLog`'],
  ])('refuses %j and names %s', async (options, name) => {
    await expect(startEmulator(options as EmulatorOptions)).rejects.toMatchObject({
      code: 'KINGLET_EMULATOR_OPTIONS',
      message: expect.stringContaining(name),
    });
  });

  test.each<[unknown]>([[undefined], [null], [5], [{ a: 1 }], [[1]]])(
    'refuses the event %j, says what to pass, and answers the next one',
    async (payload) => {
      await using emulator = await startEmulator({ command: answering('event.body') });

      await expect(emulator.invoke(payload as string)).rejects.toMatchObject({
        code: 'KINGLET_EMULATOR_PAYLOAD',
        message: expect.stringContaining('pass JSON.stringify(event)'),
      });

      expect(text((await emulator.invoke('"next"')).payload)).toBe('"next"');
    },
  );

  test.each([
    [{ clientContext: '{\n}' }, '`clientContext`'],
    [{ requestId: 5 }, '`requestId`'],
    [{ cognitoIdentity: { cognitoIdentityId: 1n } }, '`cognitoIdentity`'],
    [{ chunkBytes: -1 }, '`chunkBytes`'],
    [{ chunkBytes: Number.NaN }, '`chunkBytes`'],
    [{ keepStream: 0 }, '`keepStream`'],
    [{ onStream: 5 }, '`onStream`'],
  ])('refuses an event with %o, names %s, and answers the next one', async (options, name) => {
    await using emulator = await startEmulator({ command: answering('event.body') });

    await expect(emulator.invoke('1', options as InvokeOptions)).rejects.toMatchObject({
      code: 'KINGLET_EMULATOR_OPTIONS',
      message: expect.stringContaining(name),
    });

    expect(text((await emulator.invoke('2')).payload)).toBe('2');
  });

  test('listens on the port it is given', async () => {
    const probe = await startEmulator({ command: answering('process.env.AWS_LAMBDA_RUNTIME_API') });
    const port = Number(text((await probe.invoke('{}')).payload).split(':')[1]);
    await probe.stop();

    const answers = await emulate({ command: answering('process.env.AWS_LAMBDA_RUNTIME_API'), port }, (emulator) =>
      emulator.invoke('{}'),
    );

    expect(text(answers.payload)).toBe(`127.0.0.1:${port}`);
  });
});
