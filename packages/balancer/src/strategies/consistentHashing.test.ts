import { describe, expect, it } from 'vitest';
import { type Balancer, createBalancer } from '../balancer.ts';

const keys = Array.from({ length: 40_000 }, (_, index) => `session ${index}`);

describe.each(['ring-hash', 'maglev'] as const)('%s', (strategy) => {
  it('sends equal keys to the same instance, whatever the order in which instances came', () => {
    const forwards = fleet(strategy, 16);
    const backwards = createBalancer({ strategy, instances: instances(16).reverse() });

    expect(places(backwards)).toEqual(places(forwards));
  });

  it('moves the keys of an unhealthy instance alone, and takes them back with it', () => {
    const balancer = fleet(strategy, 16);
    const before = places(balancer);

    balancer.setHealth('host-3', false);
    const during = places(balancer);
    balancer.setHealth('host-3', true);

    expect(during.filter((id, index) => id !== before[index] && before[index] !== 'host-3')).toEqual([]);
    expect(places(balancer)).toEqual(before);
  });

  it('spreads the keys of an unhealthy instance over the others', () => {
    const balancer = fleet(strategy, 16);
    const before = places(balancer);
    balancer.setHealth('host-3', false);

    const heirs = new Set(places(balancer).filter((_, index) => before[index] === 'host-3'));

    expect(heirs.size).toBe(15);
  });
});

describe('ring-hash', () => {
  it('moves nothing but the keys of an instance that leaves', () => {
    expect(moved('ring-hash')).toEqual({ others: 0 });
  });

  it('loads instances evenly to the spread of its points: 1 / sqrt(160)', () => {
    expect(deviation('ring-hash')).toBeLessThan(2 / Math.sqrt(160));
  });
});

describe('maglev', () => {
  it('moves few keys beyond those of an instance that leaves', () => {
    expect(moved('maglev').others / keys.length).toBeLessThan(0.02);
  });

  it('loads instances evenly to the percent of its table', () => {
    expect(deviation('maglev')).toBeLessThan(0.03);
  });
});

type Hashing = 'maglev' | 'ring-hash';

function moved(strategy: Hashing): { others: number } {
  const balancer = fleet(strategy, 16);
  const before = places(balancer);
  balancer.remove('host-3');
  const after = places(balancer);
  return { others: after.filter((id, index) => id !== before[index] && before[index] !== 'host-3').length };
}

/** Standard deviation of the instances' keys over their mean. */
function deviation(strategy: Hashing): number {
  const counts = new Map<string, number>();
  for (const id of places(fleet(strategy, 16))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const mean = keys.length / 16;
  return Math.sqrt([...counts.values()].reduce((sum, count) => sum + (count / mean - 1) ** 2, 0) / 16);
}

function places(balancer: Balancer): string[] {
  return keys.map((key) => {
    const lease = balancer.pick(key);
    lease.release({ cancelled: true });
    return lease.id;
  });
}

function fleet(strategy: Hashing, count: number): Balancer {
  return createBalancer({ strategy, instances: instances(count) });
}

function instances(count: number): { id: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: `host-${index}` }));
}
