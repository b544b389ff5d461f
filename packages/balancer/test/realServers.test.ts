// Real servers that die, hang and break off under load.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { createBalancer } from '../src/balancer.ts';
import { startHealthChecks } from '../src/healthChecks.ts';
import type { BalancerOptions } from '../src/options.ts';
import { createDispatcher, type DispatcherOptions } from '../src/undici/index.ts';
import { type Backend, countSince, type Mode, startBackend, startTraffic, type Traffic } from './backends.ts';

/** Peak EWMA asks a bad one too seldom for it to be ejected soon. */
const everyTurn: BalancerOptions = { strategy: 'round-robin' };
const disposers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const dispose of disposers.splice(0).reverse()) await dispose();
});

test('one of four is killed under load and comes back: no request fails, and it starts slowly', async () => {
  const { balancer, dispatcher, backends } = await fleet(['well', 'well', 'well', 'well'], {
    outlier: { baseEjectionMs: 500 },
    slowStart: { windowMs: 4000 },
    strategy: 'least-request',
  });
  const traffic = busy(dispatcher, 16);
  await sleep(300);

  await backends[0]?.kill();
  await sleep(300);
  disposers.push((await startBackend('well', backends[0]?.port)).kill);
  await until(() => balancer.statistics()[0]?.state === 'available');
  const since = countSince(balancer);
  await sleep(500);
  const [back = 0, ...others] = Object.values(since());
  const { calls, failures } = await traffic.stop();

  expect(failures).toEqual([]);
  expect(calls).toBeGreaterThan(100);
  expect(back).toBeGreaterThan(0);
  expect(back).toBeLessThan(Math.min(...others) / 2);
});

test('one that flaps under load fails no request', async () => {
  const { dispatcher, backends } = await fleet(['well', 'well', 'well'], { outlier: { baseEjectionMs: 50 } });
  const traffic = busy(dispatcher, 8);

  for (let flap = 0, backend = backends[0] as Backend; flap < 3; flap++) {
    await sleep(100);
    await backend.kill();
    await sleep(100);
    backend = await startBackend('well', backend.port);
    disposers.push(backend.kill);
  }

  expect((await traffic.stop()).failures).toEqual([]);
});

test('one that accepts and never answers is given up after timeoutMs, ejected, and found by active checks', async () => {
  const { balancer, dispatcher } = await fleet(['silent', 'well', 'well'], everyTurn, { timeoutMs: 200 });
  const check = async ({ address }: { readonly address: string }, signal: AbortSignal) =>
    void (await request(address, { signal })).body.dump();
  const traffic = busy(dispatcher, 8);

  await until(() => balancer.statistics()[0]?.state === 'ejected');
  const found = new Promise((resolve) => {
    const options = { check, intervalMs: 20, timeoutMs: 200, unhealthyThreshold: 1 };
    const onChange = (...change: unknown[]) => resolve(change.slice(0, 2));
    disposers.push(startHealthChecks(balancer, { ...options, onChange }).stop);
  });
  expect(await found).toEqual(['0', false]);

  expect((await traffic.stop()).failures).toEqual([]);
});

test('one that answers 503 is ejected, and no client sees it', async () => {
  const { balancer, dispatcher } = await fleet(['unavailable', 'well', 'well'], everyTurn);
  const traffic = busy(dispatcher, 8);

  await until(() => balancer.statistics()[0]?.state === 'ejected');

  expect((await traffic.stop()).failures).toEqual([]);
});

test('an answer that breaks off is not tried again, and says so', async () => {
  const { balancer, dispatcher } = await fleet(['reset']);

  const { statusCode, body } = await request('http://fleet/', { dispatcher });

  expect(statusCode).toBe(200);
  await expect(body.text()).rejects.toMatchObject({
    code: 'KINGLET_BALANCER_INTERRUPTED',
    message: expect.stringMatching(/^the answer of 0 at http:\/\/127\.0\.0\.1:\d+ broke off after 4 bytes: /),
  });
  expect(dispatcher.statistics()).toMatchObject({ calls: 1, retries: 0 });
  expect(balancer.statistics()).toMatchObject([{ active: 0, requests: 1, failures: 1 }]);
});

async function fleet(modes: readonly Mode[], options: BalancerOptions = {}, dispatch: DispatcherOptions = {}) {
  const backends = await Promise.all(modes.map((mode) => startBackend(mode)));
  const instances = backends.map(({ address }, index) => ({ id: String(index), address }));
  const balancer = createBalancer({ ...options, instances });
  const dispatcher = createDispatcher(balancer, dispatch);
  disposers.push(...backends.map(({ kill }) => kill), () => dispatcher.destroy());
  return { balancer, dispatcher, backends };
}

function busy(dispatcher: Dispatcher, clients: number): Traffic {
  const traffic = startTraffic(dispatcher, clients);
  disposers.push(traffic.stop);
  return traffic;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(10);
}
