import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Balancer, createBalancer, type Lease } from './balancer.ts';
import { BalancerError } from './errors.ts';
import { type BalancerOptions, type StrategyName, strategyNames } from './options.ts';

describe.each(strategyNames)('%s', (strategy) => {
  it('gives instances their part by weight', () => {
    const { balancer } = fleet({
      strategy,
      instances: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 3 },
      ],
    });

    const counts = picks(balancer, 8000);

    expect((counts.b ?? 0) / 8000).toBeGreaterThan(0.7);
    expect((counts.b ?? 0) / 8000).toBeLessThan(0.8);
  });

  it('never picks what is drained, of weight 0, full or, while another is there, unhealthy or ejected', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), fc.integer(), (happened, seed) => {
        const { balancer, pass } = fleet({
          strategy,
          seed,
          maxRequestsPerInstance: 2,
          instances: ids(5),
          outlier: { consecutiveFailures: 2 },
        });
        const held: Lease[] = [];
        for (const event of happened) {
          pass(event.ms);
          disturb(balancer, event);
          const before = new Map(balancer.statistics().map((instance) => [instance.id, instance]));
          const anyAvailable = [...before.values()].some(({ state, weight }) => state === 'available' && weight > 0);
          try {
            const lease = balancer.pick(String(event.ms));
            const { state = '', weight = 0, active = 0 } = before.get(lease.id) ?? {};
            expect(weight).toBeGreaterThan(0);
            expect(active).toBeLessThan(2);
            expect(anyAvailable ? ['available'] : ['ejected', 'unhealthy']).toContain(state);
            held.push(lease);
          } catch (error) {
            expect(error).toMatchObject({ code: 'KINGLET_BALANCER_NO_INSTANCE' });
            const open = [...before.values()].filter(
              ({ state, weight, active }) => active < 2 && weight > 0 && state !== 'draining',
            );
            expect(open.filter(({ state }) => state === 'available' || !anyAvailable)).toEqual([]);
          }
          if (event.ends) held.shift()?.release({ ok: event.ok });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses with what it found when there is nothing to choose', () => {
    const { balancer } = fleet({ strategy, instances: [{ id: 'a', weight: 0 }] });

    expect(() => balancer.pick()).toThrow(/a available, weight 0/);
    balancer.remove('a');
    expect(() => balancer.pick()).toThrow(/the fleet is empty/);
  });
});

