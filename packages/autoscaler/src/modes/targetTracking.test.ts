import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import type { DecisionMemory, FleetState } from '../decision.ts';
import type { Metrics } from '../metrics.ts';
import type { Policy, StepLimit } from '../policy.ts';

const now = 1_700_000_000_000;

function tracking(targets: object, more: object = {}): Policy {
  return { mode: 'target-tracking', targets, max: 1000, up: { steps: [] }, down: { stabilizationMs: 0 }, ...more };
}

const cpuOf = (value: number, reporting: number) => ({ cpu: { value, reporting } });
const qps = (requestsPerSecond: number) => ({ requestsPerSecond });

// The names are those of the cases of kubernetes/pkg/controller/podautoscaler/replica_calculator_test.go, as are the numbers.
describe("HPA's replica calculator", () => {
  it.each<[string, FleetState, Metrics, Policy, number]>([
    ['ScaleUp', { instances: 3 }, { cpu: 0.5 }, tracking({ cpu: 0.3 }), 5],
    ['ScaleUpUnreadyLessScale', { instances: 3, ready: 2 }, { cpu: 0.6 }, tracking({ cpu: 0.3 }), 4],
    ['ScaleUpUnreadyNoScale', { instances: 3, ready: 1 }, { cpu: 0.4 }, tracking({ cpu: 0.3 }), 3],
    ['ScaleUpCM', { instances: 3 }, qps(60), tracking(qps(15)), 4],
    ['ScaleUpCMUnreadyHotCpuNoLessScale', { instances: 3, ready: 2 }, qps(90), tracking(qps(15)), 6],
    ['ScaleUpCMUnreadyHotCpuScaleWouldScaleDown', { instances: 3, ready: 1 }, qps(95), tracking(qps(15)), 7],
    ['ScaleUpCMPerPodObject', { instances: 3 }, qps(20), tracking(qps(5)), 4],
    ['ScaleUpPerPodCMExternal', { instances: 3 }, qps(8.6), tracking(qps(2.15)), 4],
    ['ScaleDown', { instances: 5 }, { cpu: 0.28 }, tracking({ cpu: 0.5 }), 3],
    ['ScaleDownPerPodCMObject', { instances: 5 }, qps(6), tracking(qps(2)), 3],
    ['ScaleDownPerPodCMExternal', { instances: 5 }, qps(8.6), tracking(qps(2.867)), 3],
    ['ScaleDownIncludeUnreadyPods', { instances: 5, ready: 3 }, { cpu: 0.3 }, tracking({ cpu: 0.5 }), 2],
    ['ScaleDownExcludeUnscheduledPods', { instances: 5, ready: 1 }, { cpu: 0.1 }, tracking({ cpu: 0.5 }), 1],
    ['Tolerance', { instances: 3 }, { cpu: 1.02 }, tracking({ cpu: 1 }), 3],
    ['TolerancePerPodCMObject', { instances: 4 }, qps(20.166), tracking(qps(5)), 4],
    ['TolerancePerPodCMExternal', { instances: 3 }, qps(8.6), tracking(qps(2.9)), 3],
    ['SuperfluousMetrics', { instances: 4 }, { cpu: 5.875 }, tracking({ cpu: 1 }), 24],
    ['MissingMetrics', { instances: 4 }, cpuOf(0.2475, 2), tracking({ cpu: 1 }), 3],
    ['MissingMetricsNoChangeEq', { instances: 2 }, cpuOf(1, 1), tracking({ cpu: 1 }), 2],
    ['MissingMetricsNoChangeGt', { instances: 2 }, cpuOf(1.9, 1), tracking({ cpu: 1 }), 2],
    ['MissingMetricsNoChangeLt', { instances: 2 }, cpuOf(0.6, 1), tracking({ cpu: 1 }), 2],
    ['MissingMetricsUnreadyChange', { instances: 3, ready: 2 }, cpuOf(0.45, 1), tracking({ cpu: 0.5 }), 3],
    ['MissingMetricsUnreadyScaleUp', { instances: 3, ready: 2 }, cpuOf(2, 1), tracking({ cpu: 0.5 }), 4],
    ['MissingMetricsUnreadyScaleDown', { instances: 4, ready: 3 }, cpuOf(0.1, 2), tracking({ cpu: 0.5 }), 3],
    // Of horizontal.go, computeReplicasForMetrics.
    ['the larger of two', { instances: 3 }, { cpu: 0.9, memory: 0.3 }, tracking({ cpu: 0.5, memory: 0.5 }), 6],
    ['one of two missing, up', { instances: 3 }, { cpu: 0.9 }, tracking({ cpu: 0.5, memory: 0.5 }), 6],
    ['one of two missing, no down', { instances: 3 }, { cpu: 0.1 }, tracking({ cpu: 0.5, memory: 0.5 }), 3],
    // KEP-4951.
    [
      'a tolerance of up alone',
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
