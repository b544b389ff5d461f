// Function URLs, HTTP APIs and load balancers: real requests in, real responses out.
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type HttpListenerOptions, type LambdaServer, startLambdaServer } from '../src/index.ts';
import { answering, bootstrap, streaming } from './bootstraps.ts';

let server: LambdaServer | undefined;
const logs: string[] = [];
afterEach(() => server?.stop());

const kinds = ['function-url', 'http-api', 'alb'] as const;
const echo = answering(`JSON.stringify({ statusCode: 200, body: event.body.toString() })`);

async function serve(command: string[], listener: Partial<HttpListenerOptions> = {}): Promise<URL> {
  server = await startLambdaServer({
    functions: { f: { command, timeoutMs: 2000, maxEnvironments: 1 } },
    http: [{ source: 'function-url', functionName: 'f', ...listener }],
    onLog: (piece) => logs.push(piece),
  });
  return new URL(server.http[0] as string);
}

interface Answer {
  readonly status: number | undefined;
  readonly message: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** With node:http, which sends headers as they are told. */
function ask(
  url: URL,
  path: string,
  options: { method?: string; headers?: OutgoingHttpHeaders; body?: Uint8Array | string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const { hostname, port } = url;
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          message: response.statusMessage,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

// biome-ignore lint/suspicious/noExplicitAny: events are looked into freely
async function eventOf(url: URL, path: string, options?: Parameters<typeof ask>[2]): Promise<any> {
  return JSON.parse((await ask(url, path, options)).body.toString());
}

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
    expect(Math.abs(event.requestContext.timeEpoch - Date.now())).toBeLessThan(10_000);
  });

  test('an HTTP API differs in the account and in the path, which it decodes', async () => {
    const url = await serve(echo, { source: 'http-api' });

    const event = await eventOf(url, path);

    expect(event.rawPath).toBe('/a b/c/d');
    expect(event.requestContext.http.path).toBe('/a b/c/d');
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
      await server?.stop();
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
    const tracesOf = async (headers: OutgoingHttpHeaders) => {
      const answer = await eventOf(url, '/', { headers });
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
    expect(events[2].queryStringParameters).toEqual({ 'a?b': 'c?d' });
    expect(Object.entries(events[3].queryStringParameters)).toEqual([['__proto__', '1']]);
  });
});

describe('a response in format 2.0', () => {
  test('gives status, headers, cookies and body', async () => {
    const answer = {
      statusCode: 201,
      headers: { 'X-A': 'b', 'Content-Type': 'text/plain', 'x-number': 1, Connection: 'close', 'Content-Length': 99 },
      cookies: ['a=1; Secure', 'b=2'],
      body: 'hällo',
    };
    const url = await serve(answering(JSON.stringify(JSON.stringify(answer))));

    const { status, headers, body } = await ask(url, '/');

    expect(status).toBe(201);
    expect(headers).toMatchObject({ 'x-a': 'b', 'content-type': 'text/plain', 'x-number': '1', 'content-length': '6' });
    expect(headers['set-cookie']).toEqual(['a=1; Secure', 'b=2']);
    expect(body.toString()).toBe('hällo');
  });

  test('gives bytes', async () => {
    const answer = { statusCode: '200', headers: { 'content-type': 'image/png' }, body: 'AP+A', isBase64Encoded: true };
    const url = await serve(answering(JSON.stringify(JSON.stringify(answer))));

    const { body } = await ask(url, '/');

    expect([...body]).toEqual([0, 255, 128]);
  });

  test.each([
    ['an object', '{"a":1}', '{"a":1}'],
    ['a text', '"hello"', 'hello'],
    ['a list', '[1,2]', '[1,2]'],
    ['a number', '3', '3'],
    ['null', 'null', 'null'],
    ['an object that only looks like a response', '{"body":"x"}', '{"body":"x"}'],
  ])('is inferred from %s', async (_, answer, expected) => {
    const url = await serve(answering(JSON.stringify(answer)));

    const { status, headers, body } = await ask(url, '/');

    expect([status, headers['content-type'], body.toString()]).toEqual([200, 'application/json', expected]);
  });

  test('has a content type of its source if it names none', async () => {
    const answer = answering(JSON.stringify('{"statusCode":200,"body":"x"}'));

    expect((await ask(await serve(answer), '/')).headers['content-type']).toBe('application/json');
    await server?.stop();
    expect((await ask(await serve(answer, { source: 'http-api' }), '/')).headers['content-type']).toBe(
      'text/plain;charset=utf-8',
    );
  });

  test.each([204, 304])('has no body with %i', async (statusCode) => {
    const url = await serve(answering(JSON.stringify(JSON.stringify({ statusCode, body: 'x' }))));

    const { status, body } = await ask(url, '/');

    expect([status, body.length]).toEqual([statusCode, 0]);
  });

  test('to HEAD is a head', async () => {
    const url = await serve(answering(JSON.stringify('"hello"')));

    const { status, headers, body } = await ask(url, '/', { method: 'HEAD' });

    expect([status, headers['content-length'], body.length]).toEqual([200, '5', 0]);
  });
});

