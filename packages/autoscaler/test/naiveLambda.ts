// A Lambda function simulated the plainest way: at each request everything is counted anew. The oracle of the fast one.
import type { LambdaFleet } from '../src/fleet.ts';
import { lambdaPrices } from '../src/simulator/lambdaPrices.ts';

export interface LambdaReplay {
  /** By time. */
  readonly requests: readonly { readonly atMs: number; readonly serviceMs: number }[];
  readonly durationMs: number;
  readonly fleet: Required<Omit<LambdaFleet, 'service'>>;
  /** Provisioned environments that are wanted at each whole second. */
  readonly wanted: (nowMs: number) => number;
}

export interface LambdaOutcome {
  readonly latencies: number[];
  readonly refused: number;
  readonly coldStarts: number;
  readonly cost: number;
}

interface Unit {
  readonly enabledMs: number;
  readonly readyMs: number;
  disabledMs: number;
}

interface Environment {
  freeMs: number;
}

export function naiveLambda({ requests, durationMs, fleet, wanted }: LambdaReplay): LambdaOutcome {
  const units = provision(fleet, durationMs, wanted);
  const prices = lambdaPrices[fleet.architecture];
  const gib = fleet.memoryMiB / 1024;
  const provisionedFree: number[] = [];
  const onDemand: Environment[] = [];
  const latencies: number[] = [];
  const starts: number[] = [];
  let refused = 0;
  let cost = 0;
  for (const { atMs, serviceMs } of requests) {
    // What a decision of the same time changes is changed before a request comes.
    const allocated = units.filter(({ enabledMs, disabledMs }) => enabledMs <= atMs && disabledMs > atMs);
    const ready = allocated.filter(({ readyMs }) => readyMs <= atMs).length;
    const busy = onDemand.filter(({ freeMs }) => freeMs > atMs).length;
    const idle = onDemand.filter(({ freeMs }) => freeMs <= atMs && freeMs + fleet.idleMs >= atMs);
    const warm = idle.sort((a, b) => b.freeMs - a.freeMs)[0];
    const second = (gib * Math.ceil(serviceMs)) / 1000;
    if (provisionedFree.filter((freeMs) => freeMs > atMs).length < ready) {
      provisionedFree.push(atMs + Math.max(serviceMs, 100));
      latencies.push(serviceMs);
      cost += prices.perRequest + second * prices.perProvisionedWorkGibSecond;
    } else if (allocated.length + busy >= fleet.concurrencyLimit) refused++;
    else if (warm) {
      warm.freeMs = atMs + serviceMs;
      latencies.push(serviceMs);
      cost += prices.perRequest + second * prices.perGibSecond;
    } else if (tokensAt(atMs, starts, fleet.scalingRate) >= 1) {
      starts.push(atMs);
      onDemand.push({ freeMs: atMs + fleet.initMs + serviceMs });
      latencies.push(fleet.initMs + serviceMs);
      cost += prices.perRequest + ((gib * Math.ceil(fleet.initMs + serviceMs)) / 1000) * prices.perGibSecond;
    } else refused++;
  }
  for (const { enabledMs, disabledMs } of units) {
    const blocks = Math.ceil((Math.min(disabledMs, durationMs) - enabledMs) / 300_000);
    cost += blocks * 300 * gib * prices.perProvisionedGibSecond;
  }
  return { latencies, refused, coldStarts: starts.length, cost };
}

/** The last enabled is the first disabled. */
function provision(
  { instances, provisionMs }: LambdaReplay['fleet'],
  durationMs: number,
  wanted: (nowMs: number) => number,
): Unit[] {
  const units: Unit[] = Array.from({ length: instances }, () => ({ enabledMs: 0, readyMs: 0, disabledMs: Infinity }));
  const on = () => units.filter(({ disabledMs }) => disabledMs === Infinity);
  for (let nowMs = 1000; nowMs < durationMs; nowMs += 1000) {
    while (on().length < wanted(nowMs))
      units.push({ enabledMs: nowMs, readyMs: nowMs + provisionMs, disabledMs: Infinity });
    while (on().length > wanted(nowMs)) on().at(-1)!.disabledMs = nowMs;
  }
  return units;
}

/** Full at 0; each start takes one; they come back evenly over ten seconds. */
function tokensAt(atMs: number, starts: readonly number[], size: number): number {
  let tokens = size;
  let beforeMs = 0;
  for (const startMs of [...starts, atMs]) {
    tokens = Math.min(size, tokens + ((startMs - beforeMs) * size) / 10_000);
    beforeMs = startMs;
    tokens--;
  }
  return tokens + 1;
}
