import { describe, expect, it } from 'vitest';
import { everySecond, hold, wants } from '../../test/policies.ts';
import type { ContainerFleet } from '../fleet.ts';
import type { Metrics } from '../metrics.ts';
import type { Decide, SimulationOptions, SimulationResult } from '../simulation.ts';
import { simulate } from './simulate.ts';

/** A dollar is an instance's hour; a request is a second of work unless a test says otherwise. */
const fleet: ContainerFleet = {
  kind: 'containers',
  service: { kind: 'constant', meanMs: 1000 },
  startMs: 0,
  instances: 1,
  pricePerHour: 3600,
};

describe('containers', () => {
  it('let the requests wait in one queue in order', () => {
    const { latency, meanWaitMs } = replay([0, 0, 0], 10_000, {}, { decide: hold });

    expect(latency.max).toBe(3000);
    expect(meanWaitMs).toBe(1000);
  });

  it('serve as many at once as an instance has slots', () => {
    const { meanWaitMs } = replay([0, 0, 0], 10_000, { concurrency: 3 }, { decide: hold });

    expect(meanWaitMs).toBe(0);
  });

  it('serve from startMs after the decision on, and cost from the decision on', () => {
    const startsOne = wants((now) => (now >= 2000 ? 1 : 0));

    const { latency, cost } = replay([0], 10_000, { instances: 0, startMs: 3000 }, { decide: startsOne });

    expect(latency.max).toBe(6000);
    expect(cost).toBeCloseTo(8, 10);
  });

  it('end what they work at before they go, and cost until then', () => {
    const { latency, cost, instanceHours } = replay(
      [0, 500],
      10_000,
      { service: { kind: 'constant', meanMs: 4000 }, instances: 2 },
      { decide: wants(() => 0) },
    );

    expect(latency.max).toBe(4000);
    expect(cost).toBeCloseTo(4 + 4.5, 10);
    expect(instanceHours).toBeCloseTo(8.5 / 3600, 10);
  });

  it('take no more requests once they are to go', () => {
    const { refused, misses } = replay([0, 2500], 10_000, { concurrency: 2 }, { decide: wants(() => 0) });

    expect(refused).toBe(1);
    expect(misses).toBe(1);
  });

  it('let those go first that do not serve yet', () => {
    const upAndDown = wants((now) => (now === 1000 ? 3 : 1));

    const { cost, flaps } = replay([0], 10_000, { startMs: 60_000 }, { decide: upAndDown });

    expect(cost).toBeCloseTo(10 + 2, 10);
    expect(flaps).toBe(1);
  });

  it('refuse what the queue has no room for', () => {
    const { requests, refused, misses, latency } = replay(
      [0, 0, 0, 0],
      10_000,
      { queueLimit: 1 },
      { decide: hold, objectiveMs: 1500 },
    );

    expect({ requests, refused, misses, max: latency.max }).toEqual({ requests: 4, refused: 2, misses: 3, max: 2000 });
  });

  it('are used again by id as often as they come and go', () => {
    const sawtooth = wants((now) => ((now / 1000) % 2) * 20);
    const everyTenth = Array.from({ length: 1000 }, (_, i) => i * 100);

    const { latency, refused, requests } = replay(
      everyTenth,
      200_000,
      { service: { kind: 'constant', meanMs: 700 }, concurrency: 2 },
      { decide: sawtooth },
    );

    expect({ requests, refused }).toEqual({ requests: 1000, refused: 0 });
    expect(latency.max).toBeLessThan(1700.1);
  });

  it('tell the policy averages since it was last asked', () => {
    const seen: Metrics[] = [];
    const watch: Decide = (state, metrics, policy, now) => {
      seen.push(metrics);
      return hold(state, metrics, policy, now);
    };

    replay(
      [0, 250, 1200],
      3000,
      { instances: 2, service: { kind: 'constant', meanMs: 500 }, memory: { idle: 0.2, busy: 0.6 } },
      { decide: watch },
    );

    expect(seen[0]).toEqual({
      cpu: 0.5,
      memory: 0.2,
      concurrency: 1,
      connections: 1,
      queueLength: 0,
      requestsPerSecond: 2,
      latencyP50: expect.closeTo(500, -1),
      latencyP95: expect.closeTo(500, -1),
      latencyP99: expect.closeTo(500, -1),
    });
    expect(seen[1]).toMatchObject({ cpu: 0.25, requestsPerSecond: 1 });
  });

  it('give no metric where there is nothing to measure', () => {
    const seen: Metrics[] = [];
    const watch: Decide = (state, metrics, policy, now) => {
      seen.push(metrics);
      return hold(state, metrics, policy, now);
    };

    replay([1500], 3000, { instances: 0 }, { decide: watch });

    expect(seen[0]).toMatchObject({ cpu: { value: undefined }, latencyP99: { value: undefined }, concurrency: 0 });
    expect(seen[0]).not.toHaveProperty('memory');
    expect(seen[1]).toMatchObject({ concurrency: 0.5, queueLength: 0.5 });
  });
});

function replay(
  timesMs: readonly number[],
  durationMs: number,
  parts: Partial<ContainerFleet>,
  options: SimulationOptions,
): SimulationResult {
  const arrivals = { kind: 'times', timesMs: Float64Array.from(timesMs) } as const;
  return simulate({ name: 'test', durationMs, arrivals }, { ...fleet, ...parts }, everySecond, options);
}