describe('an answer that is no response', () => {
  test.each([
    ['a status that is none', { statusCode: 42 }],
    ['a status that ends nothing', { statusCode: 101 }],
    ['headers that are a list', { statusCode: 200, headers: ['a'] }],
    ['a header name with a space', { statusCode: 200, headers: { 'a b': 'c' } }],
    ['a header value with a line break', { statusCode: 200, headers: { a: 'b\r\nc: d' } }],
    ['cookies that are a text', { statusCode: 200, cookies: 'a=b' }],
    ['a cookie with a line break', { statusCode: 200, cookies: ['a=b\n'] }],
    ['a header value that is an object', { statusCode: 200, headers: { a: { toString: 1 } } }],
    ['a body that is an object', { statusCode: 200, body: { a: 1 } }],
  ])('with %s is 502 at a URL', async (_, answer) => {
    const url = await serve(answering(JSON.stringify(JSON.stringify(answer))));

    const { status, body } = await ask(url, '/');

    expect([status, body.toString()]).toEqual([502, 'Internal Server Error']);
  });

  const failures: [string, string[]][] = [
    ['not JSON', answering(`'hello'`)],
    ['an error', bootstrap(`for (;;) await fail(await next(), '{}');`)],
    ['an exit', bootstrap(`await next(); process.exit(1);`)],
    ['silence', bootstrap(`await next(); await new Promise((done) => setTimeout(done, 9000));`)],
  ];
  test.each(failures)('because it is %s is a failure of each kind', async (_, command) => {
    const replies = [];
    for (const source of kinds) {
      const { status, headers, body } = await ask(await serve(command, { source }), '/');
      replies.push([status, headers['content-type'], body.toString().slice(0, 35)]);
      await server?.stop();
    }

    expect(replies).toEqual([
      [502, 'application/json', 'Internal Server Error'],
      [500, 'application/json', '{"message":"Internal Server Error"}'],
      [502, 'text/html', '<html>\n<head><title>502 Bad Gateway'],
    ]);
  });
});

