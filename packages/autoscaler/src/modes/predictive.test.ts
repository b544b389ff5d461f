import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import type { Decision, DecisionMemory } from '../decision.ts';
import type { PredictivePolicy } from '../policy.ts';

const hour = 3_600_000;
const policy: PredictivePolicy = {
  mode: 'predictive',
  metric: 'concurrency',
  target: 10,
  max: 100,
  seasonsMs: [hour],
  horizonMs: 120_000,
  periodMs: 60_000,
};
// Nothing but a burst of 500 in the minutes 30 to 39 of each hour.
const demand = (minute: number) => (minute % 60 >= 30 && minute % 60 < 40 ? 500 : 20);

function follow(minutes: number, value: (minute: number) => number | undefined): Decision[] {
  let memory: DecisionMemory | undefined;

  return Array.from({ length: minutes }, (_, minute) => {
    const state = { instances: 5, ...(memory === undefined ? {} : { memory }) };
    const decision = decide(state, { concurrency: { value: value(minute) } }, policy, 1000 * hour + minute * 60_000);
    memory = decision.memory;

    return decision;
  });
}

describe('predictive', () => {
  it('has the instances of a burst that comes each hour before it comes', () => {
    const decisions = follow(300, demand);

    expect(decisions[29]?.desired).toBe(2);
    expect(decisions[240 + 29]?.desired).toBe(50);
    expect(decisions[240 + 29]?.reason).toMatch(/seasonal naive \(60\) expects up to 50 within 120 s/);
  });

  it('never wants less than the present demands', () => {
    const decisions = follow(300, (minute) => (minute === 250 ? 900 : demand(minute)));

    expect(decisions[250]?.desired).toBe(90);
  });

  it('grows by the forecast where the metric is missing, and does not shrink', () => {
    const decisions = follow(300, (minute) => (minute >= 245 ? undefined : demand(minute)));

    expect(decisions[245]?.desired).toBe(5);
    expect(decisions[269]?.desired).toBe(50);
  });

  it('keeps a memory that does not grow', () => {
    const size = (decision: Decision | undefined) => JSON.stringify(decision?.memory).length;
    const decisions = follow(1200, (minute) => demand(minute) + (minute % 7) / 7);

    expect(size(decisions[1199])).toBeLessThan(1.1 * size(decisions[600]));
  });
});
