import { describe, expect, it } from 'vitest';
import { everySecond, hold, wants } from '../../test/policies.ts';
import { decide } from '../decide.ts';
import type { ContainerFleet, Fleet, ServiceTime } from '../fleet.ts';
import type { Policy } from '../policy.ts';
import type { SimulationOptions } from '../simulation.ts';
import type { Arrivals, Trace } from '../trace.ts';
import { simulate } from './simulate.ts';

const containers: ContainerFleet = {
  kind: 'containers',
  service: { kind: 'lognormal', medianMs: 200, sigma: 1 },
  startMs: 20_000,
};
const lambda: Fleet = { kind: 'lambda', service: { kind: 'exponential', meanMs: 300 } };
const policies: readonly Policy[] = [
  { mode: 'target-tracking', targets: { cpu: 0.6 } },
  { mode: 'stable-panic', capacity: 1 },
  { mode: 'aws-target-tracking', metric: 'cpu', target: 0.6 },
  { mode: 'kinglet', metric: 'concurrency', capacity: 1 },
];
const waves: Trace = {
  name: 'waves',
  durationMs: 3_600_000,
  arrivals: {
    kind: 'rates',
    intervalMs: 60_000,
    perSecond: Float64Array.from({ length: 60 }, (_, minute) => 10 + 8 * Math.sin(minute / 5)),
  },
};

