// A function URL with invoke mode RESPONSE_STREAM.
import { describe, expect, test } from 'vitest';
import { answering, bootstrap, streaming } from './bootstraps.ts';
import { ask, serve } from './httpClient.ts';

describe('a function URL that streams', () => {
  const preludeType = 'application/vnd.awslambda.http-integration-response';
  const streams = { invokeMode: 'RESPONSE_STREAM' } as const;
  const prelude = (fields: object): string => `out.write(${JSON.stringify(JSON.stringify(fields))} + '\\0'.repeat(8));`;

  test('sends the prelude as head, then the pieces as they come', async () => {
    const head = prelude({ statusCode: 202, headers: { 'Content-Type': 'text/x' }, cookies: ['a=b', 'c=d'] });
    const url = await serve(
      streaming(`${head} await sleep(400); out.write('first'); await sleep(600); out.end('second');`, preludeType),
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
    const url = await serve(streaming(write, preludeType), streams);

    const { status, headers, body } = await ask(url, '/');

    expect([status, headers['content-type'], body.toString()]).toEqual([201, 'application/octet-stream', 'body']);
  });

  test.each([
    ['a plain stream', streaming(`out.write('a'); out.end('b');`, 'text/y'), 200, 'text/y', 'ab'],
    [
      'a stream without the end of a prelude',
      streaming(`out.end('{"statusCode":201}');`, preludeType),
      200,
      'application/octet-stream',
      '{"statusCode":201}',
    ],
    [
      'a stream whose prelude is no JSON',
      streaming(`out.end('x' + '\\0'.repeat(8));`, preludeType),
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
      streaming(`${prelude({ statusCode: 7 })} out.end('x');`, preludeType),
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
    [
      'prelude',
      streaming(`console.log('run'); ${prelude({ statusCode: 7 })} await sleep(1000); out.end();`, preludeType),
    ],
  ])('fails at once for a %s that HTTP cannot carry, and the log says why', async (what, command) => {
    const logs: string[] = [];
    const url = await serve(command, streams, (piece) => logs.push(piece));

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
    const url = await serve(
      streaming(`${prelude({ statusCode: 203, cookies: ['a=b'] })} out.end('body');`, preludeType),
    );

    const { status, headers, body } = await ask(url, '/');

    expect([status, headers['set-cookie'], body.toString()]).toEqual([203, ['a=b'], 'body']);
  });
});
