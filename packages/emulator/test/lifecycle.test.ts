// What Lambda does to an environment between its events: freezing, snapshots, and a shutdown that extensions see.
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../src/index.ts';
import { text } from './bodies.ts';
import { bootstrap } from './bootstraps.ts';
import { emulate } from './emulate.ts';

describe('a frozen environment', () => {
  const ticking = `
    let ticks = 0;
    setInterval(() => ticks++, 10);
    for (;;) { const event = await next(); const seen = ticks; await respond(event, String(seen)); }`;

  test.each([
    { freeze: true, low: 0, high: 30 },
    { freeze: false, low: 30, high: 120 },
  ])('does (not) run between events: $freeze', async ({ freeze, low, high }) => {
    const [first, second] = await emulate({ command: bootstrap(ticking), freeze }, async (emulator) => {
      const before = Number(text((await emulator.invoke('{}')).payload));
      await new Promise((done) => setTimeout(done, 1000));
      return [before, Number(text((await emulator.invoke('{}')).payload))];
    });

    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(low);
    expect((second ?? 0) - (first ?? 0)).toBeLessThan(high);
  });

  test('wakes for SIGTERM, and is killed like any other', async () => {
    const logs: string[] = [];
    const command = bootstrap(`
      await call('POST', '/2020-01-01/extension/register', '{"events":[]}', { 'lambda-extension-name': 'x' });
      process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });
      ${ticking}`);

    await emulate({ command, freeze: true, onLog: (piece) => logs.push(piece) }, (emulator) => emulator.invoke('{}'));
    await emulate({ command: bootstrap(ticking), freeze: true }, (emulator) => emulator.invoke('{}'));

    expect(logs.join('')).toContain('goodbye');
  });
});

describe('a snapshot', () => {
  const restoring = `
    console.log('type ' + process.env.AWS_LAMBDA_INITIALIZATION_TYPE);
    const { status, headers } = await call('GET', base + '/restore/next');
    console.log('restored ' + status + ' ' + headers.connection);
    for (;;) { const event = await next(); await respond(event, '1'); }`;

  test('is taken after the initialization and restored by the first event', async () => {
    const [first, second] = await emulate({ command: bootstrap(restoring), snapStart: true }, async (emulator) => {
      await emulator.ready();
      return [await emulator.invoke('1'), await emulator.invoke('2')];
    });

    expect(first?.logs).toMatch(
      /type snap-start\nrestored 200 close\nRESTORE_REPORT Restore Duration: [\d.]+ ms\nSTART /,
    );
    expect(first?.restoreDurationMs).toBeGreaterThan(0);
    expect(second?.restoreDurationMs).toBeUndefined();
    expect(text(second?.payload)).toBe('1');
  });

  test('whose restore fails is an error of the event, and the next one starts afresh', async () => {
    const command = bootstrap(`
      await call('GET', base + '/restore/next');
      const headers = { 'lambda-runtime-function-error-type': 'Runtime.AfterRestoreError' };
      await call('POST', base + '/restore/error', JSON.stringify({ errorType: 'RangeError', errorMessage: 'x' }), headers);
      process.exit(65);`);

    const errors = await emulate({ command, snapStart: true }, async (emulator) => [
      (await emulator.invoke('1')).error,
      (await emulator.invoke('2')).error,
    ]);

    for (const error of errors)
      expect(error).toMatchObject({ type: 'RangeError', platformType: 'Runtime.AfterRestoreError' });
  });

  test('is nothing that a runtime may ask for elsewhere', async () => {
    const command = bootstrap(`
      const { status } = await call('GET', base + '/restore/next');
      for (;;) { const event = await next(); await respond(event, String(status)); }`);

    const { payload } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(text(payload)).toBe('404');
  });
});

describe('an extension', () => {
  const register = `
    const { status, headers } = await call('POST', '/2020-01-01/extension/register', '{"events":[]}', { 'lambda-extension-name': 'x' });
    console.log(status + ' ' + typeof headers['lambda-extension-identifier']);
    call('GET', '/2020-01-01/extension/event/next').catch(() => undefined);`;
  const serve = `for (;;) { const event = await next(); await respond(event, '1'); }`;

  test('gets SIGTERM and time before the end', async () => {
    const logs: string[] = [];
    const command = bootstrap(`${register}
      process.on('SIGTERM', () => setTimeout(() => { console.log('goodbye'); process.exit(0); }, 50));
      ${serve}`);

    await emulate({ command, onLog: (piece) => logs.push(piece) }, (emulator) => emulator.invoke('{}'));

    expect(logs.join('')).toContain('200 string\n');
    expect(logs.join('')).toContain('goodbye\n');
  });

  test('does not get more than half a second', async () => {
    const command = bootstrap(`${register} process.on('SIGTERM', () => undefined); ${serve}`);
    const emulator = await startEmulator({ command });
    await emulator.invoke('{}');
    const start = performance.now();

    await emulator.stop();

    expect(performance.now() - start).toBeGreaterThan(450);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('is what SIGTERM depends on', async () => {
    const logs: string[] = [];
    const command = bootstrap(`process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); }); ${serve}`);

    await emulate({ command, onLog: (piece) => logs.push(piece) }, (emulator) => emulator.invoke('{}'));

    expect(logs.join('')).not.toContain('goodbye');
  });

  test('has to register before the first poll', async () => {
    const command = bootstrap(`
      const event = await next();
      const { status } = await call('POST', '/2020-01-01/extension/register', '{"events":[]}');
      await respond(event, String(status));
      await next();`);

    const { payload } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(text(payload)).toBe('403');
  });
});
