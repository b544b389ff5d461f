// Where calls end: what was counted of each kernel on each tier.
import type { Work } from '../work.ts';

/** All calls of one kernel on one tier. */
export interface CallCount {
  /** Its name in the operation table: that of the function. */
  readonly kernel: string;
  /** What ran it: `avx2`, `neon`, …; `wasm` or `wasm_relaxed`; `typescript`. */
  readonly tier: string;
  readonly calls: number;
  /** Spent in it, one reading of the clock included. */
  readonly milliseconds: number;
  /** That its arguments hold and it uses, each read once and written once. */
  readonly bytes: number;
  /** By the formula of the operation table; 0 for kernels that move data. Operations on integers count alike. */
  readonly flops: number;
}

export type Totals = Pick<CallCount, 'bytes' | 'calls' | 'flops' | 'milliseconds'>;

/** The running totals of one kernel on one tier. */
export class Site {
  readonly kernel: string;
  readonly tier: string;
  #calls = 0;
  #milliseconds = 0;
  #bytes = 0;
  #flops = 0;

  constructor(kernel: string, tier: string) {
    this.kernel = kernel;
    this.tier = tier;
  }

  add(milliseconds: number, { bytes, flops }: Work): void {
    this.#calls++;
    this.#milliseconds += milliseconds;
    this.#bytes += bytes;
    this.#flops += flops;
  }

  get totals(): Totals {
    return { calls: this.#calls, milliseconds: this.#milliseconds, bytes: this.#bytes, flops: this.#flops };
  }
}

/** All sites, each made when it is first asked for. */
export class Sites {
  readonly #sites = new Map<string, Site>();

  of(kernel: string, tier: string): Site {
    const key = `${tier} ${kernel}`;
    const site = this.#sites.get(key) ?? new Site(kernel, tier);
    this.#sites.set(key, site);
    return site;
  }

  totals(): ReadonlyMap<Site, Totals> {
    return new Map([...this.#sites.values()].map((site) => [site, site.totals]));
  }
}

const none: Totals = { calls: 0, milliseconds: 0, bytes: 0, flops: 0 };

/** What came between two readings, what took longest first. */
export function difference(before: ReadonlyMap<Site, Totals>, after: ReadonlyMap<Site, Totals>): CallCount[] {
  return [...after]
    .map(([site, totals]) => ({ kernel: site.kernel, tier: site.tier, ...less(totals, before.get(site) ?? none) }))
    .filter(({ calls }) => calls > 0)
    .sort((a, b) => b.milliseconds - a.milliseconds);
}

/** A reading of the past as if what came between two others had been there already. */
export function moved(
  past: ReadonlyMap<Site, Totals>,
  before: ReadonlyMap<Site, Totals>,
  after: ReadonlyMap<Site, Totals>,
): ReadonlyMap<Site, Totals> {
  return new Map(
    [...after].map(([site, totals]) => {
      const between = less(totals, before.get(site) ?? none);
      return [site, less(past.get(site) ?? none, less(none, between))];
    }),
  );
}

function less(a: Totals, b: Totals): Totals {
  return {
    calls: a.calls - b.calls,
    milliseconds: a.milliseconds - b.milliseconds,
    bytes: a.bytes - b.bytes,
    flops: a.flops - b.flops,
  };
}
