// A function that answers: its event, its environment, its log and its report.
import { describe, expect, test } from 'vitest';
import { json, text } from './bodies.ts';
import { answering, bootstrap } from './bootstraps.ts';
import { emulate } from './emulate.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

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

    expect(json(full?.payload)).toMatchObject({
      'lambda-runtime-aws-request-id': 'id/1',
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:012345678912:function:f',
      'lambda-runtime-client-context': '{"custom":{}}',
      'lambda-runtime-cognito-identity': '{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}',
      'lambda-runtime-trace-id': 'Root=1',
      'lambda-runtime-aws-tenant-id': 't',
      'lambda-runtime-invocation-id': 'inv',
      'content-type': 'text/plain',
    });
    const headers = json(plain?.payload);
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