describe('a balancer', () => {
  it('sends nothing to an instance that hangs', () => {
    const { balancer, pass } = fleet({ instances: ids(4) });

    const hung = balancer.pick().id;
    for (let i = 0; i < 100; i++) {
      const lease = balancer.pick();
      pass(5);
      expect(lease.id).not.toBe(hung);
      lease.release();
    }
  });

  it('does not take one that fails at once for the fastest', () => {
    const { balancer, pass } = fleet({ instances: ids(4), outlier: false });
    const counts = Array.from({ length: 200 }, () => {
      const lease = balancer.pick();
      const ok = Number(lease.id) >= 2;
      pass(ok ? 20 : 0);
      lease.release({ ok });
      return ok;
    });

    expect(counts.filter((ok) => !ok).length).toBeLessThanOrEqual(4);
  });

  it('ejects after failures one after another, longer each time', () => {
    const outlier = { consecutiveFailures: 2, baseEjectionMs: 1000 };
    const { balancer, pass } = fleet({ strategy: 'round-robin', instances: ids(4), outlier });
    const answer = () => answerAll(balancer, (id) => id !== '0');

    answer();
    expect(ejected(balancer)).toEqual(['0']);
    pass(999);
    expect(ejected(balancer)).toEqual(['0']);
    pass(1);
    expect(ejected(balancer)).toEqual([]);
    answer();
    pass(1999);
    expect(ejected(balancer)).toEqual(['0']);
    pass(1);
    expect(ejected(balancer)).toEqual([]);
  });

  it.each([
    [0, 1],
    [0.25, 1],
    [0.5, 2],
    [1, 4],
  ])('with maxEjected %d, ejects of four that all fail %d', (maxEjected, count) => {
    const { balancer } = fleet({
      strategy: 'round-robin',
      instances: ids(4),
      outlier: { consecutiveFailures: 2, maxEjected },
    });

    answerAll(balancer, () => false);

    expect(ejected(balancer)).toHaveLength(count);
    expect(() => balancer.pick()).not.toThrow();
  });

  it('tries an ejected one where all others were tried, and takes it back when it answers well', () => {
    const outlier = { consecutiveFailures: 1 };
    const { balancer, pass } = fleet({ instances: ids(2), outlier });
    const first = balancer.pick();
    first.release({ ok: false });
    const second = balancer.pick();
    second.release({ ok: false });
    pass(1);

    const again = balancer.pick(undefined, new Set([second.id]));
    again.release();

    expect([first.id, again.id]).toEqual([again.id, first.id]);
    expect(ejected(balancer)).toEqual([]);
  });

  it('ejects by success rates far below the fleet’s', () => {
    const outlier = { successRateVolume: 20, intervalMs: 1000, consecutiveFailures: 1000 };
    const { balancer, pass } = fleet({ strategy: 'round-robin', instances: ids(6), outlier });

    for (let i = 0; i < 600; i++) {
      const lease = balancer.pick();
      lease.release({ ok: lease.id !== '5' || i % 2 === 0 });
    }
    pass(1000);
    balancer.pick().release();

    expect(ejected(balancer)).toEqual(['5']);
  });

  it('brings an instance back without a burst', () => {
    const { balancer, pass } = fleet({ strategy: 'least-request', instances: ids(4), slowStart: { windowMs: 10_000 } });
    balancer.setHealth('0', false);
    const held = Array.from({ length: 30 }, () => balancer.pick());
    balancer.setHealth('0', true);

    pass(100);
    held.push(...Array.from({ length: 10 }, () => balancer.pick()));

    expect(held.filter(({ id }) => id === '0').length).toBeLessThanOrEqual(2);
  });

  it('stays local while enough local instances are available', () => {
    const instances = ['0', '1', '2', '3'].map((id) => ({ id, locality: id < '2' ? 'a' : 'b' }));
    const { balancer } = fleet({ instances, locality: 'a' });

    expect(Object.keys(picks(balancer, 50)).sort()).toEqual(['0', '1']);
    balancer.setHealth('0', false);
    expect(Object.keys(picks(balancer, 50)).sort()).toEqual(['1', '2', '3']);
  });

  it('drains: nothing new, gone when the last request is done', async () => {
    const { balancer } = fleet({ instances: ids(2) });
    const leases = [balancer.pick(), balancer.pick()];
    let gone = false;

    const drained = balancer.drain('0').then(() => {
      gone = true;
    });
    expect(picks(balancer, 20)).toEqual({ 1: 20 });
    await Promise.resolve();
    expect(gone).toBe(false);
    for (const lease of leases) lease.release();
    await drained;

    expect(balancer.statistics().map(({ id }) => id)).toEqual(['1']);
  });

  it('keeps an instance that came in place of one which was removed while it drained', async () => {
    const { balancer } = fleet({ instances: ids(1) });
    const lease = balancer.pick();

    const drained = balancer.drain('0');
    balancer.remove('0');
    balancer.add({ id: '0' });
    lease.release();
    await drained;

    expect(balancer.statistics()).toMatchObject([{ id: '0', state: 'available' }]);
  });

  it('stands still while its clock goes back', () => {
    const { balancer, pass } = fleet({ instances: ids(2) });

    const lease = balancer.pick();
    pass(-5000);
    lease.release();

    expect(balancer.statistics().find(({ id }) => id === lease.id)?.latencyMs).toBe(0);
  });

  it('counts a release once, and a cancelled one not as an answer', () => {
    const { balancer } = fleet({ instances: ids(1) });

    const lease = balancer.pick();
    lease.release({ cancelled: true });
    lease.release({ ok: false });

    expect(balancer.statistics()).toMatchObject([{ active: 0, requests: 0, failures: 0 }]);
  });

  it.each<[string, BalancerOptions]>([
    ['strategy', { strategy: 'fastest' as StrategyName }],
    ['tableSize', { tableSize: 65_536 }],
    ['decayMs', { decayMs: 0 }],
    ['choices', { choices: 1 }],
    ['slowStart.minimum', { slowStart: { windowMs: 1, minimum: 0 } }],
    ['outlier.maxEjected', { outlier: { maxEjected: Number.NaN } }],
  ])('refuses a bad %s', (name, options) => {
    expect(() => createBalancer(options)).toThrow(BalancerError);
    expect(() => createBalancer(options)).toThrow(name);
  });

  it('refuses instances that cannot be', () => {
    expect(() => createBalancer({ instances: [{ id: 'a', weight: -1 }] })).toThrow(
      /weight of a: expected a number from 0, found -1/,
    );
    expect(() => createBalancer({ instances: [{ id: 'a' }, { id: 'a' }] })).toThrow(/'a' is there already/);
    expect(() => createBalancer().remove('b')).toThrow(/no instance 'b'/);
  });
});

const events = fc.record({
  kind: fc.constantFrom('add', 'drain', 'health', 'weight', 'none'),
  id: fc.integer({ min: 0, max: 6 }).map(String),
  weight: fc.constantFrom(0, 0.5, 1, 3),
  ms: fc.integer({ min: -100, max: 40_000 }),
  ends: fc.boolean(),
  ok: fc.boolean(),
});

function disturb(
  balancer: Balancer,
  { kind, id, weight, ok }: { kind: string; id: string; weight: number; ok: boolean },
): void {
  const found = balancer.statistics().find((instance) => instance.id === id);
  if (kind === 'add' && !found) balancer.add({ id, weight });
  if (kind === 'weight' && found) balancer.setWeight(id, weight);
  if (kind === 'health' && found) balancer.setHealth(id, ok);
  if (kind === 'drain' && found && found.state !== 'draining') void balancer.drain(id);
}

/** Requests one after another, whose answers are good or not by the instance. */
function answerAll(balancer: Balancer, isGood: (id: string) => boolean): void {
  for (let i = 0; i < 20; i++) {
    const lease = balancer.pick();
    lease.release({ ok: isGood(lease.id) });
  }
}

function ejected(balancer: Balancer): string[] {
  return balancer.statistics().flatMap(({ id, state }) => (state === 'ejected' ? [id] : []));
}

function ids(count: number): { id: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(index) }));
}

function picks(balancer: Balancer, count: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let i = 0; i < count; i++) {
    const lease = balancer.pick(`key ${i}`);
    counts[lease.id] = (counts[lease.id] ?? 0) + 1;
    lease.release({ cancelled: true });
  }
  return counts;
}

function fleet({ seed = 1, ...options }: BalancerOptions & { readonly seed?: number }): {
  balancer: Balancer;
  pass: (ms: number) => void;
} {
  let time = 0;
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const balancer = createBalancer({ ...options, now: () => time, random });
  return { balancer, pass: (ms) => (time += ms) };
}
