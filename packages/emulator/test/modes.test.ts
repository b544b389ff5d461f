// Streamed answers, snapshots, extensions and concurrency, with bootstraps in plain node:http.
import { describe, expect, test } from 'vitest';
import { type Emulator, type EmulatorOptions, type InvokeOptions, startEmulator } from '../src/index.ts';
import { isEmulated } from '../src/memoryLimit.ts';
import { bootstrap, streaming } from './bootstraps.ts';

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

async function emulate<T>(options: EmulatorOptions, use: (emulator: Emulator) => Promise<T>): Promise<T> {
  await using emulator = await startEmulator(options);
  return await use(emulator);
}

describe('a streamed answer', () => {
  test('arrives whole, with the time of its first byte', async () => {
    const command = streaming(`out.write('first '); await sleep(150); out.end('second');`);

    const { payload, stream, error, contentType, responseMs } = await emulate({ command }, (emulator) =>
      emulator.invoke('{}'),
    );

    expect(text(payload)).toBe('first second');
    expect(text(stream?.body)).toBe('first second');
    expect(contentType).toBe('text/plain');
    expect(error).toBeUndefined();
    expect(responseMs - (stream?.firstByteMs ?? responseMs)).toBeGreaterThan(100);
  });

  test('may be longer than a buffered one', async () => {
    const command = streaming(`out.end(Buffer.alloc(7_000_000, 120));`);

    const { payload, error } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(payload.length).toBe(7_000_000);
    expect(error).toBeUndefined();
  });

  test('gives status, headers and cookies of its prelude', async () => {
    const prelude = JSON.stringify({ statusCode: 404, headers: { a: 'b' }, cookies: ['c=d'] });
    const type = 'application/vnd.awslambda.http-integration-response';
    const command = streaming(`out.write('${prelude}' + '\\0'.repeat(8)); out.end('body');`, type);

    const { stream } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(stream?.http).toEqual({ statusCode: 404, headers: { a: 'b' }, cookies: ['c=d'] });
    expect(text(stream?.body)).toBe('body');
  });

  test('without a readable prelude is given as its bytes', async () => {
    const type = 'application/vnd.awslambda.http-integration-response';
    for (const body of ['no separator', `not JSON${'\0'.repeat(8)}x`]) {
      const command = streaming(`out.end(${JSON.stringify(body)});`, type);

      const { stream } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

      expect(stream?.http).toBeUndefined();
      expect(text(stream?.body)).toBe(body);
    }
  });

  test('tells of the error in its trailers, and is no error itself', async () => {
    const body = Buffer.from(JSON.stringify({ errorType: 'TypeError', errorMessage: 'late' })).toString('base64');
    const command = streaming(`
      out.write('part');
      out.addTrailers({ 'Lambda-Runtime-Function-Error-Type': 'Function.TypeError', 'Lambda-Runtime-Function-Error-Body': '${body}' });
      out.end();`);

    const { payload, stream, error } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(text(payload)).toBe('part');
    expect(error).toBeUndefined();
    expect(stream?.error).toMatchObject({
      type: 'TypeError',
      headerType: 'Function.TypeError',
      platformType: 'Function.TypeError',
    });
  });
});

