// Which keys move when an instance leaves, and how evenly they lie.
import { type Balancer, createBalancer } from '@kinglet/balancer';

export type Hashing = 'maglev' | 'ring-hash';

const instances = Array.from({ length: 16 }, (_, index) => ({ id: `host-${index}` }));
/** Fleets of other names, whose mean is taken: one alone is a throw of the dice. */
const fleets = 16;

/** Keys that moved between instances that stayed, over those of the one that left. */
export function movedElsewhere(strategy: Hashing, keys: number): number {
  const balancer = createBalancer({ strategy, instances });
  const before = placesOf(balancer, keys);
  balancer.remove('host-3');
  const after = placesOf(balancer, keys);
  const left = before.filter((id) => id === 'host-3').length;
  return before.filter((id, key) => id !== 'host-3' && id !== after[key]).length / left;
}

/** Standard deviation of the instances' keys over their mean. */
export function deviation(strategy: Hashing, keys: number): number {
  const found = Array.from({ length: fleets }, (_, fleet) => {
    const renamed = instances.map(({ id }) => ({ id: `${id}.fleet-${fleet}` }));
    return deviationOf(createBalancer({ strategy, instances: renamed }), keys);
  });
  return found.reduce((sum, value) => sum + value, 0) / fleets;
}

function deviationOf(balancer: Balancer, keys: number): number {
  const counts = new Map<string, number>();
  for (const id of placesOf(balancer, keys)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const mean = keys / instances.length;
  const squares = instances.map((_, index) => ([...counts.values()][index] ?? 0) / mean - 1).map((off) => off * off);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / instances.length);
}

function placesOf(balancer: Balancer, keys: number): string[] {
  return Array.from({ length: keys }, (_, index) => {
    const lease = balancer.pick(`session ${index}`);
    lease.release({ cancelled: true });
    return lease.id;
  });
}
