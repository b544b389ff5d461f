import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { eventStep, type ScriptStep, startScriptedApi } from '@kinglet/emulator';
import { describe, expect, test } from 'vitest';
import { type ClientOptions, RuntimeClient } from '../src/client.ts';
import { LostConnectionError } from '../src/connection.ts';
import { EnvironmentError } from '../src/errors.ts';

async function talking<T>(
  steps: readonly ScriptStep[],
  use: (client: RuntimeClient) => Promise<T>,
  options: Partial<ClientOptions> = {},
): Promise<{ result: T; connections: number; targets: string[] }> {
  await using api = await startScriptedApi(steps);
  const client = new RuntimeClient(api.address, { userAgent: 'test/1', ...options });
  try {
    const result = await use(client);
    return { result, connections: api.connections(), targets: api.requests.map((request) => request.target) };
  } finally {
    client.close();
  }
}

const ok: ScriptStep = {
  actions: [
    {
      send: {
        status: 200,
        headers: [
          ['A', 'ä'],
          ['B', '1'],
          ['b', '2'],
          ['Set-Cookie', 'x'],
          ['Set-Cookie', 'y'],
        ],
        body: 'body',
      },
    },
  ],
};

describe('the client', () => {
  test.each([undefined, '', 'localhost', 'localhost:', ':80', 'localhost:http'])(
    'refuses the address %j and names the variable',
    (address) => {
      const make = (): RuntimeClient => new RuntimeClient(address, { userAgent: 'x' });

      expect(make).toThrow(EnvironmentError);
      expect(make).toThrow(/AWS_LAMBDA_RUNTIME_API/);
    },
  );

  test('gives status, headers in lower case as UTF-8, and bytes', async () => {
    const { result } = await talking([ok], (client) => client.next());

    expect(result).toMatchObject({ status: 200, headers: { a: 'ä', b: '1, 2', 'set-cookie': 'x, y' } });
    expect(Buffer.from(result.body).toString()).toBe('body');
  });

  test('makes its calls on one connection', async () => {
    const { connections, targets } = await talking([ok, ok, ok], async (client) => {
      await client.next();
      await client.post('/a', { x: 'y' }, Buffer.from('b'));
      await client.next();
    });

    expect(connections).toBe(1);
    expect(targets).toEqual(['/2018-06-01/runtime/invocation/next', '/a', '/2018-06-01/runtime/invocation/next']);
  });

  test('sends an answer again, once, when a kept-alive connection was reset', async () => {
    const reset: ScriptStep = { actions: [{ close: 'reset' }] };

    const once = await talking([ok, reset, ok], async (client) => {
      await client.next();
      return client.post('/a', {}, Buffer.from('b'));
    });
    const twice = await talking([ok, reset, reset], async (client) => {
      await client.next();
      return client.post('/a', {}, Buffer.from('b')).catch((error: NodeJS.ErrnoException) => error.code);
    });

    expect(once.result).toMatchObject({ status: 200 });
    expect(once.targets.slice(1)).toEqual(['/a', '/a']);
    expect(twice.result).toBe('ECONNRESET');
  });

  test('does not repeat a call on a fresh connection, nor one that was being answered', async () => {
    const partial: ScriptStep = {
      actions: [{ send: 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc' }, { waitMs: 20 }, { close: 'reset' }],
    };

    const fresh = await talking([{ actions: [{ close: 'reset' }] }], (client) =>
      client.next().catch((error: Error) => error),
    );
    const answering = await talking([ok, partial], async (client) => {
      await client.next();
      return client.next().catch((error: Error) => error);
    });

    expect(fresh.result).toBeInstanceOf(Error);
    expect(fresh.targets).toHaveLength(1);
    expect(answering.result).toBeInstanceOf(Error);
    expect(answering.targets).toHaveLength(2);
  });

  test('leaves a connection on which more comes than was asked for', async () => {
    const answered = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
    const junk: ScriptStep = { actions: [{ send: `${answered}HTTP/1.1 200 OK\r\n` }] };
    const late: ScriptStep = { actions: [{ send: answered }, { waitMs: 20 }, { send: answered }] };

    const { result, connections } = await talking([junk, late, ok], async (client) => {
      await client.next();
      await client.next();
      await new Promise((resolve) => setTimeout(resolve, 60));
      return client.next();
    });

    expect(Buffer.from(result.body).toString()).toBe('body');
    expect(connections).toBe(3);
  });

  test('reads an answer up to the end of the connection when it has no length', async () => {
    const { result } = await talking(
      [{ actions: [{ send: 'HTTP/1.1 200 OK\r\n\r\nall' }, { close: 'fin' }] }],
      (client) => client.next(),
    );

    expect(Buffer.from(result.body).toString()).toBe('all');
  });

  test('sends and takes what does not fit into one packet', async () => {
    const large = Buffer.alloc(3_000_000, 'abcdefgh');
    const echo: ScriptStep = { actions: [{ send: { status: 200, body: large } }] };

    const { result, connections } = await talking([echo, ok], async (client) => {
      const { body } = await client.post('/a', {}, large);
      await client.next();
      return large.equals(body);
    });

    expect(result).toBe(true);
    expect(connections).toBe(1);
  });

  test('gives a stream up when it is not acknowledged', async () => {
    const silent: ScriptStep = { actions: [{ waitMs: 150 }] };

    const { result } = await talking(
      [silent],
      (client) => {
        const call = client.stream('/a', {});
        call.write([Buffer.from('x'), new Uint8Array()], () => undefined);
        call.write([], () => undefined);
        call.end({}, () => undefined);
        return call.response.catch((error: Error) => error.message);
      },
      { streamTimeoutMs: 40 },
    );

    expect(result).toBe('no answer within 40 ms');
  });

  test('cannot write to a stream that was cut off', async () => {
    const { result } = await talking([{ at: 'head', actions: [{ close: 'reset' }] }], async (client) => {
      const call = client.stream('/a', {});
      const failure = await call.response.catch((error: Error) => error);
      const write = await new Promise((resolve) => call.write([Buffer.from('x')], resolve));
      return [failure, write];
    });

    expect(result).toEqual([expect.any(LostConnectionError), expect.any(LostConnectionError)]);
  });

  test('rejects what is not HTTP', async () => {
    const { result } = await talking([{ actions: [{ send: 'nonsense\r\n\r\n' }] }], (client) =>
      client.next().catch((error: Error) => error),
    );

    expect(result).toBeInstanceOf(Error);
  });

  test('gives a silent server up for answers, but waits for events', async () => {
    const silent: ScriptStep = { actions: [{ waitMs: 150 }] };

    const post = await talking(
      [silent],
      (client) => client.post('/a', {}, Buffer.from('b')).catch((error: Error) => error.message),
      { answerTimeoutMs: 50 },
    );
    const next = await talking(
      [ok, { actions: [{ waitMs: 150 }, ...eventStep('1').actions] }],
      async (client) => {
        await client.post('/a', {}, Buffer.from('b'));
        return client.next();
      },
      { answerTimeoutMs: 50 },
    );

    expect(post.result).toBe('no answer within 50 ms');
    expect(next.result.status).toBe(200);
  });

  test('gives up on a server that accepts no connection', async () => {
    const script = `const server = require('node:net').createServer().listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
      require('node:fs').writeSync(1, String(server.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
    const server = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    // Fills the backlog: what comes after it stays half made.
    const fillers = Array.from({ length: 4 }, () => connect(Number(port), '127.0.0.1').on('error', () => undefined));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const client = new RuntimeClient(`127.0.0.1:${port}`, { userAgent: 'x', connectTimeoutMs: 60 });

    const failure = await client.next().catch((error: Error) => error.message);

    client.close();
    for (const filler of fillers) filler.destroy();
    server.kill('SIGKILL');
    expect(failure).toBe('no connection within 60 ms');
  });
});