describe('a load balancer', () => {
  test('sends the description of the status, and headers of one value', async () => {
    const answer = {
      statusCode: 418,
      statusDescription: "418 I'm a teapot",
      headers: { 'Set-Cookie': 'a=b' },
      multiValueHeaders: { x: ['1'] },
      body: 'x',
    };
    const url = await serve(answering(JSON.stringify(JSON.stringify(answer))), { source: 'alb' });

    const { status, message, headers } = await ask(url, '/');

    expect([status, message]).toEqual([418, "I'm a teapot"]);
    expect(headers).toMatchObject({ 'set-cookie': ['a=b'], 'content-type': 'application/octet-stream' });
    expect(headers.x).toBeUndefined();
  });

  test('sends every value with multi-value headers', async () => {
    const answer = { statusCode: 200, headers: { y: '1' }, multiValueHeaders: { 'Set-Cookie': ['a=b', 'c=d'] } };
    const url = await serve(answering(JSON.stringify(JSON.stringify(answer))), {
      source: 'alb',
      multiValueHeaders: true,
    });

    const { headers } = await ask(url, '/');

    expect(headers['set-cookie']).toEqual(['a=b', 'c=d']);
    expect(headers.y).toBeUndefined();
  });

  test.each(['"text"', '{"body":"no status"}', '[]'])('takes %s for no response', async (answer) => {
    const url = await serve(answering(JSON.stringify(answer)), { source: 'alb' });

    expect((await ask(url, '/')).status).toBe(502);
  });

  test('takes answers of 1 MB at most', async () => {
    const url = await serve(answering(`JSON.stringify({ statusCode: 200, body: 'x'.repeat(1048576) })`), {
      source: 'alb',
    });

    expect((await ask(url, '/')).status).toBe(502);
  });
});

describe('a request that is', () => {
  test.each([
    ['function-url', 6_291_457],
    ['function-url', 6_291_000],
    ['http-api', 6_291_457],
    ['alb', 1_048_577],
  ] as const)('too large for %s is refused: %i bytes', async (source, bytes) => {
    const url = await serve(echo, { source });
    const options = { method: 'POST', headers: { 'content-type': 'text/plain' } };

    const refused = await ask(url, '/', { ...options, body: 'x'.repeat(bytes) });

    expect(refused.status).toBe(413);
    expect((await ask(url, '/', { ...options, body: 'x' })).status).toBe(200);
  });

  test('one too many is throttled', async () => {
    const slow = bootstrap(
      `for (;;) { const event = await next(); await new Promise((done) => setTimeout(done, 800)); await respond(event, '1'); }`,
    );
    for (const [source, expected] of [
      ['function-url', 429],
      ['http-api', 503],
      ['alb', 502],
    ] as const) {
      const url = await serve(slow, { source });
      const first = ask(url, '/');
      await new Promise((done) => setTimeout(done, 150));

      expect((await ask(url, '/')).status).toBe(expected);
      await first;
      await server?.stop();
    }
  });

  test.each([
    'garbage\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: zz\r\n\r\n',
    'GET / HTTP/1.1\r\nA b\r\n\r\n',
  ])('not HTTP is answered with 400: %j', async (bytes) => {
    const url = await serve(echo);

    const answer = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(Number(url.port), url.hostname, () => socket.write(bytes));
      socket.on('data', (part) => (received += part));
      socket.on('close', () => resolve(received));
    });

    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect((await ask(url, '/')).status).toBe(200);
  });

  test('broken off is forgotten', async () => {
    const url = await serve(echo);
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf', () => socket.destroy());
    });
    await new Promise((resolve) => socket.on('close', resolve));

    expect((await ask(url, '/')).status).toBe(200);
  });
});

