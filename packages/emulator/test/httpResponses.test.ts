// Function URLs, HTTP APIs and load balancers: the responses that they make of answers.
import { describe, expect, test } from 'vitest';
import { answering, bootstrap } from './bootstraps.ts';
import { ask, kinds, serve, stop } from './httpClient.ts';

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
    await stop();
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
      await stop();
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
