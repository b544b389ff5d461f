// Function URLs, HTTP APIs and load balancers: the events that they make of requests.
import type { OutgoingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { HttpListenerOptions } from '../src/index.ts';
import { answering } from './bootstraps.ts';
import { ask, echo, eventOf, kinds, serve, stop } from './httpClient.ts';

describe('the event of', () => {
  const path = '/a%20b/c%2Fd?x=1&x=2%2C3&empty=&none&q=a+b%26&x=4';
  const headers = { Cookie: 'a=1; b=2', 'X-Many': ['1', '2'], 'User-Agent': 'test', 'X-Forwarded-For': '10.0.0.1' };

  test('a function URL has the documented fields', async () => {
    const url = await serve(echo);

    const event = await eventOf(url, path, { headers });

    expect(event).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/a%20b/c%2Fd',
      rawQueryString: 'x=1&x=2%2C3&empty=&none&q=a+b%26&x=4',
      cookies: ['a=1', 'b=2'],
      headers: {
        'x-many': '1,2',
        'user-agent': 'test',
        host: url.host,
        connection: 'close',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-/),
        'x-forwarded-for': '10.0.0.1, 127.0.0.1',
        'x-forwarded-port': url.port,
        'x-forwarded-proto': 'http',
      },
      queryStringParameters: { x: '1,2,3,4', empty: '', none: '', q: 'a b&' },
      requestContext: {
        accountId: 'anonymous',
        apiId: 'kinglet',
        domainName: url.host,
        domainPrefix: '127',
        http: {
          method: 'GET',
          path: '/a%20b/c%2Fd',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        routeKey: '$default',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      isBase64Encoded: false,
    });
    expect(Math.abs((event.requestContext.timeEpoch ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  test('an HTTP API differs in the account and in the path, which it decodes', async () => {
    const url = await serve(echo, { source: 'http-api' });

    const event = await eventOf(url, path);

    expect(event.rawPath).toBe('/a b/c/d');
    expect(event.requestContext.http?.path).toBe('/a b/c/d');
    expect(event.requestContext.accountId).toBe('012345678912');
    expect(event.cookies).toBeUndefined();
    expect((await eventOf(url, '/%E0%A4%A?%zz=%')).rawPath).toBe('/%E0%A4%A');
    expect((await eventOf(url, '/')).queryStringParameters).toBeUndefined();
  });

  test('a load balancer has the last of several values, nothing decoded', async () => {
    const url = await serve(echo, { source: 'alb' });

    const event = await eventOf(url, path, { headers });

    expect(event).toMatchObject({
      requestContext: { elb: { targetGroupArn: expect.stringMatching(/^arn:aws:elasticloadbalancing:us-east-1:/) } },
      httpMethod: 'GET',
      path: '/a%20b/c%2Fd',
      queryStringParameters: { x: '4', empty: '', none: '', q: 'a+b%26' },
      body: '',
      isBase64Encoded: false,
    });
    expect(event.headers).toMatchObject({ cookie: 'a=1; b=2', 'x-many': '2', host: url.host });
    expect(event.multiValueHeaders).toBeUndefined();
  });

  test('a load balancer has all of them with multi-value headers', async () => {
    const url = await serve(
      answering(`JSON.stringify({ statusCode: 200, multiValueHeaders: {}, body: event.body.toString() })`),
      {
        source: 'alb',
        multiValueHeaders: true,
      },
    );

    const event = await eventOf(url, path, { headers });

    expect(event.multiValueQueryStringParameters).toEqual({
      x: ['1', '2%2C3', '4'],
      empty: [''],
      none: [''],
      q: ['a+b%26'],
    });
    expect(event.multiValueHeaders).toMatchObject({ 'x-many': ['1', '2'], host: [url.host] });
    expect([event.headers, event.queryStringParameters]).toEqual([undefined, undefined]);
  });

  test.each<[string, OutgoingHttpHeaders, Uint8Array | string, boolean]>([
    ['JSON', { 'content-type': 'application/json; charset=utf-8' }, '{"a":"ä"}', false],
    ['text', { 'content-type': 'TEXT/csv' }, 'a;b', false],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b', true],
    ['bytes', { 'content-type': 'image/png' }, Uint8Array.of(0, 255, 128), true],
    ['text in another encoding', { 'content-type': 'text/plain' }, Uint8Array.of(0xe4), true],
    ['compressed text', { 'content-type': 'text/plain', 'content-encoding': 'gzip' }, 'zip', true],
    ['a body of no type', {}, 'x', true],
  ])('every kind carries %s as text or in base64', async (_, headers, body, isBase64Encoded) => {
    for (const source of kinds) {
      const url = await serve(echo, { source });

      const event = await eventOf(url, '/', { method: 'POST', headers, body });

      const expected = Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8');
      expect([event.body, event.isBase64Encoded]).toEqual([expected, isBase64Encoded]);
      await stop();
    }
  });

  test.each([
    ['function-url', 'text'],
    ['http-api', 'text'],
    ['alb', 'base64'],
  ] as const)('%s carries types that end in +json and +xml as %s', async (source, expected) => {
    const url = await serve(echo, { source });

    for (const type of ['application/ld+json', 'application/atom+xml; charset=utf-8']) {
      const event = await eventOf(url, '/', { method: 'POST', headers: { 'content-type': type }, body: '{}' });

      expect([event.body, event.isBase64Encoded]).toEqual(expected === 'text' ? ['{}', false] : ['e30=', true]);
    }
  });

  test.each<[string, Partial<HttpListenerOptions>]>([
    ...kinds.map((source) => [source, { source }] as [string, Partial<HttpListenerOptions>]),
    ['a streaming function URL', { invokeMode: 'RESPONSE_STREAM' }],
  ])('%s has the trace that the runtime is told of', async (_, listener) => {
    const traces = answering(`JSON.stringify({ statusCode: 200, body: JSON.stringify({
      runtime: event.headers['lambda-runtime-trace-id'], event: JSON.parse(event.body).headers['x-amzn-trace-id'] }) })`);
    const url = await serve(traces, listener);
    const tracesOf = async (headers: OutgoingHttpHeaders): Promise<{ runtime: string; event: string }> => {
      // What streams shows the whole answer of a function that does not.
      const answer = JSON.parse((await ask(url, '/', { headers })).body.toString());
      return typeof answer.body === 'string' ? JSON.parse(answer.body) : answer;
    };

    const [sent, made] = [await tracesOf({ 'X-Amzn-Trace-Id': 'Root=1-2-3' }), await tracesOf({})];

    expect(sent).toEqual({ runtime: 'Root=1-2-3', event: 'Root=1-2-3' });
    expect(made.runtime).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/);
    expect(made.event).toBe(made.runtime);
  });

  test.each(kinds)('%s takes requests in unusual forms', async (source) => {
    const url = await serve(echo, { source });

    const events = [
      await eventOf(url, 'http://other.example/x?y'),
      await eventOf(url, '*', { method: 'OPTIONS' }),
      await eventOf(url, '/?a?b=c?d'),
      await eventOf(url, '/?__proto__=1', { headers: { ['__proto__']: 'x', constructor: 'y' } }),
    ];

    expect(events.map(({ rawPath, path: albPath }) => rawPath ?? albPath)).toEqual(['/x', '/', '/', '/']);
    expect(events[2]?.queryStringParameters).toEqual({ 'a?b': 'c?d' });
    expect(Object.entries(events[3]?.queryStringParameters ?? {})).toEqual([['__proto__', '1']]);
  });
});
