// Queues behind a balancer, in simulated time: what a strategy does to latency when servers differ.
import { createBalancer, type Lease } from './balancer.ts';
import { optionError } from './errors.ts';
import type { BalancerOptions } from './options.ts';

export interface SimulationOptions {
  /** How the balancer chooses; its clock and randomness are the simulation's. */
  readonly balancer: Omit<BalancerOptions, 'instances' | 'now' | 'random'>;
  /** Mean service time of each server in milliseconds; times are exponential, and a server has one slot. */
  readonly serviceMs: readonly number[];
  /** Of the capacity of all servers together, above 0. */
  readonly load: number;
  /** Poisson arrivals; those of the first tenth warm up and are not counted. @default 200 000 */
  readonly requests?: number;
  /** @default 1 */
  readonly seed?: number;
}

export interface SimulationResult {
  /** From arrival to answer, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly mean: number;
  /** Requests that each server got. */
  readonly requests: readonly number[];
}

/** The same seed gives the same result. Throws BalancerError KINGLET_BALANCER_OPTION. */
export function simulate(options: SimulationOptions): SimulationResult {
  const { serviceMs, load, requests = 200_000, seed = 1 } = options;
  if (serviceMs.length === 0) throw optionError('serviceMs', 'a time for each of one or more servers', '[]');
  for (const time of serviceMs) if (!(time > 0)) throw optionError('serviceMs', 'times above 0', time);
  if (!(load > 0)) throw optionError('load', 'a number above 0', load);
  const capacity = serviceMs.reduce((sum, time) => sum + 1 / time, 0);
  const latencies = new Float64Array(requests);
  const counts = new Array<number>(serviceMs.length).fill(0);
  const arrivals = generator(seed);
  const services = generator(seed + 1);
  let now = 0;
  const instances = serviceMs.map((_, index) => ({ id: String(index) }));
  const balancer = createBalancer({ ...options.balancer, instances, now: () => now, random: generator(seed + 2) });
  const free = new Float64Array(serviceMs.length);
  const pending = new Departures();
  for (let request = 0, arrival = 0; request < requests; request++) {
    arrival -= Math.log(1 - arrivals()) / (load * capacity);
    for (let next = pending.until(arrival); next; next = pending.until(arrival)) {
      now = next.at;
      next.lease.release();
    }
    now = arrival;
    const lease = balancer.pick(String(request));
    const server = Number(lease.id);
    const done = Math.max(arrival, free[server] as number) - Math.log(1 - services()) * (serviceMs[server] as number);
    free[server] = done;
    counts[server] = (counts[server] as number) + 1;
    latencies[request] = done - arrival;
    pending.push({ at: done, lease });
  }
  return { ...summary(latencies.subarray(Math.floor(requests / 10))), requests: counts };
}

function summary(latencies: Float64Array): Omit<SimulationResult, 'requests'> {
  const sorted = latencies.slice().sort();
  const quantile = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] as number;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return { p50: quantile(0.5), p99: quantile(0.99), p999: quantile(0.999), mean };
}

interface Departure {
  readonly at: number;
  readonly lease: Lease;
}

/** A binary heap by time. */
class Departures {
  readonly #heap: Departure[] = [];

  push(departure: Departure): void {
    const heap = this.#heap;
    let place = heap.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((heap[parent] as Departure).at <= departure.at) break;
      heap[place] = heap[parent] as Departure;
      place = parent;
    }
    heap[place] = departure;
  }

  /** The next one not after a time. */
  until(time: number): Departure | undefined {
    const first = this.#heap[0];
    if (!first || first.at > time) return undefined;
    const last = this.#heap.pop() as Departure;
    if (this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(departure: Departure): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right && right.at < (heap[child] as Departure).at) child++;
      if ((heap[child] as Departure).at >= departure.at) break;
      heap[place] = heap[child] as Departure;
      place = child;
    }
    heap[place] = departure;
  }
}

/** Mulberry32: numbers from 0 to 1, of a seed. */
function generator(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
