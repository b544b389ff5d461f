// The simulator against queueing theory: fleets of a fixed size.
import { describe, expect, it } from 'vitest';
import { everySecond, hold } from '../../test/policies.ts';
import type { ContainerFleet, ServiceTime } from '../fleet.ts';
import { erlangB, meanWaitMs, pollaczekKhinchineMs } from '../queueing/queueing.ts';
import type { SimulationResult } from '../simulation.ts';
import { simulate } from './simulate.ts';

const serviceMs = 100;
const exponential: ServiceTime = { kind: 'exponential', meanMs: serviceMs };
const requests = 1_500_000;

describe('instances of a fixed number', () => {
  it.each([
    { servers: 1, load: 0.7 },
    { servers: 4, load: 0.8 },
    { servers: 20, load: 0.9 },
  ])('let requests wait as M/M/c says, within 2 %: $servers servers at $load', ({ servers, load }) => {
    const arrivalsPerSecond = (servers * load * 1000) / serviceMs;

    const { meanWaitMs: wait } = serve(arrivalsPerSecond, { service: exponential, instances: servers });

    expectWithin(wait, meanWaitMs({ servers, arrivalsPerSecond, serviceMs }), 0.02);
  });

  it('serve as M/M/c whether the slots are of one instance or of many', () => {
    const { meanWaitMs: wait } = serve(32, { service: exponential, instances: 2, concurrency: 2 });

    expectWithin(wait, meanWaitMs({ servers: 4, arrivalsPerSecond: 32, serviceMs }), 0.02);
  });

  it.each<[string, ServiceTime, number]>([
    ['M/D/1', { kind: 'constant', meanMs: serviceMs }, 0],
    // A log-normal of this sigma has a variation of sqrt(exp(sigma^2) - 1) = 0.5, and a mean of exp(sigma^2 / 2) medians.
    ['M/G/1', { kind: 'lognormal', medianMs: serviceMs / Math.sqrt(1.25), sigma: Math.sqrt(Math.log(1.25)) }, 0.5],
  ])('let requests wait as %s says, within 2 %%', (_name, service, variation) => {
    const { meanWaitMs: wait } = serve(7, { service, instances: 1 });

    expectWithin(wait, pollaczekKhinchineMs({ arrivalsPerSecond: 7, serviceMs }, variation), 0.02);
  });

  it('refuse the part that Erlang B says where nobody may wait', () => {
    const result = serve(80, { service: exponential, instances: 10, queueLimit: 0 });

    expectWithin(result.refused / result.requests, erlangB(10, 8), 0.02);
    expect(result.meanWaitMs).toBe(0);
  });
});

function serve(arrivalsPerSecond: number, fleet: Omit<ContainerFleet, 'kind'>): SimulationResult {
  const durationMs = (requests / arrivalsPerSecond) * 1000;
  const arrivals = { kind: 'rates', intervalMs: durationMs, perSecond: Float64Array.of(arrivalsPerSecond) } as const;
  const policy = { ...everySecond, periodMs: 60_000 };
  return simulate({ name: 'Poisson', durationMs, arrivals }, { kind: 'containers', ...fleet }, policy, {
    decide: hold,
  });
}

function expectWithin(found: number, expected: number, part: number): void {
  expect(Math.abs(found / expected - 1)).toBeLessThan(part);
}
