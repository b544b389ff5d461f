import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import type { DecisionMemory, FleetState } from '../decision.ts';
import type { Metrics } from '../metrics.ts';
import type { Policy, StepLimit } from '../policy.ts';

const now = 1_700_000_000_000;

function tracking(targets: object, more: object = {}): Policy {
  return { mode: 'target-tracking', targets, max: 1000, down: { stabilizationMs: 0 }, ...more };
}

// Counts, metrics and answers from kubernetes/pkg/controller/podautoscaler/replica_calculator_test.go.
describe("HPA's replica calculator", () => {
  it.each<[string, FleetState, Metrics, Policy, number]>([
    ['scale up', { instances: 3 }, { cpu: 0.5 }, tracking({ cpu: 0.3 }), 5],
    ['scale up, one of three unready', { instances: 3, ready: 2 }, { cpu: 0.6 }, tracking({ cpu: 0.3 }), 4],
    ['no scale up, most unready', { instances: 3, ready: 1 }, { cpu: 0.5 }, tracking({ cpu: 0.3 }), 3],
    ['scale down', { instances: 5 }, { cpu: 0.28 }, tracking({ cpu: 0.5 }), 3],
    ['scale down ignores unready', { instances: 5, ready: 4 }, { cpu: 0.3 }, tracking({ cpu: 0.5 }), 3],
    ['within the tolerance above', { instances: 3 }, { cpu: 1.1 }, tracking({ cpu: 1 }), 3],
    ['within the tolerance below', { instances: 3 }, { cpu: 0.9 }, tracking({ cpu: 1 }), 3],
    [
      'missing, down by the whole request',
      { instances: 5 },
      { cpu: { value: 0.28, reporting: 4 } },
      tracking({ cpu: 0.5 }),
      5,
    ],
    ['missing, up by nothing', { instances: 3 }, { cpu: { value: 1, reporting: 2 } }, tracking({ cpu: 0.5 }), 4],
    ['missing, up turned by it', { instances: 3 }, { cpu: { value: 0.6, reporting: 1 } }, tracking({ cpu: 0.5 }), 3],
    ['of the fleet, up', { instances: 3 }, { requestsPerSecond: 8600 }, tracking({ requestsPerSecond: 2144 }), 5],
    ['of the fleet, down', { instances: 5 }, { requestsPerSecond: 8600 }, tracking({ requestsPerSecond: 2867 }), 3],
    ['the larger of two', { instances: 3 }, { cpu: 0.9, memory: 0.3 }, tracking({ cpu: 0.5, memory: 0.5 }), 6],
    ['one of two missing, up', { instances: 3 }, { cpu: 0.9 }, tracking({ cpu: 0.5, memory: 0.5 }), 6],
    ['one of two missing, no down', { instances: 3 }, { cpu: 0.1 }, tracking({ cpu: 0.5, memory: 0.5 }), 3],
    [
      'tolerance of one direction',
      { instances: 10 },
      { cpu: 0.6 },
      tracking({ cpu: 0.5 }, { tolerance: { up: 0.2, down: 0 } }),
      10,
    ],
  ])('%s', (_, state, metrics, policy, desired) => {
    expect(decide(state, metrics, policy, now).desired).toBe(desired);
  });
});

function remembering(changes: readonly [number, number][], wants: readonly [number, number][] = []): DecisionMemory {
  const samples = (list: readonly [number, number][]) => ({
    at: list.map(([secondsAgo]) => now - secondsAgo * 1000),
    values: list.map(([, value]) => value),
  });

  return {
    mode: 'target-tracking',
    at: now,
    rule: null,
    limits: { changes: samples(changes), wants: samples(wants), idleSince: null },
  };
}

const pods = (instances: number, seconds: number): StepLimit => ({ instances, periodMs: seconds * 1000 });
const percent = (part: number, seconds: number): StepLimit => ({ percent: part, periodMs: seconds * 1000 });

