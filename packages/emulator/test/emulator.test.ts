import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Emulator, type EmulatorOptions, type InvokeOptions, startEmulator } from '../src/index.ts';
import { answering, bootstrap } from './bootstraps.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const json = (bytes: Uint8Array): Record<string, string> => JSON.parse(text(bytes));

/** A killed orphan stays a zombie until the machine's init collects it. */
function isRunning(pid: number | undefined): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
}

async function emulate<T>(options: EmulatorOptions, use: (emulator: Emulator) => Promise<T>): Promise<T> {
  await using emulator = await startEmulator(options);
  return await use(emulator);
}

describe('a function that answers', () => {
  test('gets the event and its answer comes back, with content type and times', async () => {
    const command = bootstrap(
      `for (;;) { const event = await next(); await respond(event, event.body, { 'content-type': 'text/x' }); }`,
    );

    const invocation = await emulate({ command }, (emulator) => emulator.invoke('{"a":"ä"}'));

    expect(text(invocation.payload)).toBe('{"a":"ä"}');
    expect(invocation.contentType).toBe('text/x');
    expect(invocation.error).toBeUndefined();
    expect(invocation.requestId).toMatch(new RegExp(`^${uuid}$`));
    expect(invocation.responseMs).toBeGreaterThan(0);
    expect(invocation.durationMs).toBeGreaterThanOrEqual(invocation.responseMs);
    expect(invocation.maxMemoryKb).toBeGreaterThan(20_000);
  });

  test('is reported as Lambda does, cold and then warm', async () => {
    const [cold, warm] = await emulate({ command: answering(`'1'`), memoryMb: 256 }, async (emulator) => [
      await emulator.invoke('{}'),
      await emulator.invoke('{}'),
    ]);

    const figures =
      'Duration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB\tMax Memory Used: \\d+ MB\t';
    expect(cold?.report).toMatch(
      new RegExp(`^REPORT RequestId: ${uuid}\t${figures}Init Duration: \\d+\\.\\d\\d ms\t$`),
    );
    expect(warm?.report).toMatch(new RegExp(`^REPORT RequestId: ${uuid}\t${figures}$`));
    expect(cold?.initDurationMs).toBeGreaterThan(1);
    expect(warm?.initDurationMs).toBeUndefined();
  });

  test('has its output between START and END, the output of a cold start before it', async () => {
    const command = bootstrap(`
      console.log('loading');
      for (;;) { const event = await next(); console.log('out ' + event.body); console.error('err'); await respond(event, '1'); process.stdout.write('after'); }`);
    const streamed: string[] = [];

    const [first, second] = await emulate({ command, onLog: (piece) => streamed.push(piece) }, async (emulator) => [
      await emulator.invoke('1'),
      await emulator.invoke('2'),
    ]);

    const logOf = (n: string, id = ''): string =>
      `START RequestId: ${id} Version: $LATEST\nout ${n}\nerr\nafter\nEND RequestId: ${id}\n`;
    expect(first?.logs).toBe(`loading\n${logOf('1', first?.requestId)}${first?.report}\n`);
    expect(second?.logs).toBe(`${logOf('2', second?.requestId)}${second?.report}\n`);
    expect(streamed.join('')).toContain(`END RequestId: ${second?.requestId}\n`);
  });

  test('gets events one at a time, in order', async () => {
    const command = bootstrap(`
      let running = 0;
      for (;;) { const event = await next(); running++; await new Promise((done) => setTimeout(done, 5)); await respond(event, running + ' ' + event.body); running--; }`);

    const answers = await emulate({ command }, (emulator) =>
      Promise.all(['a', 'b', 'c'].map((event) => emulator.invoke(event))),
    );

    expect(answers.map((answer) => text(answer.payload))).toEqual(['1 a', '1 b', '1 c']);
  });

  test('handles 1000 events in one environment without leaving anything behind', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): number => warnings.push(warning);
    process.on('warning', note);

    const answers = await emulate({ command: answering('event.body') }, async (emulator) => {
      const invocations = [];
      for (let i = 0; i < 1000; i++) invocations.push(await emulator.invoke(String(i)));
      return invocations;
    });

    process.off('warning', note);
    expect(answers.map((answer) => text(answer.payload))).toEqual(answers.map((_, i) => String(i)));
    expect(answers.filter((answer) => answer.initDurationMs !== undefined)).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  test('is told everything about the event in headers', async () => {
    const command = answering('JSON.stringify(event.headers)');

    const [full, plain] = await emulate(
      { command, timeoutMs: 2000, region: 'eu-central-1', functionName: 'f' },
      async (emulator) => [
        await emulator.invoke('{}', {
          requestId: 'id/1',
          clientContext: '{"custom":{}}',
          cognitoIdentity: { cognitoIdentityId: 'i', cognitoIdentityPoolId: 'p' },
          traceId: 'Root=1',
          tenantId: 't',
          invocationId: 'inv',
          contentType: 'text/plain',
        }),
        await emulator.invoke('{}', { invokedFunctionArn: 'arn:x' }),
      ],
    );

    expect(json(full?.payload ?? new Uint8Array())).toMatchObject({
      'lambda-runtime-aws-request-id': 'id/1',
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:012345678912:function:f',
      'lambda-runtime-client-context': '{"custom":{}}',
      'lambda-runtime-cognito-identity': '{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}',
      'lambda-runtime-trace-id': 'Root=1',
      'lambda-runtime-aws-tenant-id': 't',
      'lambda-runtime-invocation-id': 'inv',
      'content-type': 'text/plain',
    });
    const headers = json(plain?.payload ?? new Uint8Array());
    expect(
      Object.keys(headers)
        .filter((name) => name.startsWith('lambda-runtime-'))
        .sort(),
    ).toEqual(['lambda-runtime-aws-request-id', 'lambda-runtime-deadline-ms', 'lambda-runtime-invoked-function-arn']);
    expect(headers['lambda-runtime-invoked-function-arn']).toBe('arn:x');
    expect(Number(headers['lambda-runtime-deadline-ms']) - Date.now()).toBeLessThanOrEqual(2000);
  });

  test.each([
    [{}, 2048, 'content-length'],
    [{}, 2049, 'transfer-encoding'],
    [{ chunkBytes: 0 }, 5000, 'content-length'],
    [{ chunkBytes: 1 }, 5000, 'transfer-encoding'],
    [{ chunkBytes: 65_536 }, 6_291_556, 'transfer-encoding'],
  ])('gets events framed as asked: %j for %i bytes gives %s', async (options, length, header) => {
    const command = answering(`JSON.stringify([event.body.length, Object.keys(event.headers)])`);

    const invocation = await emulate({ command }, (emulator) => emulator.invoke(Buffer.alloc(length, 1), options));

    const [received, names] = JSON.parse(text(invocation.payload)) as [number, string[]];
    expect(received).toBe(length);
    expect(names).toContain(header);
  });

  test('has the environment of Lambda and nothing of ours but PATH', async () => {
    process.env.KINGLET_TEST_LEAK = 'leaked';

    const invocation = await emulate(
      {
        command: answering('JSON.stringify(process.env)'),
        env: { MINE: '1', LANG: 'C' },
        handler: 'app.run',
        cwd: '/',
      },
      (emulator) => emulator.invoke('{}'),
    );

    delete process.env.KINGLET_TEST_LEAK;
    const env = json(invocation.payload);
    expect(env).toMatchObject({
      _HANDLER: 'app.run',
      AWS_LAMBDA_FUNCTION_NAME: 'function',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/function',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_REGION: 'us-east-1',
      LAMBDA_TASK_ROOT: '/',
      LANG: 'C',
      MINE: '1',
    });
    expect(env.AWS_LAMBDA_LOG_STREAM_NAME).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/);
    expect(env).not.toHaveProperty('KINGLET_TEST_LEAK');
  });
});

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
    expect(text(kept?.payload ?? new Uint8Array())).toBe('{"errorType":"TypeError","errorMessage":"boom"}');
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
      expect(json(ended?.payload ?? new Uint8Array())).toEqual({
        errorType: 'Runtime.ExitError',
        errorMessage: `RequestId: ${ended?.requestId} Error: ${message}`,
      });
      expect(ended?.report).toMatch(/Status: error\tError Type: Runtime\.ExitError$/);
      expect(text(cold?.payload ?? new Uint8Array())).toBe('"fine"');
      expect(cold?.initDurationMs).toBeGreaterThan(0);
    },
  );

  test('by ending after it answered keeps its answer, and the next event starts cold', async () => {
    const command = bootstrap(`const event = await next(); await respond(event, '"done"'); process.exit(1);`);

    const [first, second] = await emulate({ command }, async (emulator) => [
      await emulator.invoke('{}'),
      await emulator.invoke('{}'),
    ]);

    expect(text(first?.payload ?? new Uint8Array())).toBe('"done"');
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
    expect(text(after?.payload ?? new Uint8Array())).toBe('413');
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