describe('a listener to a streamed answer', () => {
  test('gets the pieces while the function still writes', async () => {
    const pieces: [string, number][] = [];
    const command = streaming(`out.write('first'); await sleep(200); out.end('second');`);

    const ended = await emulate({ command }, async (emulator) => {
      const { payload } = await emulator.invoke('{}', {
        onStream: (contentType) => (bytes) => void pieces.push([`${contentType} ${text(bytes)}`, performance.now()]),
      });
      return { payload, at: performance.now() };
    });

    expect(pieces.map(([piece]) => piece)).toEqual(['text/plain first', 'text/plain second']);
    expect(ended.at - (pieces[0]?.[1] ?? ended.at)).toBeGreaterThan(150);
    expect(text(ended.payload)).toBe('firstsecond');
  });

  test('makes the function wait while it is not ready for more', async () => {
    const command = streaming(`
      const start = performance.now();
      for (let i = 0; i < 64; i++) if (!out.write(Buffer.alloc(1 << 18))) await new Promise((done) => out.once('drain', done));
      console.log('waited ' + (performance.now() - start > 250));
      out.end();`);
    const slowToBegin = () => {
      const waits = [new Promise<void>((done) => setTimeout(done, 400))];
      return () => waits.pop();
    };

    const { payload, logs } = await emulate({ command }, (emulator) =>
      emulator.invoke('{}', { onStream: slowToBegin }),
    );

    expect(payload.length).toBe(1 << 24);
    expect(logs).toContain('waited true');
  });

  test('is not called for an answer in one piece, nor for one that is refused', async () => {
    let calls = 0;
    const onStream = () => {
      calls++;
      return () => undefined;
    };
    const refused = bootstrap(`
      const event = await next();
      const streaming = { 'lambda-runtime-function-response-mode': 'streaming', 'lambda-runtime-invocation-id': 'other' };
      await respond(event, 'no', streaming);
      await respond(event, 'yes');
      await next();`);

    await emulate({ command: bootstrap(`await respond(await next(), '1'); await next();`) }, (emulator) =>
      emulator.invoke('{}', { onStream }),
    );
    const { payload } = await emulate({ command: refused }, (emulator) =>
      emulator.invoke('{}', { onStream, invocationId: 'mine' }),
    );

    expect(text(payload)).toBe('yes');
    expect(calls).toBe(0);
  });

  test.each<[string, NonNullable<InvokeOptions['onStream']>]>([
    [
      'throws at the beginning',
      () => {
        throw new Error('mine');
      },
    ],
    [
      'throws at a piece',
      () => () => {
        throw new Error('mine');
      },
    ],
    ['rejects', () => () => Promise.reject(new Error('mine'))],
    ['is none', () => undefined as never],
  ])('that %s fails the invocation alone, and the function is not told', async (what, onStream) => {
    const command = streaming(
      `console.log('run'); out.write('a'); await sleep(50); out.write('b'); await sleep(50); out.end();`,
    );
    const logs: string[] = [];
    let heard = 0;

    await emulate({ command, onLog: (piece) => logs.push(piece) }, async (emulator) => {
      const failing = emulator.invoke('{}', {
        onStream: (contentType) => {
          const sink = onStream(contentType);
          return (bytes) => {
            heard++;
            return sink(bytes);
          };
        },
      });
      await expect(failing).rejects.toThrow(what === 'is none' ? TypeError : 'mine');
      const { pid } = emulator;
      expect(text((await emulator.invoke('{}')).payload)).toBe('ab');
      expect(emulator.pid).toBe(pid);
    });

    expect(heard).toBe(what === 'throws at the beginning' ? 0 : 1);
    expect(logs.join('').match(/run/g)).toHaveLength(2);
    expect(logs.join('').match(/REPORT/g)).toHaveLength(2);
  });

  test('may have the only copy', async () => {
    const type = 'application/vnd.awslambda.http-integration-response';
    const command = streaming(`out.write('{}' + '\\0'.repeat(8)); await sleep(50); out.end('body');`, type);
    let heard = '';
    const onStream = () => (bytes: Uint8Array) => {
      heard += text(bytes);
    };

    const { payload, stream, error } = await emulate({ command }, (emulator) =>
      emulator.invoke('{}', { onStream, keepStream: false }),
    );

    expect(heard).toBe(`{}${'\0'.repeat(8)}body`);
    expect(error).toBeUndefined();
    expect(payload).toHaveLength(0);
    expect(stream).toEqual({ firstByteMs: expect.any(Number), body: Buffer.alloc(0) });
  });

  test('without a copy leaves the limit of 200 MiB as it is', async () => {
    const command = streaming(`
      const piece = Buffer.alloc(1 << 20);
      for (let i = 0; i <= 200; i++) if (!out.write(piece)) await new Promise((done) => out.once('drain', done));
      out.end();`);

    const { error } = await emulate({ command, timeoutMs: 20_000 }, (emulator) =>
      emulator.invoke('{}', { onStream: () => () => undefined, keepStream: false }),
    );

    expect(error?.type).toBe('Function.ResponseSizeTooLarge');
  });

  test('gets nothing any more once the invocation has timed out', async () => {
    const command = streaming(`for (;;) { out.write('x'); await sleep(5); }`);
    let ended = false;
    let late = 0;

    const { error } = await emulate({ command, timeoutMs: 300 }, async (emulator) => {
      const invocation = await emulator.invoke('{}', {
        onStream: () => () => {
          if (ended) late++;
        },
      });
      ended = true;
      await new Promise((done) => setTimeout(done, 100));
      return invocation;
    });

    expect(error?.type).toBe('Sandbox.Timedout');
    expect(late).toBe(0);
  });
});

