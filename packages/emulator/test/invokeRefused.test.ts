// Lambda's API: requests that it refuses, each in AWS's form.
import type { InvokeCommandInput } from '@aws-sdk/client-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from './bodies.ts';
import { answering } from './bootstraps.ts';
import { invoke, post, serve } from './lambdaClient.ts';

const echo = answering('event.body');

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
    await serve({ f: { command: echo } }, onLog);

    const response = await post('/2015-03-31/functions/f/invocations');

    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([500, 'ServiceException']);
    expect(await response.json()).toEqual({ Type: 'Service', Message: 'no room for logs' });
    expect(heard).toEqual(['An event was lost: Error: no room for logs\n']);
    expect((await post('/2015-03-31/functions/f/invocations')).status).toBe(200);
  });

  test('that breaks off is in no log, and leaves the server able to answer the next one', async () => {
    const logs: string[] = [];
    await serve({ f: { command: echo } }, (piece) => logs.push(piece));
    const body = new ReadableStream({
      start: async (stream) => {
        stream.enqueue(Buffer.from('{"a":'));
        await new Promise((done) => setTimeout(done, 100));
        stream.error(new Error('client breaks off'));
      },
    });

    const breaking = post('/2015-03-31/functions/f/invocations', '', { body, duplex: 'half' } as RequestInit);

    await expect(breaking).rejects.toThrow();
    expect((await invoke()).StatusCode).toBe(200);
    expect(logs.join('')).toMatch(/^START/);
  });
});
