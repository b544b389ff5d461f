// What a choice takes.
import { createBalancer, type Lease, type StrategyName } from '@kinglet/balancer';
import { cpuTime } from './cpuTime.ts';

export const strategies: readonly StrategyName[] = [
  'least-request',
  'maglev',
  'peak-ewma',
  'random',
  'ring-hash',
  'round-robin',
];

/** Choices in a row whose time is taken, all of them under way at their end. */
const batch = 1024;
const keys = Array.from({ length: batch }, (_, index) => `session ${index}`);

/** Nanoseconds of CPU: of the fastest round. */
export function measurePick(strategy: StrategyName, instances: number, rounds: number): number {
  const balancer = createFleet(strategy, instances);
  const leases = new Array<Lease>(batch);
  const times = Array.from({ length: rounds }, () => {
    const ms = cpuTime(() => {
      for (let i = 0; i < batch; i++) leases[i] = balancer.pick(keys[i]);
    });
    for (const lease of leases) lease.release();
    return (ms * 1e6) / batch;
  });
  return Math.min(...times.filter((time) => time > 0));
}

/** Milliseconds of CPU: rings and tables are made then. */
export function measureFirstPick(strategy: StrategyName, instances: number): number {
  const balancer = createFleet(strategy, instances);
  return cpuTime(() => balancer.pick('first').release());
}

function createFleet(strategy: StrategyName, count: number) {
  const instances = Array.from({ length: count }, (_, index) => ({ id: `host-${index}.example:8080` }));
  return createBalancer({ strategy, instances });
}
