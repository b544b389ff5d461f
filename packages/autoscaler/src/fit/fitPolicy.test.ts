import { describe, expect, it } from 'vitest';
import type { ContainerFleet, Fleet } from '../fleet.ts';
import type { Policy } from '../policy.ts';
import { simulate } from '../simulator/simulate.ts';
import { generateTrace } from '../traces/generateTrace.ts';
import { engineDefaults } from './engineDefaults.ts';
import { fitPolicy } from './fitPolicy.ts';

const fleet: ContainerFleet = { kind: 'containers', service: { kind: 'exponential', meanMs: 2000 }, instances: 12 };
const trace = generateTrace('flash-crowd', { seed: 3, durationMs: 3_600_000, meanPerSecond: 4 });
const options = { objectiveMs: 8000, evaluations: 12 };
const replay = (policy: Policy) => simulate(trace, fleet, policy, { objectiveMs: 8000 });

describe('fitPolicy', () => {
  it('finds what has fewer misses than HPA and AWS at less cost', () => {
    const { hpa, aws } = engineDefaults(fleet, { max: 200 });
    const fitted = replay(fitPolicy(trace, fleet, { ...options, rivals: [hpa, aws], limits: { max: 200 } }));

    for (const rival of [replay(hpa), replay(aws)]) {
      expect(fitted.misses).toBeLessThan(rival.misses);
      expect(fitted.cost).toBeLessThan(rival.cost);
    }
  });

  it('finds the same again, and does not look beyond toMs', () => {
    const toMs = 1_800_000;
    const { arrivals } = trace;
    const perSecond =
      arrivals.kind === 'rates' ? arrivals.perSecond.map((rate, i) => (i < 1800 ? rate : 0)) : new Float64Array();
    const quietLater = { ...trace, arrivals: { kind: 'rates', intervalMs: 1000, perSecond } } as const;

    const fitted = fitPolicy(trace, fleet, { ...options, toMs });

    expect(fitPolicy(quietLater, fleet, { ...options, toMs })).toEqual(fitted);
  });

  it('finds, at the cost of a baseline, one with no more misses', () => {
    const baseline: Policy = { mode: 'target-tracking', targets: { cpu: 0.6 }, max: 200 };
    const fitted = replay(fitPolicy(trace, fleet, { ...options, baseline, limits: { max: 200 } }));
    const given = replay(baseline);

    expect(Math.abs(fitted.cost / given.cost - 1)).toBeLessThan(0.02);
    expect(fitted.misses).toBeLessThanOrEqual(given.misses);
  });

  it('keeps to the limit of an account', () => {
    const lambda: Fleet = { kind: 'lambda', service: { kind: 'exponential', meanMs: 2000 }, concurrencyLimit: 30 };
    const fitted = fitPolicy(trace, lambda, { ...options, evaluations: 2 });

    expect(fitted.max).toBe(30);
  });

  it('refuses a fleet that costs nothing, of which more is never worse', () => {
    expect(() => fitPolicy(trace, { ...fleet, pricePerHour: 0 }, options)).toThrow(/`fleet` to be one that costs/);
  });

  it.each([{ toMs: 0 }, { fromMs: 3_600_000 }, { evaluations: 0 }, { rivals: [] }])('refuses %j', (wrong) => {
    expect(() => fitPolicy(trace, fleet, { ...options, ...wrong })).toThrow(
      expect.objectContaining({ code: 'KINGLET_AUTOSCALER_POLICY' }),
    );
  });
});