// What the fleet wants is far beyond, so that the step limit is the answer: TestCalculateScaleUpLimitWithScalingRules and others of horizontal_test.go.
describe("HPA's scaling rules", () => {
  it.each<[string, number, readonly [number, number][], readonly StepLimit[], 'max' | 'min' | 'disabled', number]>([
    ['the default of +4 and +100 %', 1, [], [pods(4, 15), percent(100, 15)], 'max', 5],
    ['the default above four', 7, [], [pods(4, 15), percent(100, 15)], 'max', 14],
    ['the smaller one', 7, [], [pods(4, 15), percent(100, 15)], 'min', 11],
    ['none', 7, [], [pods(4, 15)], 'disabled', 7],
    ['percents round up', 1, [], [percent(1, 15)], 'max', 2],
    ['what was added in the period counts', 10, [[30, 4]], [pods(5, 60)], 'max', 11],
    ['what was removed in the period counts', 10, [[30, -4]], [percent(50, 60)], 'max', 21],
    ['what was added before it does not', 10, [[60, 4]], [pods(5, 60)], 'max', 15],
    ['no turning back where too much was added', 20, [[10, 15]], [pods(5, 60)], 'max', 20],
  ])('up by %s', (_, instances, changes, steps, select, desired) => {
    const policy = tracking({ cpu: 0.5 }, { up: { steps, select } });
    const state = { instances, memory: remembering(changes) };

    expect(decide(state, { cpu: 50 }, policy, now).desired).toBe(desired);
  });

  it.each<[string, number, readonly [number, number][], readonly StepLimit[], 'max' | 'min' | 'disabled', number]>([
    ['the default of 100 %', 10, [], [percent(100, 15)], 'max', 1],
    ['percents towards zero', 5, [], [percent(50, 60)], 'max', 2],
    ['the larger change', 100, [], [percent(10, 60), pods(4, 60)], 'max', 90],
    ['the smaller change', 100, [], [percent(10, 60), pods(4, 60)], 'min', 96],
    ['none', 100, [], [pods(4, 60)], 'disabled', 100],
    ['what was removed in the period counts', 10, [[30, -4]], [pods(5, 60)], 'max', 9],
    ['no turning back where too much was removed', 5, [[10, -15]], [pods(5, 60)], 'max', 5],
  ])('down by %s', (_, instances, changes, steps, select, desired) => {
    const policy = tracking({ cpu: 0.5 }, { down: { stabilizationMs: 0, steps, select } });
    const state = { instances, memory: remembering(changes) };

    expect(decide(state, { cpu: 0.0001 }, policy, now).desired).toBe(desired);
  });
});

describe("HPA's stabilization windows", () => {
  it.each<[string, number, number, readonly [number, number][], number]>([
    [
      'down to the largest want of five minutes',
      20,
      2,
      [
        [100, 15],
        [200, 8],
      ],
      15,
    ],
    ['not by wants that are five minutes old', 20, 2, [[300, 15]], 2],
    ['not up by an old want', 5, 4, [[100, 9]], 5],
  ])('%s', (_, instances, wanted, wants, desired) => {
    const policy: Policy = { mode: 'target-tracking', targets: { concurrency: 1 }, max: 100 };
    const state = { instances, memory: remembering([], wants) };

    expect(decide(state, { concurrency: wanted }, policy, now).desired).toBe(desired);
  });

  it('up to the smallest want of its window', () => {
    const policy: Policy = {
      mode: 'target-tracking',
      targets: { concurrency: 1 },
      max: 100,
      up: { stabilizationMs: 60_000 },
    };
    const state = { instances: 5, memory: remembering([], [[30, 7]]) };

    const decision = decide(state, { concurrency: 9 }, policy, now);

    expect(decision.desired).toBe(7);
    expect(decision.constraints).toEqual([
      { code: 'stabilization', message: '7 was wanted within 60 s', from: 9, to: 7 },
    ]);
  });
});