describe('a function URL that streams', () => {
  const http = 'application/vnd.awslambda.http-integration-response';
  const streams = { invokeMode: 'RESPONSE_STREAM' } as const;
  const prelude = (fields: object): string => `out.write(${JSON.stringify(JSON.stringify(fields))} + '\\0'.repeat(8));`;

  test('sends the prelude as head, then the pieces as they come', async () => {
    const head = prelude({ statusCode: 202, headers: { 'Content-Type': 'text/x' }, cookies: ['a=b', 'c=d'] });
    const url = await serve(
      streaming(`${head} await sleep(400); out.write('first'); await sleep(600); out.end('second');`, http),
      streams,
    );
    const start = performance.now();

    const response = await fetch(url);
    const headMs = performance.now() - start;
    const times: number[] = [];
    for await (const _ of response.body as unknown as AsyncIterable<Uint8Array>) times.push(performance.now() - start);

    expect([response.status, response.headers.get('content-type')]).toEqual([202, 'text/x']);
    expect(response.headers.getSetCookie()).toEqual(['a=b', 'c=d']);
    expect((times[0] ?? 0) - headMs).toBeGreaterThan(100);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(200);
  });

  test('takes a prelude in any pieces, and bytes after it in the same one', async () => {
    const bytes = JSON.stringify({ statusCode: 201 });
    const write = `for (const byte of Buffer.from('${bytes}' + '\\0'.repeat(8) + 'b')) { out.write(Buffer.of(byte)); await sleep(1); } out.end('ody');`;
    const url = await serve(streaming(write, http), streams);

    const { status, headers, body } = await ask(url, '/');

    expect([status, headers['content-type'], body.toString()]).toEqual([201, 'application/octet-stream', 'body']);
  });

  test.each([
    ['a plain stream', streaming(`out.write('a'); out.end('b');`, 'text/y'), 200, 'text/y', 'ab'],
    [
      'a stream without the end of a prelude',
      streaming(`out.end('{"statusCode":201}');`, http),
      200,
      'application/octet-stream',
      '{"statusCode":201}',
    ],
    [
      'a stream whose prelude is no JSON',
      streaming(`out.end('x' + '\\0'.repeat(8));`, http),
      200,
      'application/octet-stream',
      `x${'\0'.repeat(8)}`,
    ],
    ['an empty stream', streaming(`out.end();`, 'text/z'), 200, 'text/z', ''],
    ['an answer in one piece', answering(`'{"statusCode":201}'`), 200, 'application/json', '{"statusCode":201}'],
    [
      'an error',
      bootstrap(`for (;;) await fail(await next(), '{}');`),
      502,
      'application/json',
      'Internal Server Error',
    ],
    [
      'a prelude that HTTP cannot carry',
      streaming(`${prelude({ statusCode: 7 })} out.end('x');`, http),
      502,
      'application/json',
      'Internal Server Error',
    ],
  ])('sends %s', async (_, command, status, type, body) => {
    const url = await serve(command, streams);

    const answer = await ask(url, '/');

    expect([answer.status, answer.headers['content-type'], answer.body.toString()]).toEqual([status, type, body]);
  });

  test.each([
    // Latin-1 is no UTF-8, so it arrives as U+FFFD, which no HTTP field can have.
    ['Content-Type', streaming(`console.log('run'); out.write('x'); await sleep(1000); out.end();`, 'text/\u00e9')],
    ['prelude', streaming(`console.log('run'); ${prelude({ statusCode: 7 })} await sleep(1000); out.end();`, http)],
  ])('fails at once for a %s that HTTP cannot carry, and the log says why', async (what, command) => {
    logs.length = 0;
    const url = await serve(command, streams);

    const { status } = await ask(url, '/');

    expect(status).toBe(502);
    expect(logs.join('')).not.toContain('REPORT');
    await expect.poll(() => logs.join(''), { timeout: 5000 }).toContain('REPORT');
    expect(logs.join('')).toMatch(new RegExp(`Expected a ${what} that HTTP can carry, got .*: the client gets 502\n`));
    expect(logs.join('').match(/^run$/gm)).toHaveLength(1);
  });

  test('breaks the response off when the function fails in the middle', async () => {
    const url = await serve(streaming(`out.write('part'); await sleep(100); process.exit(1);`), streams);

    await expect(ask(url, '/')).rejects.toThrow('aborted');
  });

  test('gathers the stream when it does not stream', async () => {
    const url = await serve(streaming(`${prelude({ statusCode: 203, cookies: ['a=b'] })} out.end('body');`, http));

    const { status, headers, body } = await ask(url, '/');

    expect([status, headers['set-cookie'], body.toString()]).toEqual([203, ['a=b'], 'body']);
  });
});
