// What a slow server does to everybody's latency under each way to choose.
import { type BalancerOptions, simulate } from '@kinglet/balancer';

type Chooser = 'least-request' | 'peak-ewma' | 'peak-ewma of two' | 'power of two choices' | 'random' | 'round-robin';

export const choosers: Readonly<Record<Chooser, BalancerOptions>> = {
  'peak-ewma': { strategy: 'peak-ewma' },
  'least-request': { strategy: 'least-request' },
  'power of two choices': { strategy: 'least-request', choices: 2 },
  'peak-ewma of two': { strategy: 'peak-ewma', choices: 2 },
  random: { strategy: 'random' },
  'round-robin': { strategy: 'round-robin' },
};

const serviceMs = [60, ...Array.from({ length: 15 }, () => 20)];

/** Milliseconds: the median over seeds. One of 16 servers is three times slower than 20 ms; Poisson arrivals at 0.7 of the capacity. */
export function stragglerP99(balancer: BalancerOptions, requests: number, seeds: readonly number[]): number {
  const found = seeds.map((seed) => simulate({ balancer, serviceMs, load: 0.7, requests, seed }).p99);
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] as number;
}
