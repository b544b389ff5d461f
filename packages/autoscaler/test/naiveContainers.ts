// Containers simulated the plainest way: lists of objects, searched through at every event. The oracle of the fast one.
import type { ContainerFleet } from '../src/fleet.ts';

/** What is replayed: arrivals with their work, and how many instances are wanted at each whole second. */
export interface Replay {
  readonly requests: readonly { readonly atMs: number; readonly serviceMs: number }[];
  readonly durationMs: number;
  readonly fleet: Required<Omit<ContainerFleet, 'memory' | 'service'>>;
  readonly wanted: (nowMs: number) => number;
}

export interface Outcome {
  /** Of the answered requests, ascending. */
  readonly latencies: number[];
  readonly refused: number;
  readonly instanceMs: number;
}

interface Instance {
  readonly sinceMs: number;
  readonly readyMs: number;
  isReady: boolean;
  isDraining: boolean;
  endedMs: number;
  works: { endMs: number; arrivalMs: number }[];
}

/** Times must differ: what comes first of the same time is not the same as in `simulate`. */
export function naiveContainers({ requests, durationMs, fleet, wanted }: Replay): Outcome {
  const instances: Instance[] = Array.from({ length: fleet.instances }, () => instanceAt(0, 0, true));
  const turns = [...instances];
  const waiting: { atMs: number; serviceMs: number }[] = [];
  const latencies: number[] = [];
  let refused = 0;

  const living = () => instances.filter(({ endedMs, isDraining }) => endedMs === Infinity && !isDraining);
  const start = (instance: Instance, nowMs: number, request: { atMs: number; serviceMs: number }) =>
    instance.works.push({ endMs: nowMs + request.serviceMs, arrivalMs: request.atMs });
  const serveWaiting = (nowMs: number) => {
    while (waiting.length > 0) {
      const open = takeTurn();
      if (!open) return;
      start(open, nowMs, waiting.shift()!);
      putBack(open);
    }
  };
  const takeTurn = () => {
    const at = turns.findIndex((instance) => instance.isReady && !instance.isDraining);
    return at < 0 ? undefined : turns.splice(at, 1)[0];
  };
  const putBack = (instance: Instance) => {
    if (instance.works.length < fleet.concurrency && !turns.includes(instance)) turns.push(instance);
  };
  const end = (instance: Instance, nowMs: number) => {
    const done = instance.works.reduce((first, work) => (work.endMs < first.endMs ? work : first));
    instance.works = instance.works.filter((work) => work !== done);
    latencies.push(nowMs - done.arrivalMs);
    if (instance.isDraining) {
      if (instance.works.length === 0) instance.endedMs = nowMs;
    } else if (waiting.length > 0) start(instance, nowMs, waiting.shift()!);
    else putBack(instance);
  };
  const scale = (nowMs: number) => {
    while (living().length < wanted(nowMs)) instances.push(instanceAt(nowMs, nowMs + fleet.startMs, false));
    while (living().length > wanted(nowMs)) {
      // Those that do not serve yet are the newest.
      const instance = living().at(-1)!;
      instance.isDraining = true;
      if (instance.works.length === 0) instance.endedMs = nowMs;
    }
  };

  const arrivals = [...requests];
  for (let nextSecondMs = 1000; ; ) {
    const arrivalMs = arrivals[0]?.atMs ?? Infinity;
    const departures = instances.flatMap((instance) => instance.works.map(({ endMs }) => ({ endMs, instance })));
    const departure = departures.sort((a, b) => a.endMs - b.endMs)[0];
    const starting = living().find(({ isReady }) => !isReady);
    const secondMs = nextSecondMs < durationMs ? nextSecondMs : Infinity;
    const nowMs = Math.min(arrivalMs, departure?.endMs ?? Infinity, starting?.readyMs ?? Infinity, secondMs);
    if (nowMs === Infinity) break;
    if (nowMs === starting?.readyMs) {
      starting.isReady = true;
      turns.push(starting);
      serveWaiting(nowMs);
    } else if (nowMs === departure?.endMs) end(departure.instance, nowMs);
    else if (nowMs === secondMs) {
      scale(nowMs);
      nextSecondMs += 1000;
    } else {
      const request = arrivals.shift()!;
      const open = takeTurn();
      if (open) {
        start(open, nowMs, request);
        putBack(open);
      } else if (waiting.length < fleet.queueLimit) waiting.push(request);
      else refused++;
    }
  }
  const costs = instances.map(({ sinceMs, endedMs }) => Math.max(0, Math.min(endedMs, durationMs) - sinceMs));
  return {
    latencies: latencies.sort((a, b) => a - b),
    refused: refused + waiting.length,
    instanceMs: costs.reduce((sum, cost) => sum + cost, 0),
  };
}

function instanceAt(sinceMs: number, readyMs: number, isReady: boolean): Instance {
  return { sinceMs, readyMs, isReady, isDraining: false, endedMs: Infinity, works: [] };
}
