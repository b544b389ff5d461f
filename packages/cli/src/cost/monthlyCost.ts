// What a month of a function costs.
import { type Arch, freeTier, type PriceTable, type Tier } from './prices.ts';

/** What happens in a month. */
export interface Load {
  readonly requests: number;
  /** Of one request without its initialization, in milliseconds; AWS bills whole ones. */
  readonly durationMs: number;
  readonly memoryMb: number;
  /** Of one cold start, in milliseconds. */
  readonly initMs: number;
  /** The share of requests that meet no environment, 0 to 1. */
  readonly coldRate: number;
  /** Environments that wait warm all month. */
  readonly provisioned: number;
}

/** Dollars a month. */
export interface MonthlyCost {
  readonly requests: number;
  readonly duration: number;
  readonly init: number;
  readonly provisioned: number;
  readonly total: number;
}

/** A month of 730 hours, AWS's own assumption. */
export const secondsPerMonth: number = 730 * 3600;

/**
 * The month of `load` on `arch`. Requests that provisioned environments can take cost their rate and never start cold; what is
 * beyond them runs on demand. `isFree`: less the always free part.
 */
export function monthlyCost(load: Load, arch: Arch, prices: PriceTable, isFree = false): MonthlyCost {
  const { duration, provisioned, provisionedDuration } = prices[arch];
  const gigabytes = load.memoryMb / 1024;
  const billedMs = Math.ceil(load.durationMs);
  const onDemand = onDemandRequests(load);
  const warm = load.requests - onDemand;
  const seconds = (requests: number, ms: number) => (requests * ms * gigabytes) / 1000;
  const free = isFree ? freeTier : { requests: 0, gbSeconds: 0 };
  const run = seconds(onDemand, billedMs);
  const all = run + seconds(onDemand * load.coldRate, billedColdMs(load) - billedMs);
  const charged = (gbSeconds: number) => tieredCost(Math.max(0, gbSeconds - free.gbSeconds), duration);
  const parts = {
    requests: Math.max(0, load.requests - free.requests) * prices.request,
    duration: charged(run) + seconds(warm, billedMs) * provisionedDuration,
    init: charged(all) - charged(run),
    provisioned: load.provisioned * secondsPerMonth * gigabytes * provisioned,
  };
  return { ...parts, total: parts.requests + parts.duration + parts.init + parts.provisioned };
}

/** Hours that a million requests spend in cold starts; those that provisioned environments take have none. */
export function coldStartHours(load: Load): number {
  const share = load.requests === 0 ? 1 : onDemandRequests(load) / load.requests;
  return (load.initMs * load.coldRate * share * 1e6) / 3_600_000;
}

// One environment takes one request after another.
function onDemandRequests({ requests, provisioned, durationMs }: Load): number {
  const eachMs = Math.max(Math.ceil(durationMs), 1);
  return Math.max(0, requests - Math.floor((provisioned * secondsPerMonth * 1000) / eachMs));
}

/** Dollars for GB-seconds of one month whose price falls with their number. */
export function tieredCost(gbSeconds: number, tiers: readonly Tier[]): number {
  let from = 0;
  let cost = 0;
  for (const { upTo, price } of tiers) {
    cost += Math.max(0, Math.min(gbSeconds, upTo) - from) * price;
    from = upTo;
  }
  return cost;
}

// One sum is rounded up: a cold start's fraction of a millisecond shares one with the request's.
function billedColdMs({ durationMs, initMs }: Load): number {
  return Math.ceil(durationMs + initMs);
}
