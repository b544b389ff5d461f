// What a choice takes.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createBalancer, type Lease, type StrategyName } from '@kinglet/balancer';
import { median } from '../statistics.ts';
import { cpuTime } from './cpuTime.ts';

/** Choices in a row whose time is taken, all of them under way at their end. */
const batch = 1024;
const keys = Array.from({ length: batch }, (_, index) => `session ${index}`);

/** Nanoseconds of CPU, the median of rounds after a first half that warms up. */
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
  return median(times.slice(rounds / 2));
}

/** The same by `lanes/pick.mjs`. */
export function measurePickApart(strategy: StrategyName, instances: number, rounds: number): number {
  const lane = fileURLToPath(new URL('../../lanes/pick.mjs', import.meta.url));
  const args = ['--conditions=@kinglet/source', lane, strategy, String(instances), String(rounds)];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
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
