import { describe, expect, it } from 'vitest';
import type { Policy } from './policy.ts';
import { resolvePolicy } from './resolvePolicy.ts';

describe('resolvePolicy', () => {
  it("fills in the seed's options", () => {
    const options = { min: 1, max: 16, targets: { cpu: 0.7, memory: 0.8 }, scaleUpAt: 0.85, scaleDownAt: 0.4 };

    expect(resolvePolicy({ mode: 'threshold' })).toMatchObject(options);
  });

  it('answers for the same object with the same object', () => {
    const policy: Policy = { mode: 'stable-panic' };

    expect(resolvePolicy(policy)).toBe(resolvePolicy(policy));
  });

  it.each<[object, RegExp]>([
    [{ mode: 'magic' }, /`mode` to be one of/],
    [{ mode: 'threshold', min: 5, max: 4 }, /`min` to be at most max 4, got 5/],
    [{ mode: 'threshold', min: Number.NaN }, /`min` to be a number whole, from 0, got NaN/],
    [{ mode: 'threshold', max: 0 }, /`max`/],
    [{ mode: 'threshold', maximum: 4 }, /got `maximum`/],
    [{ mode: 'threshold', targets: {} }, /at least one metric/],
    [{ mode: 'threshold', targets: { load: 1 } }, /`metric` to be one of .* "load"/],
    [{ mode: 'threshold', targets: { cpu: 0 } }, /`cpu` to be a number above 0, got 0/],
    [{ mode: 'threshold', scaleUpAt: 0.3 }, /`scaleDownAt` to be below scaleUpAt 0.3/],
    [{ mode: 'threshold', up: { coolDownMs: -1 } }, /`coolDownMs`/],
    [{ mode: 'threshold', down: { cooldown: 1 } }, /got `cooldown`/],
    [{ mode: 'threshold', up: { steps: [{ instances: 0.5, periodMs: 1 }] } }, /`instances`/],
    [{ mode: 'threshold', up: { select: 'most' } }, /`select`/],
    [{ mode: 'threshold', up: 5 }, /`up` to be an object, got 5/],
    [{ mode: 'threshold', up: { steps: [null] } }, /`steps` to be an object, got null/],
    [{ mode: 'target-tracking', targets: { cpu: 1 }, tolerance: null }, /`tolerance` to be an object/],
    [{ mode: 'target-tracking' }, /at least one metric/],
    [{ mode: 'target-tracking', targets: { cpu: 1 }, tolerance: -1 }, /`up` to be a number from 0/],
    [{ mode: 'aws-target-tracking', metric: 'cpu', target: 0.5, inPeriods: 0 }, /`inPeriods`/],
    [
      { mode: 'aws-target-tracking', metric: 'cpu', target: 0.5, statistic: 'median' },
      /`statistic` to be one of average, maximum/,
    ],
    [{ mode: 'aws-target-tracking', metric: 'cpu', target: 0.5, disableScaleIn: 'no' }, /`disableScaleIn`/],
    [{ mode: 'stable-panic', metric: 'cpu' }, /`metric` to be one of concurrency, requestsPerSecond, got "cpu"/],
    [{ mode: 'stable-panic', maxScaleUpRate: 1 }, /`maxScaleUpRate` to be a number above 1/],
    [{ mode: 'predictive', metric: 'cpu', target: 0.5, quantile: 1 }, /`quantile`/],
    [{ mode: 'predictive', metric: 'cpu', target: 0.5, seasonsMs: [-1] }, /`0` to be a number above 0/],
    [{ mode: 'predictive', metric: 'cpu', target: 0.5, seasonsMs: 5 }, /`seasonsMs` to be a list, got 5/],
    [{ mode: 'kinglet', metric: 'cpu', capacity: 1 }, /`metric` to be one of concurrency/],
    [{ mode: 'kinglet', metric: 'concurrency', capacity: 1, parameters: { magic: 1 } }, /got `magic`/],
  ])('refuses %j', (policy, message) => {
    expect(() => resolvePolicy(policy as Policy)).toThrow(message);
    expect(() => resolvePolicy(policy as Policy)).toThrow(
      expect.objectContaining({ code: 'KINGLET_AUTOSCALER_POLICY' }),
    );
  });
});
