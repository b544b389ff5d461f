// Lambda's API, Invoke: what goes to the function and what comes back.
import { describe, expect, test } from 'vitest';
import { json, text } from './bodies.ts';
import { answering, bootstrap, failing, streaming } from './bootstraps.ts';
import { invoke, invokeStreaming, post, serve } from './lambdaClient.ts';

const echo = answering('event.body');
const headers = answering('JSON.stringify(event.headers)');

describe('Invoke', () => {
  test('gives the answer, the version and nothing that was not asked for', async () => {
    await serve({ f: { command: echo, functionVersion: '7' } });

    const output = await invoke({ Payload: '{"a":"ä"}' });

    expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: '7' });
    expect(text(output.Payload)).toBe('{"a":"ä"}');
    expect(output.FunctionError).toBeUndefined();
    expect(output.LogResult).toBeUndefined();
    expect(output.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('hands an empty object over when there is no payload', async () => {
    await serve({ f: { command: echo } });

    expect(text((await invoke()).Payload)).toBe('{}');
  });

  test('marks the error of a handler, with the end of the log', async () => {
    await serve({ f: { command: failing() } });

    const { StatusCode, FunctionError, LogResult, Payload } = await invoke({ LogType: 'Tail' });

    const log = Buffer.from(LogResult ?? '', 'base64').toString();
    expect([StatusCode, FunctionError]).toEqual([200, 'Unhandled']);
    expect(json(Payload)).toEqual({ errorMessage: 'no', errorType: 'MyError' });
    expect(log).toMatch(/^START RequestId: .*\nabout to fail\nEND RequestId: .*\nREPORT RequestId: .*\n$/);
  });

  test('gives the last 4 KB of a long log', async () => {
    const command = bootstrap(`
      for (;;) { const event = await next(); process.stdout.write('x'.repeat(9000)); await respond(event, '1'); }`);
    await serve({ f: { command } });

    const log = Buffer.from((await invoke({ LogType: 'Tail' })).LogResult ?? '', 'base64').toString();

    expect(log).toHaveLength(4096);
    expect(log).toMatch(/^x+\nEND/);
  });

  test.each([
    [
      'a time-out',
      bootstrap(`await next(); await new Promise((done) => setTimeout(done, 9000));`),
      'Sandbox.Timedout',
      /Task timed out after 0.50 seconds/,
    ],
    ['an exit', bootstrap(`await next(); process.exit(3);`), 'Runtime.ExitError', /exit status 3/],
    ['a failed start', ['/no/such/bootstrap'], 'Runtime.InvalidEntrypoint', /ENOENT/],
  ])('reports %s as an error of the function', async (_, command, type, message) => {
    await serve({ f: { command, timeoutMs: 500 } });

    const { FunctionError, Payload } = await invoke();

    expect(FunctionError).toBe('Unhandled');
    expect(json(Payload)).toMatchObject({ errorType: type, errorMessage: expect.stringMatching(message) });
  });

  test('passes context, tenant, trace and the name that was called on to the function', async () => {
    await serve({ f: { command: headers, aliases: ['live'] } });
    const context = { custom: { a: 'b' }, client: { app_title: 'ä' } };

    const output = await invoke({
      FunctionName: 'f:live',
      ClientContext: Buffer.from(JSON.stringify(context, null, 2)).toString('base64'),
      TenantId: 'tenant/1',
    });
    const traced = await post('/2015-03-31/functions/f/invocations', '{}', {
      headers: { 'X-Amzn-Trace-Id': 'Root=1-2-3' },
    });

    const seen = json(output.Payload);
    expect(Buffer.from(seen['lambda-runtime-client-context'] as string, 'latin1').toString()).toBe(
      JSON.stringify(context),
    );
    expect(seen['lambda-runtime-aws-tenant-id']).toBe('tenant/1');
    expect(seen['lambda-runtime-invoked-function-arn']).toBe('arn:aws:lambda:us-east-1:012345678912:function:f:live');
    expect(seen['lambda-runtime-trace-id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/);
    expect(seen['lambda-runtime-aws-request-id']).toBe(output.$metadata.requestId);
    expect(((await traced.json()) as Record<string, string>)['lambda-runtime-trace-id']).toBe('Root=1-2-3');
    expect(traced.headers.get('x-amzn-trace-id')).toBe('Root=1-2-3');
  });

  test.each([
    'f',
    'f:$LATEST',
    'f:3',
    'f:live',
    '123456789012:function:f',
    'arn:aws:lambda:us-west-2:123456789012:function:f',
    'arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f:live',
  ])('finds %s', async (FunctionName) => {
    await serve({ f: { command: echo, functionVersion: '3', aliases: ['live'] } });

    expect((await invoke({ FunctionName })).StatusCode).toBe(200);
    expect((await invokeStreaming({ FunctionName })).output.StatusCode).toBe(200);
  });

  test.each(['function', 'function:live', '123456789012:function:function:live'])(
    "finds %s, the command line's own name",
    async (FunctionName) => {
      await serve({ function: { command: headers, aliases: ['live'] } });
      const qualifier = FunctionName.endsWith('live') ? ':live' : '';

      const seen = json((await invoke({ FunctionName })).Payload);

      expect(seen['lambda-runtime-invoked-function-arn']).toBe(
        `arn:aws:lambda:us-east-1:012345678912:function:function${qualifier}`,
      );
    },
  );

  test('answers what nobody waits for at once, and runs it', async () => {
    const command = bootstrap(`
      for (;;) { const event = await next(); await new Promise((done) => setTimeout(done, 300)); console.log('ran ' + event.body); await respond(event, '1'); }`);
    const logs: string[] = [];
    await serve({ f: { command, maxEnvironments: 1 } }, (piece) => logs.push(piece));

    const accepted = await Promise.all(['1', '2', '3'].map((Payload) => invoke({ Payload, InvocationType: 'Event' })));

    expect(accepted.map(({ StatusCode }) => StatusCode)).toEqual([202, 202, 202]);
    expect(logs.join('')).not.toContain('ran 3');
    await expect.poll(() => logs.join('').match(/ran \d/g), { timeout: 5000 }).toEqual(['ran 1', 'ran 2', 'ran 3']);
  });

  test('checks a dry run and runs nothing', async () => {
    await serve({ f: { command: ['/no/such/bootstrap'] } });

    expect((await invoke({ InvocationType: 'DryRun' })).StatusCode).toBe(204);
    await expect(invoke({ FunctionName: 'g', InvocationType: 'DryRun' })).rejects.toThrow('Function not found');
  });

  test('gives a streamed answer whole, an error in its trailers as an error', async () => {
    const trailing = streaming(`
      out.write('part');
      out.addTrailers({ 'Lambda-Runtime-Function-Error-Type': 'Function.Late', 'Lambda-Runtime-Function-Error-Body': '${Buffer.from('{"errorType":"Late"}').toString('base64')}' });
      out.end();`);
    await serve({
      f: { command: streaming(`out.write('first '); await sleep(50); out.end('second');`) },
      late: { command: trailing },
      long: { command: streaming(`out.end(Buffer.alloc(6_300_000, 120));`) },
    });

    expect(text((await invoke()).Payload)).toBe('first second');
    expect(json((await invoke({ FunctionName: 'late' })).Payload)).toEqual({ errorType: 'Late' });
    expect(json((await invoke({ FunctionName: 'long' })).Payload)).toMatchObject({
      errorType: 'Function.ResponseSizeTooLarge',
    });
  });
});
