import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { FleetState } from './decision.ts';
import { AutoscalerError } from './errors.ts';
import type { Metrics } from './metrics.ts';
import type { Policy } from './policy.ts';

const now = 1_700_000_000_000;
const policies: readonly Policy[] = [
  { mode: 'threshold', targets: { cpu: 0.7 }, scaleUpAt: 0.9, down: { coolDownMs: 1000 } },
  { mode: 'target-tracking', targets: { cpu: 0.7 }, tolerance: 0.1 },
  { mode: 'aws-target-tracking', metric: 'cpu', target: 0.7, statistic: 'maximum', inPeriods: 9 },
  { mode: 'stable-panic', capacity: 1, panicWindow: 0.1, maxScaleUpRate: 9 },
  { mode: 'predictive', metric: 'concurrency', target: 0.7, seasonsMs: [3_600_000], quantile: 0.9 },
  { mode: 'kinglet', metric: 'concurrency', capacity: 1, parameters: { headroom: 1 } },
];
const metrics: Metrics = { cpu: 0.9, memory: { value: 0.5, at: now - 1000, reporting: 2 }, concurrency: 12 };

describe.each(policies.map((policy) => [policy.mode, policy] as const))(
  '%s with any JSON for a part of',
  (_, policy) => {
    const state: FleetState = {
      instances: 3,
      ready: 2,
      memory: decide({ instances: 2 }, metrics, policy, now - 1000).memory,
    };

    it.each<[string, object, (changed: object) => unknown]>([
      [
        'the policy',
        { ...policy, up: {}, min: 1, periodMs: 1000 },
        (changed) => decide(state, metrics, changed as Policy, now),
      ],
      ['the metrics', metrics, (changed) => decide(state, changed as Metrics, policy, now)],
      ['the state', state, (changed) => decide(changed as FleetState, metrics, policy, now)],
    ])('%s decides, or throws an AutoscalerError', (_, whole, decided) => {
      fc.assert(
        fc.property(fc.constantFrom(...pathsOf(whole)), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
          expect(answerOf(() => decided(withPart(whole, path, value)))).toMatch(/^(a number|AutoscalerError)$/);
        }),
        { numRuns: 300 },
      );
    });
  },
);

function answerOf(decided: () => unknown): string {
  try {
    const { desired } = decided() as { desired: unknown };

    return Number.isSafeInteger(desired) ? 'a number' : `desired ${desired}`;
  } catch (error) {
    return error instanceof AutoscalerError ? error.name : String(error);
  }
}

/** Names that lead to each part, and to each part of those. */
function pathsOf(whole: object): string[][] {
  return Object.entries(whole).flatMap(([name, part]) => [
    [name],
    ...(typeof part === 'object' && part !== null ? pathsOf(part).map((path) => [name, ...path]) : []),
  ]);
}

function withPart(whole: object, [name = '', ...path]: readonly string[], value: unknown): object {
  const part = (whole as Record<string, unknown>)[name];
  const changed = path.length === 0 ? value : withPart(part as object, path, value);
  if (!Array.isArray(whole)) return { ...whole, [name]: changed };

  return whole.with(Number(name), changed);
}
