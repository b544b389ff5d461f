// How long each request keeps an instance busy, in the order of arrival: drawn apart from the arrivals and whatever scales
// the fleet, so that every policy meets the same work.
import type { ServiceTime } from '../fleet.ts';
import type { Trace } from '../trace.ts';
import { Random } from './random.ts';

/** Hands out service times. */
export interface ServiceStream {
  /** Milliseconds of the next `count` requests; overwritten by the next call. */
  next(count: number): Float64Array;
}

/** The trace's own service times where it has them, else draws from the fleet's distribution. */
export function serviceStream({ arrivals }: Trace, service: ServiceTime, seed: number): ServiceStream {
  if (arrivals.kind === 'times' && arrivals.serviceMs) return new RecordedService(arrivals.serviceMs);
  return service.kind === 'constant' ? new ConstantService(service.meanMs) : new DrawnService(service, seed);
}

class RecordedService implements ServiceStream {
  readonly #serviceMs: Float64Array;
  #from = 0;

  constructor(serviceMs: Float64Array) {
    this.#serviceMs = serviceMs;
  }

  next(count: number): Float64Array {
    this.#from += count;
    return this.#serviceMs.subarray(this.#from - count, this.#from);
  }
}

class ConstantService implements ServiceStream {
  readonly #meanMs: number;
  #batch = new Float64Array(0);

  constructor(meanMs: number) {
    this.#meanMs = meanMs;
  }

  next(count: number): Float64Array {
    if (this.#batch.length < count) this.#batch = new Float64Array(count).fill(this.#meanMs);
    return this.#batch;
  }
}

class DrawnService implements ServiceStream {
  readonly #service: Exclude<ServiceTime, { kind: 'constant' }>;
  readonly #random: Random;
  /** Pairs: Box and Muller's transform takes two uniforms for two normals. */
  #batch = new Float64Array(0);

  constructor(service: Exclude<ServiceTime, { kind: 'constant' }>, seed: number) {
    this.#service = service;
    this.#random = new Random(seed, 2);
  }

  next(count: number): Float64Array {
    const even = count + (count % 2);
    if (this.#batch.length < even) this.#batch = new Float64Array(even);
    const batch = this.#batch.subarray(0, even);
    this.#random.fill(batch);
    if (this.#service.kind === 'exponential') exponentials(batch, this.#service.meanMs);
    else lognormals(batch, this.#service.medianMs, this.#service.sigma);
    return batch;
  }
}

function exponentials(batch: Float64Array, mean: number): void {
  for (let i = 0; i < batch.length; i++) batch[i] = -mean * Math.log(batch[i]!);
}

function lognormals(batch: Float64Array, median: number, sigma: number): void {
  for (let i = 0; i < batch.length; i += 2) {
    const radius = sigma * Math.sqrt(-2 * Math.log(batch[i]!));
    const angle = 2 * Math.PI * batch[i + 1]!;
    batch[i] = median * Math.exp(radius * Math.cos(angle));
    batch[i + 1] = median * Math.exp(radius * Math.sin(angle));
  }
}
