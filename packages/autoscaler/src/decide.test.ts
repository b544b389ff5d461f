import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { Metrics } from './metrics.ts';
import type { Policy } from './policy.ts';

const now = 1_700_000_000_000;
const threshold: Policy = { mode: 'threshold' };

describe('decide', () => {
  it("holds the seed's example of 8 instances and says why", () => {
    const metrics = { cpu: 0.75, memory: 0.65, latencyP95: 150, queueLength: 25, connections: 180 };

    const decision = decide({ instances: 8 }, metrics, threshold, now);

    expect(decision).toMatchObject({ desired: 8, action: 'hold', nextEvaluation: now + 15_000 });
    expect(decision.reason).toBe('no metric is above 0.85 and cpu 0.75 is not below 0.4');
    expect(decision.constraints.map(({ code }) => code)).toEqual(['dead-band']);
  });

  it.each<[string, Metrics]>([
    ['NaN', { cpu: Number.NaN }],
    ['negative', { cpu: -0.1 }],
    ['infinite', { cpu: { value: Number.POSITIVE_INFINITY } }],
    ['measured in the future', { cpu: { value: 0.5, at: now + 1 } }],
    ['of half an instance', { cpu: { value: 0.5, reporting: 0.5 } }],
    ['unknown', { load: 1 } as Metrics],
  ])('refuses a metric that is %s', (_, metrics) => {
    expect(() => decide({ instances: 2 }, metrics, threshold, now)).toThrow(
      expect.objectContaining({ code: 'KINGLET_AUTOSCALER_METRIC' }),
    );
  });

  it.each([
    ['with a part of an instance', { instances: 1.5 }],
    ['with less than no instance', { instances: -1 }],
    ['with more ready than there are', { instances: 2, ready: 3 }],
    ['with a memory of another mode', { instances: 2, memory: { mode: 'predictive' as const } }],
    ['with a memory that no decision gave', { instances: 2, memory: { mode: 'threshold' as const } }],
  ])('refuses a state %s', (_, state) => {
    expect(() => decide(state, {}, threshold, now)).toThrow(
      expect.objectContaining({ code: 'KINGLET_AUTOSCALER_STATE' }),
    );
  });

  it('refuses a now that is no time', () => {
    expect(() => decide({ instances: 2 }, {}, threshold, Number.NaN)).toThrow(/`now`/);
  });

  it('takes a stale reading for a missing one', () => {
    const decision = decide({ instances: 4 }, { cpu: { value: 0.1, at: now - 90_001 }, memory: 0.1 }, threshold, now);

    expect(decision).toMatchObject({ desired: 4, action: 'hold' });
    expect(decision.reason).toBe('cpu is 90.001 s old, more than 90 s; without it the fleet stays at 4');
  });

  it('keeps to min and max even where nothing is measured', () => {
    const policy: Policy = { mode: 'threshold', min: 3, max: 5 };

    expect(decide({ instances: 1 }, {}, policy, now).desired).toBe(3);
    expect(decide({ instances: 9 }, {}, policy, now).desired).toBe(5);
  });
});

describe('the limits', () => {
  it('keeps the last instance until there was nothing to do for long enough', () => {
    const policy: Policy = {
      mode: 'target-tracking',
      targets: { concurrency: 5 },
      min: 0,
      down: { stabilizationMs: 0 },
    };
    const first = decide({ instances: 1 }, { concurrency: 0 }, policy, now);
    const early = decide({ instances: 1, memory: first.memory }, { concurrency: 0 }, policy, now + 29_999);
    const late = decide({ instances: 1, memory: early.memory }, { concurrency: 0 }, policy, now + 30_000);

    expect([first, early, late].map(({ desired }) => desired)).toEqual([1, 1, 0]);
    expect(early.constraints.map(({ code }) => code)).toEqual(['scale-to-zero']);
    expect(decide({ instances: 0, memory: late.memory }, { concurrency: 1 }, policy, now + 31_000).desired).toBe(1);
  });

  it('waits for the cool-down of a direction, and no longer when the clock goes back', () => {
    const policy: Policy = { mode: 'threshold', up: { coolDownMs: 60_000 } };
    const first = decide({ instances: 2 }, { cpu: 1 }, policy, now);
    const cooling = decide({ instances: 3, memory: first.memory }, { cpu: 1 }, policy, now - 3_600_000);
    const over = decide({ instances: 3, memory: cooling.memory }, { cpu: 1 }, policy, now - 3_540_000);

    expect([first, cooling, over].map(({ desired }) => desired)).toEqual([3, 3, 5]);
    expect(cooling.constraints.map(({ code }) => code)).toEqual(['cool-down']);
  });

  it('counts instances added within the warm-up as starting', () => {
    const policy: Policy = { mode: 'threshold', warmUpMs: 60_000 };
    const first = decide({ instances: 4 }, { cpu: 1.4, memory: 0.5 }, policy, now);

    const warming = decide({ instances: 8, memory: first.memory }, { cpu: 1.4, memory: 0.5 }, policy, now + 59_000);
    const warm = decide({ instances: 8, memory: first.memory }, { cpu: 1.4, memory: 0.5 }, policy, now + 60_000);

    expect([first, warming, warm].map(({ desired }) => desired)).toEqual([8, 8, 16]);
  });
});
