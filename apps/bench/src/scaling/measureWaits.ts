// How far the simulator's waits are from queueing theory's.
import { meanWaitMs, simulate } from '@kinglet/autoscaler';
import { steadyTrace } from './measureSimulator.ts';

/** Servers of a fleet of a fixed size, and the part of them that is busy. */
export const stations = [
  { servers: 1, load: 0.8 },
  { servers: 4, load: 0.8 },
  { servers: 20, load: 0.9 },
  { servers: 100, load: 0.95 },
] as const;

const serviceMs = 100;

/** Percent that the mean wait of `requests` is off the formula of M/M/c. */
export function waitError({ servers, load }: (typeof stations)[number], requests: number): number {
  const perSecond = (servers * load * 1000) / serviceMs;
  const { meanWaitMs: found } = simulate(
    steadyTrace(perSecond, (requests / perSecond) * 1000),
    { kind: 'containers', service: { kind: 'exponential', meanMs: serviceMs } },
    { mode: 'target-tracking', targets: { cpu: 0.7 }, min: servers, max: servers },
  );
  const expected = meanWaitMs({ servers, arrivalsPerSecond: perSecond, serviceMs });
  return Math.abs(found / expected - 1) * 100;
}
