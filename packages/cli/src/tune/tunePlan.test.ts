import { expect, it } from 'vitest';
import { usEast1 } from '../cost/prices.ts';
import { planTune, renderPlan } from './tunePlan.ts';

const settings = { memories: [1024, 3072], arches: ['arm64', 'x64'] as const, cold: 2, warm: 10 };

it('counts what a measurement does, and what it costs when every event takes the whole time-out', () => {
  const plan = planTune('sum', settings, 3000, 'sum-kinglet-x64', usEast1);

  expect(plan).toMatchObject({ invocations: 48, configurationUpdates: 14 });
  // 12 events of 3 s with 1 GB and with 3 GB: 144 GB-s on each architecture.
  expect(plan.costAtMost).toBeCloseTo((48 * 0.2) / 1e6 + 144 * (0.0000133334 + 0.0000166667), 12);
  expect(renderPlan(plan, 3000)).toContain('makes and removes the function sum-kinglet-x64');
});

it('counts the event that starts an environment when no cold start is asked for', () => {
  const plan = planTune('sum', { ...settings, cold: 0, arches: ['arm64'] }, 3000, undefined, usEast1);

  expect(plan).toMatchObject({ invocations: 22, configurationUpdates: 3 });
  expect(renderPlan(plan, 3000)).not.toContain('removes');
});