describe('simulate', () => {
  it.each(policies)('gives the same result again, and another with another seed: $mode', (policy) => {
    for (const fleet of [containers, lambda]) {
      const first = simulate(waves, fleet, policy, { seed: 7 });

      expect(simulate(waves, fleet, policy, { seed: 7 })).toEqual(first);
      expect(simulate(waves, fleet, policy, { seed: 8 }).latency).not.toEqual(first.latency);
    }
  });

  it('gives every policy the same traffic', () => {
    const results = policies.map((policy) => simulate(waves, containers, policy));

    const requests = results.map((result) => result.timeline.map((point) => point.requests));
    for (const counts of requests) expect(counts).toEqual(requests[0]);
    expect(results.every((result) => result.requests > 30_000)).toBe(true);
  });

  it('keeps the fleet within the limits of the policy, and sets it right as the traffic needs', () => {
    const { timeline, misses, requests } = simulate(waves, containers, {
      mode: 'target-tracking',
      targets: { cpu: 0.6 },
      min: 2,
      max: 12,
    });

    expect(Math.min(...timeline.map((point) => point.instances))).toBeGreaterThanOrEqual(2);
    expect(Math.max(...timeline.map((point) => point.instances))).toBeLessThanOrEqual(12);
    expect(misses / requests).toBeLessThan(0.1);
  });

  it('shows in the timeline what it counts', () => {
    const { timeline, requests, misses } = simulate(waves, containers, policies[0]!, { timelineMs: 7000 });

    expect(timeline).toHaveLength(Math.ceil(3_600_000 / 7000));
    expect(timeline.reduce((sum, point) => sum + point.requests, 0)).toBe(requests);
    expect(timeline.reduce((sum, point) => sum + point.misses, 0)).toBe(misses);
  });

  it.each([3_501_723, 0.7, 1e9 / 3])('has 500 points by default, of %d ms too', (durationMs) => {
    const arrivals = { kind: 'times', timesMs: Float64Array.of(0) } as const;

    const { timeline } = simulate({ name: 'one', durationMs, arrivals }, containers, everySecond);

    expect(timeline).toHaveLength(500);
  });

  it('judges from fromMs on, with the fleet as it is then', () => {
    const options: SimulationOptions = { decide: wants(() => 3) };

    const whole = simulate(waves, { ...containers, instances: 3 }, everySecond, options);
    const half = simulate(waves, { ...containers, instances: 3 }, everySecond, { ...options, fromMs: 1_800_000 });

    const expected = whole.timeline.slice(250).reduce((sum, point) => sum + point.requests, 0);
    expect(half.requests).toBe(expected);
    expect(half.cost).toBeCloseTo(whole.cost / 2, 10);
    expect(half.decisions).toBe(1800);
  });

  it('counts what nobody ever takes up as refused', () => {
    const { requests, refused, misses } = simulate(waves, { ...containers, instances: 0 }, everySecond, {
      decide: hold,
    });

    expect({ refused, misses }).toEqual({ refused: requests, misses: requests });
  });

  it.each<[string, Arrivals]>([
    ['ascending order', { kind: 'times', timesMs: Float64Array.of(2, 1) }],
    ['below 10 ms', { kind: 'times', timesMs: Float64Array.of(2, 10) }],
    ['ascending', { kind: 'times', timesMs: Float64Array.of(Number.NaN) }],
    ['ascending', { kind: 'times', timesMs: Float64Array.of(-1) }],
    ['at least one request', { kind: 'times', timesMs: new Float64Array(0) }],
    ['each of 1 requests', { kind: 'times', timesMs: Float64Array.of(1), serviceMs: new Float64Array(0) }],
    ['service times from 0', { kind: 'times', timesMs: Float64Array.of(1), serviceMs: Float64Array.of(-1) }],
    ['rates from 0', { kind: 'rates', intervalMs: 1, perSecond: Float64Array.of(1, Number.NaN) }],
    ['a rate above 0', { kind: 'rates', intervalMs: 1, perSecond: Float64Array.of(0) }],
    ['at most 100000000000 requests', { kind: 'rates', intervalMs: 10, perSecond: Float64Array.of(1e300) }],
    ['service times from 0', { kind: 'times', timesMs: Float64Array.of(1), serviceMs: Float64Array.of(1e300) }],
    ['Float64Array', { kind: 'rates', intervalMs: 1, perSecond: [1] as unknown as Float64Array }],
    ["kind 'times' or 'rates'", { kind: 'counts' } as unknown as Arrivals],
    ['`intervalMs` above 0', { kind: 'rates', intervalMs: 0, perSecond: Float64Array.of(1) }],
  ])('refuses a trace without %s', (what, arrivals) => {
    const run = () => simulate({ name: 'bad', durationMs: 10, arrivals }, containers, everySecond);

    expect(run).toThrowError(expect.objectContaining({ code: 'KINGLET_AUTOSCALER_TRACE' }));
    expect(run).toThrowError(what);
  });

  it.each([
    ['durationMs', { durationMs: Number.POSITIVE_INFINITY }],
    ['durationMs', { durationMs: 0 }],
    ['startMs', { startMs: 1e300 }],
    ['startMs', { startMs: Number.NaN }],
  ])('refuses a trace whose %s is none', (name, parts) => {
    const run = () => simulate({ ...waves, ...parts }, containers, everySecond);

    expect(run).toThrowError(expect.objectContaining({ code: 'KINGLET_AUTOSCALER_TRACE' }));
    expect(run).toThrowError(name);
  });

  it.each<[string, Partial<ContainerFleet>]>([
    ['concurrency', { concurrency: 0 }],
    ['startMs', { startMs: -1 }],
    ['startMs', { startMs: '30000' as unknown as number }],
    ['startMS', { startMS: 30_000 } as object],
    ['service', { service: undefined as unknown as ServiceTime }],
    ['instances', { instances: 1.5 }],
    ['queueLimit', { queueLimit: Number.NaN }],
    ['pricePerHour', { pricePerHour: Number.POSITIVE_INFINITY }],
    ['service.meanMs', { service: { kind: 'constant', meanMs: 0 } }],
    ['service.meanMs', { service: { kind: 'exponential', meanMs: Number.NaN } }],
    ['service.sigma', { service: { kind: 'lognormal', medianMs: 1, sigma: 100 } }],
    ['service.sigma', { service: { kind: 'lognormal', medianMs: 1, sigma: -1 } }],
  ])('refuses a fleet whose %s cannot be', (name, parts) => {
    const run = () => simulate(waves, { ...containers, ...parts }, everySecond);

    expect(run).toThrowError(expect.objectContaining({ code: 'KINGLET_AUTOSCALER_STATE' }));
    expect(run).toThrowError(name);
  });

  it.each<[string, SimulationOptions]>([
    ['fromMs', { fromMs: 3_600_000 }],
    ['fromMs', { fromMs: null as unknown as number }],
    ['objectiveMs', { objectiveMs: 0 }],
    ['timelineMs', { timelineMs: 0 }],
    ['seed', { seed: Number.NaN }],
    ['desired', { decide: wants(() => -1) }],
    ['nextEvaluation', { decide: (...parts) => ({ ...decide(...parts), nextEvaluation: 0 }) }],
  ])('refuses %s out of its range', (name, options) => {
    const run = () => simulate(waves, containers, everySecond, options);

    expect(run).toThrowError(expect.objectContaining({ code: 'KINGLET_AUTOSCALER_POLICY' }));
    expect(run).toThrowError(name);
  });
});
