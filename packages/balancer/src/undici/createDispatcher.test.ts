import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, fetch, Pool, request, stream, upgrade } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type Balancer, createBalancer } from '../balancer.ts';
import type { BalancerOptions } from '../options.ts';
import { type BalancedDispatcher, createDispatcher, type DispatcherOptions } from './createDispatcher.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const echo: RequestListener = (incoming, answer) => {
  answer.setHeader('port', String(incoming.socket.localPort));
  incoming.pipe(answer);
};
const unavailable: RequestListener = (_, answer) => void answer.writeHead(503).end('busy');
const never: RequestListener = () => undefined;
const url = 'http://fleet/path?query=1';

describe('a dispatcher', () => {
  it('carries request, stream and fetch, and ends each lease with its answer', async () => {
    const { dispatcher, balancer } = await fleet([echo, echo]);

    const { body } = await request(url, { dispatcher, method: 'PUT', body: 'sent by request' });
    expect(balancer.statistics().reduce((sum, { active }) => sum + active, 0)).toBe(1);
    expect(await body.text()).toBe('sent by request');
    const chunks: Buffer[] = [];
    const sink = () => new Writable({ write: (chunk, _, done) => done(void chunks.push(chunk)) });
    await stream(url, { dispatcher, method: 'PUT', body: Readable.from(['sent by ', 'stream']) }, sink);
    expect(Buffer.concat(chunks).toString()).toBe('sent by stream');
    const answer = await fetch(url, { dispatcher, method: 'POST', body: 'sent by fetch' });
    expect(await answer.text()).toBe('sent by fetch');

    expect(balancer.statistics()).toMatchObject([{ active: 0 }, { active: 0 }]);
    expect(balancer.statistics().reduce((sum, { requests }) => sum + requests, 0)).toBe(3);
  });

  it('carries large bodies both ways without losing a byte, however slowly they are read', async () => {
    const { dispatcher } = await fleet([echo]);
    const sent = Buffer.alloc(3_000_000, 'all sorts of bytes ');

    const { body } = await request(url, { dispatcher, method: 'PUT', body: sent });
    const chunks: Buffer[] = [];
    for await (const chunk of body) {
      chunks.push(chunk);
      if (chunks.length % 16 === 0) await sleep(1);
    }

    expect(Buffer.concat(chunks).equals(sent)).toBe(true);
  });

  it('carries upgrades, whose instance is at work until the socket is closed', async () => {
    const { dispatcher, balancer } = await fleet([echo], {}, (server) =>
      server.on('upgrade', (_, socket) => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
        socket.pipe(socket);
      }),
    );

    const { socket } = await upgrade(url, { dispatcher, protocol: 'echo' });
    socket.write('hello');
    const [chunk] = await once<[Buffer]>(socket, 'data');
    expect(String(chunk)).toBe('hello');
    expect(balancer.statistics()).toMatchObject([{ active: 1 }]);
    socket.destroy();
    await once(socket, 'close');

    expect(balancer.statistics()).toMatchObject([{ active: 0, failures: 0 }]);
  });

  it.each<[string, NonNullable<DispatcherOptions['key']>]>([
    ['header', 'X-Session'],
    ['function', ({ headers }) => (headers as Record<string, string>)['x-session']],
  ])('sends equal keys of a %s to the same instance', async (_, key) => {
    const { dispatcher } = await fleet([echo, echo, echo, echo], { balancer: { strategy: 'maglev' }, key });
    const portOf = async (session: string) => {
      const { headers, body } = await request(url, { dispatcher, headers: { 'x-session': session } });
      await body.dump();
      return headers.port;
    };

    const ports = await Promise.all(Array.from({ length: 40 }, (_, index) => portOf(String(index % 2))));

    expect(new Set(ports.filter((_, index) => index % 2 === 0)).size).toBe(1);
  });

  it('tries statuses again elsewhere, and gives the last one when all are bad', async () => {
    const mixed = await fleet([unavailable, unavailable, echo], { balancer: { outlier: false } });
    const bad = await fleet([unavailable, unavailable]);

    expect((await request(url, { dispatcher: mixed.dispatcher })).statusCode).toBe(200);
    const { statusCode, body } = await request(url, { dispatcher: bad.dispatcher });
    expect([statusCode, await body.text()]).toEqual([503, 'busy']);
    expect(bad.dispatcher.statistics()).toMatchObject({ calls: 1, retries: 2, failed: 0 });
    expect(bad.balancer.statistics().reduce((sum, { failures }) => sum + failures, 0)).toBe(3);
  });

  it.each<[string, Partial<Dispatcher.RequestOptions>, number]>([
    ['POST', { method: 'POST', body: 'order' }, 503],
    ['a body that is gone', { method: 'PUT', body: Readable.from(['once']) }, 503],
    ['a request that says it is not idempotent', { idempotent: false }, 503],
    ['a POST that says it is idempotent', { method: 'POST', body: 'order', idempotent: true }, 200],
  ])('sends %s again only where it may', async (_, options, expected) => {
    let asked = 0;
    const { dispatcher } = await fleet([(...given) => (++asked === 1 ? unavailable : echo)(...given)]);

    const { statusCode, body } = await request(url, { dispatcher, ...options });
    await body.dump();

    expect(statusCode).toBe(expected);
  });

  it('sends even a POST and a stream again when there was no connection', async () => {
    const { dispatcher, balancer } = await fleet([echo]);
    balancer.add({ id: 'dead', address: await deadAddress() });

    for (let i = 0; i < 8; i++) {
      const { body } = await request(url, { dispatcher, method: 'POST', body: Readable.from(['order ', '66']) });
      expect(await body.text()).toBe('order 66');
    }

    expect(dispatcher.statistics().retries).toBeGreaterThan(0);
  });

  it('is not drawn to one dead host of two (undici#4839), nor to one that comes back while both were down', async () => {
    const dead = [await deadAddress(), await deadAddress()];
    const balancer = createBalancer({ instances: dead.map((address) => ({ id: address, address })) });
    const dispatcher = dispatch(balancer, { backoffMs: 0, retryBudget: { minPerSecond: 1000 } });
    for (let i = 0; i < 20; i++) await expect(request(url, { dispatcher })).rejects.toThrow(/ECONNREFUSED/);

    await listen(echo, Number(new URL(dead[1] as string).port));

    for (let i = 0; i < 20; i++) {
      const { statusCode, body } = await request(url, { dispatcher });
      await body.dump();
      expect(statusCode).toBe(200);
    }
  });

  it('loads equal instances equally, and a slow one less (undici#1065, undici#3648)', async () => {
    const slow: RequestListener = (_, answer) => void setTimeout(() => answer.end(), 300);
    const quick: RequestListener = (_, answer) => void setTimeout(() => answer.end(), 10);
    const { dispatcher, balancer } = await fleet([slow, quick, quick, quick], {
      balancer: { strategy: 'least-request' },
    });

    const client = async () => {
      for (let i = 0; i < 25; i++) await (await request(url, { dispatcher })).body.dump();
    };
    await Promise.all(Array.from({ length: 8 }, client));
    const [first = 0, ...others] = balancer.statistics().map(({ requests }) => requests);

    expect(first).toBeLessThan(Math.min(...others) / 2);
    expect(Math.max(...others)).toBeLessThan(2 * Math.min(...others));
  });

  it('hedges a GET that is late, not a PUT', async () => {
    let asked = 0;
    const first: RequestListener = (incoming, answer) => (++asked % 2 === 1 ? undefined : echo(incoming, answer));
    const { dispatcher } = await fleet([first], { hedgeAfterMs: 20, timeoutMs: 100, attempts: 2 });

    expect((await request(url, { dispatcher })).statusCode).toBe(200);
    expect(dispatcher.statistics()).toMatchObject({ hedges: 1, retries: 0 });
    expect((await request(url, { dispatcher, method: 'PUT' })).statusCode).toBe(200);
    expect(dispatcher.statistics()).toMatchObject({ hedges: 1, retries: 1 });
  });

  it('ends a request whose caller gave up, which is no failure of the instance', async () => {
    const { dispatcher, balancer } = await fleet([never]);
    const { signal, abort } = abortable();

    const answer = request(url, { dispatcher, signal });
    await sleep(20);
    abort(new Error('gone home'));

    await expect(answer).rejects.toThrow('gone home');
    await sleep(5);
    expect(balancer.statistics()).toMatchObject([{ active: 0, failures: 0, requests: 0 }]);
  });

  it('ends the lease of an answer that nobody reads to its end', async () => {
    const endless: RequestListener = (_, answer) => {
      const timer = setInterval(() => answer.write('more'), 1);
      answer.on('close', () => clearInterval(timer));
    };
    const { dispatcher, balancer } = await fleet([endless]);

    const { body } = await request(url, { dispatcher });
    body.on('error', () => undefined).destroy();
    await sleep(10);

    expect(balancer.statistics()).toMatchObject([{ active: 0, failures: 0 }]);
  });

  it.each(Array.from({ length: 24 }, (_, ticks) => ticks))(
    'tells an abort after %d ticks alone, or the answer alone',
    async (ticks) => {
      const idle = { aborted: false, paused: false, reason: null, abort: () => undefined, pause: () => undefined };
      const real = { ...idle, resume: () => undefined };
      const answering = (_: unknown, handler: Dispatcher.DispatchHandler): boolean => {
        handler.onRequestStart?.(real, {});
        handler.onResponseStart?.(real, 200, {});
        handler.onResponseEnd?.(real, {});
        return true;
      };
      const createPool = () => Object.assign(new Pool('http://127.0.0.1:1'), { dispatch: answering });
      const dispatcher = dispatch(createBalancer({ instances: [{ id: 'a' }] }), { createPool });
      const told: unknown[] = [];
      let abort: (reason: Error) => void = () => undefined;

      dispatcher.dispatch(
        { path: '/', method: 'GET' },
        {
          onRequestStart: (given) => (abort = (reason) => given.abort(reason)),
          onResponseStart: () => told.push('start'),
          onResponseEnd: () => told.push('end'),
          onResponseError: (_, error) => told.push(error.message),
        },
      );
      for (let tick = 0; tick < ticks; tick++) await undefined;
      told.push('abort');
      abort(new Error('gone home'));
      await dispatcher.close();

      expect(['abort,gone home', 'start,end,abort']).toContain(told.join());
    },
  );

  it('does not blame instances for requests that cannot be sent', async () => {
    const { dispatcher, balancer } = await fleet([echo]);
    const broken = new Readable({ read: () => void broken.destroy(new Error('no disk')) });

    await expect(request(url, { dispatcher, headers: { 'a b': '' } })).rejects.toMatchObject({
      code: 'UND_ERR_INVALID_ARG',
    });
    await expect(request(url, { dispatcher, method: 'POST', body: broken })).rejects.toThrow('no disk');
    expect(balancer.statistics()).toMatchObject([{ active: 0, requests: 0, failures: 0 }]);
  });

  it('refuses other origins than the one that stands for the fleet, in redirects too', async () => {
    const away: RequestListener = (_, answer) => void answer.writeHead(302, { location: 'http://elsewhere/' }).end();
    const { dispatcher } = await fleet([away], { origin: 'http://fleet' });

    await expect(request('http://fleet.example/', { dispatcher })).rejects.toMatchObject({
      code: 'KINGLET_BALANCER_ORIGIN',
    });
    await expect(fetch(url, { dispatcher })).rejects.toMatchObject({ cause: { code: 'KINGLET_BALANCER_ORIGIN' } });
  });

  it('closes when what is under way has ended, and then refuses', async () => {
    const { dispatcher } = await fleet([(_, answer) => void setTimeout(() => answer.end('done'), 20)]);

    const answer = request(url, { dispatcher }).then(({ body }) => body.text());
    await dispatcher.close();

    expect(await answer).toBe('done');
    await expect(request(url, { dispatcher })).rejects.toMatchObject({ code: 'UND_ERR_CLOSED' });
  });

  it('destroys what is under way with an error, and does not try it again', async () => {
    const { dispatcher } = await fleet([never, never]);

    const answer = request(url, { dispatcher });
    answer.catch(() => undefined);
    await sleep(10);
    await dispatcher.destroy(new Error('shut down'));

    await expect(answer).rejects.toThrow('shut down');
    expect(dispatcher.statistics().retries).toBe(0);
  });

  it('closes the connections to instances that left', async () => {
    const { dispatcher, balancer } = await fleet([echo]);
    await (await request(url, { dispatcher })).body.dump();
    const [left] = balancer.statistics();
    const server = await listen(echo);

    balancer.remove(left?.id as string);
    balancer.add({ id: 'new', address: server });
    await (await request(url, { dispatcher })).body.dump();

    expect(balancer.statistics()).toMatchObject([{ id: 'new', requests: 1 }]);
  });

  it('refuses handlers of another undici and statuses that are none', () => {
    const dispatcher = dispatch(createBalancer());
    const legacy = { onConnect: () => undefined } as Dispatcher.DispatchHandler;

    expect(() => dispatcher.dispatch({ path: '/', method: 'GET' }, legacy)).toThrow(
      /handler: expected one of undici 8/,
    );
    expect(() => createDispatcher(createBalancer(), { retryStatuses: [99] })).toThrow(/retryStatuses/);
  });
});

async function fleet(
  listeners: readonly RequestListener[],
  { balancer: balancerOptions, ...options }: DispatcherOptions & { readonly balancer?: BalancerOptions } = {},
  prepare?: (server: Server) => void,
) {
  const addresses = await Promise.all(listeners.map((listener) => listen(listener, 0, prepare)));
  const instances = addresses.map((address) => ({ id: address, address }));
  const balancer = createBalancer({ ...balancerOptions, instances });
  return { balancer, dispatcher: dispatch(balancer, options) };
}

function dispatch(balancer: Balancer, options?: DispatcherOptions): BalancedDispatcher {
  const dispatcher = createDispatcher(balancer, options);
  open.push(() => dispatcher.destroy());
  return dispatcher;
}

async function listen(listener: RequestListener, port = 0, prepare?: (server: Server) => void): Promise<string> {
  const server = createServer(listener);
  prepare?.(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Where nobody listens. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: Error) => controller.abort(reason) };
}

function once<Values extends unknown[]>(emitter: NodeJS.EventEmitter, name: string): Promise<Values> {
  return new Promise((resolve) => emitter.once(name, (...values) => resolve(values as Values)));
}
