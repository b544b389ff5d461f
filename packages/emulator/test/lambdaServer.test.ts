// Lambda's API, spoken by the AWS SDK for JavaScript and by hand.
import {
  InvokeCommand,
  type InvokeCommandInput,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type LambdaFunctionOptions, type LambdaServer, startLambdaServer } from '../src/index.ts';
import { answering, bootstrap, streaming } from './bootstraps.ts';

let server: LambdaServer | undefined;
let client: LambdaClient | undefined;
const logs: string[] = [];
afterEach(async () => {
  client?.destroy();
  await server?.stop();
});

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
const json = (bytes: Uint8Array | undefined): Record<string, unknown> => JSON.parse(text(bytes));
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };

async function serve(functions: Record<string, LambdaFunctionOptions>): Promise<void> {
  server = await startLambdaServer({ functions, onLog: (piece) => logs.push(piece) });
  client = new LambdaClient({ endpoint: server.endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
}

function invoke(input: Partial<InvokeCommandInput> = {}) {
  return (client as LambdaClient).send(new InvokeCommand({ FunctionName: 'f', ...input }));
}

async function invokeStreaming(input: Partial<InvokeWithResponseStreamCommandInput> = {}) {
  const command = new InvokeWithResponseStreamCommand({ FunctionName: 'f', ...input });
  const output = await (client as LambdaClient).send(command);
  const pieces: { text: string; ms: number }[] = [];
  let end: object | undefined;
  for await (const { PayloadChunk, InvokeComplete } of output.EventStream ?? []) {
    if (PayloadChunk) pieces.push({ text: text(PayloadChunk.Payload), ms: performance.now() });
    end ??= InvokeComplete;
  }
  return { output, pieces, all: pieces.map((piece) => piece.text).join(''), end };
}

/** A request without the SDK. */
function post(path: string, body: string | undefined = '{}', init: RequestInit = {}): Promise<Response> {
  return fetch(`${server?.endpoint}${path}`, { method: 'POST', body, ...init });
}

const echo = answering('event.body');
const headers = answering('JSON.stringify(event.headers)');
const failing = bootstrap(`
  for (;;) {
    const event = await next();
    console.log('about to fail');
    await fail(event, '{"errorMessage":"no","errorType":"MyError"}', { 'lambda-runtime-function-error-type': 'Function.MyError' });
  }`);
const waiting = bootstrap(`
  for (;;) {
    const event = await next();
    await new Promise((done) => setTimeout(done, JSON.parse(event.body).ms));
    await respond(event, String(process.pid));
  }`);

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
    await serve({ f: { command: failing } });

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
    await serve({ f: { command, maxEnvironments: 1 } });
    logs.length = 0;

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

describe('a request that is refused', () => {
  const tooLong = (bytes: number): string => JSON.stringify('x'.repeat(bytes - 2));

  test.each<[string, Partial<InvokeCommandInput>, string, number]>([
    ['for a function that is not there', { FunctionName: 'g' }, 'ResourceNotFoundException', 404],
    ['for a version that is not there', { Qualifier: '8' }, 'ResourceNotFoundException', 404],
    ['with two qualifiers', { FunctionName: 'f:1', Qualifier: '2' }, 'InvalidParameterValueException', 400],
    ['with a name of another form', { FunctionName: 'f/../g ?' }, 'ValidationException', 400],
    ['with an event that is no JSON', { Payload: '{"a":' }, 'InvalidRequestContentException', 400],
    ['with an unknown type', { InvocationType: 'Later' as 'Event' }, 'ValidationException', 400],
    ['with an unknown log type', { LogType: 'All' as 'Tail' }, 'ValidationException', 400],
    ['with a context that is no object', { ClientContext: 'YQ==' }, 'InvalidRequestContentException', 400],
    ['with a context that is too long', { ClientContext: 'A'.repeat(3584) }, 'InvalidRequestContentException', 400],
    ['with a tenant of another form', { TenantId: 'a;b' }, 'ValidationException', 400],
    ['with a long event', { Payload: tooLong(6_291_457) }, 'RequestTooLargeException', 413],
    [
      'with a long event for later',
      { Payload: tooLong(1_048_577), InvocationType: 'Event' },
      'RequestTooLargeException',
      413,
    ],
  ])('%s says so', async (_, input, name, httpStatusCode) => {
    await serve({ f: { command: echo } });

    await expect(invoke(input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  test('is not one of exactly the allowed length', async () => {
    await serve({ f: { command: answering(`String(event.body.length)`) } });

    expect(text((await invoke({ Payload: tooLong(6_291_456) })).Payload)).toBe('6291456');
    expect((await invoke({ Payload: tooLong(1_048_576), InvocationType: 'Event' })).StatusCode).toBe(202);
  });

  test('has the headers and the body of AWS', async () => {
    await serve({ f: { command: echo } });

    const response = await post('/2015-03-31/functions/g/invocations');

    expect(response.status).toBe(404);
    expect(response.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toEqual({
      Type: 'User',
      Message: 'Function not found: arn:aws:lambda:us-east-1:012345678912:function:g',
    });
  });

  test.each([
    ['POST', '/'],
    ['POST', '/2015-03-31/functions/f'],
    ['GET', '/2015-03-31/functions/f/invocations'],
    ['POST', '/2015-03-31/functions//invocations'],
    ['POST', '/2015-03-31/functions/f/invocations/more'],
  ])('%s %s is an operation that this server does not have', async (method, path) => {
    await serve({ f: { command: echo } });

    const response = await post(path, undefined, { method, ...(method === 'GET' ? { body: null } : {}) });

    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([404, 'UnknownOperationException']);
  });

  test('whose name is badly encoded says so', async () => {
    await serve({ f: { command: echo } });

    expect((await post('/2015-03-31/functions/%E0%A4%A/invocations')).status).toBe(400);
  });

  test('is refused in form, whatever it is made of', async () => {
    await serve({ f: { command: echo, maxEnvironments: 1 } });
    const field = fc.stringMatching(/^[!-~]{0,20}$/);
    const segment = fc.oneof(fc.constantFrom('f', 'f:1', 'f:$LATEST', '%2e', 'function:f'), field);
    const requests = fc.record({
      version: fc.constantFrom('2015-03-31', '2021-11-15', '2014-11-13'),
      name: segment.map((text) => text.replaceAll(/[#\\]/g, '')),
      operation: fc.constantFrom('invocations', 'response-streaming-invocations', 'invoke-async'),
      query: fc.constantFrom('', '?Qualifier=1', '?Qualifier=%', '?Qualifier=$LATEST', '?'),
      type: fc.oneof(fc.constantFrom('Event', 'DryRun', 'RequestResponse'), field),
      headers: fc.dictionary(fc.constantFrom('X-Amz-Client-Context', 'X-Amz-Tenant-Id', 'X-Amz-Log-Type'), field),
      body: fc.oneof(fc.constantFrom('', '{}', '[1]', '{'), fc.string()),
    });

    await fc.assert(
      fc.asyncProperty(requests, async ({ version, name, operation, query, type, headers: more, body }) => {
        const path = `/${version}/functions/${name}/${operation}${query}`;
        const response = await post(path, body, { headers: { 'X-Amz-Invocation-Type': type, ...more } });
        const answer = await response.text();

        expect([200, 202, 204, 400, 404, 429]).toContain(response.status);
        if (response.status >= 400) {
          expect(response.headers.get('x-amzn-errortype')).toMatch(/^[A-Za-z]+Exception$/);
          expect(Object.keys(JSON.parse(answer)).map((key) => key.toLowerCase())).toContain('message');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('because the server itself failed is in the log of the function', async () => {
    const heard: string[] = [];
    const onLog = (piece: string) => {
      if (piece.startsWith('START') && heard.length === 0) throw new Error('no room for logs');
      heard.push(piece);
    };
    server = await startLambdaServer({ functions: { f: { command: echo } }, onLog });

    const response = await post('/2015-03-31/functions/f/invocations');

    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([500, 'ServiceException']);
    expect(await response.json()).toEqual({ Type: 'Service', Message: 'no room for logs' });
    expect(heard).toEqual(['An event was lost: Error: no room for logs\n']);
    expect((await post('/2015-03-31/functions/f/invocations')).status).toBe(200);
  });

  test('leaves the server able to answer the next one', async () => {
    await serve({ f: { command: echo } });
    await fetch(`${server?.endpoint}/2015-03-31/functions/f/invocations`, {
      method: 'POST',
      body: new ReadableStream({ start: (stream) => stream.error(new Error('client breaks off')) }),
      duplex: 'half',
    } as RequestInit).catch(() => undefined);

    expect((await invoke()).StatusCode).toBe(200);
  });
});

describe('concurrent events', () => {
  test('get environments of their own, which later ones use again', async () => {
    await serve({ f: { command: waiting } });
    const Payload = '{"ms":300}';

    const parallel = await Promise.all([invoke({ Payload }), invoke({ Payload }), invoke({ Payload })]);
    const later = await invoke({ Payload: '{"ms":0}' });

    const pids = parallel.map((output) => text(output.Payload));
    expect(new Set(pids).size).toBe(3);
    expect(pids).toContain(text(later.Payload));
  });

  test('above the limit are throttled', async () => {
    await serve({ f: { command: waiting, maxEnvironments: 2 }, g: { command: echo } });
    const Payload = '{"ms":500}';
    const running = [invoke({ Payload }), invoke({ Payload })];
    await new Promise((done) => setTimeout(done, 200));

    await expect(invoke()).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      $metadata: { httpStatusCode: 429 },
    });
    await expect(invokeStreaming()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    expect((await invoke({ FunctionName: 'g' })).StatusCode).toBe(200);
    expect((await Promise.all(running)).map(({ StatusCode }) => StatusCode)).toEqual([200, 200]);
  });

  test('share an environment that takes several', async () => {
    const pollers = bootstrap(`
      agent.maxSockets = 9;
      const poll = async () => { for (;;) { const event = await next(); await new Promise((done) => setTimeout(done, 200)); await respond(event, String(process.pid)); } };
      await Promise.all([poll(), poll()]);`);
    await serve({ f: { command: pollers, concurrency: 2, maxEnvironments: 1 } });

    const [first, second] = await Promise.all([invoke(), invoke()]);

    expect(text(first.Payload)).toBe(text(second.Payload));
  });

  test('of different tenants never share an environment', async () => {
    await serve({ f: { command: waiting, maxEnvironments: 2 } });
    const pidOf = async (TenantId?: string): Promise<string> =>
      text((await invoke({ Payload: '{"ms":0}', ...(TenantId === undefined ? {} : { TenantId }) })).Payload);

    const [a, b, again, none] = [await pidOf('a'), await pidOf('b'), await pidOf('a'), await pidOf()];

    expect(again).toBe(a);
    expect(new Set([a, b, none]).size).toBe(3);
  });
});

describe('InvokeWithResponseStream', () => {
  test('forwards the pieces while the function still writes', async () => {
    await serve({ f: { command: streaming(`out.write('first'); await sleep(600); out.end('second');`) } });

    const { output, pieces, end } = await invokeStreaming();

    expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(pieces.map((piece) => piece.text)).toEqual(['first', 'second']);
    expect((pieces[1]?.ms ?? 0) - (pieces[0]?.ms ?? 0)).toBeGreaterThan(200);
    expect(end).toEqual({});
  });

  test('forwards many megabytes as they are', async () => {
    const write = `for (let i = 0; i < 80; i++) out.write(Buffer.alloc(100_000, i)); out.end();`;
    await serve({ f: { command: streaming(write), enforceMemory: false } });

    const { all } = await invokeStreaming();

    expect(all.length).toBe(8_000_000);
    expect(all.charCodeAt(7_999_999)).toBe(79);
  });

  test('gives an answer in one piece as one', async () => {
    await serve({ f: { command: echo } });

    const { pieces, end } = await invokeStreaming({ Payload: '{"a":1}', LogType: 'Tail' });

    expect(pieces.map((piece) => piece.text)).toEqual(['{"a":1}']);
    expect(end).toEqual({ LogResult: expect.stringMatching(/^[A-Za-z0-9+/=]+$/) });
  });

  const late = Buffer.from('{"errorType":"Late","errorMessage":"m"}').toString('base64');
  test.each([
    ['a handler', failing, '', 'MyError'],
    [
      'trailers',
      streaming(
        `out.write('part'); out.addTrailers({ 'Lambda-Runtime-Function-Error-Type': 'Function.Late', 'Lambda-Runtime-Function-Error-Body': '${late}' }); out.end();`,
      ),
      'part',
      'Late',
    ],
    [
      'a process that ends in the middle',
      streaming(`out.write('part'); await sleep(100); process.exit(1);`),
      'part',
      'Runtime.ExitError',
    ],
    ['a deadline', streaming(`out.write('part');`), 'part', 'Sandbox.Timedout'],
  ])('ends with the error of %s', async (_, command, payload, errorType) => {
    await serve({ f: { command, timeoutMs: 700 } });

    const { all, end } = await invokeStreaming();

    expect(all).toBe(payload);
    expect(end).toMatchObject({ ErrorCode: 'Unhandled' });
    expect(JSON.parse((end as { ErrorDetails: string }).ErrorDetails)).toMatchObject({ errorType });
  });

  test('checks a dry run, and knows no events for later', async () => {
    await serve({ f: { command: echo } });
    const path = '/2021-11-15/functions/f/response-streaming-invocations';
    const withType = (type: string): RequestInit => ({ headers: { 'X-Amz-Invocation-Type': type } });

    expect((await post(path, '{}', withType('DryRun'))).status).toBe(204);
    expect((await post(path, '{}', withType('Event'))).status).toBe(400);
  });

  test('lets the function go on when the client goes away', async () => {
    const write = `for (let i = 0; i < 200; i++) { if (!out.write(Buffer.alloc(100_000))) await new Promise((done) => out.once('drain', done)); } out.end(); console.log('wrote all');`;
    await serve({ f: { command: streaming(write), enforceMemory: false } });
    const abort = new AbortController();
    const path = '/2021-11-15/functions/f/response-streaming-invocations';
    logs.length = 0;

    const response = await post(path, '{}', { signal: abort.signal });
    await response.body?.getReader().read();
    abort.abort();

    await expect.poll(() => logs.join(''), { timeout: 5000 }).toContain('wrote all');
  });
});
