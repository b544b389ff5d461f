import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import type { Decision, DecisionMemory } from '../decision.ts';
import type { Metrics } from '../metrics.ts';
import type { KingletPolicy } from '../policy.ts';

const start = 1_700_000_000_000;

function policyWith(parameters: KingletPolicy['parameters'] & object): KingletPolicy {
  return { mode: 'kinglet', metric: 'concurrency', capacity: 1, max: 1000, parameters };
}

/** A decision every two seconds. */
function follow(policy: KingletPolicy, metrics: readonly Metrics[]): Decision[] {
  let memory: DecisionMemory | undefined;

  return metrics.map((now, i) => {
    const state = { instances: 10, ...(memory === undefined ? {} : { memory }) };
    const decision = decide(state, now, policy, start + i * 2000);
    memory = decision.memory;

    return decision;
  });
}

const last = (policy: KingletPolicy, metrics: readonly Metrics[]) => follow(policy, metrics).at(-1)?.desired;
const times = (count: number, metrics: Metrics) => Array<Metrics>(count).fill(metrics);
const calm = times(300, { concurrency: 100 });

describe('kinglet', () => {
  it('adds the root of the load to it, and a part of it', () => {
    expect(last(policyWith({ headroom: 1 }), calm)).toBe(110);
    expect(last(policyWith({ headroom: 2, share: 0.1 }), calm)).toBe(130);
  });

  it('takes a rise within chance for chance, and what is beyond it for a rise', () => {
    const rise = (concurrency: number) =>
      last(policyWith({ chance: 2, headroom: 0, presentMs: 1 }), [...calm, { concurrency }]);

    expect(rise(118)).toBe(101);
    expect(rise(300)).toBe(280);
  });

  it('takes arrivals and service times for the load where requests wait, and works off what waits in time', () => {
    const unserved: Metrics = { concurrency: 200, queueLength: 100, requestsPerSecond: 300 };
    const served = times(300, { concurrency: 100, queueLength: 0, requestsPerSecond: 200 });
    const policy = policyWith({ chance: 0, headroom: 0, presentMs: 1, drainMs: 10_000 });

    // 300 a second · 0.5 s, and 100 · 0.5 s within 10 s; without them the 100 at work would be all there is.
    expect(last(policy, [...served, unserved])).toBe(155);
  });

  it('keeps the most that was needed for so long, and then a part of it', () => {
    const policy = policyWith({
      usualMs: 1,
      presentMs: 1,
      headroom: 0,
      holdMs: 60_000,
      reserve: 0.5,
      reserveMs: 120_000,
    });
    const counts = follow(policy, [{ concurrency: 80 }, ...times(70, { concurrency: 10 })]).map(
      ({ desired }) => desired,
    );

    expect([counts[29], counts[30], counts[59], counts[60]]).toEqual([80, 40, 40, 10]);
  });

  it('leaps to a part of the most when the load rises by more than chance', () => {
    const busy = times(5, { concurrency: 200 });
    const quiet = times(100, { concurrency: 10 });
    const policy = policyWith({ usualMs: 20_000, presentMs: 1, chance: 3, headroom: 0, holdMs: 0, leap: 0.5 });

    const leapt = last(policy, [...busy, ...quiet, { concurrency: 30 }]);

    expect(leapt).toBe(100);
    expect(last(policy, [...busy, ...quiet, { concurrency: 15 }])).toBeLessThan(20);
  });

  it('goes on where next to nothing was answered', () => {
    const policy = policyWith({});

    expect(last(policy, [{ concurrency: 1e-315 }, { concurrency: 0 }, { concurrency: 1 }, {}])).toBe(10);
  });

  it('wants all that it may have for a load beyond any fleet, and goes on', () => {
    const policy = policyWith({ holdMs: 0, reserveMs: 0, usualMs: 1, presentMs: 1 });
    const beyond = { concurrency: Number.MAX_VALUE };

    expect(last(policy, [beyond])).toBe(1000);
    expect(last(policy, [beyond, { concurrency: 1 }])).toBeLessThan(10);
    expect(last(policy, [beyond, { ...beyond, queueLength: 1, requestsPerSecond: Number.MAX_VALUE }])).toBe(1000);
  });

  it('stays without a reading and goes on from what it knew', () => {
    const policy = policyWith({ headroom: 0 });

    expect(last(policy, [...calm, {}])).toBe(10);
    expect(last(policy, [...calm, {}, { concurrency: 100 }])).toBe(100);
  });
});
