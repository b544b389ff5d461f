// Function URLs, HTTP APIs and load balancers: requests that never reach a function.
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { bootstrap } from './bootstraps.ts';
import { ask, echo, serve, stop } from './httpClient.ts';

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
      await stop();
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

  test('broken off is forgotten, and in no log', async () => {
    const logs: string[] = [];
    const url = await serve(echo, {}, (piece) => logs.push(piece));
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf', () => socket.destroy());
    });
    await new Promise((resolve) => socket.on('close', resolve));

    expect((await ask(url, '/')).status).toBe(200);
    expect(logs.join('')).toMatch(/^START/);
  });
});
