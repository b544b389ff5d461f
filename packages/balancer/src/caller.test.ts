import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createBalancer } from './balancer.ts';
import type { CallOptions, Send } from './call.ts';
import { type CallerOptions, createCaller } from './caller.ts';

const again: CallOptions<string> = { idempotent: true };

describe('a call', () => {
  it('gives the answer of the instance that was chosen', async () => {
    const { call, statistics } = caller(1);

    expect(await call(async ({ id, address }) => `${id} at ${address}`)).toBe('0 at host-0');
    expect(statistics()).toMatchObject({ calls: 1, retries: 0, failed: 0 });
  });

  it('goes to other instances when it fails, if it may be sent again', async () => {
    const { call, statistics } = caller(3);
    const tried: string[] = [];

    const answer = await call(async ({ id }) => {
      tried.push(id);
      if (tried.length < 3) throw new Error('refused');
      return id;
    }, again);

    expect(new Set(tried).size).toBe(3);
    expect(answer).toBe(tried[2]);
    expect(statistics()).toMatchObject({ retries: 2, failed: 0 });
  });

  it('is sent once if it may not be sent again', async () => {
    const { call } = caller(3);

    await expect(call(failing)).rejects.toMatchObject({
      code: 'KINGLET_BALANCER_FAILED',
      errors: [{ message: 'refused' }],
    });
  });

  it('tells every failure when no attempt is left', async () => {
    const { call } = caller(3, { attempts: 2 });

    const failed = call(failing, again);

    await expect(failed).rejects.toThrow(/^2 attempts failed \(\d, \d\), the last with: refused$/);
    await expect(failed).rejects.toMatchObject({ errors: [{}, {}] });
  });

  it('tries bad results again and gives the last of them, having freed the others', async () => {
    const { call, failures } = caller(3);
    const freed: string[] = [];
    let sent = 0;

    const answer = await call(async () => `503 #${++sent}`, {
      ...again,
      isFailure: (result) => result.startsWith('503'),
      discard: (result) => freed.push(result),
    });

    expect(answer).toBe('503 #3');
    expect(freed).toEqual(['503 #1', '503 #2']);
    expect(failures()).toBe(3);
  });

  it('is hedged when it is late; the loser is told to give up and does not count against its instance', async () => {
    const { call, statistics, failures } = caller(2, { hedgeAfterMs: 20 });
    const ends: string[] = [];

    const answer = await call(async ({ id }, signal) => {
      if (statistics().hedges > 0) return 'second';
      return sleep(60_000, id, { signal }).catch((error: Error) => {
        ends.push(error.name);
        throw error;
      });
    }, again);

    expect(answer).toBe('second');
    await sleep(0);
    expect(ends).toEqual(['AbortError']);
    expect(failures()).toBe(0);
  });

  it('does not lose a good answer that comes together with a failure', async () => {
    const { call } = caller(2, { hedgeAfterMs: 5 });
    let areBoth = (): void => undefined;
    const both = new Promise<void>((resolve) => {
      areBoth = resolve;
    });
    let sent = 0;

    const answer = await call(async () => {
      if (++sent === 2) areBoth();
      const mine = sent;
      await both;
      if (mine === 1) throw new Error('refused');
      return 'good';
    }, again);

    expect(answer).toBe('good');
  });

  it('gives up an attempt after its time, which counts against the instance', async () => {
    const { call, failures } = caller(2, { timeoutMs: 20 });
    let sent = 0;

    const answer = await call(
      async (_, signal) => (++sent === 1 ? sleep(60_000, 'late', { signal }) : 'in time'),
      again,
    );

    expect(answer).toBe('in time');
    expect(failures()).toBe(1);
  });

  it('ends with the caller’s reason when it is aborted', async () => {
    const { call, failures } = caller(2);
    const controller = new AbortController();

    const answer = call(async (_, signal) => sleep(60_000, '', { signal }), { ...again, signal: controller.signal });
    controller.abort(new Error('gone home'));

    await expect(answer).rejects.toThrow('gone home');
    expect(failures()).toBe(0);
    await expect(call(failing, { signal: controller.signal })).rejects.toThrow('gone home');
  });

  it('is tried again though it may not be sent twice, when no instance got it', async () => {
    const { call, failures } = caller(3);
    let sent = 0;

    const answer = await call(async () => (++sent < 3 ? failing() : 'good'), { judge: () => 'unsent' });

    expect(answer).toBe('good');
    expect(failures()).toBe(2);
  });

  it('rejects as it is when the request is invalid, which is no failure of an instance', async () => {
    const { call, failures } = caller(3);
    let sent = 0;

    const answer = call(async () => failing(++sent), { ...again, judge: () => 'invalid' });

    await expect(answer).rejects.toThrow(/^refused$/);
    expect([sent, failures()]).toEqual([1, 0]);
  });

  it('frees a bad result when it is aborted before the next attempt', async () => {
    const controller = new AbortController();
    const freed: string[] = [];
    const { call } = caller(2, { backoffMs: 60_000, random: () => 1 });

    const answer = call(async () => '503', {
      ...again,
      signal: controller.signal,
      isFailure: () => true,
      discard: (result) => freed.push(result),
    });
    await sleep(1);
    controller.abort(new Error('gone home'));

    await expect(answer).rejects.toThrow('gone home');
    expect(freed).toEqual(['503']);
  });

  it('keeps its instance at work until its result is done with', async () => {
    const balancer = createBalancer({ instances: instances(1) });
    let end: (outcome: { ok: boolean }) => void = () => undefined;
    const done = new Promise<{ ok: boolean }>((resolve) => {
      end = resolve;
    });

    await createdCaller(balancer).call(async () => 'begun', { ended: () => done });
    expect(balancer.statistics()).toMatchObject([{ active: 1, failures: 0 }]);
    end({ ok: false });
    await sleep(0);

    expect(balancer.statistics()).toMatchObject([{ active: 0, failures: 1 }]);
  });

  it('waits for the attempt under way when there is no instance for a hedge', async () => {
    const balancer = createBalancer({ instances: instances(1), maxRequestsPerInstance: 1 });
    const { call } = createdCaller(balancer, { hedgeAfterMs: 1 });

    expect(await call(async () => sleep(20, 'good'), again)).toBe('good');
  });

  it('is refused while as many as may be are under way', async () => {
    const { call, statistics } = caller(2, { maxCalls: 1 });
    const first = call(async () => sleep(10, 'first'));

    await expect(call(async () => 'second')).rejects.toMatchObject({ code: 'KINGLET_BALANCER_SHED' });
    expect(await first).toBe('first');
    expect(await call(async () => 'third')).toBe('third');
    expect(statistics()).toMatchObject({ calls: 2, shed: 1 });
  });

  it('is refused under an adaptive limit when latency rose with the calls at once', async () => {
    let time = 0;
    const balancer = createBalancer({ instances: instances(1), now: () => time, outlier: false });
    const { call, statistics } = createdCaller(balancer, { maxCalls: 'adaptive' });
    const burst = async (calls: number, ms: number): Promise<void> => {
      const begun = Array.from({ length: calls }, () => call(async () => sleep(0, 'done')));
      time += ms;
      await Promise.allSettled(begun);
    };

    for (let round = 0; round < 60; round++) await burst(10, 10);
    expect(statistics().shed).toBe(0);
    for (let round = 0; round < 600; round++) await burst(20, 100);

    expect(statistics().shed).toBeGreaterThan(0);
  });

  it('is retried within the budget alone when all instances fail', async () => {
    const { call, statistics } = caller(3, { retryBudget: { ratio: 0.1, minPerSecond: 5 } });
    let sent = 0;

    for (let i = 0; i < 200; i++)
      await call(async () => failing(sent++), again).catch((error: Error) => expect(error.name).toBe('BalancerError'));

    expect(sent - 200).toBe(statistics().retries);
    expect(statistics().retries).toBeGreaterThanOrEqual(20);
    expect(statistics().retries).toBeLessThanOrEqual(200 * 0.1 + 5);
  });

  it('goes to the key’s instance, and with a retry to the key’s next one', async () => {
    const balancer = createBalancer({ strategy: 'ring-hash', instances: instances(8) });
    const { call } = createdCaller(balancer);
    const twice = async (): Promise<string> => {
      const tried: string[] = [];
      await call(
        async ({ id }) => {
          tried.push(id);
          if (tried.length === 1) throw new Error('refused');
          return id;
        },
        { ...again, key: 'session' },
      );
      return tried.join();
    };

    expect(await twice()).toBe(await twice());
  });

  it.each<CallerOptions>([
    { attempts: 0 },
    { backoffMs: Number.NaN },
    { hedgeAfterMs: 0 },
    { timeoutMs: -1 },
    { maxCalls: 0 },
  ])('refuses %o', (options) => {
    expect(() => createCaller(createBalancer(), options)).toThrow(Object.keys(options)[0]);
  });
});

async function failing(..._: unknown[]): Promise<string> {
  throw new Error('refused');
}

function instances(count: number): { id: string; address: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(index), address: `host-${index}` }));
}

function caller(count: number, options: CallerOptions = {}) {
  const balancer = createBalancer({ instances: instances(count), now: () => 0 });
  return createdCaller(balancer, options);
}

function createdCaller(balancer: ReturnType<typeof createBalancer>, options: CallerOptions = {}) {
  const made = createCaller(balancer, { backoffMs: 0, ...options });
  return {
    call: (send: Send<string>, given?: CallOptions<string>) => made.call(send, given),
    statistics: () => made.statistics(),
    failures: () => balancer.statistics().reduce((sum, instance) => sum + instance.failures, 0),
  };
}
