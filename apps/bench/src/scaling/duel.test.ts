import { type Decide, engineDefaults, generateTrace, type Policy, simulate } from '@kinglet/autoscaler';
import { describe, expect, it } from 'vitest';
import { type Fit, fight } from './duel.ts';
import { knownRatesAtCost, meanMsOf } from './knownRates.ts';
import { limits, type Scenario, scenarios } from './scenarios.ts';

const scenario: Scenario = {
  name: 'short',
  note: '',
  trace: generateTrace('bursty', { durationMs: 3_600_000, meanPerSecond: 4 }),
  fleet: { kind: 'containers', service: { kind: 'exponential', meanMs: 2000 }, instances: 8 },
  objectiveMs: 8000,
};

describe('fight', () => {
  it('is even with a baseline that is fitted as itself, and tells who is better than it', () => {
    const { hpa } = engineDefaults(scenario.fleet, limits);

    const { bouts } = fight(scenario, (_scenario, _untilMs, baseline) => baseline ?? hpa, [1, 2]);

    expect(bouts.map(({ baseline }) => baseline)).toEqual(['HPA', 'Knative', 'AWS target tracking']);
    expect(bouts[0]).toMatchObject({ outcome: 'equal', atEqualCost: bouts[0]!.against, isBaseline: true });
    for (const { kinglet, against, outcome } of bouts)
      if (outcome === 'dominates') expect(kinglet.misses).toBeLessThanOrEqual(against.misses);
  });

  it('fits on the first half, and to the cost of each baseline it does not dominate', () => {
    const asked: [untilMs: number, baseline: Policy | undefined][] = [];
    const wasteful: Fit = (_scenario, untilMs, baseline) => {
      asked.push([untilMs, baseline]);
      return { mode: 'target-tracking', targets: { cpu: 0.8 }, min: 90, max: 100 };
    };

    const { bouts } = fight(scenario, wasteful, [1]);

    const defaults = Object.values(engineDefaults(scenario.fleet, limits));
    expect(asked).toEqual([undefined, ...defaults].map((baseline) => [1_800_000, baseline]));
    expect(bouts.map(({ outcome }) => outcome)).toEqual(['trade-off', 'trade-off', 'trade-off']);
  });
});

describe('knownRatesAtCost', () => {
  const { trace, fleet } = scenario;
  const fromMs = trace.durationMs / 2;

  it('costs just not more than it may, and misses less than an even fleet of that cost', () => {
    const costOf = ({ policy, decide }: { policy: Policy; decide?: Decide }) =>
      simulate(trace, fleet, policy, { seed: 101, fromMs, objectiveMs: 8000, ...(decide && { decide }) });
    const even = costOf({ policy: { mode: 'threshold', min: 14, max: 14 } });

    const known = costOf(knownRatesAtCost(scenario, fromMs, even.cost)!);

    expect(known.cost / even.cost).toBeGreaterThan(0.95);
    expect(known.cost).toBeLessThanOrEqual(even.cost);
    expect(known.misses).toBeLessThan(even.misses);
  });

  it('is not there for requests without rates, and not for less than the load', () => {
    const arrivals = { kind: 'times', timesMs: Float64Array.of(1) } as const;

    expect(knownRatesAtCost({ ...scenario, trace: { ...trace, arrivals } }, fromMs, 1)).toBeUndefined();
    expect(knownRatesAtCost(scenario, fromMs, 0.001)).toBeUndefined();
  });
});

describe('scenarios', () => {
  it.each(scenarios())('keep 5 to 60 instances at work: $name', ({ trace: { arrivals, durationMs }, fleet }) => {
    const workMs =
      arrivals.kind === 'times'
        ? arrivals.serviceMs!.reduce((sum, serviceMs) => sum + serviceMs, 0)
        : arrivals.perSecond.reduce((sum, rate) => sum + rate * (arrivals.intervalMs / 1000), 0) *
          meanMsOf(fleet.service);

    const load = workMs / durationMs;

    expect(load).toBeGreaterThan(5);
    expect(load).toBeLessThan(60);
  });
});
