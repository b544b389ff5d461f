import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import type { DecisionMemory, FleetState } from '../decision.ts';
import type { StablePanicPolicy } from '../policy.ts';

const now = 1_700_000_000_000;
const unlimited = { min: 0, max: 10_000, scaleToZeroAfterMs: 0 };

function knative(target: number, more: Partial<StablePanicPolicy> = {}): StablePanicPolicy {
  return { mode: 'stable-panic', capacity: target, utilization: 1, ...unlimited, ...more };
}

/** A past that gives these means once `last` is read now: an older sample makes up the stable window's. */
function past(stable: number, last: number, panic: { secondsAgo: number; count: number } | undefined): DecisionMemory {
  const samples = { at: [now - 30_000], values: [2 * stable - last] };
  const rule = {
    samples,
    panicAt: panic === undefined ? null : now - panic.secondsAgo * 1000,
    panicCount: panic?.count ?? 0,
  };
  const none = { at: [], values: [] };

  return { mode: 'stable-panic', at: now, rule, limits: { wants: none, changes: none, idleSince: null } };
}

// Numbers of knative/serving pkg/autoscaler/scaling/autoscaler_test.go.
describe("Knative's autoscaler", () => {
  const calm = undefined;

  it.each<
    [string, StablePanicPolicy, number, number, number, { secondsAgo: number; count: number } | undefined, number]
  >([
    ['StableModeIncrease', knative(10), 1, 50, 10, calm, 5],
    ['StableModeIncrease, more', knative(10), 1, 100, 10, calm, 10],
    ['StableModeDecrease', knative(10), 8, 100, 100, calm, 10],
    ['StableModeDecrease, less', knative(10), 8, 50, 50, calm, 5],
    ['StableModeNoTrafficScaleToZero', knative(10), 1, 0, 0, calm, 0],
    ['StableModeUnlimitedTBC', knative(181), 1, 21, 26, calm, 1],
    ['PanicStableLargerThanPanic', knative(1), 5, 50, 30, { secondsAgo: 5, count: 5 }, 50],
    ['PanicStableLessThanPanic', knative(1), 5, 20, 30, { secondsAgo: 5, count: 5 }, 30],
    ['StableModeIncreaseWithSmallScaleUpRate', knative(1, { maxScaleUpRate: 1.1 }), 2, 3, 3.1, calm, 3],
    ['StableModeDecreaseWithSmallScaleDownRate', knative(10, { maxScaleDownRate: 1.1 }), 100, 1, 1, calm, 90],
    ['UnpanicAfterSlowIncrease, begins', knative(1), 10, 18, 25, calm, 25],
    ['UnpanicAfterSlowIncrease, goes on', knative(1), 40, 30, 41, { secondsAgo: 30, count: 25 }, 41],
    ['UnpanicAfterSlowIncrease, ends', knative(1), 55, 50, 56, { secondsAgo: 62, count: 41 }, 50],
    ['ExtendPanicWindow', knative(1), 40, 45, 80, { secondsAgo: 30, count: 25 }, 80],
  ])('%s', (_, policy, ready, stable, last, panic, desired) => {
    const state: FleetState = { instances: ready, memory: past(stable, last, panic) };

    expect(decide(state, { concurrency: last }, policy, now).desired).toBe(desired);
  });

  it('begins in panic with more than one instance and no history, so that a restart does not shrink the fleet', () => {
    const decision = decide({ instances: 9 }, { concurrency: 1 }, knative(1), now);

    expect(decision.desired).toBe(9);
    expect(decision.constraints.map(({ code }) => code)).toEqual(['panic']);
  });

  it('never goes down in panic, which ends one stable window after the last breach', () => {
    let memory = decide({ instances: 1 }, { concurrency: 10 }, knative(1), now).memory;
    const counts = [2, 60, 62].map((seconds) => {
      const decision = decide({ instances: 10, memory }, { concurrency: 1 }, knative(1), now + seconds * 1000);
      memory = decision.memory;

      return decision.desired;
    });

    expect(counts).toEqual([10, 10, 5]);
  });

  it('holds without a sample in the stable window', () => {
    const decision = decide(
      { instances: 9 },
      { concurrency: { value: undefined, missing: 'HTTP 503' } },
      knative(1),
      now,
    );

    expect(decision.reason).toBe('concurrency is missing: HTTP 503; without it the fleet stays at 9');
  });
});
