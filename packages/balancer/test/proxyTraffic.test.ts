// Real nginx and HAProxy, on what `emit` wrote, in front of servers on loopback.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import type { FleetDescription, StrategyName } from '../src/index.ts';
import { ask, askMany, type Backend, countsOf, startBackends, startTraffic } from './fleet.ts';
import { type LocalProxy, missingProxy, startProxy } from './proxies.ts';

const healthCheck = { path: '/health', intervalMs: 100, healthyThreshold: 2, unhealthyThreshold: 2 };
/** What brings a killed instance back, in each proxy's way. */
const recovery: Readonly<Record<LocalProxy, Partial<FleetDescription>>> = {
  nginx: { outlier: { consecutiveFailures: 1, baseEjectionMs: 1000 } },
  haproxy: { healthCheck, outlier: { consecutiveFailures: 1 } },
};

for (const proxy of ['nginx', 'haproxy'] as const) {
  const missing = missingProxy(proxy);
  if (missing) reportSkipped(`traffic through ${proxy}`, missing);

  describe.skipIf(missing)(proxy, () => {
    test.each<StrategyName>(['round-robin', 'random'])('%s shares by weights', async (strategy) => {
      await using backends = await startBackends(3);
      const weights = [0.5, 1, 2.5];
      const instances = backends.instances.map((one, at) => ({ ...one, weight: weights[at]! }));
      await using running = await startProxy(proxy, { instances, strategy });

      const counts = countsOf(await askMany(running.url, 800));

      const expected = weights.map((weight) => 200 * weight);
      // Chi-square with two degrees of freedom: above 27 once in a million.
      expect(expected.reduce((sum, part, at) => sum + ((counts[`b${at}`] ?? 0) - part) ** 2 / part, 0)).toBeLessThan(
        27,
      );
    });

    test('a key goes to one instance, and to another only when its own has left', async () => {
      await using backends = await startBackends(4);
      const keys = Array.from({ length: 200 }, (_, at) => `user-${at}`);
      const placed = async (left: readonly Backend[]) => {
        const instances = left.map(({ instance }) => instance);
        await using running = await startProxy(proxy, { instances, strategy: 'ring-hash', keyHeader: 'x-user' });
        const place = () => Promise.all(keys.map((key) => ask(running.url, { headers: { 'x-user': key } })));
        const [first, second] = [await place(), await place()];
        expect(second).toEqual(first);
        return first.map(({ body }) => body);
      };

      const before = await placed(backends.all);
      const after = await placed(backends.all.filter(({ id }) => id !== 'b1'));

      expect(new Set(before)).toEqual(new Set(['b0', 'b1', 'b2', 'b3']));
      expect(after.filter((_, at) => before[at] !== 'b1')).toEqual(before.filter((id) => id !== 'b1'));
    });

    test('what has no key is spread over all', async () => {
      await using backends = await startBackends(2);
      await using running = await startProxy(proxy, { instances: backends.instances, strategy: 'ring-hash' });

      const counts = countsOf(await askMany(running.url, 40));

      expect(counts).toEqual({ b0: expect.closeTo(20, -1.5), b1: expect.closeTo(20, -1.5) });
    });

    test('a killed instance costs no idempotent request, and comes back', async () => {
      await using backends = await startBackends(3);
      const [killed] = backends.all as [Backend];
      for (const backend of backends.all) backend.delayMs = 5;
      const { instances } = backends;
      await using running = await startProxy(proxy, { instances, retry: { attempts: 3 }, ...recovery[proxy] });
      const stop = startTraffic(running.url, 8);

      await until(() => killed.requests > 50);
      await killed.kill();
      await sleep(700);
      await killed.start();
      killed.requests = 0;
      await until(() => killed.requests > 50);
      const answers = await stop();

      expect(answers.length).toBeGreaterThan(150);
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    });

    test('what is not idempotent is never sent twice', async () => {
      await using backends = await startBackends(2);
      for (const backend of backends.all) backend.delayMs = 5000;
      const { instances } = backends;
      await using running = await startProxy(proxy, { instances, retry: { attempts: 3 }, connectTimeoutMs: 500 });
      const requests = () => backends.all.map((backend) => backend.requests).sort();

      const posted = ask(running.url, { method: 'POST', body: 'once' });
      await until(() => requests()[1] === 1);
      await backends.all.find((backend) => backend.requests === 1)!.kill();

      expect((await posted).status).toBe(502);
      expect(requests()).toEqual([0, 1]);
    });

    test('an instance that is too slow is given up, and another answers', async () => {
      await using backends = await startBackends(2);
      backends.all[0]!.delayMs = 3000;
      const { instances } = backends;
      await using running = await startProxy(proxy, { instances, strategy: 'round-robin', retry: {}, timeoutMs: 100 });

      expect(countsOf(await askMany(running.url, 10, 1))).toEqual({ b1: 10 });
      expect(backends.all[0]!.requests).toBeGreaterThan(0);
    });

    test('more requests at once than `maxRequests` are answered with 503', async () => {
      await using backends = await startBackends(2);
      for (const backend of backends.all) backend.delayMs = 400;
      await using running = await startProxy(proxy, { instances: backends.instances, maxRequests: 3 });

      const answers = [];
      for (let at = 0; at < 6; at++) {
        answers.push(ask(running.url));
        await sleep(30);
      }

      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 503, 503, 503]);
    });

    test('an instance never has more than `maxRequestsPerInstance` at once', async () => {
      await using backends = await startBackends(2);
      for (const backend of backends.all) backend.delayMs = 100;
      await using running = await startProxy(proxy, { instances: backends.instances, maxRequestsPerInstance: 2 });

      const answers = await Promise.all(Array.from({ length: 10 }, () => ask(running.url)));

      expect(backends.all.map(({ most }) => most)).toEqual([2, 2]);
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.map(({ status }) => status)).toEqual(proxy === 'nginx' ? Array(6).fill(502) : []);
    });
  });
}

describe.skipIf(missingProxy('haproxy'))('haproxy', () => {
  test('with slow start an instance that is back gets little at first, then its share', async () => {
    await using backends = await startBackends(2);
    const [slow] = backends.all as [Backend];
    for (const backend of backends.all) backend.delayMs = 2;
    const { instances } = backends;
    const slowStart = { windowMs: 2000 };
    await using running = await startProxy('haproxy', {
      instances,
      strategy: 'round-robin',
      healthCheck,
      slowStart,
      retry: {},
    });
    const shareOf = async (ms: number) => {
      const stop = startTraffic(running.url, 4);
      await sleep(ms);
      const answers = await stop();
      return (countsOf(answers)[slow.id] ?? 0) / answers.length;
    };
    const isIn = async (state: string) => new RegExp(`,b0,.*,${state},`).test(await running.ask('show stat'));

    await slow.kill();
    await until(() => isIn('DOWN'));
    await slow.start();
    await until(() => isIn('UP'));
    const atFirst = await shareOf(500);
    await sleep(1800);
    const later = await shareOf(300);

    expect(atFirst).toBeLessThan(0.2);
    expect(later).toBeCloseTo(0.5, 1);
  });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error('did not come to hold within 5 s');
}
