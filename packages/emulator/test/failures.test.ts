// A function that fails: by its own account, by its end, by its deadline, or before its first event.
import { describe, expect, test } from 'vitest';
import { json, text } from './bodies.ts';
import { bootstrap } from './bootstraps.ts';
import { emulate } from './emulate.ts';
import { isRunning } from './isRunning.ts';

describe('a function that fails', () => {
  test('gives its own error, and the name that the platform keeps of it', async () => {
    const command = bootstrap(`
      for (;;) { const event = await next(); await fail(event, '{"errorType":"TypeError","errorMessage":"boom"}', event.body.length > 2 ? { 'lambda-runtime-function-error-type': event.body.toString() } : {}); }`);

    const [kept, unknown, missing] = await emulate({ command }, async (emulator) => [
      await emulator.invoke('Function.TypeError'),
      await emulator.invoke('Function.not a name'),
      await emulator.invoke('{}'),
    ]);

    expect(kept?.error).toMatchObject({
      type: 'TypeError',
      headerType: 'Function.TypeError',
      platformType: 'Function.TypeError',
    });
    expect(text(kept?.payload)).toBe('{"errorType":"TypeError","errorMessage":"boom"}');
    expect(unknown?.error?.platformType).toBe('Function.Unknown');
    expect(missing?.error).toMatchObject({ headerType: undefined, platformType: 'Runtime.Unknown' });
    // The environment lives on, and the platform has nothing to complain about.
    expect(missing?.initDurationMs).toBeUndefined();
    expect(kept?.report).not.toContain('Status');
  });

  test('may send an error that is not JSON', async () => {
    const command = bootstrap(`for (;;) { const event = await next(); await fail(event, 'oops'); }`);

    const { error } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(error).toMatchObject({ type: 'Runtime.Unknown', body: 'oops' });
  });

  test.each([
    ['process.exit(3)', 'Runtime exited with error: exit status 3'],
    ['process.exit(0)', 'Runtime exited without providing a reason'],
    [`process.kill(process.pid, 'SIGSEGV'); await next()`, 'Runtime exited with error: signal: segmentation fault'],
  ])(
    'by ending before it answered (%s) is a Runtime.ExitError, and the next event starts cold',
    async (end, message) => {
      const command = bootstrap(
        `for (;;) { const event = await next(); if (event.body == 'end') { ${end}; } await respond(event, '"fine"'); }`,
      );

      const [ended, cold] = await emulate({ command }, async (emulator) => [
        await emulator.invoke('end'),
        await emulator.invoke('{}'),
      ]);

      expect(ended?.error?.type).toBe('Runtime.ExitError');
      expect(json(ended?.payload)).toEqual({
        errorType: 'Runtime.ExitError',
        errorMessage: `RequestId: ${ended?.requestId} Error: ${message}`,
      });
      expect(ended?.report).toMatch(/Status: error\tError Type: Runtime\.ExitError$/);
      expect(text(cold?.payload)).toBe('"fine"');
      expect(cold?.initDurationMs).toBeGreaterThan(0);
    },
  );

  test('by ending after it answered keeps its answer, and the next event starts cold', async () => {
    const command = bootstrap(`const event = await next(); await respond(event, '"done"'); process.exit(1);`);

    const [first, second] = await emulate({ command }, async (emulator) => [
      await emulator.invoke('{}'),
      await emulator.invoke('{}'),
    ]);

    expect(text(first?.payload)).toBe('"done"');
    expect(first?.error).toBeUndefined();
    expect(first?.report).toContain('Status: error');
    expect(second?.initDurationMs).toBeGreaterThan(0);
  });

  test('by taking too long is killed at its deadline, and the next event starts cold', async () => {
    const command = bootstrap(
      `for (;;) { const event = await next(); if (event.body == 'spin') for (;;); await respond(event, '"fine"'); }`,
    );

    const [late, cold, pids] = await emulate({ command, timeoutMs: 300 }, async (emulator) => {
      await emulator.ready();
      const spinning = emulator.pid;
      return [await emulator.invoke('spin'), await emulator.invoke('{}'), [spinning, emulator.pid]] as const;
    });

    expect(late.error).toMatchObject({ type: 'Sandbox.Timedout', platformType: 'Sandbox.Timedout' });
    expect(json(late.payload).errorMessage).toBe(
      `RequestId: ${late.requestId} Error: Task timed out after 0.30 seconds`,
    );
    expect(late.durationMs).toBe(300);
    expect(late.report).toMatch(/Duration: 300\.00 ms\tBilled Duration: \d+ ms\t.*\tStatus: timeout$/);
    expect(late.logs).toMatch(new RegExp(`\\dZ ${late.requestId} Task timed out after 0.30 seconds\n`));
    expect(text(cold.payload)).toBe('"fine"');
    expect(pids[0]).not.toBe(pids[1]);
    expect(isRunning(pids[0])).toBe(false);
  });

  test('by answering with too much is told so, and goes on', async () => {
    const command = bootstrap(`
      let status;
      for (;;) { const event = await next(); ({ status } = await respond(event, status ? String(status) : Buffer.alloc(6291557))); }`);

    const [large, after] = await emulate({ command }, async (emulator) => [
      await emulator.invoke('{}'),
      await emulator.invoke('{}'),
    ]);

    expect(large?.error).toMatchObject({ type: 'Function.ResponseSizeTooLarge', headerType: undefined });
    expect(text(after?.payload)).toBe('413');
    expect(after?.initDurationMs).toBeUndefined();
  });
});

describe('a function that does not start', () => {
  test('and says so gives its init error, and is started again for the next event', async () => {
    const command = bootstrap(`
      console.log('trying');
      await call('POST', base + '/init/error', '{"errorType":"TypeError","errorMessage":"cannot"}', { 'lambda-runtime-function-error-type': 'Function.TypeError' });
      setInterval(() => 0, 1000);`);

    const [first, second] = await emulate({ command }, async (emulator) => [
      await emulator.invoke('{}'),
      await emulator.invoke('{}'),
    ]);

    for (const invocation of [first, second]) {
      expect(invocation?.error).toMatchObject({ type: 'TypeError', headerType: 'Function.TypeError' });
      expect(invocation?.logs).toMatch(
        /^trying\nINIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: init\tStatus: error\tError Type: Function\.TypeError\nSTART/,
      );
      expect(invocation?.report).toMatch(/Init Duration: .*\tStatus: error\tError Type: Function\.TypeError$/);
    }
  });

  test('and just ends is a Runtime.ExitError', async () => {
    const { error, durationMs } = await emulate({ command: bootstrap('process.exit(7);') }, (emulator) =>
      emulator.invoke('{}'),
    );

    expect(error?.type).toBe('Runtime.ExitError');
    expect(error?.body).toContain('exit status 7');
    expect(durationMs).toBe(0);
  });

  test('within its time is killed', async () => {
    const { error, logs, initDurationMs } = await emulate(
      { command: bootstrap('for (;;);'), initTimeoutMs: 200 },
      (emulator) => emulator.invoke('{}'),
    );

    expect(error?.type).toBe('Sandbox.Timedout');
    expect(initDurationMs).toBe(200);
    expect(logs).toContain('INIT_REPORT Init Duration: 200.00 ms\tPhase: init\tStatus: timeout');
  });

  test('because its program is not there is a Runtime.InvalidEntrypoint', async () => {
    const { error } = await emulate({ command: ['/nowhere/bootstrap'] }, (emulator) => emulator.invoke('{}'));

    expect(error?.type).toBe('Runtime.InvalidEntrypoint');
    expect(error?.body).toContain('ENOENT');
  });
});