describe('the limit on memory', () => {
  const grow = `const event = await next(); globalThis.held = Buffer.alloc(300 << 20, 1); await new Promise((done) => setTimeout(done, 2000));`;

  test('ends a process that is above it, and the next event starts afresh', async () => {
    const command = bootstrap(grow);

    const [first, second] = await emulate({ command, enforceMemory: true }, async (emulator) => [
      await emulator.invoke('{}'),
      await emulator.invoke('{}'),
    ]);

    for (const invocation of [first, second]) {
      expect(invocation?.error).toMatchObject({ type: 'Runtime.OutOfMemory', platformType: 'Runtime.OutOfMemory' });
      expect(text(invocation?.payload)).toMatch(/Error: Runtime exited with error: signal: killed"/);
      expect(invocation?.report).toContain('\tStatus: error\tError Type: Runtime.OutOfMemory');
      expect(invocation?.initDurationMs).toBeGreaterThan(0);
    }
  });

  test('counts what children hold', async () => {
    const child = `setTimeout(() => undefined, 9000); globalThis.held = Buffer.alloc(300 << 20, 1);`;
    const command = bootstrap(`
      const { spawn } = await import('node:child_process');
      await next();
      spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
      await next();`);

    const { error } = await emulate({ command, enforceMemory: true }, (emulator) => emulator.invoke('{}'));

    expect(error?.type).toBe('Runtime.OutOfMemory');
  });

  test.each([{ enforceMemory: false }, { enforceMemory: true, memoryMb: 1024 }])(
    'does nothing with %j',
    async (options) => {
      const { error } = await emulate({ command: bootstrap(grow), timeoutMs: 700, ...options }, (emulator) =>
        emulator.invoke('{}'),
      );

      expect(error?.type).toBe('Sandbox.Timedout');
    },
  );

  test('spares what qemu runs', () => {
    expect(isEmulated(['/usr/bin/qemu-aarch64', '-cpu', 'neoverse-n1', 'bootstrap'])).toBe(true);
    expect(isEmulated(['./bootstrap', 'qemu-aarch64'])).toBe(false);
  });
});

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

describe('concurrency', () => {
  const pollers = `
    agent.maxSockets = 100;
    let running = 0, most = 0;
    const poll = async () => {
      for (;;) {
        const event = await next();
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, event.body.toString() === 'slow' ? 5000 : 20));
        running--;
        await respond(event, JSON.stringify({ most, event: event.body.toString(), env: process.env.AWS_LAMBDA_MAX_CONCURRENCY }));
      }
    };
    await Promise.all(Array.from({ length: Number(process.env.AWS_LAMBDA_MAX_CONCURRENCY) }, poll));`;

  test('has as many events in flight as allowed, each with its own answer', async () => {
    const events = Array.from({ length: 40 }, (_, i) => `e${i}`);

    const answers = await emulate({ command: bootstrap(pollers), concurrency: 4 }, (emulator) =>
      Promise.all(events.map(async (event) => JSON.parse(text((await emulator.invoke(event)).payload)))),
    );

    expect(answers.map(({ event }) => event)).toEqual(events);
    expect(Math.max(...answers.map(({ most }) => most))).toBe(4);
    expect(answers[0].env).toBe('4');
  });

  test('lets the other events go on when one is too slow', async () => {
    const [slow, ...quick] = await emulate(
      { command: bootstrap(pollers), concurrency: 3, timeoutMs: 600 },
      async (emulator) => {
        await emulator.ready();
        const first = emulator.invoke('slow');
        const rest = Array.from({ length: 30 }, (_, i) => emulator.invoke(String(i)));
        return Promise.all([first, ...rest]);
      },
    );

    expect(slow?.error?.type).toBe('Sandbox.Timedout');
    expect(quick.every(({ error }) => error === undefined)).toBe(true);
  });

  test('ends every event in flight with the process', async () => {
    const command = bootstrap(`
      const poll = async () => { await next(); await new Promise((done) => setTimeout(done, 50)); process.exit(3); };
      agent.maxSockets = 9;
      await Promise.all([poll(), poll()]);`);

    const answers = await emulate({ command, concurrency: 2 }, (emulator) =>
      Promise.all([emulator.invoke('1'), emulator.invoke('2')]),
    );

    for (const { error } of answers) expect(error?.type).toBe('Runtime.ExitError');
  });

  test('refuses more polls than allowed', async () => {
    const command = bootstrap(`
      agent.maxSockets = 9;
      const event = await next();
      const { status } = await Promise.race([next(), next(), next()]);
      await respond(event, String(status));
      await next();`);

    const { payload } = await emulate({ command, concurrency: 2 }, (emulator) => emulator.invoke('{}'));

    expect(text(payload)).toBe('500');
  });

  test.each([{ concurrency: 0 }, { concurrency: 1.5 }, { snapStart: 'yes' as unknown as boolean }])(
    'refuses %j',
    async (options) => {
      const start = startEmulator({ command: ['x'], ...options });

      await expect(start).rejects.toMatchObject({ code: 'KINGLET_EMULATOR_OPTIONS' });
    },
  );
});
