// What carries the requests: one pool of connections for each address.
import type { Dispatcher } from 'undici';
import type { Balancer } from '../balancer.ts';

export class Pools {
  readonly #balancer: Balancer;
  readonly #create: (address: string) => Dispatcher;
  readonly #pools = new Map<string, Dispatcher>();

  constructor(balancer: Balancer, create: (address: string) => Dispatcher) {
    this.#balancer = balancer;
    this.#create = create;
  }

  /** Of an instance that was just picked. A new one means that the fleet changed: then those of addresses that left it are closed. */
  get(address: string): Dispatcher {
    const found = this.#pools.get(address);
    if (found) return found;
    this.#prune();
    const made = this.#create(address);
    this.#pools.set(address, made);
    return made;
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#pools.values(), (pool) => pool.close()));
  }

  async destroy(error: Error): Promise<void> {
    await Promise.all(Array.from(this.#pools.values(), (pool) => pool.destroy(error)));
  }

  #prune(): void {
    if (this.#pools.size === 0) return;
    const addresses = new Set(this.#balancer.statistics().map(({ address }) => address));
    for (const [address, pool] of this.#pools) {
      if (addresses.has(address)) continue;
      this.#pools.delete(address);
      void pool.close();
    }
  }
}
